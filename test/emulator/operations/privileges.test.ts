import { rowsOf } from '../environmentData';
import { errorOf, startClient } from '../fixtures/client';
import type { Client, Json, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { privilegeId, roleId, withRoles } from '../fixtures/roles';
import type { RoleFixture } from '../fixtures/roles';

/**
 * The operator reads flows in the own unit, writes own ones; over the team reads them everywhere and shares and assigns those of the
 * unit.
 */
function startOperator(): Promise<Client> {
  const data = withRoles(contoso(), [
    { name: 'Own', privileges: { prvReadWorkflow: 'Local', prvWriteWorkflow: 'Basic', prvReadUser: 'Global' }, holders: [ids.operator] },
    { name: 'Team', privileges: { prvReadWorkflow: 'Global', prvShareWorkflow: 'Local', prvAppendWorkflow: 'Basic' }, holders: [ids.team] },
    { name: 'Team only', isinherited: 0, privileges: { prvAssignWorkflow: 'Local' }, holders: [ids.team] },
  ]);
  return startClient(data);
}

const bound = (name: string, user: string = ids.operator): string => `systemusers(${user})/Microsoft.Dynamics.CRM.${name}`;

async function depthsBy(client: Client, address: string): Promise<Record<string, unknown>> {
  const { body } = await client.get(address);
  const privileges = body.RolePrivileges as { PrivilegeName: string; Depth: string }[];
  return Object.fromEntries(privileges.map(({ PrivilegeName, Depth }) => [PrivilegeName.replace('prv', '').replace('Workflow', ''), Depth]));
}

function refusal(reply: Reply): unknown[] {
  return [reply.status, errorOf(reply).code];
}

describe('what a user may do', () => {
  it('is listed with what comes over teams at Basic depth alone', async () => {
    const client = await startOperator();
    expect(await depthsBy(client, bound('RetrieveUserPrivileges()'))).toEqual({ Read: 'Local', Write: 'Basic', ReadUser: 'Global', Share: 'Basic', Append: 'Basic' });
  });

  it('is told of one privilege or of some with the depth it has, by name or id', async () => {
    const client = await startOperator();
    expect(await depthsBy(client, bound("RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvShareWorkflow')"))).toEqual({ Share: 'Local' });
    const read = privilegeId('prvReadWorkflow');
    expect(await depthsBy(client, bound(`RetrieveUserPrivilegeByPrivilegeId(PrivilegeId=${read})`))).toEqual({ Read: 'Global' });
    const names = '(PrivilegeNames=@p)?@p=["prvWriteWorkflow","prvassignworkflow","prvDeleteWorkflow"]';
    expect(await depthsBy(client, bound(`RetrieveUserSetOfPrivilegesByNames${names}`))).toEqual({ Write: 'Basic', Assign: 'Local' });
    const some = `(PrivilegeIds=@p)?@p=["${read}","${privilegeId('prvDeleteWorkflow')}"]`;
    expect(await depthsBy(client, bound(`RetrieveUserSetOfPrivilegesByIds${some}`))).toEqual({ Read: 'Global' });
  });

  it('leaves out, if asked, what comes over teams at Basic depth', async () => {
    const client = await startOperator();
    const names = 'PrivilegeNames=@p,ExcludeTeamBasic=true)?@p=["prvAppendWorkflow","prvShareWorkflow","prvWriteWorkflow"]';
    expect(await depthsBy(client, bound(`RetrieveUserSetOfPrivilegesByNames(${names}`))).toEqual({ Share: 'Local', Write: 'Basic' });
  });

  it('is told of teams alone', async () => {
    const client = await startOperator();
    const through = 'RetrieveUsersPrivilegesThroughTeams(ExcludeOrgDisabledPrivileges=false,IncludeSetupUserFiltering=false)';
    const teams = { Read: 'Global', Share: 'Local', Append: 'Basic', Assign: 'Local' };
    expect(await depthsBy(client, bound(through))).toEqual(teams);
    expect(await depthsBy(client, `teams(${ids.team})/Microsoft.Dynamics.CRM.RetrieveTeamPrivileges()`)).toEqual(teams);
    expect((await client.get(bound(through.replace('=false)', '=true)')))).status).toBe(501);
  });

  it('is told in the one shape, with the business unit it counts in', async () => {
    const client = await startOperator();
    const { body } = await client.get(bound("RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvWriteWorkflow')"));
    expect(body.RolePrivileges).toEqual([
      {
        Depth: 'Basic',
        PrivilegeId: privilegeId('prvWriteWorkflow'),
        BusinessUnitId: ids.europe,
        PrivilegeName: 'prvWriteWorkflow',
        RecordFilterId: '00000000-0000-0000-0000-000000000000',
        RecordFilterUniqueName: '',
      },
    ]);
    expect(body['@odata.context']).toMatch(/#Microsoft\.Dynamics\.CRM\.RetrieveUserPrivilegeByPrivilegeNameResponse$/);
  });

  it('counts in the business unit of the user or, over a team, in that of the team', async () => {
    const berlin = { teamid: id('2', 7), name: 'Berlin', _businessunitid_value: ids.berlin };
    const data = {
      ...contoso(),
      teams: [...rowsOf(contoso(), 'teams'), berlin],
      teammemberships: [{ teamid: berlin.teamid, systemuserid: ids.operator }],
    };
    const role = (name: string, holder: string, depth: 'Local' | 'Deep'): RoleFixture => ({ name, privileges: { prvReadWorkflow: depth }, holders: [holder] });
    const client = await startClient(withRoles(data, [role('Own', ids.operator, 'Local'), role('Team', berlin.teamid, 'Deep')]));
    const units = async (name: string): Promise<unknown> =>
      ((await client.get(bound(name))).body.RolePrivileges as Json[]).map(({ Depth, BusinessUnitId }) => [Depth, BusinessUnitId]);
    const local = ['Local', ids.europe];
    expect(await units("RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvReadWorkflow')")).toEqual([local, ['Deep', ids.berlin]]);
    expect(await units('RetrieveUserPrivileges()')).toEqual([local]);
  });

  it('is everything for a System Administrator', async () => {
    const client = await startOperator();
    const everything = await depthsBy(client, bound('RetrieveUserPrivileges()', ids.admin));
    expect(new Set(Object.values(everything))).toEqual(new Set(['Global']));
    expect(Object.keys(everything).length).toBeGreaterThan(100);
  });

  it('cannot be told of somebody without any role, of nobody, or to somebody who may not read users', async () => {
    const client = await startOperator();
    expect(refusal(await client.get(bound('RetrieveUserPrivileges()', ids.stranger)))).toEqual([403, '0x80042f09']);
    expect(refusal(await client.get(bound('RetrieveUserPrivileges()', ids.missingUser)))).toEqual([404, '0x80040217']);
    const withoutUsers = await startClient(withRoles(contoso(), [{ name: 'R', privileges: { prvReadWorkflow: 'Basic' }, holders: [ids.maker] }]));
    expect(refusal(await withoutUsers.get(bound('RetrieveUserPrivileges()', ids.maker), { MSCRMCallerID: ids.maker }))).toEqual([403, '0x80040220']);
  });

  it('is not made up where the data has no privileges', async () => {
    const client = await startClient(contoso());
    expect((await client.get(bound('RetrieveUserPrivileges()'))).status).toBe(501);
  });
});

describe('what somebody may do with a row', () => {
  async function rights(client: Client, principal: string, flow: string): Promise<unknown> {
    const target = `RetrievePrincipalAccess(Target=@Target)?@Target={"@odata.id":"workflows(${flow})"}`;
    return (await client.get(`${principal}/Microsoft.Dynamics.CRM.${target}`)).body.AccessRights;
  }

  it('comes from ownership, roles and shares together', async () => {
    const client = await startOperator();
    const operator = `systemusers(${ids.operator})`;
    expect(await rights(client, operator, ids.teamFlow)).toBe('ReadAccess, WriteAccess, AppendAccess, ShareAccess, AssignAccess');
    expect(await rights(client, operator, ids.invoiceFlow)).toBe('ReadAccess, ShareAccess, AssignAccess');
    expect(await rights(client, operator, ids.orderFlow)).toBe('ReadAccess');
    const Principal = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: ids.operator };
    const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: ids.orderFlow };
    await client.send('POST', 'GrantAccess', { Target, PrincipalAccess: { Principal, AccessMask: 'WriteAccess,DeleteAccess' } });
    expect(await rights(client, operator, ids.orderFlow)).toBe('ReadAccess, WriteAccess');
  });

  it('is told of teams, of users without roles and of administrators too', async () => {
    const client = await startOperator();
    expect(await rights(client, `teams(${ids.team})`, ids.teamFlow)).toBe('ReadAccess, AppendAccess, ShareAccess, AssignAccess');
    expect(await rights(client, `systemusers(${ids.stranger})`, ids.teamFlow)).toBe('None');
    const all = ['Read', 'Write', 'Append', 'AppendTo', 'Create', 'Delete', 'Share', 'Assign'].map((right) => `${right}Access`).join(', ');
    expect(await rights(client, `systemusers(${ids.admin})`, ids.teamFlow)).toBe(all);
  });

  it('is told only of rows that the caller may read and that are there', async () => {
    const client = await startClient(
      withRoles(contoso(), [{ name: 'R', privileges: { prvReadWorkflow: 'Basic', prvReadUser: 'Global' }, holders: [ids.maker] }]),
    );
    const address = (flow: string): string => bound(`RetrievePrincipalAccess(Target=@t)?@t={"@odata.id":"workflows(${flow})"}`, ids.maker);
    expect(refusal(await client.get(address(ids.orderFlow), { MSCRMCallerID: ids.maker }))).toEqual([403, '0x80048306']);
    expect(refusal(await client.get(address(ids.missingUser)))).toEqual([404, '0x80040217']);
    const organization = `organizations(${id('f', 1)})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t={"@odata.id":"workflows(${ids.teamFlow})"}`;
    expect((await client.get(organization)).status).toBe(501);
  });
});

