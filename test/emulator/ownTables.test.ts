import type { DataRow } from './environmentData';
import { errorOf, startClient } from './fixtures/client';
import { contoso, id, ids } from './fixtures/contoso';

/** A table as EntityDefinitions answers it. */
const visit: DataRow = {
  LogicalName: 'contoso_visit',
  EntitySetName: 'contoso_visits',
  SchemaName: 'contoso_Visit',
  PrimaryIdAttribute: 'contoso_visitid',
  PrimaryNameAttribute: 'contoso_name',
  OwnershipType: 'UserOwned',
  Attributes: [
    { LogicalName: 'contoso_visitid', AttributeType: 'Uniqueidentifier', IsValidForCreate: true, RequiredLevel: { Value: 'SystemRequired' } },
    { LogicalName: 'contoso_name', AttributeType: 'String', IsValidForCreate: true, IsValidForUpdate: true, MaxLength: 20 },
    { LogicalName: 'contoso_guest', AttributeType: 'Lookup', IsValidForCreate: true, IsValidForUpdate: true, Targets: ['systemuser'] },
    { LogicalName: 'ownerid', AttributeType: 'Owner', IsValidForCreate: true, IsValidForUpdate: true, Targets: ['systemuser', 'team'] },
  ],
  ManyToOneRelationships: [
    { ReferencingAttribute: 'contoso_guest', ReferencedEntity: 'systemuser', ReferencingEntityNavigationPropertyName: 'contoso_Guest' },
    { ReferencingAttribute: 'ownerid', ReferencedEntity: 'owner', ReferencingEntityNavigationPropertyName: 'ownerid' },
  ],
};

const representation = { Prefer: 'return=representation' };
const data = { ...contoso(), EntityDefinitions: [visit], contoso_visits: [{ contoso_visitid: id('8', 1), contoso_name: 'Fair' }] };

