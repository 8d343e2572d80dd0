import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import { awaitPrivileges } from '../../ConnectionManager/dataverse/servicePrincipals/awaitPrivileges';
import {
  createApplicationUser,
  recreateApplicationUser,
  removeApplicationUser,
  setApplicationUserEnabled,
} from '../../ConnectionManager/dataverse/servicePrincipals/changeApplicationUser';
import { createConnectionReference, removeConnectionReference } from '../../ConnectionManager/dataverse/servicePrincipals/createConnectionReference';
import { completeRole, createRole, removeRole } from '../../ConnectionManager/dataverse/servicePrincipals/createRole';
import { giveRoles } from '../../ConnectionManager/dataverse/servicePrincipals/giveRoles';
import { privilegesByName } from '../../ConnectionManager/dataverse/servicePrincipals/privilegesByName';
import { readSetup } from '../../ConnectionManager/dataverse/servicePrincipals/readSetup';
import { privilegesOfRole, roleOptions, rolesIn } from '../../ConnectionManager/dataverse/servicePrincipals/securityRoles';
import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';
import type { ApplicationUser } from '../../ConnectionManager/model/servicePrincipals/applicationUser';
import { createEmulator, type EmulatorOptions } from '../emulator/emulator';
import type { DataRow } from '../emulator/environmentData';
import { contoso, ids } from '../emulator/fixtures/contoso';
import { roleId, withRoles, type RoleFixture } from '../emulator/fixtures/roles';
import { createWebApi } from '../host/webApi';

const applicationId = '7f3a1c52-9d84-4e0b-b6a7-2f1e9c0d8a45';
const signal = new AbortController().signal;
const noPause = (): Promise<void> => Promise.resolve();

const reader: RoleFixture = { name: "Reader's & Co", privileges: { prvReadUser: 'Global', prvReadRole: 'Global', prvReadBusinessUnit: 'Global' }, holders: [ids.operator] };
const readerInHeadquarters = roleId(0, ids.headquarters);

interface Options extends EmulatorOptions {
  readonly user?: string;
  readonly execute?: boolean;
  readonly users?: readonly DataRow[];
}

interface Dataverse {
  readonly client: DataverseClient;
  readonly writes: readonly string[];
}

async function dataverse({ user = ids.admin, execute = true, users = [], ...options }: Options = {}): Promise<Dataverse> {
  const data = withRoles(contoso(), [reader]);
  const emulator = await createEmulator({ ...data, systemusers: [...(data.systemusers as DataRow[]), ...users] }, options);
  const writes: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    if (request.method !== 'GET') {
      writes.push(`${request.method} ${decodeURIComponent(request.url).replace('http://org/api/data/v9.2/', '')}`);
    }
    return emulator.fetch(request);
  };
  const webAPI = createWebApi({ fetch, baseUrl: 'http://org/api/data/v9.2/', headers: { MSCRMCallerID: user }, execute });
  return { client: createDataverseClient({ webAPI }, noPause), writes };
}

const wanted = { applicationId, businessUnitId: ids.headquarters, roleIds: [] };

const dropped = (method: string, drop: 'before' | 'after'): Options => ({ faults: [{ method, fault: { drop } }] });

async function created(client: DataverseClient): Promise<ApplicationUser> {
  const result = await createApplicationUser(client, wanted, noPause);
  if (result.outcome !== 'done') {
    throw new Error(result.outcome);
  }
  return result.user;
}

