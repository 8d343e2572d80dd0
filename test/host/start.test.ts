import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openCommand } from './openBrowser';

const root = join(__dirname, '..', '..');

function start(...parameters: string[]): { status: number | null; stdout: string; stderr: string } {
  const command = ['--import', 'tsx', join('test', 'host', 'start.ts'), '--no-open', ...parameters];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
}

describe('npm start', () => {
  it.each(['--prot=1', '--port=70000', '--port=http', '--fault=slow', 'extra'])('explains itself and ends with 2 for %s', (parameter) => {
    const { status, stderr } = start(parameter);
    expect(status).toBe(2);
    expect(stderr).toContain('Usage: npm start');
  });

  it('takes no faults for a real environment', () => {
    const { status, stderr } = start('--org=https://contoso.crm.dynamics.com', '--fault=error');
    expect([status, stderr]).toEqual([2, expect.stringContaining('--org')]);
  });

  it('says which parameter names a table that is none', () => {
    const { status, stderr } = start('--fault=table=workflow; error');
    expect([status, stderr]).toEqual([2, expect.stringContaining('--fault: table: there is no entity set workflow') as string]);
  });

  it('prints its usage and ends with 0 for --help', () => {
    expect(start('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: npm start') as string, stderr: '' });
  });

  it('names the file that it can’t read and ends with 1', () => {
    const { status, stderr } = start('--data', 'no-such-environment.json');
    expect(status).toBe(1);
    expect(stderr).toContain('no-such-environment.json');
  });

  it.each([
    ['linux', 'xdg-open'],
    ['darwin', 'open'],
    ['win32', 'explorer'],
  ] as const)('opens the browser on %s with %s', (platform, program) => {
    expect(openCommand(platform, 'http://127.0.0.1:8181/')).toEqual([program, 'http://127.0.0.1:8181/']);
  });
});