describe('an environment with tables of its own', () => {
  it('reads and writes their rows, with the navigation properties of their metadata', async () => {
    const client = await startClient(data);
    await client.send('POST', 'contoso_visits', { contoso_name: 'Audit', 'contoso_Guest@odata.bind': `/systemusers(${ids.maker})` });
    const { rows } = await client.get('contoso_visits?$select=contoso_name&$expand=contoso_Guest($select=fullname)&$orderby=contoso_name');
    expect(rows.map(({ contoso_name, contoso_Guest }) => [contoso_name, contoso_Guest])).toEqual([
      ['Audit', { fullname: 'Mara Maker', ownerid: ids.maker, systemuserid: ids.maker }],
      ['Fair', null],
    ]);
  });

  it('refuses what their metadata does not have', async () => {
    const client = await startClient(data);
    const [column, long] = await Promise.all([
      client.get('contoso_visits?$select=name'),
      client.send('POST', 'contoso_visits', { contoso_name: 'more than twenty characters' }),
    ]);
    expect([column.status, errorOf(column).code]).toEqual([400, '0x80060888']);
    expect(long.status).toBe(400);
  });

  it('gives owners to the rows of those that users own, and to no others', async () => {
    const owned = { ...visit, Attributes: [], ManyToOneRelationships: [] };
    const ofUsers = await startClient({ ...data, EntityDefinitions: [owned] });
    const ofAll = await startClient({ ...data, EntityDefinitions: [{ ...owned, OwnershipType: 'OrganizationOwned' }] });
    const address = 'contoso_visits?$select=_ownerid_value';
    expect([(await ofUsers.get(address)).status, (await ofAll.get(address)).status]).toEqual([200, 400]);
  });

  it('keeps them in an export', async () => {
    const { emulator } = await startClient(data);
    const again = await startClient(emulator.export());
    expect((await again.get('contoso_visits?$select=contoso_name')).rows).toHaveLength(1);
  });

  it.each<[string, DataRow[], string]>([
    ['what is no table definition', [{ ...visit, PrimaryIdAttribute: 7 }], 'contoso_visit is left out: PrimaryIdAttribute'],
    ['a name of the database', [{ ...visit, LogicalName: 'sqlite_visit' }], 'sqlite_visit is left out: LogicalName'],
    ['a table that comes twice', [visit, { ...visit, EntitySetName: 'others' }], 'contoso_visit is left out: another table'],
    ["a platform table's entity set", [{ ...visit, EntitySetName: 'workflows' }], 'contoso_visit is left out: another table'],
  ])('leaves out and notes %s', async (_, EntityDefinitions, note) => {
    const client = await startClient({ ...contoso(), EntityDefinitions });
    expect(client.emulator.notes.join()).toContain(note);
    expect((await client.get('workflows?$select=name')).rows).toHaveLength(4);
  });

  it('has the columns of the Web API, of all attributes that real metadata has', async () => {
    const virtual = (LogicalName: string, Value: string): DataRow => ({ LogicalName, AttributeType: 'Virtual', AttributeTypeName: { Value } });
    const Attributes = [
      ...(visit.Attributes as DataRow[]),
      { ...virtual('contoso_tags', 'MultiSelectPicklistType'), IsValidForCreate: true },
      { ...virtual('contoso_tagsname', 'VirtualType'), AttributeOf: 'contoso_tags' },
      { LogicalName: 'contoso_guestname', AttributeType: 'String', AttributeOf: 'contoso_guest' },
      { LogicalName: 'owneridtype', AttributeType: 'EntityName', IsValidODataAttribute: false },
      { LogicalName: 'contoso_rule', AttributeType: 'CalendarRules' },
      { LogicalName: 'contoso_paid', AttributeType: 'Boolean', OptionSet: { TrueOption: { Value: 1 }, FalseOption: { Value: 0 } } },
    ];
    const client = await startClient({ ...contoso(), EntityDefinitions: [{ ...visit, Attributes }], contoso_visits: [] });
    const { body } = await client.send('POST', 'contoso_visits', { contoso_name: 'Fair', contoso_tags: '1,2' }, representation);
    expect(body).toMatchObject({ contoso_tags: '1,2', contoso_paid: null });
    const columns = ['contoso_tagsname', 'contoso_guestname', 'owneridtype', 'contoso_rule'];
    const statuses = await Promise.all(columns.map(async (column) => (await client.get(`contoso_visits?$select=${column}`)).status));
    expect(statuses).toEqual([400, 400, 400, 400]);
  });

  it('has an owner, a key and a version even where the metadata was cut', async () => {
    const { Attributes: _, ManyToOneRelationships: __, ...cut } = visit;
    const client = await startClient({ ...contoso(), EntityDefinitions: [cut] });
    const { body } = await client.send('POST', 'contoso_visits', { 'ownerid@odata.bind': `teams(${ids.team})` }, representation);
    expect(body).toMatchObject({ _ownerid_value: ids.team, _owningteam_value: ids.team, versionnumber: expect.any(Number) as number });
    const { rows } = await client.get('contoso_visits?$select=contoso_visitid&$expand=ownerid');
    expect(rows).toMatchObject([{ ownerid: { ownerid: ids.team } }]);
  });

  it('does not follow relationships over columns that are not there', async () => {
    const OneToManyRelationships = [
      { ReferencingEntity: 'workflow', ReferencingAttribute: 'contoso_visit', ReferencedEntityNavigationPropertyName: 'contoso_flows' },
    ];
    const wrong = { OneToManyRelationships, Keys: [{ KeyAttributes: ['nope'] }] };
    const client = await startClient({ ...contoso(), EntityDefinitions: [{ ...visit, ...wrong }] });
    expect((await client.get('contoso_visits?$expand=contoso_flows')).status).toBe(400);
    expect((await client.send('POST', 'contoso_visits', { contoso_name: 'Fair' })).status).toBe(204);
  });

  it('does not let them replace a table of the platform', async () => {
    const client = await startClient({ ...contoso(), EntityDefinitions: [{ ...visit, LogicalName: 'workflow', EntitySetName: 'workflows' }] });
    expect((await client.get('workflows?$select=name')).rows).toHaveLength(4);
  });

  it('gives an amount of money with its currency', async () => {
    const Attributes = [
      { LogicalName: 'contoso_name', AttributeType: 'String' },
      { LogicalName: 'contoso_price', AttributeType: 'Money' },
      { LogicalName: 'transactioncurrencyid', AttributeType: 'Lookup', Targets: ['transactioncurrency'] },
    ];
    const row = { contoso_visitid: id('8', 1), contoso_name: 'Fair', contoso_price: 12.5, _transactioncurrencyid_value: id('9', 1) };
    const client = await startClient({ ...contoso(), EntityDefinitions: [{ ...visit, Attributes }], contoso_visits: [row] });
    const { body, rows } = await client.get('contoso_visits?$select=contoso_price');
    expect(body['@odata.context']).toMatch(/#contoso_visits\(contoso_price\)$/);
    expect(rows.map((priced) => Object.keys(priced))).toEqual([['@odata.etag', 'contoso_price', '_transactioncurrencyid_value', 'contoso_visitid']]);
    expect((await client.get('contoso_visits?$select=contoso_name')).rows[0]).not.toHaveProperty(['_transactioncurrencyid_value']);
  });
});
