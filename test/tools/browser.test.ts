import { browserVariable, canInstall, chooseBrowser, type Machine } from '../../tools/browser';

/** A machine with nothing on it but the given files. */
function machine(files: readonly string[], overrides: Partial<Machine> = {}): Machine {
  const environment = { PATH: '/usr/local/bin:/usr/bin' };
  return { platform: 'linux', environment, exists: (path) => files.includes(path), isRoot: false, ...overrides };
}

const windows = {
  PROGRAMFILES: 'C:\\Program Files',
  'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
  LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
};

describe('the browser for the end-to-end tests', () => {
  it('is the one that the variable names, before any other', () => {
    const environment = { PATH: '/usr/bin', [browserVariable]: '/opt/mine' };
    expect(chooseBrowser(machine(['/usr/bin/google-chrome', '/opt/mine'], { environment }))).toBe('/opt/mine');
  });

  it('is never another one than the variable names', () => {
    const environment = { PATH: '/usr/bin', [browserVariable]: '/opt/gone' };
    expect(() => chooseBrowser(machine(['/usr/bin/google-chrome'], { environment }))).toThrow(`${browserVariable} names /opt/gone`);
  });

  it.each<[string, string, Partial<Machine>]>([
    ['Linux', '/usr/bin/chromium', {}],
    ['Linux, in a folder of PATH', '/home/a/bin/chromium', { environment: { PATH: '/home/a/bin' } }],
    ['Linux, as a snap, without PATH', '/snap/bin/chromium', { environment: {} }],
    ['macOS', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', { platform: 'darwin' }],
    [
      'macOS, for one user',
      '/Users/a/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      { platform: 'darwin', environment: { HOME: '/Users/a' } },
    ],
    ['Windows', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', { platform: 'win32', environment: windows }],
    ['Windows, in a folder of Path', 'D:\\tools\\chrome.exe', { platform: 'win32', environment: { Path: 'C:\\;D:\\tools' } }],
  ])('is found on %s', (_name, path, overrides) => {
    expect(chooseBrowser(machine([path], overrides))).toBe(path);
  });

  it('is Chrome where Chrome and Chromium are there', () => {
    expect(chooseBrowser(machine(['/usr/local/bin/chromium', '/usr/bin/google-chrome']))).toBe('/usr/bin/google-chrome');
  });

  it('is nothing on a machine without one', () => {
    expect(chooseBrowser(machine([]))).toBeUndefined();
  });

  it('is installed on Debian as root and nowhere else', () => {
    const debian = ['/etc/debian_version', '/usr/bin/apt-get'];
    expect(canInstall(machine(debian, { isRoot: true }))).toBe(true);
    expect(canInstall(machine(debian))).toBe(false);
    expect(canInstall(machine([], { isRoot: true }))).toBe(false);
    expect(canInstall(machine(debian, { isRoot: true, platform: 'darwin' }))).toBe(false);
  });
});
