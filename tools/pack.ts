import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kilobytes } from './checks/bundleSize';
import { checkControl } from './checks/checkControl';
import { readControlFiles } from './checks/controlFiles';
import { formatFindings, type Finding } from './checks/finding';
import { buildForProduction, builtControlFolder, isBundleStale } from './checks/productionBuild';
import { checkPackage } from './pack/checkPackage';
import { packageFiles, zipPackage, type SolutionSource } from './pack/packSolution';

const SOLUTION = 'ConnectionManager';

/** `npm run pack`: packs what `npm run build` made, and builds first when that is missing or older than its sources. */
function pack(root: string): void {
  const built = builtControlFolder(root);
  if (isBundleStale(root)) {
    buildForProduction(root);
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const control = readControlFiles(built);
  refuse(checkControl(control, version));
  const source = readSource(join(root, 'Solutions', SOLUTION, 'src', 'Other'));
  const packages = (['managed', 'unmanaged'] as const).map((kind) => ({ kind, files: packageFiles(source, control, kind === 'managed') }));
  refuse(packages.flatMap(({ files }) => checkPackage(files, version)));
  mkdirSync(join(root, 'out', 'solutions'), { recursive: true });
  for (const { kind, files } of packages) {
    const zip = zipPackage(files);
    const path = join('out', 'solutions', `${SOLUTION}_${version}_${kind}.zip`);
    writeFileSync(join(root, path), zip);
    console.log(`${path} ${kilobytes(zip.length)}, ${files.size} files`);
  }
}

function readSource(folder: string): SolutionSource {
  return {
    solutionXml: readFileSync(join(folder, 'Solution.xml'), 'utf8'),
    customizationsXml: readFileSync(join(folder, 'Customizations.xml'), 'utf8'),
  };
}

function refuse(findings: readonly Finding[]): void {
  if (findings.length > 0) {
    throw new Error(`not packed:\n${formatFindings(findings)}`);
  }
}

try {
  pack(process.cwd());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
