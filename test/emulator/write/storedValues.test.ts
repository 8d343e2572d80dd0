import { errorOf, startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';

describe('what an update stores', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const read = async (address: string): Promise<Json> => (await client.get(address)).body;

  it('refuses a day that there is not, and a time that is none', async () => {
    const address = `flowruns(${id('d', 1)})`;
    for (const starttime of ['2026-02-30T00:00:00Z', '2026-04-31', '2026-13-01', '2026-01-01T24:00:00Z', '9999-12-31T23:00:00-02:00', '']) {
      const reply = await client.send('PATCH', address, { starttime }, { 'If-Match': '*' });
      expect([starttime, reply.status, errorOf(reply).code]).toEqual([starttime, 400, '0x80048d19']);
    }
    expect((await client.send('PATCH', address, { starttime: '2028-02-29T23:30:00+01:00' }, { 'If-Match': '*' })).status).toBe(204);
    expect(await read(address)).toMatchObject({ starttime: '2028-02-29T22:30:00Z' });
  });

  it('forgets the name that a lookup came with once it points at another row', async () => {
    const formatted = (column: string): string => `_${column}_value@OData.Community.Display.V1.FormattedValue`;
    const row = { workflowid: ids.brokenFlow, name: 'x', _ownerid_value: ids.missingUser, _owningbusinessunit_value: id('3', 99) };
    const names = { [formatted('owningbusinessunit')]: 'Old unit', [formatted('modifiedby')]: 'Old person', _modifiedby_value: id('1', 98) };
    const own = await startClient({ ...contoso(), systemusers: [], teams: [], businessunits: [], workflows: [{ ...row, ...names }] });
    const annotations = { Prefer: 'odata.include-annotations="*"' };
    const before = await own.get(`workflows(${ids.brokenFlow})`, annotations);
    expect(before.body).toMatchObject(names);
    await own.send('PATCH', `workflows(${ids.brokenFlow})`, { description: 'x' });
    const after = await own.get(`workflows(${ids.brokenFlow})`, annotations);
    expect(after.body).toMatchObject({ _modifiedby_value: ids.admin, [formatted('owningbusinessunit')]: 'Old unit' });
    expect(after.body).not.toHaveProperty([formatted('modifiedby')]);
  });
});
