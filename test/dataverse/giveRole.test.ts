import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import { giveRole, takeRole } from '../../ConnectionManager/dataverse/giveRole';
import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';
import { createEmulator, type EmulatorOptions } from '../emulator/emulator';
import { contoso, ids } from '../emulator/fixtures/contoso';
import { roleId, withRoles, type RoleFixture } from '../emulator/fixtures/roles';
import { createWebApi } from '../host/webApi';

const delegate: RoleFixture = { name: 'Delegate', privileges: { prvActOnBehalfOfAnotherUser: 'Global' }, holders: [] };

const reader: RoleFixture = { name: 'Reader', privileges: { prvReadRole: 'Global', prvReadUser: 'Global' }, holders: [ids.operator] };

const inEurope = roleId(0, ids.europe);

const noPause = (): Promise<void> => Promise.resolve();

interface ClientOptions extends EmulatorOptions {
  readonly user?: string;
  readonly execute?: boolean;
}

/** The real client on an emulator, and the requests that change something. */
async function client({ user = ids.admin, execute = true, ...options }: ClientOptions = {}): Promise<{ client: DataverseClient; writes: string[] }> {
  const emulator = await createEmulator(withRoles(contoso(), [delegate, reader]), options);
  const writes: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    if (request.method !== 'GET') {
      writes.push(`${request.method} ${decodeURIComponent(request.url).replace('http://org/api/data/v9.2/', '')}`);
    }
    return emulator.fetch(request);
  };
  const webAPI = createWebApi({ fetch, baseUrl: 'http://org/api/data/v9.2/', headers: { MSCRMCallerID: user }, execute });
  return { client: createDataverseClient({ webAPI }, () => Promise.resolve()), writes };
}

const toOperator = { userId: ids.operator, roleName: 'Delegate' };

describe('giving a role', () => {
  it("gives the role of the user's own business unit, once, and finds it held", async () => {
    const { client: dataverse, writes } = await client();
    expect(await giveRole(dataverse, toOperator, noPause)).toEqual({ outcome: 'done', roleId: inEurope });
    expect(await giveRole(dataverse, toOperator, noPause)).toEqual({ outcome: 'already', roleId: inEurope });
    expect(writes).toEqual([`POST systemusers(${ids.operator})/systemuserroles_association/$ref`]);
  });

  it('is undone by taking that very role', async () => {
    const { client: dataverse, writes } = await client();
    await giveRole(dataverse, toOperator, noPause);
    expect(await takeRole(dataverse, ids.operator, inEurope, noPause)).toEqual({ outcome: 'done', roleId: inEurope });
    expect(await takeRole(dataverse, ids.operator, inEurope, noPause)).toEqual({ outcome: 'already', roleId: inEurope });
    expect(writes[1]).toBe(`DELETE systemusers(${ids.operator})/systemuserroles_association(${inEurope})/$ref`);
  });

  it('that the business unit has not, writes nothing', async () => {
    const { client: dataverse, writes } = await client();
    expect(await giveRole(dataverse, { ...toOperator, roleName: "Dele'gate" }, noPause)).toEqual({ outcome: 'no-role' });
    expect(writes).toEqual([]);
  });

  it('is refused to whoever may not assign roles, with the privilege', async () => {
    const { client: dataverse } = await client({ user: ids.operator });
    const given = await giveRole(dataverse, toOperator, noPause);
    expect(given).toMatchObject({ outcome: 'refused', problem: { kind: 'privilege' } });
    expect('problem' in given ? given.problem.privilege : null).toMatch(/^prvAssignRole$/i);
  });

  it("isn't possible where the host has no execute", async () => {
    const { client: dataverse, writes } = await client({ execute: false });
    expect(await giveRole(dataverse, toOperator, noPause)).toMatchObject({ outcome: 'refused', problem: { kind: 'notAvailable' } });
    expect(writes).toEqual([]);
  });
});

describe('an answer that got lost', () => {
  const dropped = (drop: 'before' | 'after'): ClientOptions => ({ faults: [{ method: 'POST', fault: { drop } }] });

  it('after the role was given is found out by reading, not by giving it twice', async () => {
    const { client: dataverse, writes } = await client(dropped('after'));
    expect(await giveRole(dataverse, toOperator, noPause)).toEqual({ outcome: 'done', roleId: inEurope });
    expect(writes).toHaveLength(1);
  });

  it('before it was given leaves the user without it', async () => {
    const { client: dataverse, writes } = await client(dropped('before'));
    expect(await giveRole(dataverse, toOperator, noPause)).toMatchObject({ outcome: 'lost' });
    expect(writes).toHaveLength(1);
  });
});