describe('an application user', () => {
  it('is created once, with what Dataverse fills in, and found the second time', async () => {
    const { client, writes } = await dataverse();
    const user = await created(client);
    expect(user).toMatchObject({ applicationId, disabled: false, softDeleted: false, businessUnitId: ids.headquarters });
    expect(await createApplicationUser(client, wanted, noPause)).toEqual({ outcome: 'already', user });
    expect(writes).toEqual(['POST systemusers']);
  });

  it('gets the roles that it is created with, and that is looked at', async () => {
    const { client } = await dataverse();
    const result = await createApplicationUser(client, { ...wanted, roleIds: [readerInHeadquarters] }, noPause);
    expect(result).toMatchObject({ outcome: 'done', rolesGiven: true });
  });

  it('that was created and whose answer got lost is found out by reading', async () => {
    const { client, writes } = await dataverse(dropped('POST', 'after'));
    expect(await createApplicationUser(client, wanted, noPause)).toMatchObject({ outcome: 'done' });
    expect(writes).toHaveLength(1);
  });

  it('that was not created is told, and can be tried again', async () => {
    const { client } = await dataverse({ faults: [{ method: 'POST', first: 1, fault: { drop: 'before' } }] });
    expect(await createApplicationUser(client, wanted, noPause)).toMatchObject({ outcome: 'lost' });
    expect(await createApplicationUser(client, wanted, noPause)).toMatchObject({ outcome: 'done' });
  });

  it('that two people create at once is there once, and whoever came second is told so', async () => {
    const { client, writes } = await dataverse();
    const results = await Promise.all([createApplicationUser(client, wanted, noPause), createApplicationUser(client, wanted, noPause)]);
    const { user, deleted } = await readSetup(client, applicationId, [], () => new Date(0), signal);
    expect(user).not.toBeNull();
    expect(deleted).toEqual([]);
    expect(results.every(({ outcome }) => outcome === 'done' || outcome === 'already')).toBe(true);
    expect(writes).toEqual(['POST systemusers', 'POST systemusers']);
  });

  it("isn't created by whoever may not, and the privilege is named", async () => {
    const { client } = await dataverse({ user: ids.operator });
    const result = await createApplicationUser(client, wanted, noPause);
    expect(result).toMatchObject({ outcome: 'refused', problem: { kind: 'privilege' } });
  });

  it('is turned off and on, each once', async () => {
    const { client, writes } = await dataverse();
    const user = await created(client);
    expect(await setApplicationUserEnabled(client, user, false, noPause)).toMatchObject({ outcome: 'done', user: { disabled: true } });
    expect(await setApplicationUserEnabled(client, user, false, noPause)).toMatchObject({ outcome: 'already' });
    expect(await setApplicationUserEnabled(client, user, true, noPause)).toMatchObject({ outcome: 'done', user: { disabled: false } });
    expect(writes.filter((write) => write.startsWith('PATCH'))).toHaveLength(2);
  });

  it('is taken back by turning it off and deleting it', async () => {
    const { client } = await dataverse();
    const user = await created(client);
    expect(await removeApplicationUser(client, user, noPause)).toMatchObject({ outcome: 'done' });
    expect(await removeApplicationUser(client, user, noPause)).toEqual({ outcome: 'gone' });
  });

  it('that was deleted stands in the way of a new one until it is deleted for good', async () => {
    const deletedRow = { systemuserid: '00000000-0000-0000-0000-0000000000d1', fullname: '# Old', applicationid: applicationId, isdisabled: true, deletedstate: 1, _businessunitid_value: ids.headquarters };
    const { client } = await dataverse({ users: [deletedRow] });
    const blocked = await createApplicationUser(client, wanted, noPause);
    expect(blocked).toMatchObject({ outcome: 'deleted-twin', user: { softDeleted: true } });
    const twin = 'user' in blocked ? [blocked.user] : [];
    expect((await readSetup(client, applicationId, [], () => new Date(0), signal)).deleted).toEqual(twin);
    expect(await recreateApplicationUser(client, ...(twin as [ApplicationUser]), wanted, noPause)).toMatchObject({ outcome: 'done', user: { softDeleted: false } });
  });
});

describe('where things stand', () => {
  it('is read for the application ID in any letter case, and for none that is no ID', async () => {
    const { client } = await dataverse();
    const user = await created(client);
    await giveRoles(client, user.id, [readerInHeadquarters], noPause);
    const reading = await readSetup(client, applicationId.toUpperCase(), ['prvReadRole'], () => new Date(7), signal);
    expect(reading).toMatchObject({ applicationId, user: { id: user.id }, roles: [{ name: reader.name }], readAt: new Date(7) });
    expect(reading.access?.privileges.has('prvreadrole')).toBe(true);
    expect(reading.businessUnits.map(({ id }) => id)).toContain(ids.headquarters);
    expect((await readSetup(client, "x' or 1 eq 1", [], () => new Date(0), signal)).user).toBeNull();
  });

  it('waits until what a role grants is seen, and says when it is not', async () => {
    const { client } = await dataverse();
    const user = await created(client);
    const awaited = { userId: user.id, privilegeNames: ['prvReadRole'], signal };
    expect(await awaitPrivileges(client, awaited, noPause)).toMatchObject({ held: false, problem: null });
    await giveRoles(client, user.id, [readerInHeadquarters], noPause);
    expect(await awaitPrivileges(client, awaited, noPause)).toMatchObject({ held: true });
  });
});

