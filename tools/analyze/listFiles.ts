import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** The files of a folder, as paths inside it with `/` between their parts. */
export interface FolderListing {
  readonly files: readonly string[];
  /** Folders inside it that can't be listed. */
  readonly unreadable: readonly string[];
}

/**
 * Lists the regular files of a folder at every depth. Links to files count as files; links to folders are not followed, so
 * that a loop of links ends.
 *
 * @param folder The folder's path.
 * @throws Error where the folder itself can't be listed.
 */
export function listFiles(folder: string): FolderListing {
  const files: string[] = [];
  const unreadable: string[] = [];
  const pending = [''];
  for (let inside = pending.pop(); inside !== undefined; inside = pending.pop()) {
    for (const entry of readFolder(folder, inside, unreadable)) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) {
        pending.push(path);
      } else if (entry.isFile() || (entry.isSymbolicLink() && isFile(join(folder, path)))) {
        files.push(path);
      }
    }
  }
  return { files, unreadable };
}

function readFolder(folder: string, inside: string, unreadable: string[]): Dirent[] {
  try {
    return readdirSync(join(folder, inside), { withFileTypes: true });
  } catch (error) {
    if (inside === '') {
      throw error;
    }
    unreadable.push(inside);
    return [];
  }
}

function isFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}
