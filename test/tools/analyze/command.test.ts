import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Analysis } from '../../../tools/analyze/analyze';
import { temporaryFolder } from './temporaryFolder';

const root = join(__dirname, '../../..');
const { path, write } = temporaryFolder();

/** A flow of which the analysis is larger than what a pipe holds. */
const large = JSON.stringify({
  definition: {
    actions: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`Call_${index}`, {
      inputs: { host: { apiId: '/apis/shared_commondataserviceforapps', operationId: 'PerformUnboundAction' } },
    }])),
  },
});

function run(...paths: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/analyze.ts', ...paths], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return { status, stdout, stderr };
}

describe('the command analyze', () => {
  it('prints all of a large analysis as one JSON document and ends with 0', () => {
    write('broken.json', '{');
    write('flow.json', large);
    const { status, stdout, stderr } = run(path(''));
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Analysis).flows[0]?.undetermined).toHaveLength(20_000);
    expect(stderr).toBe(`passed over ${path('broken.json')}: not JSON\n`);
  });

  it('ends quietly where its output is no longer wanted', async () => {
    const source = write('flow.json', large);
    const command = spawn(process.execPath, ['--import', 'tsx', 'tools/analyze.ts', source], { cwd: root });
    command.stdout.once('data', () => command.stdout.destroy());
    const [stderr] = await Promise.all([text(command.stderr), once(command, 'close')]);
    expect({ stderr, exitCode: command.exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  it('ends with 1 where a path can\'t be read, and still prints the rest', () => {
    const source = write('flow.json', '{"definition":{"actions":{}}}');
    const { status, stdout } = run('missing.json', source);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ flows: [{ source }], errors: [{ source: 'missing.json', message: 'no such file or folder' }] });
  });

  it('ends with 2 and prints its usage on the standard error without a path', () => {
    const { status, stdout, stderr } = run();
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('npm run --silent analyze -- PATH...');
  });
});
