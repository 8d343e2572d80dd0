import { errorOf, startClient } from '../fixtures/client';
import type { Client, Json, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';

describe('writing users, teams and roles', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const applicationid = id('c', 7);
  const newUser = { applicationid, accessmode: 4, isdisabled: false, 'businessunitid@odata.bind': `/businessunits(${ids.europe})` };
  const create = (body: Json = newUser): Promise<Reply> => client.send('POST', 'systemusers', body);
  const code = (reply: Reply): [number, string] => [reply.status, errorOf(reply).code];

  describe('an application user', () => {
    it('is created from an application id and a business unit, the rest of it by the server', async () => {
      const created = await create();
      expect(created.status).toBe(204);
      const { body } = await client.get(created.headers.get('OData-EntityId') ?? '');
      expect(body).toMatchObject({ applicationid, accessmode: 4, isdisabled: false, _businessunitid_value: ids.europe });
      expect(body).toMatchObject({ deletedstate: 0, azurestate: 0 });
      expect(body.ownerid).toBe(body.systemuserid);
      expect(body.azureactivedirectoryobjectid).toMatch(/^[0-9a-f-]{36}$/);
      expect(body.applicationiduri).toContain(applicationid);
      expect(body.fullname).toMatch(/^# /);
    });

    it('is one for each application, whether it is created or changed', async () => {
      await create();
      expect(code(await create())).toEqual([412, '0x80040237']);
      expect(code(await client.send('PATCH', `systemusers(${ids.appUser})`, { applicationid }))).toEqual([412, '0x80040237']);
    });

    it.each([
      ['the ids that the server fills in', { azureactivedirectoryobjectid: id('c', 1) }],
      ['the application id URI', { applicationiduri: 'api://x' }],
      ['its deleted state', { deletedstate: 1 }],
      ['an access mode that is none', { accessmode: 9 }],
    ])('is not created with %s', async (_, more) => {
      expect((await create({ ...newUser, ...more })).status).toBe(400);
    });

    it('needs a business unit', async () => {
      expect((await create({ applicationid })).status).toBe(400);
    });

    it('is deleted when it is inactive: first it stands as deleted, then it is gone', async () => {
      const address = `systemusers(${ids.appUser})`;
      expect((await client.send('DELETE', address)).status).toBe(400);
      await client.send('PATCH', address, { isdisabled: true });
      expect((await client.send('DELETE', address)).status).toBe(204);
      const rows = await client.get(`systemusers?$filter=applicationid eq ${id('c', 1)}&$select=deletedstate`);
      expect(rows.rows).toMatchObject([{ systemuserid: ids.appUser, deletedstate: 1 }]);
      expect(code(await create({ ...newUser, applicationid: id('c', 1) }))).toEqual([412, '0x80040237']);
      expect((await client.send('DELETE', address)).status).toBe(204);
      expect((await client.get(address)).status).toBe(404);
      expect((await create({ ...newUser, applicationid: id('c', 1) })).status).toBe(204);
    });

    it('is not deleted while it owns rows', async () => {
      const address = `systemusers(${ids.appUser})`;
      await client.send('PATCH', address, { isdisabled: true });
      await client.send('PATCH', `connectionreferences(${ids.unbound})`, { 'ownerid@odata.bind': address });
      expect((await client.send('DELETE', address)).status).toBe(400);
      await client.send('PATCH', `connectionreferences(${ids.unbound})`, { 'ownerid@odata.bind': `teams(${ids.team})` });
      expect((await client.send('DELETE', address)).status).toBe(204);
    });
  });

  it('leaves on record who created and changed a row, although its lookups are emptied', async () => {
    const address = `systemusers(${ids.appUser})`;
    const by = { _createdby_value: ids.appUser, _modifiedby_value: ids.appUser };
    client = await startClient({ ...contoso(), connectors: [{ connectorid: id('9', 1), name: 'Shop', ...by }] });
    await client.send('PATCH', address, { isdisabled: true });
    await client.send('PATCH', `systemusers(${ids.maker})`, { 'parentsystemuserid@odata.bind': address });
    await client.send('DELETE', address);
    expect((await client.send('DELETE', address)).status).toBe(204);
    expect((await client.get(`connectors(${id('9', 1)})`)).body).toMatchObject(by);
    expect((await client.get(`systemusers(${ids.maker})`)).body._parentsystemuserid_value).toBeNull();
  });

  it('refuses to delete a person, disabled or not, whom Microsoft Entra still knows', async () => {
    expect((await client.send('DELETE', `systemusers(${ids.stranger})`)).status).toBe(400);
    await client.send('PATCH', `systemusers(${ids.stranger})`, { isdisabled: true });
    expect(code(await client.send('DELETE', `systemusers(${ids.stranger})`))).toEqual([400, '0x80048359']);
    await client.send('PATCH', `systemusers(${ids.stranger})`, { azurestate: 2 });
    expect((await client.send('DELETE', `systemusers(${ids.stranger})`)).status).toBe(204);
  });

  it('puts first and last name together', async () => {
    await client.send('PATCH', `systemusers(${ids.maker})`, { firstname: 'Mary', lastname: 'Maker' });
    await client.send('PATCH', `systemusers(${ids.maker})`, { lastname: 'Smith' });
    expect((await client.get(`systemusers(${ids.maker})`)).body.fullname).toBe('Mary Smith');
  });

  it('deletes a team only when it owns nothing, with its members', async () => {
    expect(code(await client.send('DELETE', `teams(${ids.team})`))).toEqual([400, '0x8004830E']);
    for (const row of [`workflows(${ids.teamFlow})`, `connectionreferences(${ids.unbound})`]) {
      await client.send('PATCH', row, { 'ownerid@odata.bind': `systemusers(${ids.maker})` });
    }
    expect((await client.send('DELETE', `teams(${ids.team})`)).status).toBe(204);
    expect((await client.get('teammemberships')).rows).toEqual([]);
  });

  it('keeps System Administrator', async () => {
    expect(code(await client.send('DELETE', `roles(${ids.administratorRole})`))).toEqual([400, '0x80041d2e']);
  });

  it('keeps a business unit that has users', async () => {
    await client.send('PATCH', `businessunits(${ids.berlin})`, { isdisabled: true });
    expect(code(await client.send('DELETE', `businessunits(${ids.berlin})`))).toEqual([405, '0x80040227']);
  });
});
