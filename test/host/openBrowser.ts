import { spawn } from 'node:child_process';

/**
 * The command that opens an address in a person's own browser.
 * @returns the program and its parameters
 */
export function openCommand(platform: NodeJS.Platform, address: string): [string, ...string[]] {
  switch (platform) {
    case 'win32':
      return ['explorer', address];
    case 'darwin':
      return ['open', address];
    default:
      return ['xdg-open', address];
  }
}

/** Opens an address in the browser. Where that fails nothing happens: the address is on the screen as well. */
export function openBrowser(address: string): void {
  const [program, ...parameters] = openCommand(process.platform, address);
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
