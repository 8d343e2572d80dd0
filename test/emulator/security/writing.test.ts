import { rowsOf } from '../environmentData';
import { errorOf, startClient } from '../fixtures/client';
import type { Client, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { withRoles } from '../fixtures/roles';
import type { Depth } from '../fixtures/roles';

type Privileges = Readonly<Record<string, Depth>>;

const asMaker = { MSCRMCallerID: ids.maker };
const connector = id('9', 1);
const berlinUser = id('1', 20);

/** The maker, of Europe, with these privileges; somebody in Berlin and the team may read references, the stranger may not. */
async function makerWith(privileges: Privileges): Promise<Client> {
  const data = {
    ...contoso(),
    connectors: [{ connectorid: connector, name: 'contoso_orders', _ownerid_value: ids.team }],
    systemusers: [...rowsOf(contoso(), 'systemusers'), { systemuserid: berlinUser, fullname: 'Bea Berlin', _businessunitid_value: ids.berlin }],
  };
  const readers = { name: 'Reader', privileges: { prvReadconnectionreference: 'Basic' }, holders: [berlinUser, ids.team] } as const;
  return startClient(withRoles(data, [{ name: 'Maker', privileges, holders: [ids.maker] }, readers]));
}

function outcome(reply: Reply): unknown {
  return reply.status < 300 ? reply.status : [reply.status, errorOf(reply).code, /prv\w+|\w+Access/.exec(errorOf(reply).message)?.[0].toLowerCase()];
}

async function create(client: Client, more: Record<string, unknown> = {}): Promise<unknown> {
  const body = { connectionreferencelogicalname: 'contoso_new', connectionreferencedisplayname: 'new', connectorid: 'x', ...more };
  return outcome(await client.send('POST', 'connectionreferences', body, asMaker));
}

async function patch(client: Client, address: string, body: Record<string, unknown>): Promise<unknown> {
  return outcome(await client.send('PATCH', address, body, asMaker));
}

const ownedBy = (user: string): Record<string, unknown> => ({ 'ownerid@odata.bind': `systemusers(${user})` });
const mine = `connectionreferences(${ids.dataverse})`;
const reads = { prvReadconnectionreference: 'Global' } as const;
const missing = (privilege: string): unknown => [403, '0x80040220', privilege.toLowerCase()];
const beyond = (access: string): unknown => [403, '0x80048306', access.toLowerCase()];

describe('creating a row', () => {
  const creates = { ...reads, prvCreateconnectionreference: 'Basic' } as const;

  it('takes the privilege before the body is looked at', async () => {
    expect(await create(await makerWith(reads), { nonsense: 1 })).toEqual(missing('prvCreateconnectionreference'));
  });

  it('for somebody else takes Create and Assign as far as their business unit', async () => {
    const depthNeeded = ownedBy(berlinUser);
    expect(await create(await makerWith(creates))).toBe(204);
    expect(await create(await makerWith(creates), depthNeeded)).toEqual(beyond('CreateAccess'));
    const deep = { ...reads, prvCreateconnectionreference: 'Deep' } as const;
    expect(await create(await makerWith(deep), depthNeeded)).toEqual(missing('prvAssignconnectionreference'));
    expect(await create(await makerWith({ ...deep, prvAssignconnectionreference: 'Local' }), depthNeeded)).toEqual(beyond('AssignAccess'));
    expect(await create(await makerWith({ ...deep, prvAssignconnectionreference: 'Deep' }), depthNeeded)).toBe(204);
  });

  it('leaves nothing behind when it is refused', async () => {
    const client = await makerWith(creates);
    await create(client, ownedBy(berlinUser));
    expect((await client.get("connectionreferences?$filter=connectionreferencelogicalname eq 'contoso_new'")).rows).toEqual([]);
  });

  it('reaches for a business unit, too, which is new, as deep as the privilege goes', async () => {
    const unit = { name: 'Madrid', 'parentbusinessunitid@odata.bind': `businessunits(${ids.europe})` };
    const units = { prvReadBusinessUnit: 'Global', prvAppendBusinessUnit: 'Global', prvAppendToBusinessUnit: 'Global' } as const;
    const post = async (depth: Depth): Promise<unknown> =>
      outcome(await (await makerWith({ ...units, prvCreateBusinessUnit: depth })).send('POST', 'businessunits', unit, asMaker));
    expect([await post('Deep'), await post('Local')]).toEqual([204, beyond('CreateAccess')]);
  });
});

describe('giving a row to another owner', () => {
  const writes = { ...reads, prvWriteconnectionreference: 'Global' } as const;

  it('takes Assign on the row', async () => {
    expect(await patch(await makerWith(writes), mine, ownedBy(berlinUser))).toEqual(missing('prvAssignconnectionreference'));
    const assigns = await makerWith({ ...writes, prvAssignconnectionreference: 'Basic' });
    expect(await patch(assigns, `connectionreferences(${ids.sharepoint})`, ownedBy(ids.maker))).toEqual(beyond('AssignAccess'));
    expect(await patch(assigns, mine, ownedBy(berlinUser))).toBe(204);
  });

  it('is no matter where the owner stays the same', async () => {
    expect(await patch(await makerWith(writes), mine, ownedBy(ids.maker))).toBe(204);
  });

  it('takes a new owner who may read such rows, a user or a team', async () => {
    const client = await makerWith({ ...writes, prvAssignconnectionreference: 'Global' });
    expect(await patch(client, mine, ownedBy(ids.stranger))).toEqual([403, '0x80040231', 'prvreadconnectionreference']);
    expect(await patch(client, mine, { 'ownerid@odata.bind': `teams(${ids.team})` })).toBe(204);
  });

  it.each<[Depth, 0 | 1, number]>([['Basic', 1, 204], ['Deep', 0, 403], ['Global', 0, 204]])(
    'reads the privilege of an owner over a team at depth %s, inherited %i',
    async (depth, isinherited, status) => {
      const role = { name: 'Team', privileges: { prvReadconnectionreference: depth }, holders: [ids.team], isinherited } as const;
      const client = await startClient(withRoles(contoso(), [role]));
      expect((await client.send('PATCH', mine, ownedBy(ids.operator))).status).toBe(status);
    },
  );

  it('takes a team that can own rows, which an access team cannot', async () => {
    const access = id('2', 5);
    const data = { ...contoso(), teams: [...rowsOf(contoso(), 'teams'), { teamid: access, name: 'Access', teamtype: 1 }] };
    const reply = await (await startClient(data)).send('PATCH', mine, { 'ownerid@odata.bind': `teams(${access})` });
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80048340']);
  });
});

describe('setting a lookup', () => {
  const writes = { ...reads, prvWriteconnectionreference: 'Basic', prvReadconnector: 'Global' } as const;
  const bound = { 'CustomConnectorId@odata.bind': `connectors(${connector})` };

  it('takes Append on the row and AppendTo on what it points at', async () => {
    expect(await patch(await makerWith(writes), mine, bound)).toEqual(missing('prvAppendconnectionreference'));
    const appends = { ...writes, prvAppendconnectionreference: 'Basic' } as const;
    expect(await patch(await makerWith(appends), mine, bound)).toEqual(missing('prvAppendToconnector'));
    expect(await patch(await makerWith({ ...appends, prvAppendToconnector: 'Basic' }), mine, bound)).toEqual(beyond('AppendToAccess'));
    expect(await patch(await makerWith({ ...appends, prvAppendToconnector: 'Local' }), mine, bound)).toBe(204);
  });

  it('takes neither where it points there already, nor to empty it', async () => {
    const client = await makerWith(writes);
    expect((await client.send('PATCH', mine, bound)).status).toBe(204);
    expect(await patch(client, mine, bound)).toBe(204);
    expect(await patch(client, mine, { 'CustomConnectorId@odata.bind': null })).toBe(204);
  });

  it('takes the same by $ref and in a row that is created', async () => {
    const client = await makerWith({ ...writes, prvCreateconnectionreference: 'Basic' });
    const reference = { '@odata.id': `http://org/api/data/v9.2/connectors(${connector})` };
    expect(outcome(await client.send('PUT', `${mine}/CustomConnectorId/$ref`, reference, asMaker))).toEqual(missing('prvAppendconnectionreference'));
    expect(await create(client, bound)).toEqual(missing('prvAppendconnectionreference'));
  });
});

describe('disabling and moving a user', () => {
  const reads = { prvReadUser: 'Global' } as const;
  const writes = { ...reads, prvWriteUser: 'Global', prvAppendUser: 'Global', prvReadBusinessUnit: 'Global', prvAppendToBusinessUnit: 'Global' } as const;
  const user = `systemusers(${ids.operator})`;

  it('takes a privilege of its own, and no Write', async () => {
    expect(await patch(await makerWith(writes), user, { isdisabled: true })).toEqual(missing('prvDisableUser'));
    expect(await patch(await makerWith({ ...reads, prvDisableUser: 'Global' }), user, { isdisabled: true })).toBe(204);
    const more = await makerWith({ ...reads, prvDisableUser: 'Global' });
    expect(await patch(more, user, { isdisabled: true, firstname: 'O' })).toEqual(missing('prvWriteUser'));
    expect(await patch(more, user, { isdisabled: false })).toEqual(missing('prvWriteUser'));
    expect(await patch(await makerWith(writes), user, { isdisabled: false })).toBe(204);
  });

  it('reaches as deep as that privilege', async () => {
    const client = await makerWith({ ...reads, prvDisableUser: 'Local' });
    expect(await patch(client, user, { isdisabled: true })).toBe(204);
    expect(await patch(client, `systemusers(${berlinUser})`, { isdisabled: true })).toEqual(beyond('WriteAccess'));
  });

  it('is refused for the only System Administrator', async () => {
    const client = await makerWith({ ...reads, prvDisableUser: 'Global' });
    const administrator = `systemusers(${ids.admin})`;
    expect(await patch(client, administrator, { isdisabled: true })).toEqual([400, '0x80041d2f', undefined]);
    expect((await client.get(`${administrator}?$select=isdisabled`)).body.isdisabled).toBe(false);
  });

  it('to another business unit takes the privilege to move', async () => {
    const unit = { 'businessunitid@odata.bind': `businessunits(${ids.berlin})` };
    expect(await patch(await makerWith(writes), user, unit)).toEqual(missing('prvReparentUser'));
    expect(await patch(await makerWith({ ...writes, prvReparentUser: 'Global' }), user, unit)).toBe(204);
  });
});

describe('associating rows', () => {
  const members = `teams(${ids.team})/teammembership_association/$ref`;
  const reference = { '@odata.id': `http://org/api/data/v9.2/systemusers(${ids.stranger})` };
  const reads = { prvReadTeam: 'Global', prvReadUser: 'Global' } as const;

  it('takes Append on both, and taking them apart too', async () => {
    const team = { ...reads, prvAppendTeam: 'Local' } as const;
    expect(outcome(await (await makerWith(reads)).send('POST', members, reference, asMaker))).toEqual(missing('prvAppendTeam'));
    expect(outcome(await (await makerWith(team)).send('POST', members, reference, asMaker))).toEqual(missing('prvAppendUser'));
    const both = await makerWith({ ...team, prvAppendUser: 'Local' });
    expect(outcome(await both.send('POST', members, reference, asMaker))).toBe(204);
    const member = `teams(${ids.team})/teammembership_association(${ids.stranger})/$ref`;
    const without = await makerWith(team);
    await without.send('POST', members, reference);
    expect(outcome(await without.send('DELETE', member, undefined, asMaker))).toEqual(missing('prvAppendUser'));
    expect(outcome(await both.send('DELETE', member, undefined, asMaker))).toBe(204);
  });
});
