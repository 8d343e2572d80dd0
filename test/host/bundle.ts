import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtControlFolder } from '../../tools/checks/productionBuild';

/** Written by the build itself. */
const generated = 'generated';

/** When the newest file of a folder was changed, in milliseconds since 1970. */
function newestChange(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== generated)
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs;
    });
  return Math.max(0, ...times);
}

/**
 * Whether the production bundle has to be built: it is missing, or a source of the control is newer.
 * @param root the project's folder
 */
export function isBundleStale(root: string): boolean {
  const bundle = join(builtControlFolder(root), 'bundle.js');
  return !existsSync(bundle) || statSync(bundle).mtimeMs < newestChange(join(root, 'ConnectionManager'));
}

/**
 * Builds the production bundle.
 * @param root the project's folder
 * @throws {Error} (as a rejection) when the build fails
 */
export async function buildBundle(root: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', join('tools', 'build.ts')], { cwd: root, stdio: 'inherit' });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  if (exitCode !== 0) {
    throw new Error('The production build failed; npm run build says why.');
  }
}
