import { accessPages } from '../../ConnectionManager/dataverse/access';
import type { UserAccess } from '../../ConnectionManager/model/privileges/privileges';
import { heldDepth } from '../../ConnectionManager/model/privileges/heldDepth';
import { toUserAccess } from '../../ConnectionManager/model/privileges/userAccess';
import { createEmulator } from '../emulator/emulator';
import { rowsOf, type EnvironmentData } from '../emulator/environmentData';
import { contoso, id, ids } from '../emulator/fixtures/contoso';
import { withRoles, type RoleFixture } from '../emulator/fixtures/roles';
import { generateSample } from '../emulator/sample/generateSample';
import { allRows, hostClient, type AskedClient } from './privilegeClient';

const never = new AbortController().signal;

async function clientOf(data: EnvironmentData, user: string): Promise<AskedClient> {
  return hostClient({ emulator: await createEmulator(data), user });
}

/** What the signed-in administrator, or whoever else, is told of users of Contoso with these roles. */
async function accessIn(
  roles: readonly RoleFixture[],
  users: readonly string[],
  names: readonly string[] = ['prvReadWorkflow'],
  user: string = ids.admin,
  data: EnvironmentData = contoso(),
): Promise<UserAccess[]> {
  const { client } = await clientOf(withRoles(data, roles), user);
  return allRows(accessPages(client, users, names, never));
}

const reader = (changes: Partial<RoleFixture>): RoleFixture => ({ name: 'Reader', privileges: { prvReadWorkflow: 'Local' }, holders: [ids.maker], ...changes });

describe('what a user holds', () => {
  it('comes by the root role of the copy in the own business unit', async () => {
    const [maker] = await accessIn([reader({})], [ids.maker]);
    expect(maker).toMatchObject({ userId: ids.maker, roles: ['Environment Maker', 'Reader'], administrator: false, determined: true });
    expect(maker?.privileges.get('prvreadworkflow')).toEqual({ name: 'prvReadWorkflow', depth: 'local', teamDepth: null });
  });

  it('is the widest of what the roles grant', async () => {
    const deep = reader({ name: 'Deep reader', privileges: { prvReadWorkflow: 'Deep' } });
    const [maker] = await accessIn([reader({}), deep, reader({ name: 'Basic reader', privileges: { prvReadWorkflow: 'Basic' } })], [ids.maker]);
    expect(heldDepth(maker ?? null, 'PRVREADWORKFLOW')).toBe('deep');
  });

  it('is a team’s on the team’s rows, and at the least depth one’s own where members inherit', async () => {
    const [operator] = await accessIn([reader({ holders: [ids.team], isinherited: 1 })], [ids.operator]);
    expect(operator).toMatchObject({ roles: ['Reader'], determined: true });
    expect(operator?.privileges.get('prvreadworkflow')).toEqual({ name: 'prvReadWorkflow', depth: 'basic', teamDepth: 'local' });
  });

  it('is a team’s alone where members don’t inherit', async () => {
    const [operator] = await accessIn([reader({ holders: [ids.team], isinherited: 0 })], [ids.operator]);
    expect(operator?.privileges.get('prvreadworkflow')).toEqual({ name: 'prvReadWorkflow', depth: null, teamDepth: 'local' });
    expect(heldDepth(operator ?? null, 'prvReadWorkflow')).toBe('local');
  });

  it('is everything for an administrator, who needs no reading of privileges', async () => {
    const { client, asked } = await clientOf(withRoles(contoso(), []), ids.admin);
    const [admin] = await allRows(accessPages(client, [ids.admin], ['prvReadWorkflow'], never));
    expect(admin).toMatchObject({ administrator: true, actsOnBehalf: true, determined: true, roles: ['System Administrator'] });
    expect(heldDepth(admin ?? null, 'prvReadWorkflow')).toBe('global');
    expect(asked.filter((address) => address.startsWith('privileges?'))).toEqual([]);
  });

  it('is nothing without a role, which is certain where all roles can be seen', async () => {
    const [stranger] = await accessIn([reader({})], [ids.stranger]);
    expect(stranger).toMatchObject({ roles: [], determined: true, administrator: false, actsOnBehalf: false });
    expect(heldDepth(stranger ?? null, 'prvReadWorkflow')).toBe('none');
  });

  it('is not known of privileges that weren’t asked for', async () => {
    const [maker] = await accessIn([reader({})], [ids.maker], ['prvWriteWorkflow']);
    expect(heldDepth(maker ?? null, 'prvReadWorkflow')).toBe('unknown');
    expect(heldDepth(maker ?? null, 'prvWriteWorkflow')).toBe('none');
  });
});

