import { errorOf, serviceRoot, startClient } from './fixtures/client';
import type { Client, Json } from './fixtures/client';
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
    const refused = await client.get(`flowruns(${id('d', 1)})?$expand=workflow($select=name)`);
    expect([refused.status, errorOf(refused).message]).toEqual([
      400,
      "Could not find a property named 'workflow' on type 'Microsoft.Dynamics.CRM.flowrun'.",
    ]);
  });

  it('takes up to 15 of them', async () => {
    const users = 'owninguser,createdby,modifiedby,createdonbehalfby,modifiedonbehalfby,licensee_systemuserid';
    const others = 'ownerid,owningteam,owningbusinessunit,licenseentitledby_workflowid,parentworkflowid,activeworkflowid';
    const below = 'workflow_active_workflow,workflow_parent_workflow,workflow_flowrun_Workflow';
    expect((await client.get(`workflows?$select=name&$expand=${users},${others},${below}`)).status).toBe(200);
  });

  it('nests single-valued navigation properties', async () => {
    const { rows } = await client.get(
      "workflows?$select=name&$filter=startswith(name,'order')&$expand=owninguser($select=fullname;$expand=businessunitid($select=name))",
    );
    expect(rows[0]?.owninguser).toMatchObject({ businessunitid: { name: 'Contoso Berlin' } });
  });

  it('lists children with etag, back reference and always a nextLink that works', async () => {
    const expand = "workflow_flowrun_Workflow($select=status;$filter=contains(status,'e') and name ne 'R&D';$orderby=status)";
    const { body } = await client.get(`workflows(${ids.invoiceFlow})?$select=name&$expand=${encodeURIComponent(expand)}`);
    expect(body.workflow_flowrun_Workflow).toEqual([
      { '@odata.etag': expect.any(String) as string, flowrunid: id('d', 2), status: 'Failed', _workflow_value: ids.invoiceFlow },
      { '@odata.etag': expect.any(String) as string, flowrunid: id('d', 1), status: 'Succeeded', _workflow_value: ids.invoiceFlow },
    ]);
    const nextLink = body['workflow_flowrun_Workflow@odata.nextLink'] as string;
    const options = "$select=status&$filter=contains(status,'e')%20and%20name%20ne%20'R%26D'&$orderby=status";
    expect(nextLink).toBe(`${serviceRoot}workflows(${ids.invoiceFlow})/workflow_flowrun_Workflow?${options}`);
    expect((await client.get(nextLink)).rows.map((row) => row.status)).toEqual(['Failed', 'Succeeded']);
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

  it('gives the address of the row behind a lookup, with the lookup itself', async () => {
    const { body, rows } = await client.get('workflows?$select=name&$orderby=name&$expand=owninguser/$ref,ownerid/$ref');
    expect(body['@odata.context']).toBe(`${serviceRoot}$metadata#workflows(name,owninguser,owninguser/$ref(),ownerid,ownerid/$ref())`);
    expect(rows[1]).toMatchObject({ _owninguser_value: ids.maker, owninguser: { '@odata.id': `${serviceRoot}systemusers(${ids.maker})` } });
    expect(rows[3]).toMatchObject({ _owninguser_value: null, owninguser: null, ownerid: { '@odata.id': `${serviceRoot}teams(${ids.team})` } });
    expect(Object.keys(rows[1] ?? {})).toEqual(['@odata.etag', 'name', '_owninguser_value', '_ownerid_value', 'workflowid', 'owninguser', 'ownerid']);
  });

  describe('inside an $expand', () => {
    const units = (expand: string, prefer: Record<string, string> = {}): Promise<Json[]> =>
      client.get(`businessunits?$select=name&$orderby=name desc&$expand=${expand}`, prefer).then((reply) => {
        expect([reply.status, reply.body.error]).toEqual([200, undefined]);
        return reply.rows;
      });
    const users = 'business_unit_system_users($select=fullname)';

    it('leaves out etags and back references of all collections of the query', async () => {
      const [europe] = await units(`${users},business_unit_teams($select=name;$expand=administratorid($select=fullname))`);
      expect(europe?.business_unit_system_users).toContainEqual({ fullname: 'Mara Maker', systemuserid: ids.maker, ownerid: ids.maker });
      expect(europe?.business_unit_teams).toEqual([{ name: 'Flow owners', teamid: ids.team, ownerid: ids.team, administratorid: null }]);
    });

    it('pages the collections, each with an address for the rows that follow', async () => {
      const prefer = { Prefer: 'odata.maxpagesize=2' };
      const expand = 'business_unit_parent_business_unit($select=name;$expand=business_unit_system_users($select=fullname))';
      const [, , contosoItself] = await units(expand, { Prefer: 'odata.maxpagesize=5' });
      const [below] = contosoItself?.business_unit_parent_business_unit as [Json];
      expect([below.name, (below.business_unit_system_users as Json[]).length]).toEqual(['Contoso Europe', 3]);
      const [europe] = await units(`${users},business_unit_teams($select=name;$expand=administratorid($select=fullname))`, prefer);
      expect((europe?.business_unit_system_users as Json[]).map((user) => user.fullname)).toEqual(['Mara Maker', 'Otto Operator']);
      const link = europe?.['business_unit_system_users@odata.nextLink'] as string;
      expect(link).toMatch(
        /^http:\/\/org\/api\/data\/v9\.2\/businessunits\([-0-9a-f]{36}\)\/business_unit_system_users\?\$select=fullname&\$skiptoken=%3Ccookie%20pagenumber=%222%22/,
      );
      expect(decodeURIComponent(decodeURIComponent(link))).toContain('<cookie page="1" countOfRecords="2"><systemuserid last=');
      expect((await client.get(link, prefer)).rows.map((user) => user.fullname)).toEqual(['Stan Stranger']);
      const teams = europe?.['business_unit_teams@odata.nextLink'] as string;
      expect(teams).toContain('?$select=name&$expand=administratorid($select=fullname)&$skiptoken=');
      expect((await client.get(teams, prefer)).rows).toEqual([]);
    });

    it('counts in the cookie of the query itself too', async () => {
      const { body } = await client.get(`businessunits?$select=name&$expand=${users.replace(')', ';$expand=businessunitid)')}`, { Prefer: 'odata.maxpagesize=1' });
      expect(decodeURIComponent(decodeURIComponent(body['@odata.nextLink'] as string))).toContain('countOfRecords="1"');
    });

    it('takes neither $top nor $orderby anywhere', async () => {
      const expand = 'business_unit_system_users($top=1),business_unit_teams($expand=administratorid)';
      const reply = await client.get(`businessunits?$expand=${expand}`);
      expect([reply.status, errorOf(reply).message]).toEqual([400, expect.stringContaining('Only $select and $filter clause') as string]);
    });
  });

  it('does not page collections without an $expand inside', async () => {
    const prefer = { Prefer: 'odata.maxpagesize=1' };
    const { rows } = await client.get('businessunits?$select=name&$orderby=name desc&$expand=business_unit_system_users', prefer);
    expect([rows.length, (rows[0]?.business_unit_system_users as Json[]).length]).toEqual([1, 3]);
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
    ['$orderby on a lookup', 'workflows?$expand=owninguser($orderby=fullname)', 'Only $select and $filter'],
    [
      '$orderby inside a nested expand',
      'businessunits?$expand=business_unit_system_users($orderby=fullname;$expand=businessunitid)',
      'Only $select and $filter',
    ],
    ['$top beside a nested expand', 'workflows?$expand=workflow_flowrun_Workflow($top=1;$expand=owninguser)', 'Only $select and $filter'],
    ['a negative $top', 'workflows?$expand=workflow_flowrun_Workflow($top=-1)', "Invalid value '-1' for $top"],
    ['$ref of a collection', 'workflows?$expand=workflow_flowrun_Workflow/$ref', 'Expand with $ref is only supported on lookup type'],
    ['options of a reference', 'workflows?$expand=owninguser/$ref($select=fullname)', "'owninguser/$ref'"],
    ['$skip inside', 'workflows?$expand=workflow_flowrun_Workflow($skip=1)', '$skip'],
    ['$levels inside', 'businessunits?$expand=parentbusinessunitid($levels=2)', '$levels'],
    ['$search inside', 'workflows?$expand=workflow_flowrun_Workflow($search=x)', '$search'],
    ['a broken filter inside', "workflows?$expand=workflow_flowrun_Workflow($filter=status eq 'x)", 'unterminated literal'],
    ['an open parenthesis', 'workflows?$expand=owninguser($select=fullname', 'Syntax error'],
    ['$count inside', 'workflows?$expand=workflow_flowrun_Workflow($count=true)', '$count'],
    ['many-to-many beside a lookup', 'systemusers?$expand=systemuserroles_association,businessunitid', 'many-to-many'],
    ['many-to-many beside one-to-many', 'systemusers?$expand=systemuserroles_association,system_user_workflow', 'many-to-many'],
    ['an $expand inside many-to-many', 'systemusers?$expand=systemuserroles_association($expand=businessunitid)', 'many-to-many'],
    ['many-to-many inside one-to-many', 'businessunits?$expand=business_unit_system_users($expand=systemuserroles_association)', 'many-to-many'],
    ['nested many-to-many', 'workflows?$expand=owninguser($expand=systemuserroles_association)', 'many-to-many'],
    ['more than 15', `workflows?$expand=${Array(16).fill('owninguser').join(',')}`, '15'],
  ])('refuses %s', async (_, address, message) => {
    const reply = await client.get(address);
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80060888']);
    expect(errorOf(reply).message).toContain(message);
  });
});
