import { rowsOf } from '../environmentData';
import type { EnvironmentData } from '../environmentData';
import { errorOf, startClient } from '../fixtures/client';
import type { Client, Json, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { withRoles } from '../fixtures/roles';
import type { RoleFixture } from '../fixtures/roles';

const entraId = id('c', 77);

/** The data with these roles, in which the user is known to Microsoft Entra. */
function startWith(user: string, roles: readonly RoleFixture[]): Promise<Client> {
  const data: EnvironmentData = withRoles(contoso(), roles);
  const known = { azureactivedirectoryobjectid: entraId };
  const systemusers = rowsOf(data, 'systemusers').map((row) => (row.systemuserid === user ? { ...row, ...known } : row));
  return startClient({ ...data, systemusers });
}

async function depthsBy(client: Client, address: string): Promise<Json> {
  const privileges = (await client.get(address)).body.RolePrivileges as { PrivilegeName: string; Depth: string }[];
  return Object.fromEntries(privileges.map(({ PrivilegeName, Depth }) => [PrivilegeName, Depth]));
}

function refusal(reply: Reply): unknown[] {
  return [reply.status, errorOf(reply).code];
}

describe('a user of Microsoft Entra', () => {
  it('is found by the object id, with privileges and roles', async () => {
    const client = await startWith(ids.operator, [
      { name: 'Own', privileges: { prvWriteWorkflow: 'Basic' }, holders: [ids.operator] },
      { name: 'Team', privileges: { prvShareWorkflow: 'Local' }, holders: [ids.team] },
    ]);
    const asked = `DirectoryObjectId=${entraId}`;
    expect(await depthsBy(client, `RetrieveAadUserPrivileges(${asked})`)).toEqual({ prvWriteWorkflow: 'Basic', prvShareWorkflow: 'Local' });
    const set = `RetrieveAadUserSetOfPrivilegesByNames(${asked},PrivilegeNames=@p)?@p=["prvShareWorkflow"]`;
    expect(await depthsBy(client, set)).toEqual({ prvShareWorkflow: 'Local' });
    const roles = await client.get(`RetrieveAadUserRoles(${asked})?$select=name,roleid`);
    expect(roles.rows.map((role) => role.name).sort()).toEqual(['Own', 'Team']);
    expect(roles.body['@odata.context']).toMatch(/#roles/);
  });

  it('who is no user of the environment is not answered for, and what is no id refused', async () => {
    const client = await startWith(ids.operator, []);
    expect((await client.get(`RetrieveAadUserRoles(DirectoryObjectId=${id('c', 5)})`)).status).toBe(501);
    expect((await client.get("RetrieveAadUserPrivileges(DirectoryObjectId='nobody')")).status).toBe(400);
  });

  it.each(['RetrieveAadUserPrivileges', 'RetrieveAadUserRoles'])('is told of to those alone who may read the user: %s', async (name) => {
    const client = await startWith(ids.appUser, [
      { name: 'Reader', privileges: { prvReadUser: 'Local', prvReadRole: 'Global' }, holders: [ids.maker] },
      { name: 'Visitor', privileges: { prvReadRole: 'Global' }, holders: [ids.stranger] },
    ]);
    const ask = (headers: Record<string, string> = {}): Promise<Reply> => client.get(`${name}(DirectoryObjectId=${entraId})`, headers);
    expect(refusal(await ask({ MSCRMCallerID: ids.maker }))).toEqual([403, '0x80048306']);
    expect(refusal(await ask({ MSCRMCallerID: ids.stranger }))).toEqual([403, '0x80040220']);
    expect((await ask()).status).toBe(200);
  });
});
