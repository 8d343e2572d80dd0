import { rowsOf, type EnvironmentData } from '../environmentData';
import schema from '../schema/schema.json';
import { addSolution } from './addSolution';
import type { Solution } from './solution';

const user = '11111111-0000-0000-0000-000000000001';
const flowId = '22222222-0000-0000-0000-000000000001';

const environment: EnvironmentData = {
  user,
  systemusers: [{ systemuserid: user, _businessunitid_value: 'unit' }],
  connectionreferences: [{ connectionreferenceid: 'r', connectionreferencelogicalname: 'contoso_Mail', connectionid: 'bound' }],
  workflows: [{ workflowid: 'w', name: 'Stays' }],
};

const solution: Solution = {
  names: ['Contoso'],
  connectionReferences: ['contoso_mail', 'contoso_dataverse'].map((logicalName) => ({
    logicalName, displayName: 'x'.repeat(300), connectorId: '/providers/Microsoft.PowerApps/apis/shared_x', description: null, stateCode: 1, managed: true,
  })),
  flows: [{ id: flowId, name: 'n'.repeat(150), description: 'd', stateCode: 2, clientData: '{ "a":1 }', managed: true }],
};

const added = addSolution(environment, solution);
const [, reference = {}] = rowsOf(added, 'connectionreferences');
const [, flow = {}] = rowsOf(added, 'workflows');

const owned = { _ownerid_value: user, _owninguser_value: user, _owningteam_value: null, _owningbusinessunit_value: 'unit', ismanaged: true };

describe('adding a solution to an environment', () => {
  it('adds its flows as rows that the signed-in user owns', () => {
    expect(flow).toMatchObject({
      ...owned,
      workflowid: flowId,
      name: 'n'.repeat(100),
      category: 5,
      type: 1,
      primaryentity: 'none',
      statecode: 2,
      statuscode: 3,
      clientdata: '{ "a":1 }',
    });
  });

  it('adds the connection references that are new, without a connection', () => {
    expect(rowsOf(added, 'connectionreferences')).toHaveLength(2);
    expect(reference).toMatchObject({
      ...owned,
      connectionreferencelogicalname: 'contoso_dataverse',
      connectionreferencedisplayname: 'x'.repeat(200),
      connectorid: '/providers/Microsoft.PowerApps/apis/shared_x',
      connectionid: null,
      statecode: 1,
      statuscode: 2,
    });
  });

  it('keeps what was there, and does not change the data it was given', () => {
    expect(rowsOf(added, 'connectionreferences')[0]).toEqual(rowsOf(environment, 'connectionreferences')[0]);
    expect(rowsOf(added, 'workflows')[0]).toEqual({ workflowid: 'w', name: 'Stays' });
    expect(added.systemusers).toBe(environment.systemusers);
    expect(rowsOf(environment, 'workflows')).toHaveLength(1);
  });

  it('gives the same rows when it is added again', () => {
    expect(addSolution(added, solution)).toEqual(added);
  });

  it('works where the environment has no rows', () => {
    const rows = addSolution({ user }, solution);
    expect(rowsOf(rows, 'workflows')).toMatchObject([{ _owningbusinessunit_value: null }]);
    expect(rowsOf(rows, 'connectionreferences')).toHaveLength(2);
  });

  it.each([['workflow', flow], ['connectionreference', reference]] as const)('names only columns of the table %s', (table, row) => {
    const columns = new Set(schema[table].columns.map(({ name, type }) => (type === 'Lookup' || type === 'Owner' ? `_${name}_value` : name)));
    expect(Object.keys(row).filter((column) => !columns.has(column))).toEqual([]);
  });
});
