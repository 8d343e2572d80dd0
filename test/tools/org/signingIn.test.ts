import { execFile } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { explained } from '../../../tools/org/credential';
import { OrgError } from '../../../tools/org/orgError';
import { createTokenSource, type Credential } from '../../../tools/org/tokenSource';
import { temporaryFolder } from '../analyze/temporaryFolder';

const root = join(__dirname, '..', '..', '..');
const origin = 'https://contoso.crm4.dynamics.com';
const address = { origin, authorityHost: 'https://login.microsoftonline.com' };
const jwt = `eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJ4In0.${'s'.repeat(40)}`;

interface GivenCredential extends Credential {
  readonly asked: readonly string[];
  readonly now: () => number;
  readonly goOn: (milliseconds: number) => void;
}

/** A credential that gives `token1`, `token2`, ..., each for an hour, and the clock that they expire by. */
function credential(): GivenCredential {
  const asked: string[] = [];
  let time = 1_000_000;
  return {
    asked,
    now: () => time,
    goOn: (milliseconds) => (time += milliseconds),
    getToken: (scope) => {
      asked.push(scope);
      return Promise.resolve({ token: `token${asked.length}`, expiresOnTimestamp: time + 3_600_000 });
    },
  };
}

describe('the token of an environment', () => {
  it('is asked for with the environment as its scope, and kept', async () => {
    const given = credential();
    const tokens = createTokenSource(given, origin, given.now);
    expect([await tokens.get(), await tokens.get()]).toEqual(['token1', 'token1']);
    expect(given.asked).toEqual([`${origin}/.default`]);
  });

  it('is asked for once, however many wait for it', async () => {
    const given = credential();
    const tokens = createTokenSource(given, origin, given.now);
    await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
    expect(given.asked).toHaveLength(1);
  });

  it('is another one shortly before it expires', async () => {
    const given = credential();
    const tokens = createTokenSource(given, origin, given.now);
    await tokens.get();
    given.goOn(3_600_000 - 180_000);
    expect(await tokens.get()).toBe('token1');
    given.goOn(120_000);
    expect(await tokens.get()).toBe('token2');
  });

  it('is renewed once for all who were refused with it', async () => {
    const given = credential();
    const tokens = createTokenSource(given, origin, given.now);
    const refused = await tokens.get();
    expect(await Promise.all([tokens.renew(refused), tokens.renew(refused)])).toEqual(['token2', 'token2']);
    expect(await tokens.renew(refused)).toBe('token2');
    expect(given.asked).toHaveLength(2);
  });

  it('is asked for again after signing in failed', async () => {
    let fails = true;
    const later = { token: 'later', expiresOnTimestamp: Date.now() + 3_600_000 };
    const tokens = createTokenSource({ getToken: () => (fails ? Promise.reject(new Error('no')) : Promise.resolve(later)) }, origin);
    await expect(tokens.get()).rejects.toThrow('no');
    fails = false;
    expect(await tokens.get()).toBe('later');
  });

  it.each(['two words', 'line\nbreak', ''])('is nothing that would break a header: %j', async (token) => {
    const tokens = createTokenSource({ getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) }, origin);
    await expect(tokens.get()).rejects.toThrow(/^Signing in gave no usable token\.$/);
  });
});

describe('signing in', () => {
  it('that fails tells the terminal why, without what looks like a token, and others only that it failed', async () => {
    const lines: string[] = [];
    const failure = Object.assign(new Error('chain'), {
      errors: [new Error('Azure CLI could not be found.'), new Error(`AADSTS50076: sign in again\nTrace: ${jwt} Bearer abc.def`)],
    });
    const failing = explained({ getToken: () => Promise.reject(failure) }, origin, (line) => lines.push(line));
    const error = await failing.getToken('scope').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OrgError);
    expect(error).toMatchObject({ problem: 'signIn', message: expect.stringContaining(origin) as string });
    expect(String(error)).not.toMatch(/AADSTS|eyJ|abc\.def/);
    expect(lines).toEqual(['Signing in: Azure CLI could not be found.', 'Signing in: AADSTS50076: sign in again Trace: [...] [...]']);
  });

  const onPosix = process.platform === 'win32' ? describe.skip : describe;

  // In a process of its own: the library starts the CLI with the environment of the process, which a test can't change from within.
  onPosix('by the Azure CLI', () => {
    const { write } = temporaryFolder();
    const asks = `
      import { createCredential } from ${JSON.stringify(join(root, 'tools/org/credential.ts'))};
      void createCredential(${JSON.stringify(address)}, (line) => console.error(line))
        .then((credential) => credential.getToken(${JSON.stringify(`${origin}/.default`)}))
        .then((token) => console.log(token?.token));`;

    it('takes the token of who is signed in there, for the environment', async () => {
      const answer = { accessToken: jwt, expires_on: Math.floor(Date.now() / 1000) + 3_600 };
      const program = write('az', `#!/bin/sh\ncase "$*" in *"--resource ${origin}") echo '${JSON.stringify(answer)}';; *) exit 1;; esac\n`);
      chmodSync(program, 0o755);
      const env = { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env.PATH ?? ''}` };
      const run = promisify(execFile)(process.execPath, [require.resolve('tsx/cli'), write('ask.ts', asks)], { cwd: root, env });
      expect(await run).toEqual({ stdout: `${jwt}\n`, stderr: '' });
    });
  });
});
