import type { Wait } from '../../ConnectionManager/dataverse/webApiClient';
import { environment, flowRow, id, referenceRow } from '../control/environment';
import { both, flowOf, flows, numbers, referenceOf, references, withPrivileges } from './environments';
import { readEnvironment } from './readEnvironment';

const busy = [503, '0x80044150', 'Generic SQL error.'] as const;

describe('the first reading', () => {
  it('asks for connection references and flows at once, and for the definitions when all flows are there', async () => {
    const { reader, askedFor, hold, quiet } = await readEnvironment(both(3));
    const [firstReferences, firstFlows, lastFlows] = [hold('references 1'), hold('flows 1'), hold('flows 2')];
    reader.refresh();
    await Promise.all([firstReferences.asked, firstFlows.asked]);
    firstReferences.open();
    firstFlows.open();
    await lastFlows.asked;
    await quiet();
    expect(askedFor('definitions')).toEqual([]);
    lastFlows.open();
    await quiet();
    expect(askedFor('flows', 'definitions').slice(-2)).toEqual(['definitions 1', 'definitions 2']);
    expect([...askedFor('references', 'flows', 'definitions')].sort()).toEqual(['definitions 1', 'definitions 2', 'flows 1', 'flows 2', 'references 1', 'references 2']);
  });

  it('publishes page by page and says at the end that this is all', async () => {
    const { reader, story, quiet } = await readEnvironment(both(5));
    reader.refresh();
    await quiet();
    const expected = ['loading: 0 so far', 'loading: 2 so far', 'loading: 4 so far', 'loading: 5 so far', 'complete: 5'];
    expect(story('connectionReferences')).toEqual(expected);
    expect(story('flows')).toEqual(expected);
    expect(story('definitions')).toEqual(expected);
  });

  it('gives rows in the order of their names, and a definition for each flow', async () => {
    const { reader, quiet } = await readEnvironment(both(3));
    reader.refresh();
    await quiet();
    const { connectionReferences, flows: read, definitions } = reader.current();
    expect(connectionReferences.rows.map((row) => row.displayName)).toEqual(['Reference 1', 'Reference 2', 'Reference 3']);
    expect(read.rows.map((row) => row.name)).toEqual(['Flow 1', 'Flow 2', 'Flow 3']);
    expect(definitions.rows.map(({ flowId, reading }) => [flowId, reading.flow?.connections[0]?.connectionReference])).toEqual(
      numbers(3).map((number) => [id('f', number), `contoso_reference${number}`]),
    );
  });

  it('keeps the pages that came before a failure, and does not take them for all', async () => {
    const { reader, fail, story, quiet } = await readEnvironment(both(5));
    fail('references 2', ...busy);
    reader.refresh();
    await quiet();
    expect(story('connectionReferences').slice(-1)).toEqual(['failed: 2 so far']);
    expect(reader.current().connectionReferences.problem).toMatchObject({ kind: 'other', code: '0x80044150' });
    expect(story('flows').slice(-1)).toEqual(['complete: 5']);
  });

  it('fails the definitions with the flows, without asking for them', async () => {
    const { reader, asked, fail, quiet } = await readEnvironment(both(5));
    fail('flows 2', ...busy);
    reader.refresh();
    await quiet();
    expect(reader.current().definitions).toMatchObject({ state: 'failed', complete: false, rows: [] });
    expect(reader.current().definitions.problem).toBe(reader.current().flows.problem);
    expect(asked).not.toContain('definitions 1');
  });

  it.each([
    ['connection references', 'prvReadWorkflow', 'connectionReferences', 'flows'],
    ['flows', 'prvReadconnectionreference', 'flows', 'connectionReferences'],
  ] as const)('reads the other table when the privilege for %s is missing', async (_what, granted, refused, read) => {
    const { reader, quiet } = await readEnvironment(withPrivileges(both(1), [granted, 'prvReadUser', 'prvReadTeam']));
    reader.refresh();
    await quiet();
    expect(reader.current()[refused]).toMatchObject({ state: 'failed', rows: [], problem: { kind: 'privilege', code: '0x80040220' } });
    expect(reader.current()[read]).toMatchObject({ state: 'complete', rows: [expect.anything()] });
  });

  it('waits and goes on where Dataverse limits requests', async () => {
    const pauses: number[] = [];
    const { reader, asked, fail, story, quiet } = await readEnvironment(both(3), { wait: (pause) => Promise.resolve(void pauses.push(pause)) });
    fail('references 2', 429, '0x80072322', 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.');
    reader.refresh();
    await quiet();
    expect(pauses).toEqual([5_000]);
    expect(asked.filter((page) => page.startsWith('references'))).toEqual(['references 1', 'references 2', 'references 2']);
    expect(story('connectionReferences').slice(-1)).toEqual(['complete: 3']);
  });
});

describe('a row that changes its place between two pages', () => {
  it.each([
    ['connectionReferences', 'references 2', referenceOf(1), { connectionreferencedisplayname: 'Reference 9' }],
    ['flows', 'flows 2', flowOf(1), { name: 'Flow 9' }],
    ['definitions', 'definitions 2', flowOf(1), { name: 'Flow 9' }],
  ] as const)('counts once among the %s', async (key, page, row, renamed) => {
    const data = environment({ connectionreferences: references(4), workflows: flows(4, { statecode: 0, statuscode: 1 }) });
    const { reader, hold, change, quiet } = await readEnvironment(data);
    const held = hold(page);
    reader.refresh();
    await held.asked;
    await change(row, renamed);
    held.open();
    await quiet();
    expect(reader.current()[key]).toMatchObject({ state: 'complete' });
    expect(JSON.stringify(reader.current()[key].rows[0])).toContain(Object.values(renamed)[0]);
    expect(reader.current()[key].rows).toHaveLength(4);
  });
});

describe('rows that are not as documented', () => {
  const withMisfits = environment({
    connectionreferences: [referenceRow(1, { connectionreferencelogicalname: null }), referenceRow(2), referenceRow(3)],
    workflows: [...flows(1), flowRow(2, null, { statecode: 7 })],
  });

  it('are left out and told once, also after another reading', async () => {
    const { reader, quiet } = await readEnvironment(withMisfits);
    for (const _reading of ['first', 'second']) {
      reader.refresh();
      await quiet();
      expect(reader.current().connectionReferences.rows).toHaveLength(2);
      expect(reader.current().connectionReferences.misfits).toMatchObject([{ table: 'connectionreference', id: id('c', 1) }]);
      expect(reader.current().flows.misfits).toMatchObject([{ table: 'workflow', id: id('f', 2) }]);
    }
  });

  it('are told once when they come on two pages', async () => {
    const { reader, hold, change, quiet } = await readEnvironment(withMisfits);
    const held = hold('references 2');
    reader.refresh();
    await held.asked;
    await change(referenceOf(1), { connectionreferencedisplayname: 'Reference 9' });
    held.open();
    await quiet();
    expect(reader.current().connectionReferences).toMatchObject({ state: 'complete', misfits: [{ id: id('c', 1) }] });
  });
});

describe('stop', () => {
  it.each([['references 2'], ['flows 1'], ['definitions 1']] as const)('ends the reading while %s is on its way', async (page) => {
    const { reader, asked, hold, quiet } = await readEnvironment(both(5));
    const held = hold(page);
    reader.refresh();
    await held.asked;
    await quiet();
    const before = { inventory: reader.current(), asked: asked.length };
    reader.stop();
    held.open();
    await quiet();
    expect(reader.current()).toBe(before.inventory);
    expect(asked).toHaveLength(before.asked);
  });

  it('ends the reading in the middle of a pause', async () => {
    let paused = 0;
    const untilStopped: Wait = (_milliseconds, signal) =>
      new Promise((resolve) => {
        paused++;
        signal.addEventListener('abort', () => resolve());
      });
    const { reader, asked, fail, quiet } = await readEnvironment(both(1), { wait: untilStopped });
    fail('references 1', 429, '0x80072322', 'Number of requests exceeded the limit of 6000.');
    reader.refresh();
    await quiet();
    expect(paused).toBe(1);
    const before = reader.current();
    reader.stop();
    await quiet();
    expect(reader.current()).toBe(before);
    expect(asked.filter((page) => page.startsWith('references'))).toEqual(['references 1']);
  });

  it('is final', async () => {
    const { reader, asked, quiet } = await readEnvironment(both(1));
    reader.refresh();
    await quiet();
    const before = { inventory: reader.current(), asked: asked.length };
    reader.stop();
    reader.refresh();
    await quiet();
    expect(reader.current()).toBe(before.inventory);
    expect(asked).toHaveLength(before.asked);
  });
});

it('tells nobody who has ended the subscription', async () => {
  const { reader, quiet } = await readEnvironment(both(1));
  const listener = jest.fn();
  const unsubscribe = reader.subscribe(listener);
  reader.refresh();
  expect(listener).toHaveBeenCalled();
  unsubscribe();
  listener.mockClear();
  await quiet();
  expect(listener).not.toHaveBeenCalled();
});
