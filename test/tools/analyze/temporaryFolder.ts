import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Makes a folder for each test of the file, and removes it after the test.
 *
 * @returns `path` gives a path inside the folder, `write` writes a file there and gives its path.
 */
export function temporaryFolder(): { path: (name: string) => string; write: (name: string, content: string | Uint8Array) => string } {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connection-manager-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const path = (name: string): string => (name === '' ? folder : `${folder}/${name}`);
  return {
    path,
    write: (name, content) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}
