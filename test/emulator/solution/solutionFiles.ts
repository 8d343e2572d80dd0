import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../../../tools/analyze/listFiles';
import { looksLikeZip, readZip } from '../../../tools/zip';

/** The files of a solution that matter here, wherever they come from. */
export interface SolutionFiles {
  /** Paths inside the folder or zip, with `/` between their parts. */
  readonly names: readonly string[];
  readonly read: (name: string) => Promise<Uint8Array>;
}

/**
 * Opens a solution's folder or zip.
 *
 * @param path The folder or the zip.
 * @throws Error where there is neither, or the zip can't be read.
 */
export async function openSolutionFiles(path: string): Promise<SolutionFiles> {
  if ((await stat(path)).isDirectory()) {
    const names = listFiles(path).files.filter(matters);
    return { names, read: (name) => readFile(join(path, name)) };
  }
  const bytes = await readFile(path);
  if (!looksLikeZip(bytes)) {
    throw new Error('neither a folder nor a zip');
  }
  const entries = await readZip(bytes, (name) => matters(name) && isInside(name));
  return { names: [...entries.keys()], read: (name) => Promise.resolve(entries.get(name) ?? new Uint8Array()) };
}

function matters(name: string): boolean {
  return /\.json$|\.json\.data\.xml$|(?:^|\/)(?:customizations|solution)\.xml$/i.test(name);
}

/** Whether a zip's entry names a place inside the zip: not absolute, no `..`, no backslash. */
function isInside(name: string): boolean {
  return !/^\/|\\|(?:^|\/)\.\.(?:\/|$)/.test(name);
}