describe('roles', () => {
  it('are those of one business unit, with what they grant', async () => {
    const { client } = await dataverse();
    const roles = await rolesIn(client, ids.europe, signal);
    expect(roles.every(({ businessUnitId }) => businessUnitId === ids.europe)).toBe(true);
    const option = (await roleOptions(client, ids.europe, ['prvReadUser'], signal)).find(({ role }) => role.name === reader.name);
    expect(option?.grants.get('prvreaduser')).toEqual({ name: 'prvReadUser', depth: 'global' });
    expect((await privilegesOfRole(client, option?.role.rootId ?? '', signal)).map(({ name }) => name).sort()).toEqual(['prvReadBusinessUnit', 'prvReadRole', 'prvReadUser']);
    expect(await rolesIn(client, "' or 1 eq 1", signal)).toEqual([]);
  });

  it('that are held already are left alone, also when it is tried again', async () => {
    const { client, writes } = await dataverse();
    const user = await created(client);
    const given = async (): Promise<readonly string[]> => (await giveRoles(client, user.id, [readerInHeadquarters], noPause)).map((result) => result.given.outcome);
    expect(await given()).toEqual(['done']);
    expect(await given()).toEqual(['already']);
    expect(writes.filter((write) => write.includes('$ref'))).toHaveLength(1);
  });
});

describe('a role of its own', () => {
  const role = async (client: DataverseClient): Promise<Parameters<typeof createRole>[1]> => ({
    name: 'Contoso - Dataverse flows',
    description: 'What flows need',
    businessUnitId: ids.headquarters,
    privileges: (await privilegesByName(client, ['prvReadWorkflow', 'PRVREADUSER', "prv' or"], signal)).map(({ id, name }) => ({ id, name, depth: 'global' })),
  });

  it('grants what it is to, and its name is taken then', async () => {
    const { client } = await dataverse();
    const plan = await role(client);
    const made = await createRole(client, plan, noPause);
    expect(made).toMatchObject({ outcome: 'created', role: { name: plan.name, businessUnitId: ids.headquarters } });
    expect(await createRole(client, plan, noPause)).toEqual({ outcome: 'name-taken' });
    const granted = 'role' in made ? await privilegesOfRole(client, made.role.rootId, signal) : [];
    expect(granted.map(({ name }) => name)).toEqual(expect.arrayContaining(['prvReadWorkflow', 'prvReadUser']));
  });

  it('that was made without its privileges is completed later', async () => {
    const { client } = await dataverse({ faults: [{ method: 'POST', path: '*AddPrivilegesRole*', first: 1, fault: { drop: 'before' } }] });
    const plan = await role(client);
    const made = await createRole(client, plan, noPause);
    expect(made).toMatchObject({ outcome: 'incomplete', missing: plan.privileges });
    const completed = 'role' in made ? await completeRole(client, made.role, plan.privileges, noPause) : made;
    expect(completed).toMatchObject({ outcome: 'created' });
  });

  it("isn't deleted while somebody holds it", async () => {
    const { client } = await dataverse();
    const made = await createRole(client, await role(client), noPause);
    const id = 'role' in made ? made.role.id : '';
    const user = await created(client);
    await giveRoles(client, user.id, [id], noPause);
    expect(await removeRole(client, id, noPause)).toEqual({ outcome: 'in-use' });
    expect(await removeRole(client, '00000000-0000-0000-0000-00000000dead', noPause)).toEqual({ outcome: 'gone' });
  });

  it('takes execute, and says so where the host has none: the empty role is told', async () => {
    const { client } = await dataverse({ execute: false });
    expect(await createRole(client, await role(client), noPause)).toMatchObject({ outcome: 'incomplete', problem: { kind: 'notAvailable' } });
  });
});

describe('a connection reference', () => {
  const reference = { displayName: "Contoso's", logicalName: 'contoso_sp', connectionId: '0123456789abcdef0123456789abcdef' };

  it('is created with its connection, once', async () => {
    const { client, writes } = await dataverse();
    const made = await createConnectionReference(client, reference, noPause);
    expect(made).toMatchObject({ outcome: 'created' });
    expect(await createConnectionReference(client, reference, noPause)).toEqual(made);
    expect(writes).toEqual(['POST connectionreferences']);
  });

  it('of a name that another one has is refused', async () => {
    const { client } = await dataverse();
    await createConnectionReference(client, reference, noPause);
    expect(await createConnectionReference(client, { ...reference, connectionId: `${'0'.repeat(31)}1` }, noPause)).toMatchObject({ outcome: 'name-taken' });
  });

  it('is taken back by deleting it', async () => {
    const { client } = await dataverse();
    const made = await createConnectionReference(client, reference, noPause);
    const id = 'id' in made ? made.id : '';
    expect(await removeConnectionReference(client, id, noPause)).toEqual({ outcome: 'removed' });
    expect(await removeConnectionReference(client, id, noPause)).toEqual({ outcome: 'gone' });
  });

  it.each(['before', 'after'] as const)('whose answer got lost %s it was made is looked for', async (drop) => {
    const { client } = await dataverse(dropped('POST', drop));
    expect(await createConnectionReference(client, reference, noPause)).toMatchObject({ outcome: drop === 'after' ? 'created' : 'lost' });
  });
});
