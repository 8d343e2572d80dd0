import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { posix, win32, type PlatformPath } from 'node:path';

/** The environment variable that names the browser for the end-to-end tests. */
export const browserVariable = 'CONNECTIONMANAGER_BROWSER';

/** As much of a machine as the search for a browser looks at. */
export interface Machine {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  isRoot: boolean;
}

const linuxNames = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'chromium', 'chromium-browser'];

const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

function product(folders: readonly (string | undefined)[], programs: readonly string[], path: PlatformPath): string[] {
  const known = folders.filter((folder): folder is string => folder !== undefined && folder !== '');
  return programs.flatMap((program) => known.map((folder) => path.join(folder, program)));
}

/**
 * The paths at which Chrome, Edge or Chromium are looked for, best first: the usual places of the platform, and the
 * folders of PATH.
 */
export function browserCandidates({ platform, environment }: Pick<Machine, 'platform' | 'environment'>): string[] {
  switch (platform) {
    case 'win32': {
      const { PROGRAMFILES, LOCALAPPDATA } = environment;
      const path = (environment.PATH ?? environment.Path ?? '').split(win32.delimiter);
      const installed = product([PROGRAMFILES, environment['PROGRAMFILES(X86)'], LOCALAPPDATA], windowsPrograms, win32);
      return [...installed, ...product(path, ['chrome.exe', 'msedge.exe', 'chromium.exe'], win32)];
    }
    case 'darwin': {
      const applications = ['/Applications', environment.HOME === undefined ? undefined : posix.join(environment.HOME, 'Applications')];
      const path = (environment.PATH ?? '').split(posix.delimiter);
      return [...product(applications, macPrograms, posix), ...product(path, linuxNames, posix)];
    }
    default: {
      const path = (environment.PATH ?? '').split(posix.delimiter);
      return product([...path, '/usr/bin', '/opt/google/chrome', '/snap/bin'], linuxNames, posix);
    }
  }
}

/**
 * Chooses the browser that is there: the one that the environment variable names, else the first candidate.
 * @returns its path, or undefined when there is none
 * @throws {Error} when the variable names a file that does not exist
 */
export function chooseBrowser(machine: Machine): string | undefined {
  const named = machine.environment[browserVariable];
  if (named === undefined || named === '') {
    return browserCandidates(machine).find((path) => machine.exists(path));
  }
  if (!machine.exists(named)) {
    throw new Error(`${browserVariable} names ${named}, which does not exist.`);
  }
  return named;
}

/** Whether a browser can be installed without asking: on Debian and its kin, as root. */
export function canInstall(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.isRoot && machine.exists('/etc/debian_version') && machine.exists('/usr/bin/apt-get');
}

async function run(program: string, ...parameters: string[]): Promise<void> {
  const child = spawn(program, parameters, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  if (exitCode !== 0) {
    throw new Error(`${[program, ...parameters].join(' ')} failed; install a browser by hand or set ${browserVariable} to the path of one.`);
  }
}

/**
 * Finds the browser for the end-to-end tests, and on Debian as root installs Chromium when there is none.
 * @returns the path of its program
 * @throws {Error} (as a rejection) of one line that says what to install and which variable to set
 */
export async function findBrowser(): Promise<string> {
  const machine: Machine = {
    platform: process.platform,
    environment: process.env,
    exists: existsSync,
    isRoot: process.getuid?.() === 0,
  };
  const found = chooseBrowser(machine);
  if (found === undefined && canInstall(machine)) {
    await run('apt-get', 'update');
    await run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
  }
  const browser = found ?? chooseBrowser(machine);
  if (browser === undefined) {
    throw new Error(`No browser found: install Chrome, Edge or Chromium, or set ${browserVariable} to the path of one.`);
  }
  return browser;
}
