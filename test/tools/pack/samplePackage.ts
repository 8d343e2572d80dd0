import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFiles, type PackageFiles, type SolutionSource } from '../../../tools/pack/packSolution';
import { sampleControl } from '../build/sampleControl';

/** The project's folder. */
export const ROOT = join(__dirname, '..', '..', '..');

/** The name that the control must have in Dataverse. */
export const CONTROL = 'cmgr_ConnectionManager.ConnectionManager';

/**
 * The project's own solution source.
 * @returns Its two texts.
 */
export function solutionSource(): SolutionSource {
  const folder = join(ROOT, 'Solutions', 'ConnectionManager', 'src', 'Other');
  return {
    solutionXml: readFileSync(join(folder, 'Solution.xml'), 'utf8'),
    customizationsXml: readFileSync(join(folder, 'Customizations.xml'), 'utf8'),
  };
}

/**
 * A package of the project's own source with the sample control.
 * @param source The source, when another than the project's.
 * @param managed Whether it is managed.
 * @returns Its files.
 */
export function samplePackage(source: SolutionSource = solutionSource(), managed = true): PackageFiles {
  return packageFiles(source, sampleControl(), managed);
}

/**
 * The text of one of a package's files.
 * @param files The package.
 * @param path The file's path.
 * @returns The text, without byte order mark.
 * @throws Error when there is no such file.
 */
export function textIn(files: PackageFiles, path: string): string {
  const bytes = files.get(path);
  if (!bytes) {
    throw new Error(`the package has no ${path}`);
  }
  return new TextDecoder().decode(bytes);
}
