import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import { cloudFlowPages, readFlowRow } from '../../ConnectionManager/dataverse/workflows';
import { contoso, ids } from '../emulator/fixtures/contoso';
import { allRows, emulatedClient } from './emulatedClient';

const { signal } = new AbortController();

/** A client of a service that answers one flow with a column of any form. */
function clientWith(columns: Record<string, unknown>): DataverseClient {
  const row = { workflowid: ids.invoiceFlow, statecode: 1, _ownerid_value: ids.maker, ...columns };
  return {
    async *pages() {
      await Promise.resolve();
      yield [row];
    },
    row: () => Promise.resolve(row),
    update: () => Promise.reject(new Error('Nothing is to be changed.')),
    execute: null,
    create: () => Promise.reject(new Error('Nothing is created.')),
    remove: () => Promise.reject(new Error('Nothing is deleted.')),
    tableMetadata: () => Promise.reject(new Error('There is no metadata.')),
  };
}

it('of a flow is whether it may be changed, as the environment says it', async () => {
  const { client } = await emulatedClient(contoso());
  const { rows } = await allRows(cloudFlowPages(client, signal));
  const customizable = new Map(rows.map(({ id, customizable: value }) => [id, value]));
  expect([customizable.get(ids.invoiceFlow), customizable.get(ids.brokenFlow)]).toEqual([true, false]);
  const { flows } = await readFlowRow(client, ids.brokenFlow);
  expect(flows.rows).toMatchObject([{ customizable: false }]);
});

it.each<[string, Record<string, unknown>]>([
  ['missing', {}],
  ['empty', { iscustomizable: null }],
  ['a plain yes', { iscustomizable: true }],
  ['text', { iscustomizable: '{"Value":true}' }],
  ['without a value', { iscustomizable: { CanBeChanged: true } }],
  ['of another value', { iscustomizable: { Value: 'true' } }],
])('is not known where the column is %s, and the flow is there all the same', async (_what, columns) => {
  const { rows, misfits } = await allRows(cloudFlowPages(clientWith(columns), signal));
  expect([rows.map(({ customizable }) => customizable), misfits]).toEqual([[null], []]);
});
