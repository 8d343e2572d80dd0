import { definition, environment, id, people, schedule } from '../control/environment';
import { both, flowOf, flows, referenceOf, references } from './environments';
import { readEnvironment, type ReadEnvironment } from './readEnvironment';

const busy = [503, '0x80044150', 'Generic SQL error.'] as const;
const using = (reference: string): string => JSON.stringify(definition(schedule, { dv: { reference } }));

async function readOnce(): Promise<ReadEnvironment> {
  const registration = { callbackregistrationid: id('g', 1), name: id('f', 2), entityname: 'account', runas: 3, _ownerid_value: people.ann };
  const read = await readEnvironment({ ...both(4), callbackregistrations: [registration] }, { rowsPerPage: 2 });
  read.reader.refresh();
  await read.quiet();
  return read;
}

describe('a flow that was changed', () => {
  it('is read again in its place, with its definition and its subscription, and nothing else', async () => {
    const { reader, asked, change, quiet } = await readOnce();
    await change(flowOf(2), { name: 'Renamed', clientdata: using('contoso_other') });
    await change(`callbackregistrations(${id('g', 1)})`, { name: id('f', 2), runas: 1 });
    const before = asked.length;
    expect(await reader.refreshFlow(id('f', 2))).toBeNull();
    expect(reader.current().flows.rows.map(({ name }) => name)).toEqual(['Flow 1', 'Renamed', 'Flow 3', 'Flow 4']);
    expect(reader.current().definitions.rows[1]?.reading.flow?.connections[0]?.connectionReference).toBe('contoso_other');
    expect(reader.current().registrations.rows).toMatchObject([{ flowId: id('f', 2), runAs: 'modifying-user' }]);
    await quiet();
    expect([...asked.slice(before)].sort()).toEqual(['flow 1', 'registrations 1']);
  });

  it('is not read again by the next refresh', async () => {
    const { reader, askedFor, change, quiet } = await readOnce();
    await change(flowOf(2), { clientdata: using('contoso_other') });
    await reader.refreshFlow(id('f', 2));
    reader.refresh();
    await quiet();
    expect(askedFor('changed')).toEqual([]);
  });

  it('loses a subscription that is gone', async () => {
    const { reader, change } = await readOnce();
    await change(`callbackregistrations(${id('g', 1)})`);
    await reader.refreshFlow(id('f', 2));
    expect(reader.current().registrations.rows).toEqual([]);
  });

  it('that is gone is taken away', async () => {
    const { reader, change } = await readOnce();
    await change(flowOf(2));
    expect(await reader.refreshFlow(id('f', 2))).toBeNull();
    expect(reader.current().flows.rows.map(({ name }) => name)).toEqual(['Flow 1', 'Flow 3', 'Flow 4']);
    expect(reader.current().definitions.rows).toHaveLength(3);
  });

  it('that can not be read stays as it was, and the reason is told', async () => {
    const { reader, fail } = await readOnce();
    fail('flow 1', ...busy);
    expect(await reader.refreshFlow(id('f', 2))).toMatchObject({ kind: 'other', code: '0x80044150' });
    expect(reader.current().flows).toMatchObject({ state: 'complete', rows: { length: 4 } });
  });

  it('is read although its subscription can not be', async () => {
    const { reader, change, fail } = await readOnce();
    await change(flowOf(2), { name: 'Renamed' });
    fail('registrations 1', ...busy);
    expect(await reader.refreshFlow(id('f', 2))).toBeNull();
    expect(reader.current().flows.rows[1]).toMatchObject({ name: 'Renamed' });
    expect(reader.current().registrations.rows).toHaveLength(1);
  });

  it('stays as it was read last when a refresh brings it as it was before', async () => {
    const { reader, hold, change, quiet } = await readOnce();
    const held = hold('flows 2');
    reader.refresh();
    await held.asked;
    await change(flowOf(1), { name: 'Renamed' });
    await reader.refreshFlow(id('f', 1));
    held.open();
    await quiet();
    expect(reader.current().flows).toMatchObject({ state: 'complete', rows: { length: 4 } });
    expect(reader.current().flows.rows[0]).toMatchObject({ name: 'Renamed' });
  });

  it('does not come back when a refresh that began before brings it', async () => {
    const { reader, hold, change, quiet } = await readOnce();
    const held = hold('flows 2');
    reader.refresh();
    await held.asked;
    await change(flowOf(1));
    await reader.refreshFlow(id('f', 1));
    held.open();
    await quiet();
    expect(reader.current().flows.rows.map(({ name }) => name)).not.toContain('Flow 1');
    reader.refresh();
    await quiet();
    expect(reader.current().definitions).toMatchObject({ state: 'complete', rows: { length: 3 } });
  });

  it('keeps its definition when the first reading of the definitions brings an older one', async () => {
    const { reader, hold, change, quiet } = await readEnvironment(environment({ workflows: flows(4) }));
    const held = hold('definitions 2');
    reader.refresh();
    await held.asked;
    await change(flowOf(1), { clientdata: using('contoso_other') });
    await reader.refreshFlow(id('f', 1));
    held.open();
    await quiet();
    expect(reader.current().definitions.rows).toHaveLength(4);
    expect(reader.current().definitions.rows[0]?.reading.flow?.connections[0]?.connectionReference).toBe('contoso_other');
  });
});

describe('a connection reference that was changed', () => {
  it('is read again in its place', async () => {
    const { reader, asked, change } = await readOnce();
    await change(referenceOf(3), { connectionid: 'f'.repeat(32) });
    const before = asked.length;
    expect(await reader.refreshReference(id('c', 3))).toBeNull();
    expect(asked.slice(before)).toEqual(['reference 1']);
    expect(reader.current().connectionReferences.rows[2]).toMatchObject({ id: id('c', 3), connectionId: 'f'.repeat(32), owner: { name: 'Ann Lee' } });
  });

  it('that is gone is taken away, and one that can not be read stays', async () => {
    const { reader, change, fail } = await readOnce();
    await change(referenceOf(3));
    fail('reference 1', ...busy);
    expect(await reader.refreshReference(id('c', 3))).toMatchObject({ code: '0x80044150' });
    expect(reader.current().connectionReferences.rows).toHaveLength(4);
    expect(await reader.refreshReference(id('c', 3))).toBeNull();
    expect(reader.current().connectionReferences.rows).toHaveLength(3);
  });

  it('is shown although it was not listed yet', async () => {
    const { reader, hold, quiet } = await readEnvironment(environment({ connectionreferences: references(3), workflows: [] }));
    const held = hold('references 2');
    reader.refresh();
    await held.asked;
    await reader.refreshReference(id('c', 3));
    expect(reader.current().connectionReferences.rows.map((row) => row.displayName)).toEqual(['Reference 1', 'Reference 2', 'Reference 3']);
    held.open();
    await quiet();
    expect(reader.current().connectionReferences.rows).toHaveLength(3);
  });
});

it('nothing is told of a row that arrives after the end', async () => {
  const { reader, hold } = await readOnce();
  const held = hold('flow 1');
  const refreshed = reader.refreshFlow(id('f', 2));
  await held.asked;
  const shown = reader.current();
  reader.stop();
  held.open();
  await refreshed;
  expect(reader.current()).toBe(shown);
});
