import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ControlFiles } from '../../../tools/checks/controlFiles';

const ROOT = join(__dirname, '..', '..', '..');

/** A small project in a folder of its own, in which the real tools are run. */
export interface ToolProject {
  readonly folder: string;
  /** Writes a file, given by its path in the project. */
  write(path: string, content: string | Uint8Array): void;
  /** Puts a built control where a build would. */
  putControl(files: ControlFiles): void;
  /** Runs `tools/NAME.ts` of the real project there, with these environment variables added. */
  run(name: 'build' | 'pack', env?: Readonly<Record<string, string>>): ToolRun;
  remove(): void;
}

/** How a tool ended. */
export interface ToolRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Makes a project that has the real one's package.json and solution sources, an empty control folder, and no packages.
 * @returns The project; remove it afterwards.
 */
export function toolProject(): ToolProject {
  const folder = mkdtempSync(join(tmpdir(), 'tool-project-'));
  const write: ToolProject['write'] = (path, content) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('package.json', readFileSync(join(ROOT, 'package.json')));
  mkdirSync(join(folder, 'ConnectionManager'));
  cpSync(join(ROOT, 'Solutions'), join(folder, 'Solutions'), { recursive: true });
  return {
    folder,
    write,
    putControl: (files) => {
      files.forEach((bytes, path) => write(`out/controls/ConnectionManager/${path}`, bytes));
    },
    run: (name, env = {}) => {
      const args = [require.resolve('tsx/cli'), join(ROOT, 'tools', `${name}.ts`)];
      return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
