import { errorOf, startClient } from './fixtures/client';
import type { Client } from './fixtures/client';
import { contoso, contosoWithPrivileges, depths, ids } from './fixtures/contoso';

const firstWord = (name: unknown): string => String(name).split(/[^a-zé]/i)[0] ?? '';

describe('any and all in $filter', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient(contoso());
  });

  it.each([
    ["systemusers?$filter=systemuserroles_association/any(r:r/name eq 'system administrator')", ['Ada']],
    ["systemusers?$filter=systemuserroles_association/any(r:contains(r/name,'maker') or r/name eq 'x')", ['Mara']],
    ['systemusers?$filter=systemuserroles_association/any()', ['Ada', 'Mara']],
    ['systemusers?$filter=teammembership_association/any()', ['Otto']],
    ['systemusers?$filter=not systemuserroles_association/any() and not teammembership_association/any()', ['', 'Émile', 'Stan']],
    ["systemusers?$filter=systemuserroles_association/any() and fullname ne 'Ada Admin'", ['Mara']],
    ["systemusers?$filter=not systemuserroles_association/any(r:r/name eq 'Environment Maker') and startswith(fullname,'o')", ['Otto']],
    ["systemusers?$filter=system_user_workflow/any(w:w/statecode eq 1 and startswith(w/name,'inv'))", ['Mara']],
    ["systemusers?$filter=system_user_workflow/any(w:not startswith(w/name,'inv'))", ['Émile']],
    ['systemusers?$filter=system_user_workflow/any() and system_user_workflow/all(w:w/description ne null)', ['Émile']],
    ["systemusers?$filter=system_user_workflow/any(w:w/owninguser/businessunitid/name eq 'Contoso Europe')", ['Mara']],
    ["systemusers?$filter=system_user_workflow/any(w:w/Microsoft.Dynamics.CRM.In(PropertyName='statecode',PropertyValues=['1']))", ['Émile', 'Mara']],
    ["systemusers?$filter=system_user_workflow/any(flow:flow/name eq @n)&@n='broken import'", []],
    ["businessunits?$filter=business_unit_system_users/any(u:u/systemuserroles_association/any(r:r/name eq 'Environment Maker'))", ['Europe']],
    ['businessunits?$filter=business_unit_system_users/any(u:not u/systemuserroles_association/any() and u/isdisabled eq true)', ['Berlin']],
    ['businessunits?$filter=business_unit_parent_business_unit/any(b:b/business_unit_system_users/all(u:u/isdisabled eq false))', ['Contoso']],
    ['businessunits?$filter=not business_unit_parent_business_unit/any()', ['Berlin']],
    ["teams?$filter=teammembership_association/any(u:u/businessunitid/name eq 'Contoso Europe' and u/teammembership_association/any())", ['Flow']],
  ])('%s', async (address, expected) => {
    const reply = await client.get(address);
    const words = reply.rows.map((row) => firstWord(row.fullname ?? String(row.name).replace(/^Contoso (?=\w)/, '')));
    expect([reply.status, words.sort((a, b) => a.localeCompare(b))]).toEqual([200, expected]);
  });

  it.each([
    ['all of an empty collection is met', 'systemuserroles_association/all(r:r/name eq null)', 4],
    ['not all', "not systemuserroles_association/all(r:r/name eq 'x')", 2],
  ])('%s', async (_, filter, expected) => {
    expect((await client.get(`systemusers?$select=fullname&$filter=${filter}`)).rows).toHaveLength(expected);
  });

  it('work with $count, $orderby, paging and inside $expand', async () => {
    const filter = 'systemuserroles_association/any()';
    const paged = await client.get(`systemusers?$select=fullname&$filter=${filter}&$orderby=fullname desc&$count=true`, { Prefer: 'odata.maxpagesize=1' });
    expect([paged.rows.map((row) => row.fullname), paged.body['@odata.count']]).toEqual([['Mara Maker'], 2]);
    expect((await client.get(paged.body['@odata.nextLink'] as string)).rows.map((row) => row.fullname)).toEqual(['Ada Admin']);
    const expand = `business_unit_system_users($select=fullname;$filter=${filter})`;
    const units = await client.get(`businessunits(${ids.europe})?$select=name&$expand=${expand}`);
    expect(units.body.business_unit_system_users).toMatchObject([{ fullname: 'Mara Maker' }]);
  });

  it('take query functions with the variable and without', async () => {
    const called = "Microsoft.Dynamics.CRM.LastXMonths(PropertyName='createdon',PropertyValue=3)";
    for (const function_ of [called, `w/${called}`]) {
      const { rows } = await client.get(`systemusers?$select=fullname&$filter=system_user_workflow/any(w:${function_})`);
      expect(rows.map((row) => row.fullname)).toEqual(['Émile Colleague']);
    }
    const prefixed = called.replace("'createdon'", "'w/createdon'");
    const refused = await client.get(`systemusers?$filter=system_user_workflow/any(w:${prefixed})`);
    expect([refused.status, errorOf(refused).code]).toEqual([400, '0x80041103']);
  });

  it.each([
    ['a name that is no collection', "systemusers?$filter=roles/any(r:r/name eq 'x')", 400, "'roles'"],
    ['a lookup', "systemusers?$filter=businessunitid/any(b:b/name eq 'x')", 400, "'businessunitid'"],
    ['a collection behind a lookup', 'workflows?$filter=owninguser/systemuserroles_association/any()', 400, 'owninguser/systemuserroles_association'],
    ['an unknown column', "systemusers?$filter=systemuserroles_association/any(r:r/nam eq 'x')", 400, "'nam' on type 'Microsoft.Dynamics.CRM.role'"],
    ['a wrong type', 'systemusers?$filter=systemuserroles_association/any(r:r/name eq 5)', 400, 'incompatible types'],
    ['all without a condition', 'systemusers?$filter=systemuserroles_association/all()', 400, 'Syntax error'],
    ['an open parenthesis', "systemusers?$filter=systemuserroles_association/any(r:r/name eq 'x'", 400, 'Syntax error'],
    ['a collection of an elastic table', "workflows?$filter=workflow_flowrun_Workflow/any(r:r/status eq 'Failed')", 400, 'Link entities are not supported.'],
    ['a column of the outer row', "systemusers?$filter=systemuserroles_association/any(r:fullname eq 'x')", 501, "variable 'r'"],
  ])('refuse %s', async (_, address, status, message) => {
    const reply = await client.get(address);
    expect(reply.status).toBe(status);
    expect(errorOf(reply).message).toContain(message);
  });

  it('see only the rows that the caller may read', async () => {
    const own = { ...contosoWithPrivileges(depths.basic), user: ids.maker };
    const restricted = await startClient(own);
    const owners = async (lambda: string): Promise<unknown[]> =>
      (await restricted.get(`systemusers?$select=fullname&$filter=${lambda}`)).rows.map((row) => row.fullname);
    expect(await owners('system_user_workflow/any()')).toEqual(['Mara Maker']);
    expect(await owners("system_user_workflow/any(w:w/description eq 'nightly')")).toEqual([]);
    const roles = await restricted.get('systemusers?$filter=systemuserroles_association/any()');
    expect([roles.status, errorOf(roles).message]).toEqual([403, expect.stringContaining('prvReadrole') as string]);
  });
});

