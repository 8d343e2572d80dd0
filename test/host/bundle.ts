import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

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
