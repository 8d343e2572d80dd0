import { rowsOf } from '../environmentData';
import { errorOf, startClient } from '../fixtures/client';
import type { Client, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { roleId, withRoles } from '../fixtures/roles';

/** The maker, of Europe, reads flows there. */
const reads = { prvReadWorkflow: 'Local', prvReadUser: 'Global' } as const;
const data = withRoles(contoso(), [{ name: 'Flow reader', privileges: reads, holders: [ids.maker] }]);

const below = (parent: string): Record<string, unknown> => ({ 'parentbusinessunitid@odata.bind': `businessunits(${parent})` });

function create(client: Client, place: number, parent: string, name = `Unit ${place}`): Promise<Reply> {
  return client.send('POST', 'businessunits', { businessunitid: id('3', place), name, ...below(parent) });
}

function codeOf(reply: Reply): unknown {
  return reply.status < 300 ? reply.status : [reply.status, errorOf(reply).code];
}

function move(client: Client, user: string, unit: string): Promise<Reply> {
  return client.send('PATCH', `systemusers(${user})`, { 'businessunitid@odata.bind': `businessunits(${unit})` });
}

describe('a business unit that is created', () => {
  it('has a copy of each role of the unit above and a default team with all its users', async () => {
    const client = await startClient(data);
    const unit = id('3', 9);
    expect((await create(client, 9, ids.europe, 'Madrid')).status).toBe(204);
    const copies = (await client.get(`roles?$filter=_businessunitid_value eq ${unit}`)).rows;
    expect(copies.map((role) => role.name).sort()).toEqual(['Environment Maker', 'Flow reader', 'Operator']);
    const copy = copies.find((role) => role.name === 'Flow reader');
    expect([copy?._parentroleid_value, copy?._parentrootroleid_value]).toEqual([roleId(0, ids.europe), roleId(0)]);
    const user = { systemuserid: id('1', 50), 'businessunitid@odata.bind': `businessunits(${unit})`, internalemailaddress: 'm@x.com' };
    expect((await client.send('POST', 'systemusers', user)).status).toBe(204);
    const members = `teams?$filter=_businessunitid_value eq ${unit}&$expand=teammembership_association($select=systemuserid)`;
    const [team] = (await client.get(members)).rows;
    expect([team?.name, team?.isdefault, (team?.teammembership_association as unknown[]).length]).toEqual(['Madrid', true, 1]);
  });

  it('can be deleted with them, once it is disabled', async () => {
    const client = await startClient(data);
    await create(client, 9, ids.europe);
    const address = `businessunits(${id('3', 9)})`;
    expect(codeOf(await client.send('DELETE', address))).toEqual([400, '0x80041d60']);
    expect(codeOf(await client.send('PATCH', address, { isdisabled: true }))).toBe(204);
    expect(codeOf(await client.send('DELETE', address))).toBe(204);
    expect((await client.get(`roles?$filter=_businessunitid_value eq ${id('3', 9)}`)).rows).toEqual([]);
    expect(rowsOf(client.emulator.export(), 'teams')).toHaveLength(1);
  });
});

describe('the hierarchy of business units', () => {
  it('has one root, which is not disabled, and no loops', async () => {
    const client = await startClient(data);
    const europe = `businessunits(${ids.europe})`;
    expect((await client.send('POST', 'businessunits', { name: 'Another root' })).status).toBe(400);
    expect(codeOf(await client.send('PATCH', `businessunits(${ids.headquarters})`, { isdisabled: true }))).toEqual([400, '0x80041d63']);
    expect(codeOf(await client.send('PATCH', europe, below(ids.berlin)))).toEqual([400, '0x80041d21']);
    expect(codeOf(await client.send('PATCH', europe, below(ids.europe)))).toEqual([400, '0x80041d21']);
    expect((await client.get(`${europe}?$select=_parentbusinessunitid_value`)).body._parentbusinessunitid_value).toBe(ids.headquarters);
    expect(codeOf(await client.send('PATCH', `businessunits(${ids.berlin})`, below(ids.headquarters)))).toBe(204);
  });

  it('keeps a unit that has others below it, or whose default team owns rows', async () => {
    const client = await startClient(data);
    await create(client, 8, ids.europe);
    await create(client, 9, id('3', 8));
    const [parent, child] = [`businessunits(${id('3', 8)})`, `businessunits(${id('3', 9)})`];
    await client.send('PATCH', parent, { isdisabled: true });
    await client.send('PATCH', child, { isdisabled: true });
    expect(codeOf(await client.send('DELETE', parent))).toEqual([400, '0x80041d61']);
    const [team] = (await client.get(`teams?$filter=_businessunitid_value eq ${id('3', 9)}`)).rows;
    const [role] = (await client.get(`roles?$filter=name eq 'Flow reader' and _businessunitid_value eq ${id('3', 9)}`)).rows;
    const address = `teams(${String(team?.teamid)})`;
    await client.send('POST', `${address}/teamroles_association/$ref`, { '@odata.id': `roles(${String(role?.roleid)})` });
    expect(codeOf(await client.send('PATCH', `workflows(${ids.invoiceFlow})`, { 'ownerid@odata.bind': address }))).toBe(204);
    expect(codeOf(await client.send('DELETE', child))).toEqual([400, '0x80041d62']);
  });
});

describe("a business unit's users", () => {
  it('are the members of its default team, which nobody else joins or leaves', async () => {
    const client = await startClient(data);
    await create(client, 8, ids.europe);
    await create(client, 9, ids.europe);
    const teamsOfMaker = async (): Promise<unknown[]> =>
      (await client.get(`systemusers(${ids.maker})/teammembership_association?$select=name`)).rows.map((team) => team.name);
    expect([(await move(client, ids.maker, id('3', 8))).status, await teamsOfMaker()]).toEqual([204, ['Unit 8']]);
    expect([(await move(client, ids.maker, id('3', 9))).status, await teamsOfMaker()]).toEqual([204, ['Unit 9']]);
    const [team] = (await client.get("teams?$filter=name eq 'Unit 9'")).rows;
    const members = `teams(${String(team?.teamid)})/teammembership_association`;
    const joining = await client.send('POST', `${members}/$ref`, { '@odata.id': `systemusers(${ids.admin})` });
    expect(codeOf(joining)).toEqual([400, '0x8004830B']);
    expect(codeOf(await client.send('DELETE', `${members}(${ids.maker})/$ref`))).toEqual([400, '0x8004830C']);
    expect(codeOf(await client.send('DELETE', `teams(${String(team?.teamid)})`))).toEqual([400, '0x80048307']);
  });

  it('lose their roles when they move on, as those belong to the unit', async () => {
    const client = await startClient(data);
    const flows = async (): Promise<unknown> => (await client.get('workflows', { MSCRMCallerID: ids.maker })).status;
    expect([await flows(), (await move(client, ids.maker, ids.berlin)).status, await flows()]).toEqual([200, 204, 403]);
    expect((await client.get(`systemusers(${ids.maker})/systemuserroles_association?$select=name`)).rows).toEqual([]);
  });
});
