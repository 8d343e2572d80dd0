import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runSnapshot } from '../../../tools/snapshot/command';
import { contoso } from '../../emulator/fixtures/contoso';
import { parseEnvironmentData } from '../../emulator/environmentData';
import { readEnvironmentFile } from '../../emulator/readEnvironmentFile';
import { temporaryFolder } from '../analyze/temporaryFolder';
import { goodToken, loopbackOrg, sendError } from '../org/loopbackOrg';

const root = join(__dirname, '../../..');
const address = 'https://contoso.crm4.dynamics.com';
const org = loopbackOrg(contoso());
const { path, write } = temporaryFolder();

/** Runs the command in process; whatever address it is given, the organisation on this machine answers. */
async function run(...parameters: string[]): Promise<{ exitCode: number; said: string; connectedTo: string[] }> {
  const said: string[] = [];
  const connectedTo: string[] = [];
  const exitCode = await runSnapshot(parameters, {
    tell: (line) => said.push(line),
    wait: () => Promise.resolve(),
    connect: ({ origin }) => {
      connectedTo.push(origin);
      return Promise.resolve(org().connect());
    },
  });
  return { exitCode, said: said.join('\n'), connectedTo };
}

const onPosix = process.platform === 'win32' ? it.skip : it;

describe('the command snapshot', () => {
  it('writes what the environment has into a file that the host page opens', async () => {
    const out = path('environment.json');
    const { exitCode, said, connectedTo } = await run('--org', address, '--out', out);
    expect(exitCode).toBe(0);
    expect(connectedTo).toEqual([address]);
    const data = await readEnvironmentFile(out);
    expect(data.user).toBe(contoso().user);
    expect(data.connectionreferences).toHaveLength(contoso().connectionreferences?.length ?? 0);
    expect(said).toContain(`${out}: ${data.connectionreferences?.length} connectionreferences`);
    expect(said).not.toContain(goodToken);
    expect(readdirSync(path(''))).toEqual(['environment.json']);
  });

  onPosix('writes a file for its owner alone', async () => {
    const out = path('environment.json');
    await run('--org', address, '--out', out);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    write('loose.json', 'old');
    await run('--org', address, '--out', path('loose.json'), '--force');
    expect(statSync(path('loose.json')).mode & 0o777).toBe(0o600);
  });

  it('includes definitions only where they are asked for, and warns of them', async () => {
    const without = await run('--org', address, '--out', path('a.json'));
    expect(readFileSync(path('a.json'), 'utf8')).not.toContain('schemaVersion');
    expect(without.said).toContain('--with-clientdata');
    const included = await run('--org', address, '--out', path('b.json'), '--with-clientdata');
    expect(readFileSync(path('b.json'), 'utf8')).toContain('schemaVersion');
    expect(included.said).toContain('secrets');
  });

  it('replaces people only where that is asked for', async () => {
    const plain = await run('--org', address, '--out', path('a.json'));
    expect(readFileSync(path('a.json'), 'utf8')).toContain('Mara Maker');
    expect(plain.said).toContain('--anonymize');
    await run('--org', address, '--out', path('b.json'), '--anonymize');
    expect(readFileSync(path('b.json'), 'utf8')).not.toContain('Mara');
    expect(() => parseEnvironmentData(JSON.parse(readFileSync(path('b.json'), 'utf8')))).not.toThrow();
  });

  it('overwrites a file only with --force', async () => {
    const out = write('environment.json', 'mine');
    const { exitCode, said } = await run('--org', address, '--out', out);
    expect(exitCode).toBe(2);
    expect(said).toContain('--force');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(org().seen).toEqual([]);
    expect((await run('--org', address, '--out', out, '--force')).exitCode).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveProperty('user');
  });

  it('does not overwrite a file that came up meanwhile, and leaves nothing behind', async () => {
    const out = path('environment.json');
    org().answer(() => {
      write('environment.json', 'mine');
      return false;
    });
    expect((await run('--org', address, '--out', out)).exitCode).toBe(1);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(readdirSync(path(''))).toEqual(['environment.json']);
  });

  it('ends with 1, and without a file, where the environment can’t be read', async () => {
    org().answer((_request, response) => sendError(response, 403, '0x80072560', 'The user is not a member of the organization.'));
    const out = path('environment.json');
    const { exitCode, said } = await run('--org', address, '--out', out);
    expect(exitCode).toBe(1);
    expect(said).toContain('The user is not a member of the organization.');
    expect(existsSync(out)).toBe(false);
  });

  it('says what it left out', async () => {
    org().answer(({ url = '' }, response) => url.includes('flowruns?') && sendError(response, 403, '0x80040220', 'Not yours.'));
    const { exitCode, said } = await run('--org', address, '--out', path('environment.json'));
    expect(exitCode).toBe(0);
    expect(said).toContain('flowruns: left out. HTTP 403: Not yours.');
    expect(await readEnvironmentFile(path('environment.json'))).not.toHaveProperty('flowruns');
  });

  it.each([
    [[], '--org is missing'],
    [['--org', address], '--out is missing'],
    [['--org', address, '--out', ''], '--out is missing'],
    [['--org', 'https://evil.com/.crm.dynamics.com', '--out', 'x.json'], '--org: evil.com is no host of Dataverse'],
    [['--org', 'http://127.0.0.1:8182', '--out', 'x.json'], '--org: A token is sent over https only'],
    [['--org', address, '--out', 'no/such/folder/x.json'], 'there is no folder'],
    [['--org', address, '--out', 'x.json', '--anonymise'], '--anonymise'],
    [['--org', address, '--out', 'x.json', 'extra'], 'extra'],
  ])('ends with 2 for %j and says why', async (parameters, reason) => {
    const { exitCode, said } = await run(...parameters);
    expect(exitCode).toBe(2);
    expect(said).toContain(reason);
    expect(said).toContain('Usage: npm run snapshot');
    expect(org().seen).toEqual([]);
  });

  it('does not write into a folder’s place', async () => {
    mkdirSync(path('folder'));
    const { exitCode, said } = await run('--org', address, '--out', path('folder'), '--force');
    expect({ exitCode, said }).toEqual({ exitCode: 2, said: expect.stringContaining('is a folder') as string });
  });

  onPosix.each([
    ['what is no file', ['pipe', '--force'], 'is no file'],
    ['a link to what is not there', ['link.json'], 'exists'],
    ['what ends like a folder', ['new/'], 'Name a file'],
    ['a name that is too long', ['x'.repeat(300)], 'ENAMETOOLONG'],
  ])('writes nothing in place of %s, and says so before it reads', async (_what, [name = '', ...more], reason) => {
    symlinkSync('nowhere.json', path('link.json'));
    spawnSync('mkfifo', [path('pipe')]);
    const { exitCode, said } = await run('--org', address, '--out', path(name), ...more);
    expect({ exitCode, said }).toEqual({ exitCode: 2, said: expect.stringContaining(reason) as string });
    expect(org().seen).toEqual([]);
  });

  it('takes a name as long as a name may be', async () => {
    expect((await run('--org', address, '--out', path(`${'x'.repeat(245)}.json`))).exitCode).toBe(0);
  });

  onPosix('leaves nothing behind when it is ended while it writes', async () => {
    const script = `
      const { writeTarget } = require('./tools/snapshot/targetFile');
      function* chunks() { for (;;) yield 'x'.repeat(1000); }
      writeTarget(${JSON.stringify(path('environment.json'))}, false, chunks());`;
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { cwd: root, stdio: 'ignore' });
    const ended = once(child, 'exit');
    while (readdirSync(path('')).length === 0 && child.exitCode === null) {
      await wait(20);
    }
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
    expect(readdirSync(path(''))).toEqual([]);
  });

  it('explains itself on the command line', () => {
    const command = (...parameters: string[]): number | null =>
      spawnSync(process.execPath, ['--import', 'tsx', 'tools/snapshot.ts', ...parameters], { cwd: root }).status;
    expect(command('--help')).toBe(0);
    expect(command('--org', 'http://127.0.0.1:1', '--out', 'x.json')).toBe(2);
  });
});
