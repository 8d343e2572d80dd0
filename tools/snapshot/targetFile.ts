import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Checks that a file can be written.
 *
 * @param path The file.
 * @param force Whether it may be there already.
 * @throws Error (as a rejection) that says what is in the way, and what to do.
 */
export async function checkTarget(path: string, force: boolean): Promise<void> {
  const [target, folder] = await Promise.all([statsOf(path), statsOf(dirname(path))]);
  if (folder?.isDirectory() !== true) {
    throw new Error(`--out: there is no folder ${dirname(path)}. Make it, or name another one.`);
  }
  if (target?.isDirectory() === true) {
    throw new Error(`--out: ${path} is a folder. Name a file.`);
  }
  if (target !== undefined && !force) {
    throw new Error(`--out: ${path} exists. Name another file, or overwrite it with --force.`);
  }
}

/**
 * Writes a file that only its owner may read. It takes its name when it is complete, so that there is never half of one.
 *
 * @param path The file.
 * @param force Whether it may be there already.
 * @param chunks Its text.
 * @throws Error (as a rejection) where it can't be written; nothing is left behind then.
 */
export async function writeTarget(path: string, force: boolean, chunks: Iterable<string>): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await pipeline(chunks, file.createWriteStream());
    await checkTarget(path, force);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}