describe('acting on behalf of others', () => {
  it('is not known of an administrator by a team whose own roles may not all be seen', () => {
    const role = { rootId: 'r', name: 'System Administrator', administrator: true, through: 'team' as const, inherited: true };
    const parts = { userId: ids.operator, roles: [role], privileges: new Map(), asked: new Set<string>() };
    expect(toUserAccess({ ...parts, complete: false })).toMatchObject({ determined: true, actsOnBehalf: null });
    expect(toUserAccess({ ...parts, complete: true })).toMatchObject({ determined: true, actsOnBehalf: false });
  });

  const delegate = (holder: string): RoleFixture => ({ name: 'Delegate', privileges: { prvActOnBehalfOfAnotherUser: 'Global' }, holders: [holder] });

  it('takes a role of one’s own, whether or not it is asked for', async () => {
    expect(await accessIn([delegate(ids.maker)], [ids.maker], [])).toMatchObject([{ actsOnBehalf: true }]);
  });

  it('doesn’t come through a team', async () => {
    const [operator] = await accessIn([delegate(ids.team)], [ids.operator]);
    expect(operator).toMatchObject({ actsOnBehalf: false, roles: ['Delegate'] });
    expect(heldDepth(operator ?? null, 'prvActOnBehalfOfAnotherUser')).toBe('global');
  });
});

