import { startClient } from './fixtures/client';
import type { Client } from './fixtures/client';
import { contoso, ids } from './fixtures/contoso';

describe('reading rows', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient(contoso());
  });

  const names = async (query: string): Promise<unknown[]> => {
    const reply = await client.get(`workflows?$select=name&$orderby=name&${query}`);
    expect([reply.status, reply.body.error]).toEqual([200, undefined]);
    return reply.rows.map((row) => row.name);
  };

  it('shapes a row as etag and chosen columns in the order of the table, the key behind them unless it was chosen too', async () => {
    const reply = await client.get('workflows?$select=statecode,name&$top=1&$orderby=name desc');
    expect(reply.body['@odata.context']).toBe('http://org/api/data/v9.2/$metadata#workflows(statecode,name)');
    expect(reply.rows).toEqual([{ '@odata.etag': 'W/"503"', workflowid: ids.teamFlow, name: 'Team [shared] flow', statecode: 0 }]);
    expect(Object.keys(reply.rows[0] ?? {})).toEqual(['@odata.etag', 'name', 'statecode', 'workflowid']);
    const [chosen] = (await client.get('workflows?$select=statecode,workflowid,name&$top=1')).rows;
    expect(Object.keys(chosen ?? {})).toEqual(['@odata.etag', 'name', 'workflowid', 'statecode']);
  });

  it('returns every column, nulls included, without $select', async () => {
    const [row] = (await client.get('connectionreferences?$filter=connectionid eq null')).rows;
    expect(row).toMatchObject({ connectionid: null, _ownerid_value: ids.team, _owningteam_value: ids.team, _owninguser_value: null, statuscode: 1 });
    expect(row).toHaveProperty('_customconnectorid_value', null);
  });

  it('carries the headers of the Web API', async () => {
    const { headers } = await client.get('workflows?$top=1');
    expect(headers.get('OData-Version')).toBe('4.0');
    expect(headers.get('Content-Type')).toBe('application/json; odata.metadata=minimal');
    expect(headers.get('Cache-Control')).toBe('no-cache');
    expect(headers.get('x-ms-service-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(Number(headers.get('x-ms-ratelimit-burst-remaining-xrm-requests'))).toBeLessThan(8000);
    expect(headers.get('x-ms-ratelimit-time-remaining-xrm-requests')).toBe('1,200.00');
  });

  it('takes the headers that clients send, and says what it has not of those that change the answer', async () => {
    const usual = { Accept: 'application/json', 'OData-Version': '4.0', 'OData-MaxVersion': '4.0', 'If-None-Match': 'null', Consistency: 'Strong' };
    expect((await client.get('workflows?$top=1', usual)).status).toBe(200);
    expect((await client.get(`workflows(${ids.invoiceFlow})`, { ...usual, 'MSCRM.SessionToken': '207:8#142792107#7=-1' })).status).toBe(200);
    for (const Accept of ['application/json;odata.metadata=full', 'application/json; odata.metadata=none']) {
      expect([Accept, (await client.get('workflows?$top=1', { Accept })).status]).toEqual([Accept, 501]);
    }
    expect((await client.get('workflows?$top=1', { Accept: 'application/json;odata.metadata=minimal' })).status).toBe(200);
    expect((await client.get('workflows', { Prefer: 'odata.track-changes' })).status).toBe(501);
  });

  it.each([
    ["name eq 'BROKEN Import'", ['broken import']],
    ["name eq 'order_sync FOR o''brien & SÖHNE'", ["Order_sync for O'Brien & Söhne"]],
    ['statecode eq 1', ['Invoice: 50% reminder', "Order_sync for O'Brien & Söhne"]],
    ['1 eq statecode', ['Invoice: 50% reminder', "Order_sync for O'Brien & Söhne"]],
    ['statecode gt 0 and statuscode lt 3', ['Invoice: 50% reminder', "Order_sync for O'Brien & Söhne"]],
    ['1 lt statecode', ['broken import']],
    ["description ne 'nightly' and statecode eq 1", ['Invoice: 50% reminder']],
    ['description ne null', ["Order_sync for O'Brien & Söhne"]],
    ['createdon ge 2026-04-01T00:00:00Z', ["Order_sync for O'Brien & Söhne"]],
    ['createdon gt 2026-04-01', ["Order_sync for O'Brien & Söhne"]],
    ['createdon eq 2026-05-01', ["Order_sync for O'Brien & Söhne"]],
    [`_ownerid_value eq ${ids.maker}`, ['Invoice: 50% reminder']],
    [`_ownerid_value eq ${ids.maker.toUpperCase()}`, ['Invoice: 50% reminder']],
    [`_ownerid_value eq '${ids.maker}'`, ['Invoice: 50% reminder']],
    ["name gt 'INVOICE' and name lt 'team'", ['Invoice: 50% reminder', "Order_sync for O'Brien & Söhne"]],
    ["(name eq 'broken import')", ['broken import']],
    ["not (not (name eq 'broken import'))", ['broken import']],
    ["not not contains(name,'broken')", ['broken import']],
    ["name  eq\t'broken import'", ['broken import']],
    ['ismanaged eq false and statecode eq 0', ['Team [shared] flow']],
    ['createdon eq modifiedon or statecode eq 2', ['broken import']],
    ['type eq statecode', ['Invoice: 50% reminder', "Order_sync for O'Brien & Söhne"]],
    ['type lt statuscode and name ne description', ['broken import', 'Invoice: 50% reminder', "Order_sync for O'Brien & Söhne"]],
    ['owninguser/fullname eq null', ['broken import', 'Team [shared] flow']],
    ["statecode eq 2 or statecode eq 0 and name ne 'x'", ['broken import', 'Team [shared] flow']],
    ["(statecode eq 2 or statecode eq 0) and contains(name,'team')", ['Team [shared] flow']],
    ["not contains(name,'o') and statecode eq 1", []],
    ["not (statecode eq 1) and not startswith(name,'team')", ['broken import']],
    ["not startswith(description,'x') and statecode eq 0", ['Team [shared] flow']],
    ["owninguser/fullname eq 'émile colleague'", ["Order_sync for O'Brien & Söhne"]],
    ["contains(owninguser/fullname,'colleague')", ["Order_sync for O'Brien & Söhne"]],
    ["owninguser/businessunitid/name eq 'Contoso Berlin'", ["Order_sync for O'Brien & Söhne"]],
    [`ownerid/ownerid eq ${ids.team}`, ['Team [shared] flow']],
    ['iscustomizable/Value eq false', ['broken import']],
  ])('filters by %s', async (filter, expected) => {
    expect(await names(`$filter=${encodeURIComponent(filter)}`)).toEqual(expected);
  });

  it.each([
    ["contains(name,'r%m')", ['broken import', 'Invoice: 50% reminder']],
    ["startswith(name,'order_s')", ["Order_sync for O'Brien & Söhne"]],
    ["startswith(name,'order?s')", []],
    ["contains(name,'5_%')", ['Invoice: 50% reminder']],
    ["startswith(name,'[b-i]')", ['broken import', 'Invoice: 50% reminder']],
    ["startswith(name,'[^b-i]')", ["Order_sync for O'Brien & Söhne", 'Team [shared] flow']],
    ["contains(name,'[[]shared]')", ['Team [shared] flow']],
    ["startswith(name,'[i-b]')", []],
    ["endswith(name,'SÖHNE')", ["Order_sync for O'Brien & Söhne"]],
  ])('takes the wildcards of SQL Server in %s', async (filter, expected) => {
    expect(await names(`$filter=${encodeURIComponent(filter)}`)).toEqual(expected);
  });

  it.each([
    ["name eq 'order_sync for o''brien & sohne'", ["Order_sync for O'Brien & Söhne"]],
    ["contains(name,'SÖH')", ["Order_sync for O'Brien & Söhne"]],
    ["contains(name,'soh')", ["Order_sync for O'Brien & Söhne"]],
    ["contains(name,'brokén')", ['broken import']],
    ["startswith(name,'[ó]')", ["Order_sync for O'Brien & Söhne"]],
    ["owninguser/fullname eq 'EMILE COLLEAGUE'", ["Order_sync for O'Brien & Söhne"]],
    ["Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['BRÖKEN import'])", ['broken import']],
  ])('takes no account of letter case and accents in %s', async (filter, expected) => {
    expect(await names(`$filter=${encodeURIComponent(filter)}`)).toEqual(expected);
  });

  it('takes encoded option names, plus signs for blanks, and single or double quotes in In', async () => {
    expect(await names('%24filter=name+eq+%27broken+import%27')).toEqual(['broken import']);
    const single = `$filter=Microsoft.Dynamics.CRM.In(PropertyName='workflowid',PropertyValues=['${ids.teamFlow}','${ids.brokenFlow}'])`;
    expect(await names(single)).toEqual(['broken import', 'Team [shared] flow']);
    const double = '$filter=Microsoft.Dynamics.CRM.In(PropertyName=\'statecode\',PropertyValues=["2", "0"]) and not contains(name,\'team\')';
    expect(await names(double)).toEqual(['broken import']);
  });

  it('takes parameter aliases for values, names and arrays; one without a value is null', async () => {
    expect(await names("$filter=@p1 eq @p2&@p1=name&@p2='broken import'")).toEqual(['broken import']);
    expect(await names('$filter=description ne @none and statecode eq @state&@state=1')).toEqual(["Order_sync for O'Brien & Söhne"]);
    expect(await names("$filter=contains(name,@p1)&@p1='team'")).toEqual(['Team [shared] flow']);
    const list = "$filter=Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)&@p1='name'&@p2=['broken import',\"Order_sync for O'Brien %26 Söhne\"]";
    expect(await names(list)).toEqual(['broken import', "Order_sync for O'Brien & Söhne"]);
    const ordered = await client.get('workflows?$select=name&$orderby=@p1 desc,@p2&@p1=statecode&@p2=name');
    expect(ordered.rows.map((row) => String(row.name).slice(0, 6))).toEqual(['broken', 'Invoic', 'Order_', 'Team [']);
  });

  it('sorts by several columns, empty values first or, descending, last', async () => {
    const sorted = async (orderBy: string): Promise<unknown[]> =>
      (await client.get(`workflows?$select=name&$orderby=${orderBy}`)).rows.map((row) => String(row.name).split(/[^a-z]/i)[0]);
    expect(await sorted('statecode desc,name')).toEqual(['broken', 'Invoice', 'Order', 'Team']);
    expect(await sorted('description,name desc')).toEqual(['Team', 'Invoice', 'broken', 'Order']);
    expect(await sorted('description desc,name desc')).toEqual(['Order', 'Team', 'Invoice', 'broken']);
  });

  it('sorts by a lookup by the name it leads to, be it loaded or only known from the data', async () => {
    const { rows } = await client.get('workflows?$select=name&$orderby=_ownerid_value');
    expect(rows.map((row) => row.workflowid)).toEqual([ids.orderFlow, ids.teamFlow, ids.brokenFlow, ids.invoiceFlow]);
  });

  it('sorts letters with accents among their like', async () => {
    const { rows } = await client.get('systemusers?$select=fullname&$orderby=fullname desc');
    expect(rows.map((row) => String(row.fullname).split(' ')[0])).toEqual(['Stan', 'Otto', 'Mara', 'Émile', 'Ada', '#']);
  });

  it('counts with $count=true and under /$count', async () => {
    const reply = await client.get('workflows?$select=name&$filter=statecode eq 1&$count=true&$top=1');
    expect([reply.body['@odata.count'], reply.rows.length]).toEqual([2, 1]);
    const plain = await client.emulator.fetch(new Request('http://org/api/data/v9.2/workflows/$count?$filter=statecode eq 1'));
    expect(await plain.text()).toBe('2');
  });

  it('reads one row, and answers 304 to its etag unless annotations or $expand are asked for', async () => {
    const address = `workflows(${ids.invoiceFlow})?$select=name`;
    const reply = await client.get(address);
    expect(reply.body).toEqual({
      '@odata.context': 'http://org/api/data/v9.2/$metadata#workflows(name)/$entity',
      '@odata.etag': 'W/"501"',
      workflowid: ids.invoiceFlow,
      name: 'Invoice: 50% reminder',
    });
    const known = { 'If-None-Match': 'W/"501"' };
    expect((await client.get(address, known)).status).toBe(304);
    expect((await client.get(address, { ...known, Prefer: 'odata.include-annotations="*"' })).status).toBe(200);
    expect((await client.get(`${address}&$expand=owninguser`, known)).status).toBe(200);
  });

  it('gives a user both of its keys', async () => {
    const [row] = (await client.get(`systemusers?$select=fullname&$filter=ownerid eq ${ids.maker}`)).rows;
    expect(row).toMatchObject({ systemuserid: ids.maker, ownerid: ids.maker, fullname: 'Mara Maker' });
  });

  it('follows a navigation property in the path', async () => {
    expect((await client.get(`workflows(${ids.invoiceFlow})/owninguser?$select=fullname`)).body).toMatchObject({ fullname: 'Mara Maker' });
    const runs = await client.get(`workflows(${ids.invoiceFlow})/workflow_flowrun_Workflow?$select=status&$filter=status eq 'Failed'`);
    expect(runs.rows.map((row) => row.status)).toEqual(['Failed']);
    const roles = await client.get(`systemusers(${ids.maker})/systemuserroles_association?$select=name`);
    expect(roles.rows.map((row) => row.name)).toEqual(['Environment Maker']);
  });

  it('knows who asks, and maps logical names to entity sets', async () => {
    expect((await client.get('WhoAmI')).body).toMatchObject({
      '@odata.context': 'http://org/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse',
      UserId: ids.admin,
      BusinessUnitId: ids.headquarters,
    });
    expect((await client.get('WhoAmI()', { MSCRMCallerID: ids.maker })).body.UserId).toBe(ids.maker);
    const select = 'LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute';
    expect((await client.get(`EntityDefinitions?$select=${select}&$filter=LogicalName eq 'flowrun'`)).rows).toMatchObject([
      { LogicalName: 'flowrun', EntitySetName: 'flowruns', PrimaryIdAttribute: 'flowrunid', PrimaryNameAttribute: 'name' },
    ]);
    expect((await client.get("EntityDefinitions(LogicalName='workflow')?$select=EntitySetName")).body.EntitySetName).toBe('workflows');
    expect((await client.get("EntityDefinitions(LogicalName='account')")).status).toBe(404);
  });
});
