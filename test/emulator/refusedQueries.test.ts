import { errorOf, startClient } from './fixtures/client';
import type { Client, Reply } from './fixtures/client';
import { contoso, ids } from './fixtures/contoso';

describe('a query that Dataverse would not answer', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient(contoso());
  });

  it.each([
    ['workflows?$select=nam', 400, '0x80060888', "Could not find a property named 'nam' on type 'Microsoft.Dynamics.CRM.workflow'."],
    ['workflows?$select=ownerid', 400, '0x80060888', "'ownerid'"],
    ['workflows?$select=Name', 400, '0x80060888', "'Name'"],
    ["workflows?$filter=nam eq 'x'", 400, '0x80060888', "Could not find a property named 'nam'"],
    ["workflows?$filter=ownerid/fullname eq 'x'", 400, '0x80060888', "property named 'fullname' on type 'Microsoft.Dynamics.CRM.principal'."],
    ["workflows?$filter=owner/fullname eq 'x'", 400, '0x80060888', "'owner'"],
    ['workflows?$orderby=nam', 400, '0x80060888', "'nam'"],
    ["workflows?$filter=statecode eq '1'", 400, '0x80060888', 'incompatible types'],
    ['workflows?$filter=name eq 5', 400, '0x80060888', 'incompatible types'],
    ["workflows?$filter=contains(statecode,'1')", 400, '0x80060888', 'contains'],
    ["workflows?$filter=tolower(name) eq 'x'", 400, '0x80060888', 'tolower'],
    ["workflows?$filter=name eq 'O'Brien'", 400, '0x80060888', "There is an unterminated literal at position 17 in 'name eq 'O'Brien''."],
    ["workflows?$filter=name eqq 'x'", 400, '0x80060888', 'Syntax error at position 5'],
    ["workflows?$filter=name eq 'x' name", 400, '0x80060888', 'Syntax error'],
    ["workflows?$filter=(name eq 'x'", 400, '0x80060888', 'Syntax error'],
    ["workflows?$filter=name eq 'x')", 400, '0x80060888', 'Syntax error'],
    ['workflows?$filter=statecode in (1,2)', 400, '0x80060888', 'Syntax error'],
    ['workflows?$filter=statecode add 1 eq 2', 400, '0x80060888', 'Syntax error'],
    ['workflows?$filter=statecode eq 0x1', 400, '0x80060888', 'Syntax error'],
    ['workflows?$filter=', 400, '0x80060888', 'Syntax error'],
    [
      "workflows?$filter=Microsoft.Dynamics.CRM.Today(PropertyName=@p1)%26@p1='createdon'",
      400,
      '0x80060888',
      "Syntax error: character '&' is not valid at position 46",
    ],
    [`workflows?$filter=owninguser eq ${ids.maker} or name eq {x}`, 400, '0x80060888', "character '{' is not valid"],
    ["workflows?$filter=Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['O'Brian'])", 400, '0x80060888', 'Invalid JSON. A comma'],
    ["workflows?$filter=statecode eq Microsoft.Dynamics.CRM.X'1'", 400, '0x80060888', "'Edm.Int32' and 'Microsoft.Dynamics.CRM.X'"],
    ["workflows?$filter=_ownerid_value eq 'me'", 400, '0x80060888', 'does not fit'],
    ['workflows?$filter=createdon eq statecode', 400, '0x80060888', "'Edm.DateTimeOffset' and 'Edm.Int32' for operator kind 'Equal'"],
    ['workflows?$filter=contains(name,description)', 400, '0x80060888', "name 'contains' matches"],
    ['workflows?$orderby=owninguser/fullname', 400, '0x80060888', "'owninguser/fullname'"],
    ['workflows?$orderby=name/fullname', 400, '0x80060888', "'name'"],
    ['workflows?$orderby=name up', 400, '0x80060888', 'Syntax error'],
    ['workflows?$orderby=iscustomizable', 400, '0x80060888', 'primitive type'],
    ["workflows?$filter=iscustomizable/Other eq 'x'", 400, '0x80060888', "'Other'"],
    ['workflows?$filter=createdon gt 2026-02-30', 400, '0x80060888', '2026-02-30'],
    ['workflows?$select=name,', 400, '0x80060888', "Term '' is not valid"],
    ['workflows?$select=name,,type', 400, '0x80060888', "Term '' is not valid"],
    ['workflows?$expand=owninguser,', 400, '0x80060888', "Term '' is not valid"],
    ['workflows?$expand=owninguser()', 400, '0x80060888', "navigation property 'owninguser'"],
    ['workflows?$expand=owninguser($select=fullname;$select=domainname)', 400, '0x80060888', "'$select' was specified more than once"],
    ['workflows?$skiptoken=<cookie pagenumber="2">', 400, '0x80060888', 'Paging Cookie'],
    ['workflows?$skip=1', 400, '0x80060888', 'The query parameter $skip is not supported'],
    ['workflows?$search=x', 400, '0x80060888', 'The query parameter $search is not supported'],
    ['workflows?$format=json', 400, '0x80060888', 'The query parameter $format is not supported'],
    ['workflows?$Select=name', 400, '0x80060888', 'The query parameter $Select is not supported'],
    ['workflows?utm_source=x', 400, '0x80060888', 'The query parameter utm_source is not supported'],
    ['workflows?$top=-1', 400, '0x80060888', '-1'],
    ['workflows?$count=yes', 400, '0x80060888', 'yes'],
    ['workflows?$top=1&%24top=2', 400, '0x80060888', "'$top' was specified more than once"],
    [`workflows(${ids.invoiceFlow})?$top=1`, 400, '0x80060888', 'not a collection'],
    [`workflows(${ids.invoiceFlow})?$filter=statecode eq 1`, 400, '0x80060888', 'not a collection'],
    [`workflows(${ids.invoiceFlow})/owninguser?$orderby=fullname`, 400, '0x80060888', 'not a collection'],
    ['workflows(nonsense)', 400, '0x80060888', 'nonsense'],
    ['workflow', 404, '0x80060888', "Resource not found for the segment 'workflow'."],
    [`workflows(${ids.missingUser})`, 404, '0x80040217', `Entity 'workflow' With Id = ${ids.missingUser} Does Not Exist`],
    [`systemusers(${ids.admin})/nothing`, 404, '0x80060888', "'nothing'"],
    [`systemusers(${ids.admin})/Microsoft.Dynamics.CRM.Nothing()`, 404, '0x80060888', 'Resource not found for the segment'],
  ])('is refused: %s', async (address, status, code, message) => {
    const reply = await client.get(address);
    expect([reply.status, errorOf(reply).code]).toEqual([status, code]);
    expect(errorOf(reply).message).toContain(message);
    expect(Object.keys(errorOf(reply))).toEqual(['code', 'message']);
  });

  it.each([
    'workflows?$filter=ismanaged',
    'workflows?$filter=not ismanaged',
    "workflows?$filter=contains(name,'x') eq true",
    "workflows?$filter=not contains(name,'x') eq true",
    "workflows?$filter=(name eq 'x') eq true",
    'workflows?$filter=statecode lt INF',
    'workflows?$filter=statecode gt -INF',
    'workflows?$filter=statecode eq 1L',
    'workflows?$filter=iscustomizable/CanBeChanged eq true',
    'workflows?$filter=statecode eq @p&@p=@q&@q=1',
    'workflows?$filter=@p&@p=statecode eq 1',
    'workflows?$orderby=iscustomizable/Value',
    'workflows?$expand=owninguser,owninguser',
    'workflows?$deltatoken=1',
    'workflows?savedquery=1',
    `workflows(${ids.invoiceFlow})?fetchxml=x`,
    'workflows?$filter=owninguser eq null',
    'workflows?$filter=1 eq 1',
    'workflows?$filter=name eq owninguser/fullname',
    'workflows?$expand=*',
    `systemusers(${ids.admin})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
    'EntityDefinitions?$select=constructor',
    'workflows?$apply=aggregate($count as count)',
    'http://org/api/data/v9.1/workflows',
    'http://org/api/data/v8.2/workflows',
    '$metadata',
    'RelationshipDefinitions',
    'GlobalOptionSetDefinitions',
  ])('or of which nothing is known is answered with 501: %s', async (address) => {
    const reply = await client.get(address);
    expect(reply.status).toBe(501);
    expect(errorOf(reply).message).toContain('not modelled by the emulator: ');
  });

  it.each([
    'AddSolutionComponent',
    'AddUserToRecordTeam',
    'Associate',
    'CreateWorkflowFromTemplate',
    'ExecuteCosmosSqlQuery',
    'ListConnectionReferences',
    'PvaShareConnection',
    'RetrieveUnpublished',
    'RunDesktopFlow',
    `systemusers(${ids.maker})/Microsoft.Dynamics.CRM.AddUserToRecordTeam`,
  ])('calls no operation that is there though not built, which answers 501: %s', async (operation) => {
    expect((await client.send('POST', operation, {})).status).toBe(501);
  });

  it('calls no operation of another table', async () => {
    const reply = await client.get(`workflows(${ids.invoiceFlow})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`);
    expect([reply.status, errorOf(reply).code]).toEqual([404, '0x80060888']);
  });

  it('may have 500 conditions, and 300 in one chain', async () => {
    const chain = (count: number): string => Array(count).fill('type eq 1').join(' and ');
    const ask = (filter: string): Promise<Reply> => client.get(`workflows?$select=name&$filter=${filter}`);
    expect((await ask(`(${chain(250)}) and not (${chain(250)})`)).body.error).toBeUndefined();
    expect((await ask(chain(300))).rows).toHaveLength(4);
    const [all, one] = [await ask(`(${chain(250)}) or (${chain(251)})`), await ask(`name eq 'x' or not (${chain(301)})`)];
    expect([all.status, errorOf(all).code]).toEqual([400, '0x8004430C']);
    expect([one.status, errorOf(one).code]).toEqual([400, '0x80044183']);
  });
});
