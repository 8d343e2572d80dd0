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

  it('keeps them in an export', async () => {
    const { emulator } = await startClient(data);
    const again = await startClient(emulator.export());
    expect((await again.get('contoso_visits?$select=contoso_name')).rows).toHaveLength(1);
  });

  it('leaves out and notes what is no table definition', async () => {
    const { emulator } = await startClient({ ...contoso(), EntityDefinitions: [{ ...visit, PrimaryIdAttribute: 7 }] });
    expect(emulator.notes.join()).toContain('contoso_visit is left out: PrimaryIdAttribute');
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
