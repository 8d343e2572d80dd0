import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A built control: its files by path, which is relative to the control's folder and written with `/`. */
export type ControlFiles = ReadonlyMap<string, Uint8Array>;

/** Name of a control's manifest after a build (pcf-scripts writes it so). */
export const MANIFEST_PATH = 'ControlManifest.xml';

/**
 * Reads a built control.
 * @param folder The folder that pcf-scripts wrote, such as `out/controls/ConnectionManager`.
 * @returns Its files, sorted by path so that their order is the same on every file system.
 * @throws Error of the file system when the folder cannot be read.
 */
export function readControlFiles(folder: string): ControlFiles {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.split(sep).join('/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path))]));
}

/**
 * The text of one file.
 * @param files The control's files.
 * @param path The file's path within the control.
 * @returns Its text read as UTF-8, or undefined when there is no such file.
 */
export function textOf(files: ControlFiles, path: string): string | undefined {
  const bytes = files.get(path);
  return bytes && new TextDecoder().decode(bytes);
}
