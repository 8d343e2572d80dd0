import type { DataRow } from '../environmentData';
import { errorOf, serviceRoot, startClient } from '../fixtures/client';
import type { Client } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';

const text = { AttributeType: 'String', IsValidForCreate: true, IsValidForUpdate: true, MaxLength: 20 };

/** A table with one alternate key of one column, and one of a lookup and a number. */
const visit: DataRow = {
  LogicalName: 'contoso_visit',
  EntitySetName: 'contoso_visits',
  PrimaryIdAttribute: 'contoso_visitid',
  PrimaryNameAttribute: 'contoso_name',
  OwnershipType: 'UserOwned',
  Keys: [{ KeyAttributes: ['contoso_code'] }, { KeyAttributes: ['contoso_guest', 'contoso_number'] }],
  Attributes: [
    { LogicalName: 'contoso_name', ...text },
    { LogicalName: 'contoso_code', ...text },
    { LogicalName: 'contoso_number', AttributeType: 'Integer', IsValidForCreate: true, IsValidForUpdate: true },
    { LogicalName: 'contoso_guest', AttributeType: 'Lookup', IsValidForCreate: true, IsValidForUpdate: true, Targets: ['systemuser'] },
    { LogicalName: 'contoso_before', AttributeType: 'Lookup', IsValidForCreate: true, IsValidForUpdate: true, Targets: ['contoso_visit'] },
  ],
  ManyToOneRelationships: [
    { ReferencingAttribute: 'contoso_guest', ReferencedEntity: 'systemuser', ReferencingEntityNavigationPropertyName: 'contoso_Guest' },
    { ReferencingAttribute: 'contoso_before', ReferencedEntity: 'contoso_visit', ReferencingEntityNavigationPropertyName: 'contoso_Before' },
  ],
};

const rows: DataRow[] = [
  { contoso_visitid: id('8', 1), contoso_name: 'Fair', contoso_code: "O'B,1", _contoso_guest_value: ids.maker, contoso_number: 1 },
  { contoso_visitid: id('8', 2), contoso_name: 'Audit', contoso_code: 'A/2' },
];

