import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import { createInventoryReader, type InventoryReader } from '../../ConnectionManager/dataverse/inventoryReader';
import type { LiveConnections } from '../../ConnectionManager/model/inventory';

const nothing: LiveConnections = { connections: [], misfits: [], problem: null, readAt: null };
const flowId = '00000000-0000-0000-0000-0000000000f1';
const flow = { workflowid: flowId, name: 'Flow', statecode: 1, _ownerid_value: 'ann', clientdata: '{}', versionnumber: 1 };

/** A reader of what a service answers that doesn't keep to its own metadata, as the emulator always does. */
function readerOf(tables: Record<string, unknown[]>): InventoryReader {
  const client: DataverseClient = {
    async *pages(table) {
      await Promise.resolve();
      yield tables[table] ?? [];
    },
    row: () => Promise.resolve(flow),
    update: () => Promise.reject(new Error('Nothing is to be changed.')),
    execute: null,
    create: () => Promise.reject(new Error('Nothing is created.')),
    remove: () => Promise.reject(new Error('Nothing is deleted.')),
    tableMetadata: () => Promise.reject(new Error('There is no metadata.')),
  };
  return createInventoryReader(client, () => new Date('2026-10-01T08:00:00Z'), { userId: null, live: () => nothing });
}

async function read(reader: InventoryReader): Promise<void> {
  const done = new Promise<void>((resolve) => {
    const unsubscribe = reader.subscribe(() => {
      if (Object.values(reader.current()).every(({ state }) => state === 'complete')) {
        unsubscribe();
        resolve();
      }
    });
  });
  reader.refresh();
  await done;
}

it('a run that can not be read counts once, however often it is read', async () => {
  const run = { flowrunid: 'x1', name: 'x1', status: 'Succeeded', starttime: '2026-09-30T08:00:00Z', _workflow_value: flowId };
  const reader = readerOf({ workflow: [flow], flowrun: [run, { ...run, flowrunid: 'x2', status: 5 }] });
  await read(reader);
  await read(reader);
  expect(reader.current().runs.rows).toHaveLength(1);
  expect(reader.current().runs.misfits).toMatchObject([{ id: 'x2' }]);
});

it('a subscription that can not be read any more is not taken for gone', async () => {
  const registration = { callbackregistrationid: 'c1', name: flowId, entityname: 'account', runas: 3 };
  const tables = { workflow: [flow], callbackregistration: [registration] };
  const reader = readerOf(tables);
  await read(reader);
  tables.callbackregistration = [{ ...registration, entityname: 5 as unknown as string }];
  await reader.refreshFlow(flowId);
  expect(reader.current().registrations.rows).toHaveLength(1);
});
