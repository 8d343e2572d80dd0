import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSize, describeSize } from './checks/bundleSize';
import { BUNDLE_PATH, checkControl } from './checks/checkControl';
import { readControlFiles } from './checks/controlFiles';
import { formatFindings } from './checks/finding';
import { buildForProduction, builtControlFolder } from './checks/productionBuild';

/** `npm run build`: builds the control for production, checks what was built, and prints its size. */
function build(root: string): void {
  buildForProduction(root);
  const files = readControlFiles(builtControlFolder(root));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const findings = checkControl(files, version);
  console.log(describeSize(bundleSize(files.get(BUNDLE_PATH) ?? new Uint8Array())));
  if (findings.length > 0) {
    throw new Error(`the built control may not be shipped:\n${formatFindings(findings)}`);
  }
}

try {
  build(process.cwd());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
