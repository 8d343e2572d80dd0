import { startClient } from '../fixtures/client';
import type { Client } from '../fixtures/client';
import { contoso, ids } from '../fixtures/contoso';
import { withRoles } from '../fixtures/roles';
import type { RoleFixture } from '../fixtures/roles';

/** The operator, of Europe, is a member of the team, of Europe too, that owns the team flow. */
const team: Pick<RoleFixture, 'name' | 'holders'> = { name: 'Team', holders: [ids.team] };
const operator: Pick<RoleFixture, 'name' | 'holders'> = { name: 'Own', holders: [ids.operator] };

async function clientWith(...roles: RoleFixture[]): Promise<Client> {
  const own = { name: 'Reader of users', privileges: { prvReadUser: 'Global' }, holders: [ids.operator] } as const;
  return startClient(withRoles(contoso(), [own, ...roles]));
}

async function flowsOf(client: Client): Promise<unknown[]> {
  const reply = await client.get('workflows?$select=name&$orderby=name', { MSCRMCallerID: ids.operator });
  return reply.status === 200 ? reply.rows.map((row) => String(row.name).split(/[^a-z]/i)[0]) : [reply.status];
}

async function createdFlow(client: Client, body: Record<string, unknown>): Promise<number> {
  const columns = { connectionreferencelogicalname: `new_${Object.keys(body).length}`, connectionreferencedisplayname: 'x', connectorid: 'x' };
  return (await client.send('POST', 'connectionreferences', { ...columns, ...body }, { MSCRMCallerID: ids.operator })).status;
}

const makes = { prvCreateconnectionreference: 'Basic', prvReadconnectionreference: 'Basic', prvAssignconnectionreference: 'Basic' } as const;
const ownedByTeam = { 'ownerid@odata.bind': `teams(${ids.team})` };

describe("a team's role", () => {
  it('reaches the rows of the business unit of the team, as deep as it goes', async () => {
    expect(await flowsOf(await clientWith({ ...team, privileges: { prvReadWorkflow: 'Local' } }))).toEqual(['Invoice', 'Team']);
    expect(await flowsOf(await clientWith({ ...team, privileges: { prvReadWorkflow: 'Deep' } }))).toEqual(['Invoice', 'Order', 'Team']);
    expect(await flowsOf(await clientWith({ ...team, privileges: { prvReadWorkflow: 'Global' } }))).toHaveLength(4);
  });

  it('gives members its Basic privileges as their own, so that they can own rows', async () => {
    const client = await clientWith({ ...team, privileges: makes });
    expect([await createdFlow(client, {}), await createdFlow(client, ownedByTeam)]).toEqual([204, 204]);
  });

  it('without the inheritance of members gives them Basic privileges for rows of the team alone', async () => {
    const client = await clientWith({ ...team, isinherited: 0, privileges: { ...makes, prvReadWorkflow: 'Basic' } });
    expect([await createdFlow(client, {}), await createdFlow(client, ownedByTeam)]).toEqual([403, 204]);
    expect(await flowsOf(client)).toEqual(['Team']);
  });

  it('adds to roles of their own, the widest depth wins', async () => {
    const client = await clientWith({ ...operator, privileges: { prvReadWorkflow: 'Basic' } }, { ...team, privileges: { prvReadWorkflow: 'Local' } });
    expect(await flowsOf(client)).toEqual(['Invoice', 'Team']);
  });

  it('is lost with the membership', async () => {
    const client = await clientWith({ ...team, privileges: { prvReadWorkflow: 'Basic' } });
    expect(await flowsOf(client)).toEqual(['Team']);
    const left = await client.send('DELETE', `teams(${ids.team})/teammembership_association(${ids.operator})/$ref`);
    expect([left.status, await flowsOf(client)]).toEqual([204, [403]]);
  });
});
