import { rowsOf } from '../environmentData';
import type { EnvironmentData } from '../environmentData';
import { errorOf, startClient } from '../fixtures/client';
import type { Client, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { privilegeId, roleId, withRoles } from '../fixtures/roles';
import type { Depth } from '../fixtures/roles';

const administration = { prvReadRole: 'Global', prvAssignRole: 'Global', prvReadUser: 'Global', prvReadTeam: 'Global' } as const;
const asMaker = { MSCRMCallerID: ids.maker };

/** The maker hands out roles; the second role here, which nobody holds, may be handed out. */
function data(held: Readonly<Record<string, Depth>>, given: Readonly<Record<string, Depth>> = {}): EnvironmentData {
  return withRoles(contoso(), [
    { name: 'Team lead', privileges: held, holders: [ids.maker] },
    { name: 'Flow reader', privileges: given, holders: [] },
  ]);
}

const flowReader = roleId(1, ids.europe);

function codeOf(reply: Reply): unknown {
  return reply.status < 300 ? reply.status : [reply.status, errorOf(reply).code];
}

function give(client: Client, role: string, to: string, headers: Record<string, string> = asMaker): Promise<Reply> {
  return client.send('POST', `${to}/$ref`, { '@odata.id': `http://org/api/data/v9.2/roles(${role})` }, headers);
}

/** The role of this name and its copies, that of the topmost business unit first. */
async function rolesNamed(client: Client, name: string): Promise<Record<string, unknown>[]> {
  const { rows } = await client.get(`roles?$filter=name eq '${name}'`);
  return rows.sort((a, b) => String(a._businessunitid_value).localeCompare(String(b._businessunitid_value)));
}

function newRole(name: string, unit: string = ids.headquarters): Record<string, unknown> {
  return { name, 'businessunitid@odata.bind': `/businessunits(${unit})` };
}

describe('a role that is created', () => {
  it('appears in all business units below, each copy under the one above, all with one root', async () => {
    const client = await startClient(data({}));
    const { headers } = await client.send('POST', 'roles', newRole('Deployer'));
    const root = /\(([^)]*)\)$/.exec(headers.get('OData-EntityId') ?? '')?.[1];
    const [top, europe, berlin] = await rolesNamed(client, 'Deployer');
    expect([top?.roleid, top?._businessunitid_value, top?._parentroleid_value]).toEqual([root, ids.headquarters, null]);
    expect([europe?._businessunitid_value, europe?._parentroleid_value]).toEqual([ids.europe, root]);
    expect([berlin?._businessunitid_value, berlin?._parentroleid_value]).toEqual([ids.berlin, europe?.roleid]);
    expect([top, europe, berlin].map((role) => role?._parentrootroleid_value)).toEqual([root, root, root]);
  });

  it('holds at once the few privileges that every new role has, as far as the data knows them', async () => {
    const client = await startClient(data({}));
    await client.send('POST', 'roles', newRole('Deployer'));
    const [top] = await rolesNamed(client, 'Deployer');
    const { body } = await client.get(`RetrieveRolePrivilegesRole(RoleId=${String(top?.roleid)})`);
    const names = (body.RolePrivileges as { PrivilegeName: string }[]).map((privilege) => privilege.PrivilegeName);
    expect(names.sort()).toEqual(['prvReadPluginType', 'prvReadSdkMessage']);
  });

  it('needs a name that its business unit has not, and a business unit', async () => {
    const client = await startClient(data({}));
    expect(codeOf(await client.send('POST', 'roles', newRole('Flow reader')))).toEqual([400, '0x80041403']);
    expect((await client.send('POST', 'roles', { name: 'Deployer' })).status).toBe(400);
  });

  it('is in effect for whoever is given a copy of it', async () => {
    const client = await startClient(data(administration));
    await client.send('POST', 'roles', newRole('Deployer'));
    const [top, europe] = await rolesNamed(client, 'Deployer');
    const body = { Privileges: [{ PrivilegeId: privilegeId('prvReadWorkflow'), Depth: 'Local' }] };
    expect((await client.send('POST', `roles(${String(top?.roleid)})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, body)).status).toBe(204);
    await give(client, String(europe?.roleid), `systemusers(${ids.stranger})/systemuserroles_association`, {});
    const { rows } = await client.get('workflows', { MSCRMCallerID: ids.stranger });
    expect(rows.map((row) => row.workflowid)).toEqual([ids.invoiceFlow, ids.teamFlow]);
  });
});

describe('a role that is there', () => {
  it('is changed and deleted at the top, and takes its copies with it', async () => {
    const client = await startClient(data({}));
    expect((await client.send('PATCH', `roles(${roleId(1)})`, { name: 'Flow auditor' })).status).toBe(204);
    expect(await rolesNamed(client, 'Flow auditor')).toHaveLength(3);
    expect((await client.send('DELETE', `roles(${roleId(1)})`)).status).toBe(204);
    expect(await rolesNamed(client, 'Flow auditor')).toEqual([]);
  });

  it('is neither changed nor deleted where it is a copy', async () => {
    const client = await startClient(data({}));
    expect(codeOf(await client.send('PATCH', `roles(${flowReader})`, { name: 'x' }))).toEqual([400, '0x80044152']);
    expect(codeOf(await client.send('DELETE', `roles(${flowReader})`))).toEqual([400, '0x8004140c']);
    expect(await rolesNamed(client, 'Flow reader')).toHaveLength(3);
  });

  it('is not changed if it is System Administrator, neither its name nor what it holds', async () => {
    const client = await startClient(data({}));
    const administrator = `roles(${ids.administratorRole})`;
    const body = { Privileges: [{ PrivilegeId: privilegeId('prvReadWorkflow'), Depth: 'Basic' }] };
    expect(codeOf(await client.send('PATCH', administrator, { name: 'x' }))).toEqual([400, '0x80041d31']);
    for (const action of ['AddPrivilegesRole', 'ReplacePrivilegesRole']) {
      expect(codeOf(await client.send('POST', `${administrator}/Microsoft.Dynamics.CRM.${action}`, body))).toEqual([400, '0x80041d31']);
    }
  });
});

describe('giving a role', () => {
  const operator = `systemusers(${ids.operator})/systemuserroles_association`;

  it('takes Read and Assign on the role, and everything that it holds', async () => {
    const given = { prvReadWorkflow: 'Deep' } as const;
    const without = await startClient(data({ prvReadRole: 'Global', prvReadUser: 'Global' }, given));
    expect(codeOf(await give(without, flowReader, operator))).toEqual([403, '0x80040220']);
    const less = await startClient(data({ ...administration, prvReadWorkflow: 'Local' }, given));
    expect(codeOf(await give(less, flowReader, operator))).toEqual([403, '0x80040220']);
    const enough = await startClient(data({ ...administration, prvReadWorkflow: 'Deep' }, given));
    expect(codeOf(await give(enough, flowReader, operator))).toBe(204);
    expect((await enough.get('workflows', { MSCRMCallerID: ids.operator })).rows).toHaveLength(3);
    const more = await startClient(data({ ...administration, prvReadWorkflow: 'Global' }, given));
    expect(codeOf(await give(more, flowReader, operator))).toBe(204);
  });

  it('reaches as deep as Assign does', async () => {
    const client = await startClient(data({ ...administration, prvAssignRole: 'Local' }));
    const stranger = `systemusers(${ids.stranger})/systemuserroles_association`;
    expect(codeOf(await give(client, roleId(1, ids.berlin), stranger))).toEqual([403, '0x80048306']);
    expect(codeOf(await give(client, flowReader, stranger))).toBe(204);
  });

  it('makes nobody an administrator who is not given it by one', async () => {
    const client = await startClient(data(administration));
    const application = `systemusers(${ids.appUser})/systemuserroles_association`;
    expect(codeOf(await give(client, ids.administratorRole, application))).toEqual([403, '0x80040220']);
    expect(codeOf(await give(client, ids.administratorRole, application, {}))).toBe(204);
    expect((await client.get('connectionreferences', { MSCRMCallerID: ids.appUser })).rows).toHaveLength(3);
  });

  it('takes the role of the business unit that its holder is in, from either side', async () => {
    const client = await startClient(data({}));
    const [inBerlin, body] = [roleId(1, ids.berlin), { '@odata.id': `systemusers(${ids.operator})` }];
    expect(codeOf(await give(client, inBerlin, operator, {}))).toEqual([400, '0x8004021d']);
    expect(codeOf(await client.send('POST', `roles(${inBerlin})/systemuserroles_association/$ref`, body))).toEqual([400, '0x8004021d']);
    expect(codeOf(await give(client, inBerlin, `teams(${ids.team})/teamroles_association`, {}))).toEqual([400, '0x8004021d']);
    expect(codeOf(await give(client, flowReader, operator, {}))).toBe(204);
  });

  it('takes a user who is not disabled', async () => {
    const client = await startClient(data({}));
    const colleague = `systemusers(${ids.colleague})/systemuserroles_association`;
    expect(codeOf(await give(client, roleId(1, ids.berlin), colleague, {}))).toEqual([403, '0x80040225']);
  });

  it('to a team goes the same way, but an access team holds none', async () => {
    const withAccessTeam = data(administration);
    const accessTeam = { teamid: id('2', 5), name: 'Access', teamtype: 1, _businessunitid_value: ids.europe };
    const client = await startClient({ ...withAccessTeam, teams: [...rowsOf(withAccessTeam, 'teams'), accessTeam] });
    expect(codeOf(await give(client, flowReader, `teams(${ids.team})/teamroles_association`))).toBe(204);
    expect(codeOf(await give(client, flowReader, `teams(${accessTeam.teamid})/teamroles_association`))).toEqual([400, '0x80048331']);
  });

  it('to the team of a group takes a role whose privileges members inherit', async () => {
    const group = { teamid: id('2', 6), name: 'Group', teamtype: 2, _businessunitid_value: ids.europe };
    const role = { name: 'Own', privileges: {}, holders: [] };
    const roles = [role, { ...role, name: 'Team only', isinherited: 0 }] as const;
    const client = await startClient({ ...withRoles(contoso(), roles), teams: [group] });
    const team = `teams(${group.teamid})/teamroles_association`;
    expect(codeOf(await give(client, roleId(0, ids.europe), team, {}))).toBe(204);
    expect(codeOf(await give(client, roleId(1, ids.europe), team, {}))).toEqual([400, '0x80048350']);
  });

  it('and taking it again takes no more than Read and Assign', async () => {
    const client = await startClient(data(administration, { prvReadWorkflow: 'Global' }));
    await give(client, flowReader, operator, {});
    const address = `${operator}(${flowReader})/$ref`;
    expect(codeOf(await client.send('DELETE', address, undefined, { MSCRMCallerID: ids.operator }))).toEqual([403, '0x80040220']);
    expect(codeOf(await client.send('DELETE', address, undefined, asMaker))).toBe(204);
  });

  it('leaves one System Administrator at least', async () => {
    const client = await startClient(data({}));
    const address = `systemusers(${ids.admin})/systemuserroles_association(${ids.administratorRole})/$ref`;
    expect(codeOf(await client.send('DELETE', address))).toEqual([400, '0x80041d30']);
    await give(client, ids.administratorRole, `systemusers(${ids.appUser})/systemuserroles_association`, {});
    expect(codeOf(await client.send('DELETE', address))).toBe(204);
  });
});