describe('what a role holds', () => {
  const teamRole = `roles(${roleId(1)})`;

  function act(client: Client, action: string, body: Json, role = teamRole, caller: string = ids.admin): Promise<Reply> {
    return client.send('POST', `${role}/Microsoft.Dynamics.CRM.${action}`, body, { MSCRMCallerID: caller });
  }

  function held(client: Client, role: string = roleId(1)): Promise<Record<string, unknown>> {
    return depthsBy(client, `RetrieveRolePrivilegesRole(RoleId=${role})`);
  }

  const asked = (name: string, Depth: unknown): Json => ({ '@odata.type': 'Microsoft.Dynamics.CRM.RolePrivilege', PrivilegeId: privilegeId(name), Depth });

  it('can be read of the role and of its copies', async () => {
    const client = await startOperator();
    const privileges = { Read: 'Global', Share: 'Local', Append: 'Basic' };
    expect(await held(client)).toEqual(privileges);
    expect(await held(client, roleId(1, ids.berlin))).toEqual(privileges);
  });

  it('can be added to, replaced and taken away, and counts at once', async () => {
    const client = await startOperator();
    const Privileges = [asked('prvDeleteWorkflow', 'Deep'), asked('prvShareWorkflow', 'Basic')];
    expect((await act(client, 'AddPrivilegesRole', { Privileges })).status).toBe(204);
    expect(await held(client)).toEqual({ Read: 'Global', Append: 'Basic', Delete: 'Deep', Share: 'Basic' });
    expect((await act(client, 'ReplacePrivilegesRole', { Privileges })).status).toBe(204);
    expect(await held(client)).toEqual({ Delete: 'Deep', Share: 'Basic' });
    const Privilege = { '@odata.type': 'Microsoft.Dynamics.CRM.privilege', privilegeid: privilegeId('prvShareWorkflow') };
    expect((await act(client, 'RemovePrivilegeRole', { Privilege })).status).toBe(204);
    expect(await held(client)).toEqual({ Delete: 'Deep' });
    expect((await client.send('DELETE', `workflows(${ids.orderFlow})`, undefined, { MSCRMCallerID: ids.operator })).status).toBe(204);
  });

  it.each<[string, Json[], unknown[]]>([
    ['a privilege twice', [asked('prvReadWorkflow', 'Basic'), asked('prvReadWorkflow', 'Local')], [400, '0x8004140f']],
    ['a depth that the privilege cannot have', [asked('prvReadSolution', 'Basic')], [400, '0x8004140b']],
    ['a depth that is none', [asked('prvReadWorkflow', 8)], [400, '0x80060888']],
    ['a privilege that is not there', [{ PrivilegeId: ids.missingUser, Depth: 'Basic' }], [404, '0x80040217']],
    ['a record filter', [asked('prvReadWorkflow', 'RecordFilter')], [501, 'NotModelledByTheEmulator']],
  ])('is not changed by %s', async (_, Privileges, expected) => {
    const client = await startOperator();
    const before = await held(client);
    expect(refusal(await act(client, 'AddPrivilegesRole', { Privileges }))).toEqual(expected);
    expect(refusal(await act(client, 'ReplacePrivilegesRole', { Privileges }))).toEqual(expected);
    expect(await held(client)).toEqual(before);
  });

  it('is changed at the top of the business units only', async () => {
    const client = await startOperator();
    const copy = `roles(${roleId(1, ids.europe)})`;
    expect(refusal(await act(client, 'AddPrivilegesRole', { Privileges: [asked('prvReadWorkflow', 'Basic')] }, copy))).toEqual([400, '0x80044152']);
  });

  it('is changed by whoever may write to the role, with privileges of their own', async () => {
    const writer = { prvReadRole: 'Global', prvWriteRole: 'Global', prvReadWorkflow: 'Deep' } as const;
    const client = await startClient(
      withRoles(contoso(), [
        { name: 'Writer', privileges: writer, holders: [ids.maker] },
        { name: 'Target', privileges: {}, holders: [] },
      ]),
    );
    const add = async (caller: string, name: string, depth: string): Promise<number> =>
      (await act(client, 'AddPrivilegesRole', { Privileges: [asked(name, depth)] }, teamRole, caller)).status;
    expect(await add(ids.maker, 'prvReadWorkflow', 'Deep')).toBe(204);
    expect(await add(ids.maker, 'prvReadWorkflow', 'Global')).toBe(403);
    expect(await add(ids.maker, 'prvWriteWorkflow', 'Basic')).toBe(403);
    expect(await add(ids.stranger, 'prvReadWorkflow', 'Basic')).toBe(403);
    expect(await add(ids.admin, 'prvWriteWorkflow', 'Global')).toBe(204);
  });
});
