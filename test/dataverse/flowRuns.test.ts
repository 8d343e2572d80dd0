import { lastRunsOf } from '../../ConnectionManager/dataverse/flowRuns';
import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';
import { lastRunsByFlow } from '../../ConnectionManager/model/lastRuns';
import { environment, flowRow, id } from '../control/environment';
import { createEmulator } from '../emulator/emulator';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { createWebApi } from '../host/webApi';
import { flows, numbers, withPrivileges } from './environments';
import { readEnvironment, type ReadEnvironment, type ReadOptions } from './readEnvironment';
import { runRow, startOf } from './runRows';

const withRuns = (runs: DataRow[]): EnvironmentData => environment({ workflows: flows(2), flowruns: runs });

async function readOnce(data: EnvironmentData, options?: ReadOptions): Promise<ReadEnvironment> {
  const environmentRead = await readEnvironment(data, options);
  environmentRead.reader.refresh();
  await environmentRead.quiet();
  return environmentRead;
}

/** Writes a run: an elastic table's row is replaced by what is written. */
function put({ change }: ReadEnvironment, number: number, changes: DataRow): Promise<void> {
  const flow = { 'Workflow@odata.bind': `/workflows(${id('f', 1)})` };
  return change(`flowruns(${id('d', number)})`, { name: `run${number}`, starttime: startOf(number).toISOString(), ...flow, ...changes });
}

const namesOf = ({ reader }: ReadEnvironment): readonly (string | null)[] =>
  [...reader.current().runs.rows].sort((one, other) => Number(other.startedOn) - Number(one.startedOn)).map(({ name }) => name);

describe('the recent runs', () => {
  it('come newest first, with what is known of their failure', async () => {
    const error = { errorcode: 'ConnectionAuthorizationFailed', errormessage: 'x'.repeat(3_000) };
    const { reader, addresses } = await readOnce(withRuns([runRow(1), runRow(2, { status: 'Failed', ...error, _workflow_value: id('f', 2) })]));
    const expected = { id: id('d', 2), name: 'run2', flowId: id('f', 2), outcome: 'failed', startedOn: startOf(2), errorCode: error.errorcode };
    expect(reader.current().runs).toMatchObject({ state: 'complete', cutOff: false, rows: [expected, { name: 'run1', outcome: 'succeeded' }] });
    expect(reader.current().runs.rows[0]?.errorMessage).toHaveLength(2_000);
    expect(reader.current().runs.rows[1]).toMatchObject({ errorCode: null, errorMessage: null });
    expect(addresses.find((address) => address.includes('/flowruns'))).toContain('$orderby=starttime desc');
  });

  it('leave out runs of no flow', async () => {
    const read = await readOnce(withRuns([runRow(1), runRow(2, { _workflow_value: null })]));
    expect(namesOf(read)).toEqual(['run1']);
    expect(read.reader.current().runs.misfits).toEqual([]);
  });

  it('go ten pages back and say so where there are more', async () => {
    const read = await readOnce(withRuns(numbers(25).map((number) => runRow(number))));
    expect(read.askedFor('runs')).toHaveLength(10);
    expect(read.reader.current().runs).toMatchObject({ state: 'complete', cutOff: true, rows: { length: 20 } });
    expect(namesOf(read)[0]).toBe('run25');
  });

  it.each([
    ['the environment has no such table', 404, '0x80060888', "Resource not found for the segment 'flowruns'.", 'notAvailable'],
    ['the privilege is missing', 403, '0x80040220', 'Principal user (Id=1), is missing prvReadflowrun privilege (Id=2) on OTC=1', 'privilege'],
  ] as const)('are no evidence, and no error of the lists, where %s', async (_why, status, code, message, kind) => {
    const { reader, fail, quiet } = await readEnvironment(withRuns([runRow(1)]));
    fail('runs 1', status, code, message);
    reader.refresh();
    await quiet();
    const { runs, ...others } = reader.current();
    expect(runs).toMatchObject({ state: 'failed', complete: false, rows: [], problem: { kind } });
    Object.values(others).forEach((listing) => expect(listing).toMatchObject({ state: 'complete', problem: null }));
  });

  it('are refused to a user whose roles lack the privilege, and only they', async () => {
    const granted = ['prvReadWorkflow', 'prvReadconnectionreference', 'prvReadUser', 'prvReadTeam', 'prvReadCallbackRegistration'];
    const { reader } = await readOnce(withPrivileges(withRuns([runRow(1)]), granted));
    expect(reader.current().runs).toMatchObject({ state: 'failed', problem: { kind: 'privilege', privilege: 'prvReadflowrun' } });
    expect(reader.current().flows).toMatchObject({ state: 'complete', rows: { length: 2 } });
    expect(reader.current().registrations).toMatchObject({ state: 'complete' });
  });
});

