import { errorOf, serviceRoot, startClient } from './fixtures/client';
import type { Client, Json } from './fixtures/client';
import { contoso, contosoWithPrivileges, depths, ids } from './fixtures/contoso';

describe('addresses below a row', () => {
  let client: Client;
  const flow = `workflows(${ids.invoiceFlow})`;
  const rawText = async (address: string): Promise<{ status: number; type: string | null; text: string }> => {
    const response = await client.emulator.fetch(new Request(serviceRoot + address));
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, type: response.headers.get('Content-Type'), text: bytes.toString('utf8') };
  };
  beforeAll(async () => {
    client = await startClient(contoso());
  });

  it.each([
    [`${flow}/name`, 'Invoice: 50% reminder'],
    [`${flow}/statecode`, 1],
    [`${flow}/ismanaged`, false],
    [`${flow}/_owninguser_value`, ids.maker],
    [`${flow}/iscustomizable`, { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: 'iscustomizableanddeletable' }],
  ])('%s is a column with its context', async (address, value) => {
    const { body } = await client.get(address);
    expect(body).toEqual({ '@odata.context': `${serviceRoot}$metadata#${address}`, value });
  });

  it('give a value alone as text with a byte order mark', async () => {
    expect(await rawText(`${flow}/name/$value`)).toEqual({ status: 200, type: 'text/plain', text: '\ufeffInvoice: 50% reminder' });
    expect((await rawText(`${flow}/ismanaged/$value`)).text).toBe('\ufefffalse');
  });

  it('answer 204 for what is empty', async () => {
    for (const address of ['description', 'description/$value', 'owningteam', 'owningteam/$ref']) {
      expect([address, (await client.get(`${flow}/${address}`)).status]).toEqual([address, 204]);
    }
  });

  it('lead over a lookup to its row or to its address', async () => {
    const owner = await client.get(`${flow}/owninguser?$select=fullname&$expand=businessunitid($select=name)`);
    expect(owner.body).toMatchObject({
      '@odata.context': `${serviceRoot}$metadata#systemusers(fullname,businessunitid(name))/$entity`,
      fullname: 'Mara Maker',
      businessunitid: { name: 'Contoso Europe' },
    });
    const reference = { '@odata.context': `${serviceRoot}$metadata#$ref`, '@odata.id': `${serviceRoot}systemusers(${ids.maker})` };
    expect((await client.get(`${flow}/owninguser/$ref`)).body).toEqual(reference);
    expect((await client.get(`${flow}/ownerid/$ref`)).body).toEqual(reference);
    expect((await client.get(`workflows(${ids.teamFlow})/ownerid/$ref`)).body).toMatchObject({ '@odata.id': `${serviceRoot}teams(${ids.team})` });
  });

  it('lead to a collection, with all query options and headers, to its addresses and its count', async () => {
    const unit = `businessunits(${ids.europe})/business_unit_system_users`;
    const prefer = { Prefer: 'odata.maxpagesize=2,odata.include-annotations="*"' };
    const users = await client.get(`${unit}?$select=fullname&$orderby=fullname&$filter=isdisabled eq false`, prefer);
    expect(users.headers.get('Preference-Applied')).toBe('odata.maxpagesize=2,odata.include-annotations="*"');
    expect(users.rows.map((row) => row.fullname)).toEqual(['Mara Maker', 'Otto Operator']);
    expect((await client.get(users.body['@odata.nextLink'] as string)).rows.map((row) => row.fullname)).toEqual(['Stan Stranger']);
    const references = await client.get(`${unit}/$ref?$filter=startswith(fullname,'m')`);
    expect(references.body).toEqual({
      '@odata.context': `${serviceRoot}$metadata#Collection($ref)`,
      value: [{ '@odata.id': `${serviceRoot}systemusers(${ids.maker})` }],
    });
    expect(await rawText(`${unit}/$count`)).toEqual({ status: 200, type: 'text/plain', text: '\ufeff3' });
    expect((await rawText(`systemusers(${ids.maker})/systemuserroles_association/$count?$filter=name eq 'x'`)).text).toBe('\ufeff0');
  });

  it('are refused where the caller may not read', async () => {
    const restricted = await startClient({ ...contosoWithPrivileges(depths.basic), user: ids.maker });
    const status = async (address: string): Promise<number> => (await restricted.get(address)).status;
    expect(await status(`${flow}/name`)).toBe(200);
    expect(await status(`workflows(${ids.orderFlow})/name`)).toBe(403);
    expect(await status(`workflows(${ids.orderFlow})/owninguser`)).toBe(403);
    expect(await status(`${flow}/workflow_flowrun_Workflow/$count`)).toBe(403);
    expect(await status(`systemusers(${ids.maker})/system_user_workflow`)).toBe(200);
  });

  it.each([
    [`${flow}/nothing`, 404],
    [`${flow}/nothing/$ref`, 404],
    [`workflows(${ids.missingUser})/name`, 404],
    [`${flow}/name/$count`, 501],
    [`${flow}/owninguser/fullname`, 501],
    [`${flow}/ownerid`, 501],
    [`${flow}/iscustomizable/$value`, 501],
    ['workflows/name', 501],
  ])('%s: %d', async (address, status) => {
    expect((await client.get(address)).status).toBe(status);
  });
});

