import { errorOf, serviceRoot, startClient } from '../fixtures/client';
import type { Client } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';

describe('$ref', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const roles = `systemusers(${ids.operator})/systemuserroles_association`;
  const role = { '@odata.id': `${serviceRoot}roles(${ids.operatorRole})` };
  const heldRoles = async (): Promise<unknown[]> => (await client.get(`${roles}?$select=name`)).rows.map((row) => row.name);

  describe('of a many-to-many relationship', () => {
    it.each([`${serviceRoot}roles(ID)`, '/api/data/v9.2/roles(ID)', '/roles(ID)', 'roles(ID)'])('is added by POST of %s', async (address) => {
      const reply = await client.send('POST', `${roles}/$ref`, { '@odata.id': address.replace('ID', ids.operatorRole) });
      expect([reply.status, reply.headers.get('OData-EntityId')]).toEqual([204, null]);
      expect(await heldRoles()).toEqual(['Operator']);
      const links = await client.get(`systemuserrolescollection?$filter=systemuserid eq ${ids.operator}`);
      const systemuserroleid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
      expect(links.rows).toMatchObject([{ systemuserid: ids.operator, roleid: ids.operatorRole, systemuserroleid }]);
    });

    it('can be added from the other side', async () => {
      const users = `roles(${ids.operatorRole})/systemuserroles_association`;
      await client.send('POST', `${users}/$ref`, { '@odata.id': `systemusers(${ids.operator})` });
      expect(await heldRoles()).toEqual(['Operator']);
    });

    it.each([`$ref?$id=${serviceRoot}roles(ID)`, '$ref?$id=roles(ID)'])('is taken away by DELETE of %s', async (end) => {
      await client.send('POST', `${roles}/$ref`, role);
      expect((await client.send('DELETE', `${roles}/${end.replace('ID', ids.operatorRole)}`)).status).toBe(204);
      expect(await heldRoles()).toEqual([]);
    });

    it('is taken away by DELETE with the id in the path', async () => {
      await client.send('POST', `${roles}/$ref`, role);
      expect((await client.send('DELETE', `${roles}(${ids.operatorRole})/$ref`)).status).toBe(204);
      expect(await heldRoles()).toEqual([]);
    });

    it('is refused where it is there already, or is not there to take away', async () => {
      await client.send('POST', `${roles}/$ref`, role);
      const twice = await client.send('POST', `${roles}/$ref`, role);
      expect([twice.status, errorOf(twice).code]).toEqual([412, '0x80040237']);
      expect(await heldRoles()).toEqual(['Operator']);
      expect((await client.send('DELETE', `${roles}(${ids.makerRole})/$ref`)).status).toBe(404);
    });

    it.each([
      ['a row of another table', `systemusers(${ids.maker})`, ids.maker],
      ['a row that is not there', `roles(${id('4', 99)})`, id('4', 99)],
      ['no address', 'role', 'role'],
      ['nothing', undefined, ''],
    ])('is refused for %s, with the id in the message', async (_, address, message) => {
      const reply = await client.send('POST', `${roles}/$ref`, { '@odata.id': address });
      expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80060888']);
      expect(errorOf(reply).message).toContain(message);
      const removed = await client.send('DELETE', `${roles}/$ref?$id=${address ?? ''}`);
      expect([removed.status, errorOf(removed).code]).toEqual([400, '0x80060888']);
    });
  });

  describe('of a one-to-many relationship', () => {
    const reference = `connectionreferences(${ids.dataverse})`;
    const members = `connectors(${id('9', 1)})/connector_connectionreference`;
    const connectorOf = async (): Promise<unknown> => (await client.get(reference)).body._customconnectorid_value;
    beforeEach(() => client.send('PATCH', `connectors(${id('9', 1)})`, { name: 'Shop' }));

    it('sets and empties the lookup of the member, as a change of that row', async () => {
      const { versionnumber } = (await client.get(reference)).body;
      expect((await client.send('POST', `${members}/$ref`, { '@odata.id': reference })).status).toBe(204);
      expect(await connectorOf()).toBe(id('9', 1));
      expect((await client.get(reference)).body.versionnumber).toBeGreaterThan(Number(versionnumber));
      expect((await client.send('DELETE', `${members}(${ids.dataverse})/$ref`)).status).toBe(204);
      expect(await connectorOf()).toBeNull();
    });

    it('leaves the member of another row alone', async () => {
      await client.send('POST', `${members}/$ref`, { '@odata.id': reference });
      await client.send('PATCH', `connectors(${id('9', 2)})`, { name: 'Other' });
      const other = await client.send('DELETE', `connectors(${id('9', 2)})/connector_connectionreference(${ids.dataverse})/$ref`);
      expect([other.status, errorOf(other).code]).toEqual([404, '0x80040217']);
      expect(await connectorOf()).toBe(id('9', 1));
    });

    it('is the same as the lookup that PUT sets and DELETE empties', async () => {
      expect((await client.send('PUT', `${reference}/CustomConnectorId/$ref`, { '@odata.id': `connectors(${id('9', 1)})` })).status).toBe(204);
      expect((await client.get(`${members}?$select=connectionreferenceid`)).rows).toHaveLength(1);
      expect((await client.send('DELETE', `${reference}/CustomConnectorId/$ref`)).status).toBe(204);
      expect(await connectorOf()).toBeNull();
    });

    it('gives a flow to another owner, whose kind and business unit follow', async () => {
      expect((await client.send('PUT', `workflows(${ids.orderFlow})/ownerid/$ref`, { '@odata.id': `teams(${ids.team})` })).status).toBe(204);
      const { body } = await client.get(`workflows(${ids.orderFlow})`);
      expect(body).toMatchObject({ _ownerid_value: ids.team, _owningteam_value: ids.team, _owninguser_value: null });
      expect(body._owningbusinessunit_value).toBe(ids.europe);
    });
  });

  const user = { '@odata.id': `systemusers(${ids.maker})` };
  it.each([
    ['a name that is nothing', 'POST', `systemusers(${ids.operator})/nope/$ref`, role, 404, '0x8006088a'],
    ['the wrong letter case', 'PUT', `connectionreferences(${ids.dataverse})/customconnectorid/$ref`, role, 404, '0x8006088a'],
    ['a row that is not there', 'POST', `systemusers(${ids.missingUser})/systemuserroles_association/$ref`, role, 404, '0x80040217'],
    ['PUT on a collection', 'PUT', `${roles}/$ref`, role, 405, '0x80060888'],
    ['POST on a lookup', 'POST', `workflows(${ids.orderFlow})/ownerid/$ref`, role, 405, '0x80060888'],
    ['DELETE on a collection that names no member', 'DELETE', `${roles}/$ref`, undefined, 400, '0x80060888'],
    ['a key behind a lookup', 'DELETE', `flowruns(${id('d', 1)})/Workflow(${ids.invoiceFlow})/$ref`, undefined, 400, '0x80060888'],
    ['a lookup that must not be empty', 'DELETE', `workflows(${ids.orderFlow})/ownerid/$ref`, undefined, 400, '0x80048d19'],
    ['a lookup that is read-only', 'PUT', `workflows(${ids.orderFlow})/createdby/$ref`, user, 400, '0x80048d19'],
  ])('is refused for %s', async (_, method, address, body, status, code) => {
    const reply = await client.send(method, address, body);
    expect([reply.status, errorOf(reply).code]).toEqual([status, code]);
  });
});
