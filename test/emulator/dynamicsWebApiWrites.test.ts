import type { DataRow, EnvironmentData } from './environmentData';
import { contoso, id, ids } from './fixtures/contoso';
import { connect, disconnect, namesOf, newReference } from './fixtures/dynamicsWebApi';

afterEach(disconnect);

const connectorId = id('9', 1);
const withConnector = (): EnvironmentData => ({ ...contoso(), connectors: [{ connectorid: connectorId, name: 'contoso_custom' }] });

describe('dynamics-web-api writes', () => {
  it('a new row, and gets its id or the row', async () => {
    const client = await connect();
    const key = await client.create<DataRow, string>({ collection: 'connectionreferences', data: newReference('contoso_mail') });
    const select = ['connectionreferencelogicalname', '_ownerid_value'];
    const row = await client.retrieve<DataRow>({ collection: 'connectionreferences', key, select });
    expect(row).toMatchObject({ connectionreferencelogicalname: 'contoso_mail', _ownerid_value: ids.admin });
    const data = newReference('contoso_other');
    const whole = await client.create<DataRow>({ collection: 'connectionreferences', data, returnRepresentation: true });
    expect(whole).toMatchObject({ ...data, statecode: 0, connectionid: null, _createdby_value: ids.admin });
  });

  it('changes, and gets the changed row if it asks for it', async () => {
    const client = await connect();
    const request = { collection: 'workflows', key: ids.teamFlow };
    expect(await client.update({ ...request, data: { description: 'Grüße' } })).toBe(true);
    const renaming = { ...request, data: { name: 'Renamed' }, select: ['name', 'description'] };
    const changed = await client.update<DataRow>({ ...renaming, returnRepresentation: true });
    expect(changed).toMatchObject({ name: 'Renamed', description: 'Grüße' });
    await client.updateSingleProperty({ ...request, fieldValuePair: { description: 'One value' } });
    expect(await client.retrieve<DataRow>({ ...request, select: ['description'] })).toMatchObject({ description: 'One value' });
  });

  it('an upsert, which creates or changes as the headers allow', async () => {
    const client = await connect();
    const request = { collection: 'connectionreferences', key: id('b', 50) };
    expect(await client.upsert({ ...request, data: newReference('contoso_mail'), ifmatch: '*' })).toBeNull();
    expect(await client.upsert<DataRow, string>({ ...request, data: newReference('contoso_mail') })).toBe(request.key);
    const data = { connectionreferencedisplayname: 'Changed' };
    expect(await client.upsert<DataRow, null>({ ...request, data, ifnonematch: '*' })).toBeNull();
    await client.upsert<DataRow, string>({ ...request, data });
    expect(await client.retrieve<DataRow>({ ...request, select: ['connectionreferencedisplayname'] })).toMatchObject(data);
  });

  it('the end of a row', async () => {
    const client = await connect();
    const request = { collection: 'connectionreferences', key: ids.unbound };
    expect(await client.deleteRecord(request)).toBe(true);
    await expect(client.retrieve(request)).rejects.toMatchObject({ status: 404, code: '0x80040217' });
  });

  it('nothing over a version that it does not know', async () => {
    const client = await connect();
    const request = { collection: 'workflows', key: ids.teamFlow };
    const etag = (await client.retrieve<DataRow>({ ...request, select: ['name'] }))['@odata.etag'] as string;
    expect(await client.update({ ...request, data: { name: 'First' }, ifmatch: etag })).toBe(true);
    expect(await client.update<DataRow, unknown>({ ...request, data: { name: 'Second' }, ifmatch: etag })).toBe(false);
    expect(await client.deleteRecord({ ...request, ifmatch: etag })).toBe(false);
    const strict = client.initializeInstance();
    strict.setConfig({ propagateErrors: true });
    const rejected = strict.update({ ...request, data: { name: 'Third' }, ifmatch: etag });
    await expect(rejected).rejects.toMatchObject({ status: 412, code: '0x80060882' });
    expect(await client.retrieve<DataRow>({ ...request, select: ['name'] })).toMatchObject({ name: 'First' });
  });

  it('links of many with many', async () => {
    const client = await connect();
    const relationshipName = 'systemuserroles_association';
    const link = { collection: 'systemusers', primaryKey: ids.operator, relationshipName, relatedKey: ids.operatorRole };
    const roles = async (): Promise<unknown[]> => {
      const expand = [{ property: relationshipName, select: ['name'] }];
      const user = await client.retrieve<DataRow>({ collection: 'systemusers', key: ids.operator, select: ['fullname'], expand });
      return namesOf(user[relationshipName] as DataRow[]);
    };
    await client.associate({ ...link, relatedCollection: 'roles' });
    expect(await roles()).toEqual(['Operator']);
    await client.disassociate(link);
    expect(await roles()).toEqual([]);
  });

  it('links to one', async () => {
    const client = await connect(withConnector());
    const link = { collection: 'connectionreferences', primaryKey: ids.dataverse, navigationProperty: 'CustomConnectorId' };
    const connector = async (): Promise<unknown> =>
      (await client.retrieve<DataRow>({ collection: 'connectionreferences', key: ids.dataverse, select: ['_customconnectorid_value'] }))
        ._customconnectorid_value;
    await client.associateSingleValued({ ...link, relatedCollection: 'connectors', relatedKey: connectorId });
    expect(await connector()).toBe(connectorId);
    await client.disassociateSingleValued(link);
    expect(await connector()).toBeNull();
  });
});

