import type { Inventory } from '../../ConnectionManager/model/inventory';
import { definition, environment, id, schedule } from '../control/environment';
import { both, flowOf, flows, numbers } from './environments';
import { readEnvironment, type ReadEnvironment } from './readEnvironment';

const busy = [503, '0x80044150', 'Generic SQL error.'] as const;

const using = (reference: string): string => JSON.stringify(definition(schedule, { dv: { reference } }));

/** What each flow's definition names, by the flow's number. */
function referencesUsed({ definitions }: Inventory): Readonly<Record<number, string | null | undefined>> {
  return Object.fromEntries(
    definitions.rows.map(({ flowId, reading }) => [Number(flowId.slice(-12)), reading.flow?.connections[0]?.connectionReference]),
  );
}

async function readOnce(flowCount: number, rowsPerPage = 100): Promise<ReadEnvironment> {
  const environmentRead = await readEnvironment(environment({ workflows: flows(flowCount) }), { rowsPerPage });
  environmentRead.reader.refresh();
  await environmentRead.quiet();
  return environmentRead;
}

it('a refresh asks for no definition where no flow has changed', async () => {
  const { reader, askedFor, story, quiet } = await readOnce(9);
  const { definitions } = reader.current();
  reader.refresh();
  await quiet();
  expect(askedFor('flows', 'definitions', 'changed')).toEqual(['flows 1', 'definitions 1', 'flows 1']);
  expect(reader.current().definitions.rows).toEqual(definitions.rows);
  expect(reader.current().definitions.readAt).toEqual(reader.current().flows.readAt);
  expect(story('definitions').slice(-2)).toEqual(['loading: 9', 'complete: 9']);
});

it('a refresh asks only for the definition of the flow that has changed', async () => {
  const { reader, askedFor, addresses, change, quiet } = await readOnce(9);
  await change(flowOf(4), { clientdata: using('contoso_other') });
  reader.refresh();
  await quiet();
  expect(askedFor('definitions', 'changed')).toEqual(['definitions 1', 'changed 1']);
  expect(addresses.find((address) => address.includes('.In('))).toContain(`PropertyValues=['${id('f', 4)}']`);
  expect(referencesUsed(reader.current())).toEqual({
    ...Object.fromEntries(numbers(9).map((number) => [number, `contoso_reference${number}`])),
    4: 'contoso_other',
  });
});

it('a refresh reads the definition of a new flow and drops that of one that is gone', async () => {
  const { reader, askedFor, change, quiet } = await readOnce(9);
  await change(flowOf(2));
  await change(flowOf(10), { name: 'Flow 10', category: 5, type: 1, primaryentity: 'none', clientdata: using('contoso_new') });
  reader.refresh();
  await quiet();
  expect(askedFor('changed')).toEqual(['changed 1']);
  expect(reader.current().definitions.complete).toBe(true);
  expect(referencesUsed(reader.current())).toMatchObject({ 1: 'contoso_reference1', 10: 'contoso_new' });
  expect(Object.keys(referencesUsed(reader.current()))).toHaveLength(9);
  expect(referencesUsed(reader.current())).not.toHaveProperty('2');
});

it('a refresh reads all definitions, a page at a time, when more than a third of the flows have changed', async () => {
  const { reader, askedFor, change, quiet } = await readOnce(6);
  await Promise.all([1, 2].map((number) => change(flowOf(number), { description: 'Changed' })));
  reader.refresh();
  await quiet();
  expect(askedFor('definitions', 'changed')).toEqual(['definitions 1', 'changed 1']);
  await Promise.all([1, 2, 3].map((number) => change(flowOf(number), { description: 'Changed again' })));
  reader.refresh();
  await quiet();
  expect(askedFor('definitions', 'changed')).toEqual(['definitions 1', 'changed 1', 'definitions 1']);
});

it('a change between the reading of the flows and that of their definitions is not read twice', async () => {
  const { reader, askedFor, hold, change, quiet } = await readEnvironment(both(3));
  const held = hold('definitions 1');
  reader.refresh();
  await held.asked;
  await change(flowOf(3), { clientdata: using('contoso_other') });
  held.open();
  await quiet();
  reader.refresh();
  await quiet();
  expect(referencesUsed(reader.current())).toMatchObject({ 3: 'contoso_other' });
  expect(askedFor('changed')).toEqual([]);
});

it('a change after its definition was read is found by the next refresh', async () => {
  const { reader, askedFor, hold, change, quiet } = await readEnvironment(both(4));
  const held = hold('definitions 2');
  reader.refresh();
  await held.asked;
  await change(flowOf(1), { clientdata: using('contoso_other') });
  held.open();
  await quiet();
  expect(referencesUsed(reader.current())).toMatchObject({ 1: 'contoso_reference1' });
  reader.refresh();
  await quiet();
  expect(referencesUsed(reader.current())).toMatchObject({ 1: 'contoso_other' });
  expect(askedFor('changed')).toEqual(['changed 1']);
});

it('a reading that fails on its way keeps what it had, and the next refresh catches up', async () => {
  const { reader, asked, addresses, change, fail, quiet } = await readOnce(9, 2);
  await Promise.all([1, 2, 3].map((number) => change(flowOf(number), { clientdata: using(`contoso_other${number}`) })));
  fail('changed 2', ...busy);
  reader.refresh();
  await quiet();
  expect(reader.current().definitions).toMatchObject({ state: 'failed', complete: true, rows: { length: 9 }, problem: { code: '0x80044150' } });
  const changedSoFar = Object.values(referencesUsed(reader.current())).filter((name) => name?.startsWith('contoso_other'));
  expect(changedSoFar).toHaveLength(2);
  const before = asked.length;
  reader.refresh();
  await quiet();
  expect(asked.slice(before).filter((page) => page.startsWith('changed'))).toEqual(['changed 1']);
  expect(addresses.slice(before).find((address) => address.includes('.In('))?.match(/0066-/g)).toHaveLength(1);
  expect(referencesUsed(reader.current())).toMatchObject({ 1: 'contoso_other1', 2: 'contoso_other2', 3: 'contoso_other3' });
  expect(reader.current().definitions).toMatchObject({ state: 'complete', problem: null });
});

it('a first reading that fails on its way leaves only the rest to be read', async () => {
  const { reader, askedFor, fail, quiet } = await readEnvironment(both(9), { rowsPerPage: 3 });
  fail('definitions 3', ...busy);
  reader.refresh();
  await quiet();
  expect(reader.current().definitions).toMatchObject({ state: 'failed', complete: false, rows: { length: 6 } });
  reader.refresh();
  await quiet();
  expect(askedFor('changed')).toEqual(['changed 1']);
  expect(reader.current().definitions).toMatchObject({ state: 'complete', complete: true, rows: { length: 9 } });
});

it('1,200 flows are read on small pages, and of 150 changed ones a hundred at a time', async () => {
  const { reader, askedFor, change, quiet } = await readOnce(1_200);
  expect(askedFor('flows')).toHaveLength(12);
  expect(askedFor('definitions')).toHaveLength(12);
  for (const number of numbers(150)) {
    await change(flowOf(number), { description: 'Changed' });
  }
  reader.refresh();
  await quiet();
  expect(askedFor('definitions')).toHaveLength(12);
  expect(askedFor('changed')).toEqual(['changed 1', 'changed 1']);
  expect(reader.current().definitions).toMatchObject({ state: 'complete', rows: { length: 1_200 } });
  expect(new Set(reader.current().definitions.rows.map(({ flowId }) => flowId)).size).toBe(1_200);
});