describe('alternate keys', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient({ ...contoso(), EntityDefinitions: [visit], contoso_visits: rows });
  });

  const name = async (number: number): Promise<unknown> => (await client.get(`contoso_visits(${id('8', number)})`)).body.contoso_name;

  it.each([
    ["contoso_code='O''B,1'", 1],
    ["contoso_code='o''b,1'", 1],
    ["contoso_code='A%2F2'", 2],
    [`_contoso_guest_value=${ids.maker},contoso_number=1`, 1],
    [`contoso_number=1,_contoso_guest_value=${ids.maker}`, 1],
    [`contoso_visitid=${id('8', 1)}`, 1],
  ])('name a row that is read, changed and deleted: %s', async (key, number) => {
    expect((await client.get(`contoso_visits(${key})?$select=contoso_name`)).body.contoso_visitid).toBe(id('8', number));
    const changed = await client.send('PATCH', `contoso_visits(${key})`, { contoso_name: 'changed' }, { 'If-Match': '*' });
    expect([changed.status, changed.headers.get('OData-EntityId')]).toEqual([204, `${serviceRoot}contoso_visits(${id('8', number)})`]);
    expect(await name(number)).toBe('changed');
    expect((await client.send('DELETE', `contoso_visits(${key})`)).status).toBe(204);
    expect((await client.get(`contoso_visits(${id('8', number)})`)).status).toBe(404);
  });

  it('name a row that a lookup is bound to', async () => {
    const bind = { 'contoso_Before@odata.bind': "/contoso_visits(contoso_code='A/2')" };
    expect((await client.send('PATCH', `contoso_visits(${id('8', 1)})`, bind)).status).toBe(204);
    expect((await client.get(`contoso_visits(${id('8', 1)})`)).body._contoso_before_value).toBe(id('8', 2));
  });

  it('create the row that is not there, with the values of the key', async () => {
    const created = await client.send('PATCH', "contoso_visits(contoso_code='new')", { contoso_name: 'New' });
    expect(created.status).toBe(204);
    expect((await client.get(created.headers.get('OData-EntityId') ?? '')).body).toMatchObject({ contoso_name: 'New', contoso_code: 'new' });
  });

  it('obey If-Match and If-None-Match', async () => {
    const forbidden = await client.send('PATCH', "contoso_visits(contoso_code='new')", {}, { 'If-Match': '*' });
    expect([forbidden.status, errorOf(forbidden).code]).toEqual([404, '0x80060891']);
    const existing = await client.send('PATCH', "contoso_visits(contoso_code='A%2F2')", {}, { 'If-None-Match': '*' });
    expect([existing.status, errorOf(existing).code]).toEqual([412, '0x80040237']);
    const stale = await client.send('PATCH', "contoso_visits(contoso_code='A%2F2')", {}, { 'If-Match': 'W/"1"' });
    expect([stale.status, errorOf(stale).code]).toEqual([412, '0x80060882']);
  });

  it('are refused where another row has them, in creates and updates; an empty value is no key', async () => {
    const guest = { 'contoso_Guest@odata.bind': `systemusers(${ids.maker})` };
    for (const reply of [
      await client.send('POST', 'contoso_visits', { contoso_code: 'a/2' }),
      await client.send('PATCH', `contoso_visits(${id('8', 1)})`, { contoso_code: 'A/2' }),
      await client.send('POST', 'contoso_visits', { ...guest, contoso_number: 1 }),
      await client.send('PUT', `contoso_visits(${id('8', 1)})/contoso_code`, { value: 'A/2' }),
    ]) {
      expect([reply.status, errorOf(reply).code]).toEqual([412, '0x80040237']);
    }
    expect((await client.send('PATCH', `contoso_visits(${id('8', 1)})`, { contoso_code: "O'B,1" })).status).toBe(204);
    expect((await client.send('POST', 'contoso_visits', guest)).status).toBe(204);
    expect((await client.send('POST', 'contoso_visits', guest)).status).toBe(204);
  });

  it.each([
    ['a column that is no key', 'contoso_visits', "contoso_name='Fair'"],
    ['a part of a key', 'contoso_visits', 'contoso_number=1'],
    ['a value of the wrong type', 'contoso_visits', 'contoso_code=1'],
    ['an unknown column', 'contoso_visits', "nope='1'"],
    ['the id of a user by another name than ownerid', 'systemusers', `systemuserid=${ids.maker}`],
    ['what is no GUID', 'contoso_visits', 'contoso_visitid=1'],
  ])('are refused for %s', async (_, set, key) => {
    for (const [method, body] of [['GET', undefined], ['PATCH', {}], ['DELETE', undefined]] as const) {
      const reply = await client.send(method, `${set}(${key})`, body);
      expect([method, reply.status, errorOf(reply).code]).toEqual([method, 400, '0x80060888']);
    }
  });

  it('know that the key of users and teams is named ownerid', async () => {
    expect((await client.get(`systemusers(ownerid=${ids.maker})?$select=fullname`)).body.fullname).toBe('Mara Maker');
    expect((await client.send('PATCH', `teams(ownerid=${ids.team})`, { name: 'x' })).status).toBe(204);
  });

  it('find no row that is not there', async () => {
    const key = "contoso_visits(contoso_code='nope')";
    const bind = { 'contoso_Before@odata.bind': key };
    for (const reply of [
      await client.get(key),
      await client.send('DELETE', key),
      await client.send('PATCH', `contoso_visits(${id('8', 1)})`, bind),
    ]) {
      expect([reply.status, errorOf(reply)]).toEqual([
        404,
        { code: '0x80060891', message: 'A record with the specified key values does not exist in contoso_visit entity' },
      ]);
    }
  });
});
