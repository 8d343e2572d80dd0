import { startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { contoso, ids } from '../fixtures/contoso';

describe('a single column', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const read = async (address: string): Promise<Json> => (await client.get(address)).body;
  const column = `workflows(${ids.orderFlow})/description`;

  it('is written by PUT and emptied by DELETE', async () => {
    const written = await client.send('PUT', column, { value: 'weekly' });
    expect([written.status, written.headers.get('OData-EntityId')]).toEqual([204, null]);
    expect(await read(`workflows(${ids.orderFlow})`)).toMatchObject({ description: 'weekly', _modifiedby_value: ids.admin });
    expect((await client.send('DELETE', column)).status).toBe(204);
    expect(await read(`workflows(${ids.orderFlow})`)).toMatchObject({ description: null });
  });

  it.each([
    ['a body without a value', 'PUT', column, { description: 'x' }, 400],
    ['null where a value is required', 'DELETE', `workflows(${ids.orderFlow})/name`, undefined, 400],
    ['a read-only column', 'PUT', `workflows(${ids.orderFlow})/versionnumber`, { value: 1 }, 400],
    ['a lookup', 'PUT', `workflows(${ids.orderFlow})/_ownerid_value`, { value: ids.maker }, 400],
    ['a navigation property', 'DELETE', `workflows(${ids.orderFlow})/ownerid`, undefined, 405],
    ['a PATCH', 'PATCH', column, { value: 'x' }, 405],
    ['a name that is nothing', 'PUT', `workflows(${ids.orderFlow})/nope`, { value: 'x' }, 404],
    ['a row that is not there', 'PUT', `workflows(${ids.missingUser})/description`, { value: 'x' }, 404],
  ])('is not written by %s', async (_, method, address, body, status) => {
    expect((await client.send(method, address, body)).status).toBe(status);
  });

  it('obeys If-Match', async () => {
    const stale = { 'If-Match': 'W/"1"' };
    const { '@odata.etag': etag } = await read(`workflows(${ids.orderFlow})`);
    expect((await client.send('PUT', column, { value: 'x' }, stale)).status).toBe(412);
    expect((await client.send('DELETE', column, undefined, stale)).status).toBe(412);
    expect((await client.send('PUT', column, { value: 'x' }, { 'If-Match': String(etag) })).status).toBe(204);
  });
});
