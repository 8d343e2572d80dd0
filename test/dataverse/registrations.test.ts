import { environment, id, people } from '../control/environment';
import type { DataRow } from '../emulator/environmentData';
import { flows } from './environments';
import { readEnvironment, type ReadEnvironment } from './readEnvironment';

function registration(number: number, changes: DataRow): DataRow {
  return {
    callbackregistrationid: id('g', number),
    name: id('f', 1),
    entityname: 'account',
    runas: 3,
    createdon: '2026-08-01T10:00:00Z',
    _ownerid_value: people.ann,
    ...changes,
  };
}

async function read(rows: DataRow[]): Promise<ReadEnvironment> {
  const environmentRead = await readEnvironment(environment({ workflows: flows(2), callbackregistrations: rows }));
  environmentRead.reader.refresh();
  await environmentRead.quiet();
  return environmentRead;
}

it('tells what a flow is subscribed to', async () => {
  const { reader } = await read([registration(1, {})]);
  expect(reader.current().registrations.rows).toEqual([
    {
      id: id('g', 1),
      flowId: id('f', 1),
      table: 'account',
      runAs: 'flow-owner',
      createdOn: new Date('2026-08-01T10:00:00Z'),
      ownerId: people.ann,
    },
  ]);
});

it.each([
  [1, 'modifying-user'],
  [2, 'row-owner'],
  [3, 'flow-owner'],
  [7, 'unknown'],
  [null, null],
])('reads Run as %s as %s', async (runas, runAs) => {
  expect((await read([registration(1, { runas })])).reader.current().registrations.rows).toMatchObject([{ runAs }]);
});

it('knows the flow by its id however it is written, and leaves out subscriptions of others than flows', async () => {
  const braced = `{${id('f', 2).toUpperCase()}}`;
  const { reader } = await read([registration(1, { name: braced }), registration(2, { name: 'Contoso listener' }), registration(3, { name: null })]);
  expect(reader.current().registrations).toMatchObject({ state: 'complete', rows: [{ flowId: id('f', 2) }], misfits: [] });
});

it('reads all pages', async () => {
  const { reader, askedFor } = await read([1, 2, 3, 4, 5].map((number) => registration(number, {})));
  expect(askedFor('registrations')).toEqual(['registrations 1', 'registrations 2', 'registrations 3']);
  expect(reader.current().registrations.rows).toHaveLength(5);
});