describe('paths over lookups', () => {
  it('find nothing in a row that the caller may not read', async () => {
    const flows = (contoso().workflows as Record<string, unknown>[]).map((flow) => ({ ...flow, _parentworkflowid_value: ids.orderFlow }));
    const client = await startClient({ ...contosoWithPrivileges(depths.basic), workflows: flows, user: ids.maker });
    const count = async (filter: string): Promise<number> => (await client.get(`workflows?$select=name&$filter=${filter}`)).rows.length;
    expect(await count("parentworkflowid/description eq 'nightly'")).toBe(0);
    expect(await count('parentworkflowid/name eq null')).toBe(1);
    expect(await count(`_parentworkflowid_value eq ${ids.orderFlow}`)).toBe(1);
    const [row] = (await client.get('workflows?$select=name&$expand=parentworkflowid($select=name)')).rows;
    expect(row).toMatchObject({ workflowid: ids.invoiceFlow, parentworkflowid: null });
    const everybody = await startClient({ ...contoso(), workflows: flows });
    expect((await everybody.get("workflows?$select=name&$filter=parentworkflowid/description eq 'nightly'")).rows).toHaveLength(4);
  });

  it('keep several conditions on the same and on different ways apart', async () => {
    const client = await startClient({ ...contosoWithPrivileges(depths.deep), user: ids.maker });
    const filter = "owninguser/isdisabled eq true and owninguser/fullname ne 'x' and createdby/fullname eq null and contains(name,'order')";
    const { rows } = await client.get(`workflows?$select=name&$filter=${filter}`);
    expect(rows.map((row) => row.workflowid)).toEqual([ids.orderFlow]);
  });
});
