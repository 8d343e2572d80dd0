import { createEmulator, type Emulator } from '../emulator/emulator';
import { rowsOf } from '../emulator/environmentData';
import { generateSample } from '../emulator/sample/generateSample';
import type { ExecuteRequest, RequestMetadata } from './execute';
import { choosePersonas } from './session';
import { createWebApi } from './webApi';

const baseUrl = 'http://org/api/data/v9.2/';
const data = generateSample();

let emulator: Emulator;

/** A client of the environment's own user, or of whom the headers name. */
function connect(headers: Record<string, string> = {}): ComponentFramework.WebApi {
  return createWebApi({ fetch: (request) => emulator.fetch(request), baseUrl, headers });
}

beforeEach(async () => {
  emulator = await createEmulator(data);
});

describe('the Web API client on the embedded Dataverse', () => {
  it('reads every page of a query by following nextLink', async () => {
    const webApi = connect();
    const ids = new Set<unknown>();
    let options: string | undefined = '?$select=connectionreferencelogicalname&$orderby=connectionreferencelogicalname';
    let pages = 0;
    while (options !== undefined) {
      const page: ComponentFramework.WebApi.RetrieveMultipleResponse = await webApi.retrieveMultipleRecords('connectionreference', options, 20);
      page.entities.forEach((row) => ids.add(row.connectionreferenceid));
      options = 'nextLink' in page ? new URL(page.nextLink).search : undefined;
      pages += 1;
    }
    expect(ids.size).toBe(data.connectionreferences?.length);
    expect(pages).toBe(Math.ceil(ids.size / 20));
  });

  it('gets formatted values without asking', async () => {
    const { entities } = await connect().retrieveMultipleRecords('workflow', '?$select=statecode&$top=1');
    expect(entities[0]).toHaveProperty(['statecode@OData.Community.Display.V1.FormattedValue']);
  });

  it('rejects with Dataverse’s code and wording for a column that is not there', async () => {
    const webApi = connect();
    await expect(webApi.retrieveMultipleRecords('workflow', '?$select=nope')).rejects.toEqual({
      errorCode: 0x80060888,
      code: 0x80060888,
      message: "Could not find a property named 'nope' on type 'Microsoft.Dynamics.CRM.workflow'.",
    });
  });

  it('rejects for a table that is not there', async () => {
    await expect(connect().retrieveMultipleRecords('nope')).rejects.toMatchObject({
      message: expect.stringContaining('nope') as string,
    });
  });

  it('asks as another user when a header says so', async () => {
    const asked = async (headers: Record<string, string>): Promise<number> => {
      const webApi = connect(headers);
      return (await webApi.retrieveMultipleRecords('connectionreference', '?$select=connectionreferenceid')).entities.length;
    };
    expect(await asked({ MSCRMCallerID: choosePersonas(data).maker.id })).toBeLessThan(await asked({}));
  });

  it('creates, changes and deletes a row', async () => {
    const webApi = connect();
    const { id } = await webApi.createRecord('connectionreference', {
      connectionreferencelogicalname: 'cmgr_new',
      connectionreferencedisplayname: 'New',
      connectorid: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
    });
    await webApi.updateRecord('connectionreference', id, { connectionreferencedisplayname: 'Changed' });
    const row: unknown = await webApi.retrieveRecord('connectionreference', id, '?$select=connectionreferencedisplayname');
    expect(row).toMatchObject({ connectionreferencedisplayname: 'Changed' });
    await webApi.deleteRecord('connectionreference', id);
    await expect(webApi.retrieveRecord('connectionreference', id)).rejects.toMatchObject({ errorCode: 0x80040217 });
  });
});

it('the sample has a person for every persona', () => {
  const personas = Object.values(choosePersonas(data));
  expect(personas.map(({ note }) => note)).toEqual([undefined, undefined, undefined, undefined]);
  expect(new Set(personas.map(({ id }) => id)).size).toBe(4);
});

describe('execute on the embedded Dataverse', () => {
  const target = { entityType: 'workflow', id: String(rowsOf(data, 'workflows')[0]?.workflowid) };
  const colleague = String(rowsOf(data, 'systemusers').find((user) => user.systemuserid !== data.user && user.isdisabled === false)?.systemuserid);

  function connectExecuting(): ReturnType<typeof createWebApi> {
    return createWebApi({ fetch: (request) => emulator.fetch(request), baseUrl, headers: {}, execute: true });
  }

  function request(operationType: number, operationName: string, types: RequestMetadata['parameterTypes'], values: object): ExecuteRequest {
    const boundParameter = 'entity' in types ? 'entity' : null;
    return { ...values, getMetadata: () => ({ operationType, operationName, boundParameter, parameterTypes: types }) };
  }

  const rowOfFlow = { typeName: 'mscrm.workflow', structuralProperty: 5 };

  it('shares a flow, and tells with whom', async () => {
    const webApi = connectExecuting();
    const principal = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: colleague };
    const granting = { Target: rowOfFlow, PrincipalAccess: { typeName: 'mscrm.PrincipalAccess', structuralProperty: 2 } };
    await webApi.execute?.(request(0, 'GrantAccess', granting, { Target: target, PrincipalAccess: { Principal: principal, AccessMask: 'ReadAccess' } }));
    const response = await webApi.execute?.(request(1, 'RetrieveSharedPrincipalsAndAccess', { Target: rowOfFlow }, { Target: target }));
    expect(await response?.json()).toMatchObject({
      PrincipalAccesses: expect.arrayContaining([{ AccessMask: 'ReadAccess', Principal: { ...principal, '@odata.type': `#${principal['@odata.type']}` } }]) as unknown,
    });
  });

  it('tells the privileges of a user', async () => {
    const types = { entity: { typeName: 'mscrm.systemuser', structuralProperty: 5 } };
    const asked = request(1, 'RetrieveUserPrivileges', types, { entity: { entityType: 'systemuser', id: data.user } });
    const answer = (await (await connectExecuting().execute?.(asked))?.json()) as { RolePrivileges: { PrivilegeName: string; Depth: string }[] };
    expect(answer.RolePrivileges.find(({ PrivilegeName }) => PrivilegeName === 'prvReadWorkflow')?.Depth).toBe('Global');
  });

  it('gives a role to a user, and takes it away', async () => {
    const webApi = connectExecuting();
    const unit = rowsOf(data, 'systemusers').find((user) => user.systemuserid === colleague)?._businessunitid_value;
    const held = rowsOf(data, 'systemuserrolescollection').filter((link) => link.systemuserid === colleague).map((link) => link.roleid);
    const role = rowsOf(data, 'roles').find(({ roleid, _businessunitid_value }) => _businessunitid_value === unit && !held.includes(roleid));
    const user = { target: { entityType: 'systemuser', id: colleague }, relationship: 'systemuserroles_association' };
    const roles = async (): Promise<unknown[]> =>
      (await webApi.retrieveMultipleRecords('systemuserroles', `?$filter=systemuserid eq ${colleague}`)).entities.map((link) => link.roleid as unknown);
    await webApi.execute?.(request(2, 'Associate', {}, { ...user, relatedEntities: [{ entityType: 'role', id: role?.roleid }] }));
    expect(await roles()).toContain(role?.roleid);
    await webApi.execute?.(request(2, 'Disassociate', {}, { ...user, relatedEntityId: role?.roleid }));
    expect(await roles()).not.toContain(role?.roleid);
  });
});
