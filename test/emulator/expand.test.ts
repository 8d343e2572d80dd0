import { errorOf, serviceRoot, startClient } from './fixtures/client';
import type { Client } from './fixtures/client';
import { contoso, id, ids } from './fixtures/contoso';

describe('$expand', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient(contoso());
  });

  it('puts the row behind a lookup into the row, without an etag, null where there is none', async () => {
    const { body, rows } = await client.get('workflows?$select=name&$orderby=name&$expand=owninguser($select=fullname),owningteam($select=name)');
    expect(body['@odata.context']).toBe(`${serviceRoot}$metadata#workflows(name,owninguser(fullname),owningteam(name))`);
    expect(rows.map((row) => [row.owninguser, row.owningteam])).toEqual([
      [null, null],
      [{ systemuserid: ids.maker, ownerid: ids.maker, fullname: 'Mara Maker' }, null],
      [{ systemuserid: ids.colleague, ownerid: ids.colleague, fullname: 'Émile Colleague' }, null],
      [null, { teamid: ids.team, ownerid: ids.team, name: 'Flow owners' }],
    ]);
  });

  it('takes ownerid to a principal, user or team, which has nothing but its key', async () => {
    const { rows } = await client.get('workflows?$select=name&$orderby=name desc&$expand=ownerid&$top=3');
    expect(rows.map((row) => row.ownerid)).toEqual([
      { '@odata.type': '#Microsoft.Dynamics.CRM.team', ownerid: ids.team },
      { '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', ownerid: ids.colleague },
      { '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', ownerid: ids.maker },
    ]);
    const refused = await client.get('workflows?$expand=ownerid($select=fullname)');
    expect(errorOf(refused).message).toBe("Could not find a property named 'fullname' on type 'Microsoft.Dynamics.CRM.principal'.");
  });

  it('keeps to the exact letter case of navigation properties', async () => {
    const run = await client.get(`flowruns(${id('d', 1)})?$select=status&$expand=Workflow($select=name)`);
    expect(run.body.Workflow).toEqual({ workflowid: ids.invoiceFlow, name: 'Invoice: 50% reminder' });
    const refused = await client.get('flowruns?$expand=workflow($select=name)');
    expect([refused.status, errorOf(refused).message]).toEqual([
      400,
      "Could not find a property named 'workflow' on type 'Microsoft.Dynamics.CRM.flowrun'.",
    ]);
  });

  it('nests single-valued navigation properties', async () => {
    const { rows } = await client.get(
      "workflows?$select=name&$filter=startswith(name,'order')&$expand=owninguser($select=fullname;$expand=businessunitid($select=name))",
    );
    expect(rows[0]?.owninguser).toMatchObject({ businessunitid: { name: 'Contoso Berlin' } });
  });

  it('lists children with etag, back reference and always a nextLink that works', async () => {
    const expand = 'workflow_flowrun_Workflow($select=status;$orderby=status)';
    const { body } = await client.get(`workflows(${ids.invoiceFlow})?$select=name&$expand=${expand}`);
    expect(body.workflow_flowrun_Workflow).toEqual([
      { '@odata.etag': expect.any(String) as string, flowrunid: id('d', 2), status: 'Failed', _workflow_value: ids.invoiceFlow },
      { '@odata.etag': expect.any(String) as string, flowrunid: id('d', 1), status: 'Succeeded', _workflow_value: ids.invoiceFlow },
    ]);
    const nextLink = body['workflow_flowrun_Workflow@odata.nextLink'] as string;
    expect(nextLink).toBe(`${serviceRoot}workflows(${ids.invoiceFlow})/workflow_flowrun_Workflow?$select=status`);
    expect((await client.get(nextLink)).rows).toHaveLength(2);
  });

  it.each([
    ['', [0, 2, 1, 0]],
    ["($select=status;$filter=status eq 'Failed')", [0, 1, 1, 0]],
    ['($select=status;$top=1)', [0, 1, 1, 0]],
    ["($filter=status eq 'Failed' or status eq 'Succeeded';$top=5;$select=status)", [0, 2, 1, 0]],
  ])('applies the options of a collection to each parent: %s', async (options, expected) => {
    const { rows } = await client.get(`workflows?$select=name&$orderby=name&$expand=workflow_flowrun_Workflow${options}`);
    expect(rows.map((row) => (row.workflow_flowrun_Workflow as unknown[]).length)).toEqual(expected);
  });

  it('lists many-to-many, in both directions', async () => {
    const users = await client.get(`systemusers(${ids.maker})?$select=fullname&$expand=systemuserroles_association($select=name)`);
    expect(users.body.systemuserroles_association).toMatchObject([{ roleid: ids.makerRoleInEurope, name: 'Environment Maker' }]);
    const roles = await client.get("roles?$select=name&$filter=name eq 'System Administrator'&$expand=systemuserroles_association($select=fullname)");
    expect(roles.rows[0]?.systemuserroles_association).toMatchObject([{ fullname: 'Ada Admin' }]);
    const both = 'teammembership_association($select=name),systemuserroles_association';
    const teams = await client.get(`systemusers(${ids.operator})?$select=fullname&$expand=${both}`);
    expect(teams.body).toMatchObject({ teammembership_association: [{ name: 'Flow owners' }], systemuserroles_association: [] });
  });

  it.each([
    ['an unknown navigation property', 'workflows?$expand=owner', "Could not find a property named 'owner'"],
    ['a column', 'workflows?$expand=name', "Could not find a property named 'name'"],
    ['an unknown column inside', 'workflows?$expand=owninguser($select=name)', "property named 'name' on type 'Microsoft.Dynamics.CRM.systemuser'."],
    ['$top on a lookup', 'workflows?$expand=owninguser($top=1)', 'Only $select and $filter clause can be provided'],
    ['$top beside a nested expand', 'workflows?$expand=workflow_flowrun_Workflow($top=1;$expand=owninguser)', 'Only $select and $filter'],
    ['a negative $top', 'workflows?$expand=workflow_flowrun_Workflow($top=-1)', "Invalid value '-1' for $top"],
    ['$ref of a collection', 'workflows?$expand=workflow_flowrun_Workflow/$ref', 'Expand with $ref is only supported on lookup type'],
    ['$count inside', 'workflows?$expand=workflow_flowrun_Workflow($count=true)', '$count'],
    ['many-to-many beside a lookup', 'systemusers?$expand=systemuserroles_association,businessunitid', 'many-to-many'],
    ['nested many-to-many', 'workflows?$expand=owninguser($expand=systemuserroles_association)', 'many-to-many'],
    ['more than 15', `workflows?$expand=${Array(16).fill('owninguser').join(',')}`, '15'],
  ])('refuses %s', async (_, address, message) => {
    const reply = await client.get(address);
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80060888']);
    expect(errorOf(reply).message).toContain(message);
  });
});