describe('what a caller can say of others', () => {
  const seeing = (depth: 'Local' | 'Global'): RoleFixture => ({
    name: 'Seeing',
    privileges: { prvReadRole: depth, prvReadUser: 'Global' },
    holders: [ids.maker],
  });
  const europeReader = reader({ holders: [ids.operator] });

  it('is everything where the caller may read all roles', async () => {
    const access = await accessIn([seeing('Global'), europeReader], [ids.operator, ids.stranger], undefined, ids.maker);
    expect(access.map(({ userId, roles, determined }) => ({ userId, roles, determined }))).toEqual([
      { userId: ids.operator, roles: ['Reader'], determined: true },
      { userId: ids.stranger, roles: [], determined: true },
    ]);
  });

  it('is not that a user has no role where the caller reads the roles of one business unit', async () => {
    const access = await accessIn([seeing('Local'), europeReader], [ids.operator, ids.stranger, ids.appUser], undefined, ids.maker);
    expect(access.map(({ determined }) => determined)).toEqual([false, false, false]);
    expect(access.map((one) => heldDepth(one, 'prvReadWorkflow'))).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('is that somebody is an administrator, wherever that role is seen', async () => {
    const inEurope = { roleid: id('4', 9), name: 'System Administrator', _businessunitid_value: ids.europe, _roletemplateid_value: '627090ff-40a3-4053-8790-584edc5be201' };
    const data = contoso();
    data.roles = [...rowsOf(data, 'roles'), { ...inEurope, _parentrootroleid_value: ids.administratorRole }];
    data.systemuserrolescollection = [...rowsOf(data, 'systemuserrolescollection'), { systemuserroleid: id('5', 9), systemuserid: ids.operator, roleid: inEurope.roleid }];
    expect(await accessIn([seeing('Local')], [ids.operator], undefined, ids.maker, data)).toMatchObject([{ administrator: true, determined: true }]);
  });

  it('is nothing where the environment shows no roles at all', async () => {
    const { client } = await clientOf({ ...contoso(), roles: [], systemuserrolescollection: [] }, ids.maker);
    expect(await allRows(accessPages(client, [ids.maker], ['prvReadWorkflow'], never))).toMatchObject([{ roles: [], determined: false }]);
  });

  it('is not that somebody lacks a role where a row could not be read', async () => {
    const emulator = await createEmulator(withRoles(contoso(), [europeReader]));
    const fetch = async (request: Request): Promise<Response> => {
      const response = await emulator.fetch(request);
      return request.url.includes('/roles?') ? new Response((await response.text()).replace('"name":"Reader"', '"name":5'), response) : response;
    };
    const { client } = hostClient({ emulator: { ...emulator, fetch }, user: ids.admin });
    const { value } = await accessPages(client, [ids.operator], ['prvReadWorkflow'], never).next();
    expect(value).toMatchObject({ rows: [{ userId: ids.operator, determined: false }], misfits: expect.arrayContaining([expect.objectContaining({ table: 'role' })]) as unknown });
  });

  it('fails with the name of the privilege where the caller may not read roles', async () => {
    const reading = accessIn([{ ...seeing('Local'), privileges: { prvReadUser: 'Global', prvReadWorkflow: 'Global' } }], [ids.maker], undefined, ids.maker);
    await expect(reading).rejects.toMatchObject({ problem: { kind: 'privilege', privilege: expect.stringMatching(/^prvreadrole$/i) as unknown } });
  });
});

describe('reading many', () => {
  const many = (count: number): string[] => Array.from({ length: count }, (_, index) => id('9', index + 1));

  function crowd(count: number): EnvironmentData {
    const users = many(count).map((systemuserid, index) => ({ systemuserid, fullname: `User ${index}`, _businessunitid_value: ids.headquarters }));
    const data = contoso();
    return { ...data, systemusers: [...rowsOf(data, 'systemusers'), ...users] };
  }

  it('takes three requests for each 25 users, and one to know who asks', async () => {
    const users = many(60);
    const roles = [reader({ holders: users.filter((_, index) => index % 2 === 0) }), reader({ name: 'Late', privileges: { prvWriteWorkflow: 'Global' }, holders: users.slice(50) })];
    const { client, asked } = await clientOf(withRoles(crowd(60), roles), ids.admin);
    const pages: number[] = [];
    const access: UserAccess[] = [];
    for await (const { rows } of accessPages(client, users, ['prvReadWorkflow', 'prvWriteWorkflow'], never)) {
      pages.push(rows.length);
      access.push(...rows);
    }
    expect(pages).toEqual([25, 25, 10]);
    expect(access.map(({ userId }) => userId)).toEqual(users);
    expect(access.map((one) => heldDepth(one, 'prvReadWorkflow') !== 'none')).toEqual(users.map((_, index) => index % 2 === 0));
    expect(access.map((one) => heldDepth(one, 'prvWriteWorkflow') !== 'none')).toEqual(users.map((_, index) => index >= 50));
    expect(asked.filter((address) => address.includes('fetchXml')).map((address) => address.split('?')[0])).toEqual([
      'systemusers', 'roles', 'roles', 'privileges', 'roles', 'roles', 'roles', 'roles', 'privileges',
    ]);
  });

  it('goes on behind the first 5,000 roles', async () => {
    const users = many(25);
    const roles = Array.from({ length: 201 }, (_, index) => reader({ name: `Role ${index}`, privileges: { prvReadWorkflow: 'Basic' }, holders: users }));
    const { client } = await clientOf(withRoles(crowd(25), roles), ids.admin);
    const access = await allRows(accessPages(client, users, ['prvReadWorkflow'], never));
    expect(access.map((one) => one.roles.length)).toEqual(users.map(() => 201));
  });

  it('asks for names in pieces that an address can carry', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `prvReadcontoso_table_with_a_long_name_${index}`);
    const { client, asked } = await clientOf(withRoles(contoso(), [reader({})]), ids.admin);
    const [maker] = await allRows(accessPages(client, [ids.maker], [...names, 'prvReadWorkflow'], never));
    expect(heldDepth(maker ?? null, 'prvReadWorkflow')).toBe('local');
    expect(asked.filter((address) => address.startsWith('privileges?'))).toHaveLength(3);
    expect(Math.max(...asked.map((address) => encodeURI(address).length))).toBeLessThan(16_000);
  });

  it('asks for nothing where there is nobody to ask about', async () => {
    const { client, asked } = await clientOf(contoso(), ids.admin);
    expect(await allRows(accessPages(client, ['', 'nobody', "x' or 1"], ['prvReadWorkflow'], never))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('takes ids and names in any letter case, and leaves out what is no privilege’s name', async () => {
    const upper = id('a', 5).toUpperCase();
    const data = contoso();
    data.systemusers = [...rowsOf(data, 'systemusers'), { systemuserid: id('a', 5), fullname: 'A', _businessunitid_value: ids.headquarters }];
    const [found] = await accessIn([reader({ holders: [id('a', 5)] })], [upper], ['PRVREADWORKFLOW', '<value/>'], ids.admin, data);
    expect(found).toMatchObject({ userId: upper, roles: ['Reader'] });
    expect(heldDepth(found ?? null, 'prvReadWorkflow')).toBe('local');
  });

  it('stops between two requests', async () => {
    const { client, asked } = await clientOf(withRoles(contoso(), [reader({})]), ids.admin);
    const stop = new AbortController();
    const reading = accessPages(client, [ids.maker], ['prvReadWorkflow'], stop.signal).next();
    stop.abort();
    expect(await reading).toMatchObject({ done: true });
    expect(asked.length).toBeLessThan(3);
  });
});

describe('beside what Dataverse says of every user of a company', () => {
  const sample = generateSample();
  const users = rowsOf(sample, 'systemusers').map(({ systemuserid }) => String(systemuserid));
  const names = rowsOf(sample, 'privileges').map(({ name }) => String(name));

  interface Answer {
    RolePrivileges?: { PrivilegeName: string; Depth: string }[];
    error?: { code: string };
  }

  async function ask(emulator: Awaited<ReturnType<typeof createEmulator>>, path: string): Promise<Answer> {
    const response = await emulator.fetch(new Request(`http://org/api/data/v9.2/${path}`, { headers: { MSCRMCallerID: sample.user } }));
    return (await response.json()) as Answer;
  }

  const byName = (all: readonly (readonly [string, string | null])[]): object => Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));

  it('the privileges and their depths are the same', async () => {
    const emulator = await createEmulator(sample);
    const { client } = hostClient({ emulator, user: sample.user });
    const access = await allRows(accessPages(client, users, names, never));
    expect(access).toHaveLength(users.length);
    let withTeams = 0;
    for (const one of access.filter(({ administrator }) => !administrator)) {
      const { RolePrivileges = [] } = await ask(emulator, `systemusers(${one.userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`);
      const own = [...one.privileges.values()].filter(({ depth }) => depth !== null);
      withTeams += [...one.privileges.values()].filter(({ teamDepth }) => teamDepth !== null).length;
      expect(byName(own.map(({ name, depth }) => [name, depth]))).toEqual(byName(RolePrivileges.map(({ PrivilegeName, Depth }) => [PrivilegeName, Depth.toLowerCase()])));
      expect(one.determined).toBe(true);
    }
    expect(withTeams).toBeGreaterThan(0);
    expect(access.some(({ roles }) => roles.length === 0)).toBe(true);
    expect(access.some(({ administrator }) => administrator)).toBe(true);
  });
});
