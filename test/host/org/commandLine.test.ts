import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readOrgOptions } from './orgOptions';

const root = join(__dirname, '..', '..', '..');
const org = 'https://contoso.crm4.dynamics.com';

function start(...parameters: string[]): { status: number | null; stderr: string } {
  const command = ['--import', 'tsx', join('test', 'host', 'start.ts'), '--no-open', ...parameters];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
}

describe('npm start -- --org', () => {
  it.each([
    [['--org', 'http://127.0.0.1:8080'], '--org: A token is sent over https only'],
    [['--org', 'https://127.0.0.1:8443'], '--org: 127.0.0.1 is no host of Dataverse'],
    [['--org'], '--org'],
    [['--org', org, '--data', 'environment.json'], "--org can't be combined with --data"],
    [['--write'], '--write'],
  ])('%j ends with 2 and says why', (parameters, reason) => {
    const { status, stderr } = start(...parameters);
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(stderr).toContain('Usage: npm start');
  });
});

describe('the options for a real environment', () => {
  const none = { write: false, solution: [] };

  it('open it read-only, unless writing is asked for', () => {
    expect(readOrgOptions({ ...none, org })).toMatchObject({ address: { origin: org }, write: false });
    expect(readOrgOptions({ ...none, org, write: true })).toMatchObject({ write: true });
    expect(readOrgOptions(none)).toBeUndefined();
  });

  it.each([
    [{ ...none, org, data: 'a.json' }, /--org.*--data.*Leave one/],
    [{ ...none, org, solution: ['a.zip'] }, /--org.*--solution.*Leave one/],
    [{ ...none, write: true }, /--write.*--org/],
    [{ ...none, write: true, data: 'a.json' }, /--write.*--org/],
    [{ ...none, org: 'https://me:secret@contoso.crm4.dynamics.com' }, /^--org: (?!.*secret).*password/],
  ])('that make no sense are refused: %j', (given, reason) => {
    expect(() => readOrgOptions(given)).toThrow(reason);
  });
});
