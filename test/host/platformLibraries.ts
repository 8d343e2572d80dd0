import { join } from 'node:path';
import type { choices } from './pageOptions';

/**
 * The platform's own builds: React's UMD files, and Fluent as Microsoft's test harness carries it (pcf-start 1.48.2 has
 * 9.46.2, pcf-start 1.51.1 has 9.68.0).
 */
const files: Record<(typeof choices.react)[number] | (typeof choices.fluent)[number], Record<string, string>> = {
  '16': { react: 'react/umd/react.production.min.js', 'react-dom': 'react-dom/umd/react-dom.production.min.js' },
  '17': { react: 'react-17/umd/react.production.min.js', 'react-dom': 'react-dom-17/umd/react-dom.production.min.js' },
  '9.46.2': { fluent: 'pcf-start/lib/fluent_9_4_0.js' },
  '9.68.0': { fluent: 'pcf-start-current/lib/fluent_9_4_0.js' },
};

/**
 * Lists the platform libraries as the page asks for them.
 * @param root the project's folder
 * @returns the files by their addresses, such as `/platform/react-16.js`
 */
export function platformLibraries(root: string): Map<string, string> {
  return new Map(
    Object.entries(files).flatMap(([version, byName]) =>
      Object.entries(byName).map(([name, file]) => [`/platform/${name}-${version}.js`, join(root, 'node_modules', file)] as const),
    ),
  );
}