describe('keys', () => {
  const visit = {
    LogicalName: 'contoso_visit',
    EntitySetName: 'contoso_visits',
    PrimaryIdAttribute: 'contoso_visitid',
    PrimaryNameAttribute: 'contoso_name',
    OwnershipType: 'OrganizationOwned',
    Attributes: [
      { LogicalName: 'contoso_name', AttributeType: 'String' },
      { LogicalName: 'contoso_day', AttributeType: 'Integer' },
      { LogicalName: 'contoso_guest', AttributeType: 'Lookup', Targets: ['systemuser'] },
    ],
    Keys: [{ KeyAttributes: ['contoso_name', 'contoso_day'] }, { KeyAttributes: ['contoso_guest'] }],
  };
  const visits = [
    { contoso_visitid: ids.dataverse, contoso_name: "O'Brien, first", contoso_day: 1, _contoso_guest_value: ids.maker },
    { contoso_visitid: ids.sharepoint, contoso_name: "O'Brien, first", contoso_day: 2, _contoso_guest_value: ids.operator },
  ];
  let client: Client;
  const read = async (key: string): Promise<[number, unknown]> => {
    const { status, body } = await client.get(`contoso_visits(${key})?$select=contoso_day`);
    return [status, body.contoso_day ?? (body.error as Json).code];
  };
  beforeAll(async () => {
    client = await startClient({ ...contoso(), EntityDefinitions: [visit], contoso_visits: visits });
  });

  it('of a table name its rows beside the primary key', async () => {
    expect(await read(`contoso_visitid=${ids.dataverse}`)).toEqual([200, 1]);
    expect(await read("contoso_name='O''Brien, first',contoso_day=2")).toEqual([200, 2]);
    expect(await read("contoso_day=1,contoso_name='o''brien%2C%20FIRST'")).toEqual([200, 1]);
    expect(await read(`_contoso_guest_value=${ids.operator}`)).toEqual([200, 2]);
    expect(await read("contoso_name='O''Brien, first',contoso_day=3")).toEqual([404, '0x80060891']);
    expect(await read('contoso_day=1')).toEqual([400, '0x80060888']);
  });

  it('of users and teams are named ownerid', async () => {
    expect((await client.get(`systemusers(ownerid=${ids.maker})?$select=fullname`)).body.fullname).toBe('Mara Maker');
    const refused = await client.get(`systemusers(systemuserid=${ids.maker})`);
    expect([refused.status, errorOf(refused).message]).toEqual([400, expect.stringContaining('The key in the request URI is not valid') as string]);
  });
});
