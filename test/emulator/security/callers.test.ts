import type { EnvironmentData } from '../environmentData';
import { rowsOf } from '../environmentData';
import { errorOf, startClient } from '../fixtures/client';
import type { Client, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { withRoles } from '../fixtures/roles';

const entraId = id('c', 77);

function signedInAs(user: string, data: EnvironmentData): EnvironmentData {
  return { ...data, user };
}

const readerPrivileges = {
  prvReadWorkflow: 'Basic',
  prvReadUser: 'Global',
  prvReadconnectionreference: 'Basic',
  prvCreateconnectionreference: 'Basic',
} as const;

/** Maker and operator read the flows of their own, and the operator may act for others; the maker is known to Microsoft Entra. */
function data(): EnvironmentData {
  const roles = withRoles(contoso(), [
    { name: 'Reader', privileges: readerPrivileges, holders: [ids.maker] },
    { name: 'Delegate', privileges: { prvActOnBehalfOfAnotherUser: 'Global', prvReadWorkflow: 'Basic' }, holders: [ids.operator] },
  ]);
  const users = rowsOf(roles, 'systemusers').map((user) =>
    user.systemuserid === ids.maker ? { ...user, azureactivedirectoryobjectid: entraId } : user,
  );
  return { ...roles, systemusers: users };
}

function refusal(reply: Reply): unknown[] {
  return [reply.status, errorOf(reply).code];
}

async function countFlows(client: Client, headers: Record<string, string> = {}): Promise<number> {
  return (await client.get('workflows?$select=name', headers)).rows.length;
}

describe('who asks', () => {
  it('is the signed-in user, who must be one of the environment', async () => {
    expect(refusal(await (await startClient(signedInAs(ids.missingUser, contoso()))).get('WhoAmI'))).toEqual([403, '0x80072560']);
  });

  it('is let in without users in the data, which then says nothing of who is one', async () => {
    const client = await startClient({ user: ids.missingUser, workflows: rowsOf(contoso(), 'workflows') });
    expect(await countFlows(client)).toBe(4);
  });

  it('is refused while disabled, signed in or acted for', async () => {
    const client = await startClient(signedInAs(ids.colleague, contoso()));
    expect(refusal(await client.get('WhoAmI'))).toEqual([403, '0x8004A112']);
    const admin = await startClient(contoso());
    expect(refusal(await admin.get('WhoAmI', { MSCRMCallerID: ids.colleague }))).toEqual([403, '0x80040225']);
  });

  it('has no access to anything without a role', async () => {
    const client = await startClient(signedInAs(ids.stranger, data()));
    for (const set of ['workflows', 'privileges', 'systemuserrolescollection', 'principalobjectaccessset']) {
      expect([set, ...refusal(await client.get(set))]).toEqual([set, 403, '0x80042f09']);
    }
    expect((await client.get('WhoAmI')).status).toBe(200);
  });
});

describe('acting for somebody else', () => {
  it('names the user by systemuserid or by the id in Microsoft Entra', async () => {
    const client = await startClient(data());
    expect((await client.get('WhoAmI', { MSCRMCallerID: ids.maker })).body.UserId).toBe(ids.maker);
    expect((await client.get('WhoAmI', { CallerObjectId: entraId })).body.UserId).toBe(ids.maker);
    expect(refusal(await client.get('WhoAmI', { CallerObjectId: id('c', 78) }))).toEqual([403, '0x80072560']);
    expect(refusal(await client.get('WhoAmI', { MSCRMCallerID: 'nobody' }))).toEqual([403, '0x80072560']);
  });

  it('takes the privilege to act on behalf, which a System Administrator has', async () => {
    const maker = await startClient(signedInAs(ids.maker, data()));
    expect(refusal(await maker.get('WhoAmI', { MSCRMCallerID: ids.operator }))).toEqual([403, '0x8004A110']);
    expect((await maker.get('WhoAmI', { MSCRMCallerID: ids.maker })).status).toBe(200);
    const operator = await startClient(signedInAs(ids.operator, data()));
    expect((await operator.get('WhoAmI', { MSCRMCallerID: ids.maker })).status).toBe(200);
  });

  it('takes it of a role of the own: over a team it does not come', async () => {
    const delegate = { name: 'Delegate', privileges: { prvActOnBehalfOfAnotherUser: 'Global', prvReadUser: 'Global' } } as const;
    const act = async (holder: string): Promise<number> => {
      const client = await startClient(signedInAs(ids.operator, withRoles(contoso(), [{ ...delegate, holders: [holder] }])));
      return (await client.get('WhoAmI', { MSCRMCallerID: ids.maker })).status;
    };
    expect([await act(ids.operator), await act(ids.team)]).toEqual([200, 403]);
  });

  it('is free where the data has no privileges', async () => {
    const client = await startClient(signedInAs(ids.maker, contoso()));
    expect((await client.get('WhoAmI', { MSCRMCallerID: ids.operator })).body.UserId).toBe(ids.operator);
  });

  it('allows what both have the privilege for, on the rows that the other one reaches', async () => {
    const admin = await startClient(data());
    const operator = await startClient(signedInAs(ids.operator, data()));
    const asMaker = { MSCRMCallerID: ids.maker };
    expect([await countFlows(admin), await countFlows(admin, asMaker)]).toEqual([4, 1]);
    const { rows } = await operator.get('workflows?$select=name', asMaker);
    expect(rows.map((row) => row.workflowid)).toEqual([ids.invoiceFlow]);
    expect((await operator.get(`workflows(${ids.invoiceFlow})?$select=name`, asMaker)).status).toBe(200);
    expect(refusal(await operator.get(`workflows(${ids.teamFlow})?$select=name`, asMaker))).toEqual([403, '0x80048306']);
    expect(refusal(await operator.get('systemusers', asMaker))).toEqual([403, '0x80040220']);
  });

  it('stays on record beside whom it was for', async () => {
    const client = await startClient(data());
    const body = (name: string): unknown => ({ connectionreferencelogicalname: name, connectorid: 'x', connectionreferencedisplayname: 'x' });
    const headers = { MSCRMCallerID: ids.maker, Prefer: 'return=representation' };
    const { body: created } = await client.send('POST', 'connectionreferences', body('one'), headers);
    expect([created._createdby_value, created._createdonbehalfby_value, created._ownerid_value]).toEqual([ids.maker, ids.admin, ids.maker]);
    const own = await client.send('POST', 'connectionreferences', body('two'), { Prefer: 'return=representation' });
    expect([own.body._createdby_value, own.body._createdonbehalfby_value]).toEqual([ids.admin, null]);
  });
});