describe('the recent runs at a refresh', () => {
  it('are asked for only as far as they are new, and join those that are known', async () => {
    const read = await readOnce(withRuns(numbers(9).map((number) => runRow(number * 100))), { rowsPerPage: 3 });
    expect(read.askedFor('runs')).toHaveLength(3);
    await put(read, 1_000, { status: 'Failed' });
    read.reader.refresh();
    await read.quiet();
    expect(read.askedFor('runs')).toHaveLength(4);
    expect(namesOf(read)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((hundred) => `run${hundred * 100}`));
    expect(read.reader.current().runs).toMatchObject({ state: 'complete', cutOff: false });
  });

  it('follow one that went on to its end', async () => {
    const runs = [runRow(100, { status: 'Running' }), ...numbers(8).map((number) => runRow(number * 200))];
    const read = await readOnce(withRuns(runs), { rowsPerPage: 3 });
    await put(read, 100, { status: 'Failed', errorcode: 'Forbidden' });
    read.reader.refresh();
    await read.quiet();
    expect(read.reader.current().runs.rows.find(({ name }) => name === 'run100')).toMatchObject({ outcome: 'failed', errorCode: 'Forbidden' });
    expect(read.reader.current().runs.rows).toHaveLength(9);
  });

  it('find those that were written late', async () => {
    const read = await readOnce(withRuns(numbers(9).map((number) => runRow(number * 100))), { rowsPerPage: 1 });
    for (const late of [870, 850]) {
      await put(read, late, { status: 'Failed' });
    }
    read.reader.refresh();
    await read.quiet();
    expect(namesOf(read).slice(0, 4)).toEqual(['run900', 'run870', 'run850', 'run800']);
  });

  it('let the older ones go where there are too many new ones to tell what is between them', async () => {
    const read = await readOnce(withRuns([runRow(1)]), { rowsPerPage: 1 });
    for (const number of numbers(12)) {
      await put(read, number * 100, { status: 'Failed' });
    }
    read.reader.refresh();
    await read.quiet();
    expect(read.reader.current().runs).toMatchObject({ cutOff: true, rows: { length: 10 } });
    expect(namesOf(read)).not.toContain('run1');
  });

  it('keep what is known when it fails', async () => {
    const read = await readOnce(withRuns([runRow(1), runRow(2)]));
    read.fail('runs 1', 503, '0x80044150', 'Generic SQL error.');
    read.reader.refresh();
    await read.quiet();
    expect(read.reader.current().runs).toMatchObject({ state: 'failed', complete: true, rows: { length: 2 } });
  });
});

describe('the last runs of one flow', () => {
  const old = runRow(1, { status: 'Success' });
  const others = numbers(40).map((number) => runRow(number + 10, { status: number % 2 ? 'Cancelled' : 'Running' }));
  const elsewhere = runRow(99, { status: 'Failed', _workflow_value: id('f', 2) });

  async function lastRuns(runs: DataRow[]): Promise<{ readonly found: Awaited<ReturnType<typeof lastRunsOf>>; readonly requests: readonly string[] }> {
    const emulator = await createEmulator(withRuns(runs));
    const requests: string[] = [];
    const fetch = (request: Request): Promise<Response> => {
      requests.push(`${request.headers.get('Prefer') ?? ''} ${decodeURIComponent(request.url)}`);
      return emulator.fetch(request);
    };
    const client = createDataverseClient({ webAPI: createWebApi({ fetch, baseUrl: 'http://org.example/api/data/v9.2/' }) });
    return { found: await lastRunsOf(client, id('f', 1), new AbortController().signal), requests };
  }

  it('are found however far back they are, a row each', async () => {
    const failures = [runRow(2, { status: 'Failed' }), runRow(3, { status: 'TimedOut', errorcode: 'Timeout' })];
    const { found, requests } = await lastRuns([old, ...failures, ...others, elsewhere]);
    expect(found).toMatchObject({ success: { name: 'run1' }, failure: { name: 'run3', errorCode: 'Timeout' } });
    const asked = requests.filter((request) => request.includes('/flowruns'));
    expect(asked).toHaveLength(2);
    asked.forEach((request) => expect(request).toContain('odata.maxpagesize=1,'));
  });

  it('are none where none is recorded', async () => {
    expect((await lastRuns([...others, elsewhere])).found).toEqual({ success: null, failure: null });
  });
});

it('finds the last success and failure of each flow among runs in any order', () => {
  const run = (name: string, flowId: string, outcome: 'succeeded' | 'failed' | 'cancelled', minute: number | null): Parameters<typeof lastRunsByFlow>[0][number] => ({
    id: name,
    name,
    flowId,
    outcome,
    startedOn: minute === null ? null : startOf(minute),
    errorCode: null,
    errorMessage: null,
  });
  const found = lastRunsByFlow([
    run('b', 'one', 'succeeded', 2),
    run('c', 'one', 'succeeded', 3),
    run('a', 'one', 'succeeded', 1),
    run('undated', 'one', 'succeeded', null),
    run('d', 'one', 'failed', 4),
    run('e', 'two', 'failed', 1),
    run('f', 'three', 'cancelled', 9),
  ]);
  const names = [...found].map(([flowId, { success, failure }]) => [flowId, success?.name, failure?.name]);
  expect(names).toEqual([['one', 'c', 'd'], ['two', undefined, 'e']]);
});

it('does not need a flow to be listed for its runs', async () => {
  const read = await readOnce(environment({ workflows: [flowRow(1, null)], flowruns: [runRow(1)] }));
  expect(namesOf(read)).toEqual(['run1']);
});
