import { randomUUID } from 'node:crypto';
import { constants, rmSync, type Stats } from 'node:fs';
import { access, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Checks that a file can be written, so that nobody finds out after a long reading that it can't.
 *
 * @param path The file.
 * @param force Whether it may be there already.
 * @throws Error (as a rejection) that says what is in the way, and what to do.
 */
export async function checkTarget(path: string, force: boolean): Promise<void> {
  if (path.endsWith('/') || path.endsWith(sep)) {
    throw new Error(`--out: ${path} is a folder. Name a file.`);
  }
  const folder = dirname(path);
  if ((await existing(stat(folder)))?.isDirectory() !== true) {
    throw new Error(`--out: there is no folder ${folder}. Make it, or name another one.`);
  }
  const target = await existing(stat(path));
  if (target?.isDirectory() === true) {
    throw new Error(`--out: ${path} is a folder. Name a file.`);
  }
  if (target !== undefined && !target.isFile()) {
    throw new Error(`--out: ${path} is no file, but a device or a pipe. Name a file.`);
  }
  if ((await existing(lstat(path))) !== undefined && !force) {
    throw new Error(`--out: ${path} exists. Name another file, or overwrite it with --force.`);
  }
  await access(folder, constants.W_OK);
}

/**
 * Writes a file that only its owner may read (on Windows, whoever may read its folder). It takes its name when it is complete, so
 * that there is never half of one. A link gives way to the file; what it points at is left alone.
 *
 * @param path The file.
 * @param force Whether it may be there already.
 * @param chunks Its text.
 * @throws Error (as a rejection) where it can't be written; nothing is left behind then, nor where a signal ends the process.
 */
export async function writeTarget(path: string, force: boolean, chunks: Iterable<string>): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.part`);
  const keep = removeOnSignal(temporary);
  try {
    const file = await open(temporary, 'wx', 0o600);
    await pipeline(chunks, file.createWriteStream());
    await checkTarget(path, force);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    keep();
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Removes a file when a signal is about to end the process, which then ends by that signal. The result stops that. */
function removeOnSignal(path: string): () => void {
  const remove = (signal: NodeJS.Signals): void => {
    rmSync(path, { force: true });
    process.kill(process.pid, signal);
  };
  endings.forEach((signal) => process.once(signal, remove));
  return () => endings.forEach((signal) => process.off(signal, remove));
}

/** What is there; undefined where nothing is. */
async function existing(looking: Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await looking;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
