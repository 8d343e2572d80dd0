import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE_PATH } from './checkControl';

/**
 * Where a build of the project puts the control.
 * @param root The project's folder.
 * @returns The folder of the built control.
 */
export function builtControlFolder(root: string): string {
  return join(root, 'out', 'controls', 'ConnectionManager');
}

/**
 * Builds the control for production with pcf-scripts, whose output goes to this process's own. What an earlier build left is
 * removed first, so that nothing stale is shipped. Microsoft's usage telemetry is off.
 * @param root The project's folder.
 * @param without Name of a feature to leave out, to measure the rest; such a build isn't shipped.
 * @throws Error when there is no bundle afterwards: pcf-scripts 1.51.1 ends with status 0 also when a build failed.
 */
export function buildForProduction(root: string, without?: string): void {
  rmSync(builtControlFolder(root), { recursive: true, force: true });
  const { status, error } = spawnSync(
    process.execPath,
    [require.resolve('pcf-scripts/bin/pcf-scripts.js', { paths: [root] }), 'build', '--buildMode', 'production'],
    { cwd: root, stdio: 'inherit', env: { ...process.env, BUNDLE_WITHOUT: without ?? '', PP_TOOLS_TELEMETRY_OPTOUT: '1' } },
  );
  if (status !== 0 || !existsSync(join(builtControlFolder(root), BUNDLE_PATH))) {
    throw new Error(`the build failed${error ? `: ${error.message}` : ', for the reasons above; mend them and run npm run build again'}`);
  }
}

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
 * Whether the production bundle has to be built: it is missing, or a source of the control or a package it is made of
 * is newer.
 * @param root the project's folder
 */
export function isBundleStale(root: string): boolean {
  const bundle = join(builtControlFolder(root), BUNDLE_PATH);
  if (!existsSync(bundle)) {
    return true;
  }
  const packages = join(root, 'package-lock.json');
  const newest = Math.max(newestChange(join(root, 'ConnectionManager')), existsSync(packages) ? statSync(packages).mtimeMs : 0);
  return statSync(bundle).mtimeMs < newest;
}
