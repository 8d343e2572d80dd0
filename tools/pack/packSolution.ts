import { zipSync } from 'fflate';
import { MANIFEST_PATH, textOf, type ControlFiles } from '../checks/controlFiles';
import { controlName, readControlManifest } from '../checks/controlManifest';
import { CONTENT_TYPES_PATH, contentTypesXml } from './contentTypes';
import { packedCustomizationsXml, packedSolutionXml, readSolutionIdentity } from './solutionXml';

/** A solution as it is kept: the texts of its two files under `src/Other`. */
export interface SolutionSource {
  readonly solutionXml: string;
  readonly customizationsXml: string;
}

/** A packed solution: its files by path, written with `/`, in the order of the zip. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/**
 * The earliest time a zip can hold. It is built of local parts because that is what the zip writer reads: so every time zone
 * writes the same bytes.
 */
const ZIP_TIME = new Date(1980, 0, 1, 12);

/**
 * Lays out a solution that has one control.
 * Layout: as Microsoft's solution packer and the platform's exports have it; the control's files are byte for byte the built ones.
 * @param source The solution's source.
 * @param control The built control.
 * @param managed Whether the package is managed.
 * @returns The package's files.
 * @throws Error when the source or the control's manifest cannot be read.
 */
export function packageFiles(source: SolutionSource, control: ControlFiles, managed: boolean): PackageFiles {
  const manifest = readControlManifest(textOf(control, MANIFEST_PATH) ?? '');
  const name = controlName(readSolutionIdentity(source.solutionXml).prefix, manifest);
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>([
    ['solution.xml', encoder.encode(packedSolutionXml(source.solutionXml, { managed, control: name }))],
    ['customizations.xml', encoder.encode(packedCustomizationsXml(source.customizationsXml, name))],
    ...[...control].map(([path, bytes]): [string, Uint8Array] => [`Controls/${name}/${path}`, bytes]),
  ]);
  return new Map([[CONTENT_TYPES_PATH, encoder.encode(contentTypesXml([...files.keys()]))], ...files]);
}

/**
 * Zips a package so that the same files give the same bytes, on every machine and at every time.
 * @param files The package's files.
 * @returns The zip.
 */
export function zipPackage(files: PackageFiles): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: ZIP_TIME });
}
