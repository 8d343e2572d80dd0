import { errorOf, serviceRoot, startClient } from './fixtures/client';
import type { Client, Json } from './fixtures/client';
import { contoso, id, ids } from './fixtures/contoso';

describe('writing rows', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const clientdata = '{ "properties": { "definition": { "b": "x  y",\n "2": [1, 2.50], "1": {} } }, "schemaVersion": "1.0.0.0" }';
  const newFlow = { category: 5, name: 'New flow', type: 1, primaryentity: 'none', clientdata };
  const read = async (address: string): Promise<Json> => (await client.get(address)).body;
  const representation = { Prefer: 'return=representation' };
  const nested = (levels: number): Json => (levels === 0 ? {} : { parentworkflowid: nested(levels - 1) });

  describe('PATCH', () => {
    it('leaves the id as the address has it', async () => {
      const address = `workflows(${ids.orderFlow})`;
      expect((await client.send('PATCH', address, { workflowid: id('a', 99), description: 'x' })).status).toBe(204);
      expect(await read(address)).toMatchObject({ workflowid: ids.orderFlow, description: 'x' });
      expect((await client.get(`workflows(${id('a', 99)})`)).status).toBe(404);
    });

    it('changes columns, the version, and who did it when', async () => {
      const before = await read(`connectionreferences(${ids.unbound})`);
      const reply = await client.send('PATCH', `connectionreferences(${ids.unbound})`, { connectionid: 'abc' });
      expect(reply.status).toBe(204);
      expect(reply.headers.get('OData-EntityId')).toBe(`${serviceRoot}connectionreferences(${ids.unbound})`);
      expect(reply.headers.get('Location')).toBe(reply.headers.get('OData-EntityId'));
      expect(reply.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      const after = await read(`connectionreferences(${ids.unbound})`);
      expect(after).toMatchObject({ connectionid: 'abc', modifiedon: '2026-07-16T17:34:19Z', _modifiedby_value: ids.admin });
      expect(after['@odata.etag']).toBe(`W/"${String(after.versionnumber)}"`);
      expect(after.versionnumber).toBeGreaterThan(Number(before.versionnumber));
      expect(after).toMatchObject({ connectionreferencelogicalname: 'contoso_unbound', _ownerid_value: ids.team });
    });

    const toUser = ['systemusers(ID)', '/systemusers(ID)', `${serviceRoot}systemusers(ID)`];
    it.each(toUser)('moves a row to another owner bound as %s', async (value) => {
      const reply = await client.send('PATCH', `workflows(${ids.teamFlow})`, { 'ownerid@odata.bind': value.replace('ID', ids.colleague) });
      expect(reply.status).toBe(204);
      expect(await read(`workflows(${ids.teamFlow})`)).toMatchObject({
        _ownerid_value: ids.colleague,
        _owninguser_value: ids.colleague,
        _owningteam_value: null,
        _owningbusinessunit_value: ids.berlin,
      });
    });

    it('gives a row to a team, and clears a lookup with null', async () => {
      await client.send('PATCH', `connectionreferences(${ids.dataverse})`, { 'ownerid@odata.bind': `teams(${ids.team})` });
      expect(await read(`connectionreferences(${ids.dataverse})`)).toMatchObject({ _owningteam_value: ids.team, _owninguser_value: null });
      const run = `flowruns(${id('d', 1)})`;
      await client.send('PATCH', run, { 'Workflow@odata.bind': null });
      expect(await read(run)).toMatchObject({ _workflow_value: null });
    });

    it('keeps state and status in step', async () => {
      await client.send('PATCH', `workflows(${ids.teamFlow})`, { statecode: 1 });
      expect(await read(`workflows(${ids.teamFlow})`)).toMatchObject({ statecode: 1, statuscode: 2 });
      await client.send('PATCH', `workflows(${ids.teamFlow})`, { statuscode: 1 });
      expect(await read(`workflows(${ids.teamFlow})`)).toMatchObject({ statecode: 0, statuscode: 1 });
    });

    it('obeys If-Match', async () => {
      const address = `workflows(${ids.invoiceFlow})`;
      const stale = await client.send('PATCH', address, { description: 'x' }, { 'If-Match': 'W/"1"' });
      expect([stale.status, errorOf(stale)]).toEqual([
        412,
        { code: '0x80060882', message: "The version of the existing record doesn't match the RowVersion property provided." },
      ]);
      expect((await client.send('PATCH', address, { description: 'y' }, { 'If-Match': 'W/"501"' })).status).toBe(204);
      expect(await read(address)).toMatchObject({ description: 'y' });
    });

    it('creates a row that is not there, unless If-Match: * forbids it', async () => {
      const address = `workflows(${id('a', 77)})`;
      const missing = await client.send('PATCH', address, newFlow, { 'If-Match': '*' });
      const message = `workflow With Id = ${id('a', 77)} Does Not Exist`;
      expect([missing.status, errorOf(missing)]).toEqual([404, { code: '0x80040217', message }]);
      expect((await client.send('PATCH', address, newFlow)).status).toBe(204);
      expect(await read(address)).toMatchObject({ name: 'New flow', workflowid: id('a', 77) });
      const existing = await client.send('PATCH', address, newFlow, { 'If-None-Match': '*' });
      expect([existing.status, errorOf(existing).code]).toEqual([412, '0x80040237']);
    });

    it('answers with the row when asked to, without what $expand asks for', async () => {
      const address = `workflows(${ids.invoiceFlow})?$select=description&$expand=owninguser($select=fullname)`;
      const reply = await client.send('PATCH', address, { description: 'z' }, representation);
      expect([reply.status, reply.headers.get('Preference-Applied')]).toEqual([200, 'return=representation']);
      expect(reply.headers.get('OData-EntityId')).toBeNull();
      expect(reply.body).toMatchObject({ description: 'z', workflowid: ids.invoiceFlow });
      expect(reply.body).not.toHaveProperty('owninguser');
    });

    it('answers 201 with the row that it creates', async () => {
      const reply = await client.send('PATCH', `workflows(${id('a', 78)})?$select=name`, newFlow, representation);
      expect([reply.status, reply.body.name]).toEqual([201, 'New flow']);
    });

    it('clears a lookup by the name of its navigation property too', async () => {
      const run = `flowruns(${id('d', 1)})`;
      expect((await client.send('PATCH', run, { Workflow: null }, { 'If-Match': '*' })).status).toBe(204);
      expect(await read(run)).toMatchObject({ _workflow_value: null, name: 'run 1' });
    });

    it('ignores If-None-Match: null, which clients send to get past caches', async () => {
      const reply = await client.send('PATCH', `workflows(${ids.invoiceFlow})`, { description: 'x' }, { 'If-None-Match': 'null' });
      expect(reply.status).toBe(204);
    });

    it.each([
      ['an unknown column', { nope: 1 }, '0x80048d19', "'nope'"],
      ['a wrong letter case', { Description: 'x' }, '0x80048d19', "'Description'"],
      ['a lookup column', { _ownerid_value: ids.maker }, '0x80060888', 'Use Navigation properties instead'],
      ['a row of a navigation property', { owninguser: { fullname: 'x' } }, '0x80060888', 'Deep update'],
      ['rows of a collection', { workflow_active_workflow: [{ name: 'x' }] }, '0x80060888', 'Deep update'],
      ['a bind of a collection', { 'workflow_active_workflow@odata.bind': [] }, '0x80060888', 'Deep update'],
      ['an annotation of nothing', { 'nope@odata.type': '#String' }, '0x80048d19', "undeclared property 'nope'"],
      ['an unknown navigation property', { 'Ownerid@odata.bind': `systemusers(${ids.maker})` }, '0x80048d19', "undeclared property 'Ownerid'"],
      ['a bind to the wrong table', { 'ownerid@odata.bind': `workflows(${ids.teamFlow})` }, '0x80048d19', 'ownerid'],
      ['a read-only column', { versionnumber: 5 }, '0x80048d19', "'versionnumber'"],
      ['a column for create only', { category: 0 }, '0x80048d19', "'category'"],
      ['a value of the wrong type', { name: 5 }, '0x80048d19', "'name'"],
      ['a number as text', { statecode: '1' }, '0x80048d19', "'statecode'"],
      ['null where a value is required', { name: null }, '0x80048d19', "'name'"],
      ['a row without an owner', { 'ownerid@odata.bind': null }, '0x80048d19', "'ownerid'"],
      ['a status of another state', { statecode: 0, statuscode: 2 }, '0x80048408', '2 is not a valid status code'],
      ['an annotation that is named as all objects have one', { 'constructor@odata.type': '#String' }, '0x80048d19', "'constructor'"],
      ['objects in each other beyond 100 levels', nested(101), '0x80060888', 'levels'],
      ['a number beyond 32 bits', { rank: 2147483648 }, '0x80048d19', "'rank'"],
      ['a text that is too long', { name: 'x'.repeat(101) }, '0x80044331', "'name' attribute of the 'workflow' entity exceeded"],
      ['a value outside the options', { statecode: 7 }, '0x8004431a', "The value 7 of 'statecode'"],
    ])('refuses %s and changes nothing', async (_, body, code, message) => {
      const address = `workflows(${ids.invoiceFlow})`;
      const before = await read(address);
      const reply = await client.send('PATCH', address, { description: 'changed', ...body });
      expect([reply.status, errorOf(reply).code]).toEqual([400, code]);
      expect(errorOf(reply).message).toContain(message);
      expect(await read(address)).toEqual(before);
    });

    it('refuses a bind to a row that is not there, a body that is no object, and a whole collection', async () => {
      const address = `workflows(${ids.invoiceFlow})`;
      const bind = await client.send('PATCH', address, { 'ownerid@odata.bind': `systemusers(${ids.missingUser})` });
      expect([bind.status, errorOf(bind).message]).toEqual([404, `systemuser With Id = ${ids.missingUser} Does Not Exist`]);
      expect((await client.send('PATCH', address, [1])).status).toBe(400);
      expect((await client.send('PATCH', 'workflows', { name: 'x' })).status).toBe(405);
      expect((await client.send('DELETE', 'workflows')).status).toBe(405);
    });
  });

  describe('POST', () => {
    it('answers 204 with the address of the new row', async () => {
      const reply = await client.send('POST', 'workflows', newFlow, { MSCRMCallerID: ids.maker });
      expect([reply.status, reply.headers.get('Location')]).toEqual([204, null]);
      expect(reply.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      const address = reply.headers.get('OData-EntityId') ?? '';
      expect(address).toMatch(/^http:\/\/org\/api\/data\/v9\.2\/workflows\([0-9a-f-]{36}\)$/);
      expect(await read(address)).toMatchObject({ _ownerid_value: ids.maker, _createdby_value: ids.maker, _owningbusinessunit_value: ids.europe });
    });

    it('gives a new cloud flow the values of a recorded one, and returns all of them', async () => {
      const reply = await client.send('POST', 'workflows', newFlow, representation);
      expect([reply.status, reply.headers.get('Preference-Applied')]).toEqual([201, 'return=representation']);
      expect(reply.body).toMatchObject({
        '@odata.context': `${serviceRoot}$metadata#workflows/$entity`,
        category: 5,
        type: 1,
        mode: 0,
        statecode: 0,
        statuscode: 1,
        scope: 4,
        runas: 1,
        modernflowtype: 0,
        businessprocesstype: 0,
        componentstate: 0,
        ismanaged: false,
        istransacted: true,
        ondemand: false,
        subprocess: false,
        triggeroncreate: false,
        triggerondelete: false,
        asyncautodelete: false,
        clientdataiscompressed: false,
        trustedaccess: false,
        planverified: false,
        solutionid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        introducedversion: '1.0',
        overwritetime: '1900-01-01T00:00:00Z',
        iscustomizable: { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: 'iscustomizableanddeletable' },
        resourceid: null,
        throttlingbehavior: null,
        uiflowtype: null,
        connectionreferences: null,
        createdon: '2026-07-16T17:34:19Z',
        _owningteam_value: null,
      });
      expect(Object.keys(reply.body).filter((key) => key.includes('@') && !key.startsWith('@odata'))).toEqual([]);
    });

    it('gives a new connection reference the status Active, though it is not bound', async () => {
      const { body } = await client.send('POST', 'connectionreferences', { connectionreferencelogicalname: 'contoso_new' }, representation);
      expect(body).toMatchObject({ connectionid: null, statecode: 0, statuscode: 1 });
    });

    it('creates rows in the first state, whatever statecode says, and refuses a status of another', async () => {
      const active = await client.send('POST', 'workflows', { ...newFlow, statecode: 1 }, representation);
      expect(active.body).toMatchObject({ statecode: 0, statuscode: 1 });
      const upserted = await client.send('PATCH', `workflows(${id('a', 79)})`, { ...newFlow, statecode: 1 }, representation);
      expect(upserted.body).toMatchObject({ statecode: 0, statuscode: 1 });
      const refused = await client.send('POST', 'workflows', { ...newFlow, statuscode: 2 });
      expect([refused.status, errorOf(refused).code]).toEqual([400, '0x80048408']);
    });

    it('re-serialises clientdata: blanks between tokens go, keys, their order and numbers stay', async () => {
      const reply = await client.send('POST', 'workflows', newFlow, representation);
      expect(reply.body.clientdata).toBe('{"properties":{"definition":{"b":"x  y","2":[1,2.50],"1":{}}},"schemaVersion":"1.0.0.0"}');
    });

    it.each(Object.keys(newFlow))('refuses a flow without %s', async (column) => {
      const { [column]: _, ...rest } = newFlow as Json;
      const reply = await client.send('POST', 'workflows', rest);
      expect(reply.status).toBe(400);
      expect(errorOf(reply).message).toContain(`'${column}'`);
    });

    it('refuses a key that exists, another user for an application, and a logical name that is taken', async () => {
      const unit = { 'businessunitid@odata.bind': `/businessunits(${ids.headquarters})` };
      const user = { applicationid: id('c', 1), accessmode: 4, isdisabled: false, ...unit };
      for (const [set, body] of [
        ['workflows', { ...newFlow, workflowid: ids.invoiceFlow }],
        ['systemusers', user],
        ['connectionreferences', { connectionreferencelogicalname: 'CONTOSO_unbound' }],
      ] as const) {
        const reply = await client.send('POST', set, body);
        const message = 'A record with matching key values already exists.';
        expect([reply.status, errorOf(reply)]).toEqual([412, { code: '0x80040237', message }]);
      }
      expect((await client.send('POST', 'systemusers', { ...user, applicationid: id('c', 2) })).status).toBe(204);
    });

    it('takes no rows for tables that only associations, shares and components fill', async () => {
      for (const set of ['systemuserrolescollection', 'roleprivilegescollection', 'principalobjectaccessset', 'solutioncomponents']) {
        const reply = await client.send('POST', set, {});
        expect([set, reply.status, errorOf(reply).code]).toEqual([set, 405, '0x80040800']);
      }
      const link = `systemuserrolescollection(${id('5', 1)})`;
      expect([(await client.send('DELETE', link)).status, (await client.send('PATCH', link, {})).status]).toEqual([405, 405]);
      expect((await client.get(link)).status).toBe(200);
    });
  });
});
