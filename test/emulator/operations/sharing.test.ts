import { errorOf, startClient } from '../fixtures/client';
import type { Client, Json, Reply } from '../fixtures/client';
import { contoso, ids } from '../fixtures/contoso';
import { withRoles } from '../fixtures/roles';

const makes = { prvReadWorkflow: 'Basic', prvWriteWorkflow: 'Basic', prvShareWorkflow: 'Basic', prvReadUser: 'Global', prvReadTeam: 'Global' } as const;

/** Maker and operator may read, write and share the flows of their own; the stranger may not even read. */
function startMakers(): Promise<Client> {
  return startClient(
    withRoles(contoso(), [
      { name: 'Maker', privileges: makes, holders: [ids.maker, ids.operator] },
      { name: 'Visitor', privileges: { prvReadUser: 'Global' }, holders: [ids.stranger] },
    ]),
  );
}

const as = (user: string): Record<string, string> => ({ MSCRMCallerID: user });
const flow = (workflowid: string): Json => ({ '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid });
const user = (ownerid: string): Json => ({ '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid });
const team = (ownerid: string): Json => ({ '@odata.type': 'Microsoft.Dynamics.CRM.team', ownerid });

interface Grant {
  readonly action?: 'GrantAccess' | 'ModifyAccess';
  readonly target?: Json;
  readonly to?: Json;
  readonly rights?: unknown;
  readonly by?: string;
}

/** The maker shares the invoice flow with the operator, unless something else is said. */
function share(client: Client, { action = 'GrantAccess', target, to, rights = 'ReadAccess', by = ids.maker }: Grant): Promise<Reply> {
  const body = { Target: target ?? flow(ids.invoiceFlow), PrincipalAccess: { Principal: to ?? user(ids.operator), AccessMask: rights } };
  return client.send('POST', action, body, as(by));
}

function revoke(client: Client, from: Json, by: string = ids.maker): Promise<Reply> {
  return client.send('POST', 'RevokeAccess', { Target: flow(ids.invoiceFlow), Revokee: from }, as(by));
}

function refusal(reply: Reply): unknown {
  return reply.status < 300 ? reply.status : [reply.status, errorOf(reply).code];
}

async function reaches(client: Client, who: string): Promise<{ reads: number; writes: number }> {
  const address = `workflows(${ids.invoiceFlow})`;
  const reads = (await client.get(`${address}?$select=name`, as(who))).status;
  return { reads, writes: (await client.send('PATCH', address, { description: `by ${who}` }, as(who))).status };
}

async function sharedWith(client: Client): Promise<unknown> {
  const target = encodeURIComponent(`{"@odata.id":"workflows(${ids.invoiceFlow})"}`);
  return (await client.get(`RetrieveSharedPrincipalsAndAccess(Target=@t)?@t=${target}`)).body.PrincipalAccesses;
}

describe('sharing a flow', () => {
  it('with Read lets a colleague read it and no more; with Write change it; until it is revoked', async () => {
    const client = await startMakers();
    expect(await reaches(client, ids.operator)).toEqual({ reads: 403, writes: 403 });
    expect((await share(client, {})).status).toBe(204);
    expect(await reaches(client, ids.operator)).toEqual({ reads: 200, writes: 403 });
    expect((await share(client, { rights: 'WriteAccess' })).status).toBe(204);
    expect(await reaches(client, ids.operator)).toEqual({ reads: 200, writes: 204 });
    expect((await revoke(client, user(ids.operator))).status).toBe(204);
    expect(await reaches(client, ids.operator)).toEqual({ reads: 403, writes: 403 });
  });

  it('with a team lets its members in', async () => {
    const client = await startMakers();
    expect((await share(client, { to: team(ids.team), rights: 'ReadAccess,WriteAccess' })).status).toBe(204);
    expect(await reaches(client, ids.operator)).toEqual({ reads: 200, writes: 204 });
  });

  it('adds rights with GrantAccess and puts them in place of the others with ModifyAccess', async () => {
    const client = await startMakers();
    await share(client, { rights: 'ReadAccess,WriteAccess' });
    await share(client, { rights: 'ShareAccess' });
    expect(await sharedWith(client)).toEqual([expect.objectContaining({ AccessMask: 'ReadAccess, WriteAccess, ShareAccess' })]);
    expect((await share(client, { action: 'ModifyAccess', rights: 'ReadAccess' })).status).toBe(204);
    expect(await sharedWith(client)).toEqual([expect.objectContaining({ AccessMask: 'ReadAccess' })]);
    await share(client, { action: 'ModifyAccess', rights: 'None' });
    expect(await sharedWith(client)).toEqual([]);
  });

  it('names who has which rights, rights in the order of the service and principals by ownerid', async () => {
    const client = await startMakers();
    await share(client, { rights: 'ShareAccess,WriteAccess,ReadAccess' });
    await share(client, { to: team(ids.team) });
    expect(await sharedWith(client)).toEqual([
      { AccessMask: 'ReadAccess, WriteAccess, ShareAccess', Principal: { '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', ownerid: ids.operator } },
      { AccessMask: 'ReadAccess', Principal: { '@odata.type': '#Microsoft.Dynamics.CRM.team', ownerid: ids.team } },
    ]);
    const single = `RetrieveSharedPrincipalsAndAccess(Target=@tid)?@tid={'@odata.id':'workflows(${ids.invoiceFlow})'}`;
    const reply = await client.get(single);
    expect(Object.keys(reply.body)).toEqual(['@odata.context', 'PrincipalAccesses']);
    expect(reply.body['@odata.context']).toMatch(/#Microsoft\.Dynamics\.CRM\.RetrieveSharedPrincipalsAndAccessResponse$/);
  });

  it('is to be read as rows of principalobjectaccessset too', async () => {
    const client = await startMakers();
    await share(client, { rights: 'ReadAccess,DeleteAccess', by: ids.admin });
    const [row] = (await client.get(`principalobjectaccessset?$filter=objectid eq ${ids.invoiceFlow}`)).rows;
    expect(row).toMatchObject({ principalid: ids.operator, principaltypecode: 'systemuser', objecttypecode: 'workflow', accessrightsmask: 65537 });
  });

  it('shows rights that come with a parent row too, and revoking leaves those', async () => {
    const inherited = { objectid: ids.invoiceFlow, principalid: ids.operator, principaltypecode: 'systemuser', inheritedaccessrightsmask: 1 };
    const client = await startClient({ ...contoso(), principalobjectaccessset: [inherited] });
    await share(client, { rights: 'WriteAccess' });
    expect(await sharedWith(client)).toEqual([expect.objectContaining({ AccessMask: 'ReadAccess, WriteAccess' })]);
    await revoke(client, user(ids.operator));
    expect(await sharedWith(client)).toEqual([expect.objectContaining({ AccessMask: 'ReadAccess' })]);
  });

  it('takes principals and targets by address, and by their own keys', async () => {
    const client = await startMakers();
    const { operator, invoiceFlow } = ids;
    expect((await share(client, { to: { '@odata.id': `http://org/api/data/v9.2/systemusers(${operator})` } })).status).toBe(204);
    expect((await share(client, { to: { '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', systemuserid: operator } })).status).toBe(204);
    expect((await share(client, { target: { '@odata.id': `workflows(${invoiceFlow})` } })).status).toBe(204);
    expect(await sharedWith(client)).toHaveLength(1);
  });

  it('helps nobody whose roles do not allow to read flows at all', async () => {
    const client = await startMakers();
    expect((await share(client, { to: user(ids.stranger) })).status).toBe(204);
    expect((await reaches(client, ids.stranger)).reads).toBe(403);
  });
});

describe('who may share', () => {
  it('is whoever has the right to share the row, and every right that is passed on', async () => {
    const client = await startMakers();
    await share(client, { rights: 'ReadAccess' });
    const onward = { to: user(ids.stranger), by: ids.operator };
    expect(refusal(await share(client, onward))).toEqual([403, '0x80048306']);
    await share(client, { rights: 'ShareAccess' });
    expect(refusal(await share(client, { ...onward, rights: 'ReadAccess,WriteAccess' }))).toEqual([403, '0x80048306']);
    expect(refusal(await share(client, onward))).toBe(204);
    expect(refusal(await share(client, { rights: 'DeleteAccess' }))).toEqual([403, '0x80040220']);
  });

  it('may revoke, and so may whoever gives up an own share', async () => {
    const client = await startMakers();
    await share(client, {});
    await share(client, { to: team(ids.team) });
    expect(refusal(await revoke(client, team(ids.team), ids.operator))).toEqual([403, '0x80040223']);
    expect(refusal(await revoke(client, user(ids.operator), ids.operator))).toBe(204);
    expect(refusal(await revoke(client, team(ids.team), ids.maker))).toBe(204);
    expect(refusal(await revoke(client, team(ids.team), ids.maker))).toBe(204);
  });

  it('may revoke as the owner without the right to share', async () => {
    const reader = { name: 'Reader', privileges: { prvReadWorkflow: 'Basic', prvReadUser: 'Global' }, holders: [ids.maker] } as const;
    const client = await startClient(withRoles(contoso(), [reader]));
    await share(client, { by: ids.admin });
    expect(refusal(await share(client, {}))).toEqual([403, '0x80040220']);
    expect(refusal(await revoke(client, user(ids.operator)))).toBe(204);
    expect(await sharedWith(client)).toEqual([]);
  });

  it('must be able to read the row to see with whom it is shared', async () => {
    const client = await startMakers();
    const target = `RetrieveSharedPrincipalsAndAccess(Target=@t)?@t={"@odata.id":"workflows(${ids.invoiceFlow})"}`;
    expect(refusal(await client.get(target, as(ids.operator)))).toEqual([403, '0x80048306']);
  });
});

describe('whether a row is there', () => {
  it('is told to nobody without the privilege that the message takes', async () => {
    const client = await startMakers();
    const shared = (workflowid: string): Promise<Reply> =>
      client.get(`RetrieveSharedPrincipalsAndAccess(Target=@t)?@t={"@odata.id":"workflows(${workflowid})"}`, as(ids.stranger));
    for (const workflowid of [ids.invoiceFlow, ids.missingUser]) {
      const granted = await share(client, { target: flow(workflowid), by: ids.stranger });
      expect([refusal(granted), refusal(await shared(workflowid))]).toEqual([[403, '0x80040220'], [403, '0x80040220']]);
    }
  });

  it('and who owns it, is told to nobody who may not share it', async () => {
    const client = await startMakers();
    expect(refusal(await share(client, { to: user(ids.maker), by: ids.operator }))).toEqual([403, '0x80048306']);
  });
});

describe('a share is refused', () => {
  it.each<[string, Grant, unknown[]]>([
    ['with the owner', { to: user(ids.maker) }, [400, '0x80040214']],
    ['with nobody of the environment', { to: user(ids.missingUser) }, [400, '0x8004020c']],
    ['with what is no user or team', { to: flow(ids.orderFlow) }, [400, '0x8004020c']],
    ['with rights that are none', { rights: 'ReadAccess,FlyAccess' }, [403, '0x8004020d']],
    ['without rights', { rights: null }, [403, '0x8004020d']],
    ['of a row that is not there', { target: flow(ids.missingUser) }, [404, '0x80040217']],
    ['of nothing', { target: {} }, [400, '0x80060888']],
    ['of a run, whose table has no right to share', { target: { '@odata.id': 'flowruns(d0000000-0000-0000-0000-000000000001)' } }, [405, '0x80040800']],
    ['of a user', { target: user(ids.maker), by: ids.admin }, [405, '0x80040800']],
  ])('%s', async (_, grant, expected) => {
    expect(refusal(await share(await startMakers(), grant))).toEqual(expected);
  });
});
