import { rowsOf, type DataRow, type EnvironmentData } from '../environmentData';
import { createIdentify } from '../sample/random';
import type { Solution, SolutionConnectionReference, SolutionFlow } from './solution';

const FLOWS = 'workflows';
const REFERENCES = 'connectionreferences';

/** `workflow.name` holds 100 characters, a connection reference's display name 200 (Microsoft Learn, table references). */
const FLOW_NAME_LENGTH = 100;
const REFERENCE_NAME_LENGTH = 200;

/** When everything was imported: the same for every run. */
const IMPORTED_ON = '2026-01-15T09:00:00Z';

const identify = createIdentify(0);

/**
 * Adds a solution to an environment as an import by the signed-in user would: that user owns the new rows. Solutions carry no
 * connections, so new connection references are not bound. A connection reference that the environment has (by logical name)
 * stays as it is; a flow that it has (by id) is replaced.
 *
 * @param data The environment; it is not changed.
 * @param solution What to add.
 */
export function addSolution(data: EnvironmentData, solution: Solution): EnvironmentData {
  const shared = importColumns(data);
  const references = rowsOf(data, REFERENCES);
  const known = new Set(references.map((row) => lower(row.connectionreferencelogicalname)));
  const added = new Set(solution.flows.map((flow) => flow.id));
  return {
    ...data,
    [REFERENCES]: [
      ...references,
      ...solution.connectionReferences
        .filter((reference) => !known.has(lower(reference.logicalName)))
        .map((reference) => ({ ...referenceRow(reference), ...shared })),
    ],
    [FLOWS]: [
      ...rowsOf(data, FLOWS).filter((row) => !added.has(lower(row.workflowid))),
      ...solution.flows.map((flow) => ({ ...flowRow(flow), ...shared })),
    ],
  };
}

function referenceRow(reference: SolutionConnectionReference): DataRow {
  return {
    connectionreferenceid: identify('connectionreference', lower(reference.logicalName)),
    connectionreferencelogicalname: reference.logicalName,
    connectionreferencedisplayname: reference.displayName.slice(0, REFERENCE_NAME_LENGTH),
    connectorid: reference.connectorId,
    connectionid: null,
    description: reference.description,
    promptingbehavior: 0,
    statecode: reference.stateCode,
    // Each state has one status: 0 Active 1, 1 Inactive 2.
    statuscode: reference.stateCode + 1,
    ismanaged: reference.managed,
    iscustomizable: customizable('iscustomizable'),
  };
}

function flowRow(flow: SolutionFlow): DataRow {
  return {
    workflowid: flow.id,
    workflowidunique: identify('workflowidunique', flow.id),
    name: flow.name.slice(0, FLOW_NAME_LENGTH),
    description: flow.description,
    category: 5,
    type: 1,
    mode: 0,
    scope: 4,
    modernflowtype: 0,
    primaryentity: 'none',
    statecode: flow.stateCode,
    // Each state has one status: 0 Draft 1, 1 Activated 2, 2 Suspended 3.
    statuscode: flow.stateCode + 1,
    clientdata: flow.clientData,
    ismanaged: flow.managed,
    iscustomizable: customizable('iscustomizableanddeletable'),
  };
}

function importColumns(data: EnvironmentData): DataRow {
  const user = rowsOf(data, 'systemusers').find((row) => lower(row.systemuserid) === lower(data.user));
  return {
    componentstate: 0,
    _ownerid_value: data.user,
    _owninguser_value: data.user,
    _owningteam_value: null,
    _owningbusinessunit_value: user?._businessunitid_value ?? null,
    _createdby_value: data.user,
    _modifiedby_value: data.user,
    createdon: IMPORTED_ON,
    modifiedon: IMPORTED_ON,
  };
}

function customizable(managedProperty: string): DataRow {
  return { Value: true, CanBeChanged: true, ManagedPropertyLogicalName: managedProperty };
}

function lower(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
