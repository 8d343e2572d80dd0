import { rowsOf } from './environmentData';
import type { EnvironmentData } from './environmentData';
import { errorOf, startClient } from './fixtures/client';
import type { Client } from './fixtures/client';
import { contoso, contosoWithPrivileges, depths, id, ids } from './fixtures/contoso';
import { withRoles } from './fixtures/roles';

const asMaker = { MSCRMCallerID: ids.maker };

async function flowNames(client: Client, caller: string): Promise<unknown[]> {
  const reply = await client.get('workflows?$select=name&$orderby=name', { MSCRMCallerID: caller });
  return reply.rows.map((row) => String(row.name).split(/[^a-z]/i)[0]);
}

/** The data with rows put into some of its sets. */
function withRows(data: EnvironmentData, more: Record<string, Record<string, unknown>[]>): EnvironmentData {
  return { ...data, ...Object.fromEntries(Object.entries(more).map(([set, rows]) => [set, [...rowsOf(data, set), ...rows]])) };
}

describe('privileges', () => {
  it.each([
    ['Basic: own rows', depths.basic, ['Invoice']],
    ['Local: rows of the business unit', depths.local, ['Invoice', 'Team']],
    ['Deep: rows of the business units below too', depths.deep, ['Invoice', 'Order', 'Team']],
    ['Global: all rows', depths.global, ['broken', 'Invoice', 'Order', 'Team']],
  ])('reach as far as their depth says. %s', async (_, depth, expected) => {
    const client = await startClient(contosoWithPrivileges(depth));
    expect(await flowNames(client, ids.maker)).toEqual(expected);
  });

  it("count rows of the user's teams as own ones, and reach a team's members over the team's roles", async () => {
    const teamrolescollection = [{ teamroleid: id('8', 1), teamid: ids.team, roleid: ids.makerRoleInEurope }];
    const client = await startClient(withRows(contosoWithPrivileges(depths.basic), { teamrolescollection }));
    expect(await flowNames(client, ids.operator)).toEqual(['Team']);
  });

  it('filter before paging and counting', async () => {
    const client = await startClient(contosoWithPrivileges(depths.basic));
    const reply = await client.get('workflows?$select=name&$orderby=name&$count=true', { ...asMaker, Prefer: 'odata.maxpagesize=1' });
    expect([reply.rows.length, reply.body['@odata.count'], reply.body['@odata.nextLink']]).toEqual([1, 1, undefined]);
  });

  it('let a System Administrator do everything', async () => {
    const client = await startClient(contosoWithPrivileges(depths.basic));
    expect(await flowNames(client, ids.admin)).toHaveLength(4);
    expect((await client.send('DELETE', `workflows(${ids.orderFlow})`)).status).toBe(204);
  });

  it('refuse with 403 whoever has no privilege on the table, naming it in lower case, with counts of what the user has', async () => {
    const client = await startClient(contosoWithPrivileges(depths.global));
    const runs = await client.get('flowruns?$select=name', asMaker);
    expect([runs.status, errorOf(runs)]).toEqual([
      403,
      {
        code: '0x80040220',
        message:
          `Principal user (Id=${ids.maker}, type=8, roleCount=1, privilegeCount=4, accessMode=0), is missing prvReadflowrun privilege ` +
          `(Id=00000000-0000-0000-0000-000000000000) for entity 'flowrun'. context.Caller=${ids.maker}`,
      },
    ]);
    const teams = await client.get('teams', asMaker);
    expect(errorOf(teams).message).toContain("is missing prvReadteam privilege (Id=00000000-0000-0000-0000-000000000000) on OTC=9 for entity 'team'");
  });

  it('refuse with another code a row that they do not reach, naming the right', async () => {
    const client = await startClient(contosoWithPrivileges(depths.basic));
    const flow = await client.get(`workflows(${ids.orderFlow})`, asMaker);
    expect([flow.status, errorOf(flow)]).toEqual([
      403,
      { code: '0x80048306', message: `Principal with id ${ids.maker} does not have ReadAccess right(s) for record with id ${ids.orderFlow} of entity workflow` },
    ]);
    expect((await client.get(`workflows(${ids.missingUser})`, asMaker)).status).toBe(404);
  });

  it('hold for rows that $expand and $filter reach', async () => {
    const client = await startClient(contosoWithPrivileges(depths.global));
    expect((await client.get('workflows?$expand=workflow_flowrun_Workflow', asMaker)).status).toBe(403);
    expect((await client.get("workflows?$filter=owningteam/name eq 'x'", asMaker)).status).toBe(403);
    expect((await client.get("workflows?$filter=owninguser/fullname eq 'x'", asMaker)).status).toBe(200);
  });

  it('are checked when a row is read, changed, created or deleted', async () => {
    const client = await startClient(contosoWithPrivileges(depths.basic));
    const status = async (method: string, address: string, body?: unknown): Promise<number> =>
      (await client.send(method, address, body, asMaker)).status;
    expect(await status('GET', `workflows(${ids.invoiceFlow})`)).toBe(200);
    expect(await status('GET', `workflows(${ids.orderFlow})`)).toBe(403);
    expect(await status('PATCH', `workflows(${ids.invoiceFlow})`, { description: 'mine' })).toBe(204);
    expect(await status('PATCH', `workflows(${ids.orderFlow})`, { description: 'not mine' })).toBe(403);
    expect(await status('PATCH', `connectionreferences(${ids.dataverse})`, { connectionid: 'x' })).toBe(403);
    expect(await status('DELETE', `workflows(${ids.invoiceFlow})`)).toBe(403);
    expect(await status('POST', 'connectionreferences', { connectionreferencelogicalname: 'x' })).toBe(403);
    expect((await client.get(`workflows(${ids.orderFlow})?$select=description`)).body.description).toBe('nightly');
  });

  it('are widened by sharing, right by right', async () => {
    const share = (principalid: string, objectid: string, accessrightsmask: number): Record<string, unknown> => ({
      principalobjectaccessid: objectid.replace(/^./, '9'),
      principalid,
      objectid,
      accessrightsmask,
      inheritedaccessrightsmask: 0,
    });
    const shares = [share(ids.maker, ids.orderFlow, 1), share(ids.maker, ids.teamFlow, 3), share(ids.stranger, ids.brokenFlow, 1)];
    const client = await startClient(withRows(contosoWithPrivileges(depths.basic), { principalobjectaccessset: shares }));
    expect(await flowNames(client, ids.maker)).toEqual(['Invoice', 'Order', 'Team']);
    expect((await client.send('PATCH', `workflows(${ids.orderFlow})`, { description: 'x' }, asMaker)).status).toBe(403);
    expect((await client.send('PATCH', `workflows(${ids.teamFlow})`, { description: 'x' }, asMaker)).status).toBe(204);
    expect((await client.get('workflows', { MSCRMCallerID: ids.stranger })).status).toBe(403);
  });

  it('are widened for everybody by sharing with the whole organization', async () => {
    const share = { objectid: ids.orderFlow, principalid: id('f', 1), principaltypecode: 'organization', accessrightsmask: 1 };
    const client = await startClient(withRows(contosoWithPrivileges(depths.basic), { principalobjectaccessset: [share] }));
    expect(await flowNames(client, ids.maker)).toEqual(['Invoice', 'Order']);
  });

  it('do not come with a record filter, whose depth is none of the four', async () => {
    const client = await startClient(contosoWithPrivileges(16));
    expect((await client.get('workflows', asMaker)).status).toBe(403);
  });

  it('hold row by row where $expand and $filter lead over a lookup', async () => {
    const privileges = { prvReadWorkflow: 'Global', prvReadUser: 'Local' } as const;
    const client = await startClient(withRoles(contoso(), [{ name: 'Reader', privileges, holders: [ids.maker] }]));
    const owners = await client.get('workflows?$select=name&$orderby=name&$expand=owninguser($select=fullname)', asMaker);
    expect(owners.rows.map((row) => row.owninguser && (row.owninguser as { fullname: string }).fullname)).toEqual([null, 'Mara Maker', null, null]);
    const filtered = await client.get("workflows?$select=name&$filter=startswith(owninguser/fullname,'M') or startswith(owninguser/fullname,'É')", asMaker);
    expect(filtered.rows.map((row) => row.workflowid)).toEqual([ids.invoiceFlow]);
  });

  it('are not checked when the data has none, and the notes say so', async () => {
    const client = await startClient(contoso());
    expect(client.emulator.notes.join()).toContain('Privileges are not checked');
    expect(await flowNames(client, ids.stranger)).toHaveLength(4);
    expect((await startClient(contosoWithPrivileges(depths.basic))).emulator.notes).toEqual([]);
  });

  it('do not let somebody in who is no user', async () => {
    const client = await startClient(contoso());
    const reply = await client.get('WhoAmI', { MSCRMCallerID: ids.missingUser });
    expect([reply.status, errorOf(reply)]).toEqual([403, { code: '0x80072560', message: 'The user is not a member of the organization.' }]);
  });
});
