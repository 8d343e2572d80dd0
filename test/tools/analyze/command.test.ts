import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Analysis } from '../../../tools/analyze/analyze';
import { temporaryFolder } from './temporaryFolder';

const root = join(__dirname, '../../..');
const { path, write } = temporaryFolder();

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
    const actions = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`Call_${index}`, {
      inputs: { host: { apiId: '/apis/shared_commondataserviceforapps', operationId: 'PerformUnboundAction' } },
    }]));
    write('broken.json', '{');
    write('flow.json', JSON.stringify({ definition: { actions } }));
    const { status, stdout, stderr } = run(path(''));
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Analysis).flows[0]?.undetermined).toHaveLength(20_000);
    expect(stderr).toBe(`passed over ${path('broken.json')}: not JSON\n`);
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
