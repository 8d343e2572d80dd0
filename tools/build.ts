import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSize, describeRest, describeSize, restFindings, type BundleSize } from './checks/bundleSize';
import { BUNDLE_PATH, checkControl } from './checks/checkControl';
import { readControlFiles, type ControlFiles } from './checks/controlFiles';
import { formatFindings } from './checks/finding';
import { buildForProduction, builtControlFolder } from './checks/productionBuild';

/** `npm run build`: builds the control for production, checks what was built, and prints its size, with service principals and without. */
function build(root: string): void {
  buildForProduction(root, 'servicePrincipals');
  const rest = sizeOf(readControlFiles(builtControlFolder(root)));
  buildForProduction(root);
  const files = readControlFiles(builtControlFolder(root));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const findings = [...checkControl(files, version), ...restFindings(rest)];
  console.log(`${describeSize(sizeOf(files))}; ${describeRest(rest)}`);
  if (findings.length > 0) {
    throw new Error(`the built control may not be shipped:\n${formatFindings(findings)}`);
  }
}

function sizeOf(files: ControlFiles): BundleSize {
  return bundleSize(files.get(BUNDLE_PATH) ?? new Uint8Array());
}

try {
  build(process.cwd());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