describe('dynamics-web-api sends together', () => {
  it('reads, and writes of one change set that refer to one another', async () => {
    const client = await connect();
    const filter = "connectionreferencelogicalname eq 'contoso_mail'";
    client.startBatch();
    void client.retrieveMultiple({ collection: 'workflows', select: ['name'], filter: 'statecode eq 1', orderBy: ['name'] });
    void client.create({ collection: 'connectionreferences', data: newReference('contoso_mail'), contentId: '1' });
    void client.update({ contentId: '$1', data: { connectionreferencedisplayname: 'Mail' } });
    void client.retrieveMultiple({ collection: 'connectionreferences', select: ['connectionreferencedisplayname'], filter });
    const answers = await client.executeBatch();
    const [flows, key, updated, references] = answers as [{ value: DataRow[] }, string, boolean, { value: DataRow[] }];
    expect(namesOf(flows.value)).toEqual(['Invoice: 50% reminder', "Order_sync for O'Brien & Söhne"]);
    expect(updated).toBe(true);
    expect(references.value).toEqual([expect.objectContaining({ connectionreferenceid: key, connectionreferencedisplayname: 'Mail' })]);
  });

  it('a change set of which one write is refused, and none takes effect', async () => {
    const client = await connect();
    client.startBatch();
    void client.create({ collection: 'connectionreferences', data: newReference('contoso_mail') });
    void client.update({ collection: 'workflows', key: ids.teamFlow, data: { colour: 'red' } });
    await expect(client.executeBatch()).rejects.toMatchObject([{ status: 400 }]);
    const filter = "connectionreferencelogicalname eq 'contoso_mail'";
    expect(await client.count({ collection: 'connectionreferences', filter })).toBe(0);
  });

  it('and learns of each that is refused, if it wants the rest nevertheless', async () => {
    const client = await connect();
    client.startBatch();
    void client.retrieve({ collection: 'workflows', key: id('a', 99), select: ['name'] });
    void client.retrieve({ collection: 'workflows', key: ids.invoiceFlow, select: ['name'] });
    const [missing, flow] = (await client.executeBatch({ continueOnError: true })) as [unknown, DataRow];
    expect(missing).toMatchObject({ status: 404, error: { code: '0x80040217' } });
    expect(flow).toMatchObject({ name: 'Invoice: 50% reminder' });
  });
});
