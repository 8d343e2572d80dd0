import type { DataRow, EnvironmentData } from '../emulator/environmentData';

/** Ids that tests name people by. */
export const people = {
  ann: '00000000-0000-0000-0000-0000000000a1',
  bob: '00000000-0000-0000-0000-0000000000b2',
};

/** The id of the nth thing of a kind: `id('c', 1)`. */
export function id(kind: string, number: number): string {
  return `00000000-0000-0000-${kind.charCodeAt(0).toString(16).padStart(4, '0')}-${number.toString().padStart(12, '0')}`;
}

const businessUnit = id('u', 1);

function owned(owner: string): DataRow {
  return { _ownerid_value: owner, _owninguser_value: owner, _owningteam_value: null, _owningbusinessunit_value: businessUnit };
}

/** A row of `connectionreferences`, bound and owned by Ann but for what a test says. */
export function referenceRow(number: number, changes: DataRow = {}): DataRow {
  return {
    connectionreferenceid: id('c', number),
    connectionreferencelogicalname: `contoso_reference${number}`,
    connectionreferencedisplayname: `Reference ${number}`,
    connectorid: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
    connectionid: `${number}`.padStart(32, '0'),
    statecode: 0,
    statuscode: 1,
    ismanaged: false,
    modifiedon: '2026-09-01T08:00:00Z',
    ...owned(people.ann),
    ...changes,
  };
}

/** A row of `workflows` that is a cloud flow, on and owned by Ann but for what a test says. */
export function flowRow(number: number, definition: object | string | null, changes: DataRow = {}): DataRow {
  return {
    workflowid: id('f', number),
    name: `Flow ${number}`,
    category: 5,
    type: 1,
    statecode: 1,
    statuscode: 2,
    ismanaged: false,
    primaryentity: 'none',
    modifiedon: '2026-09-01T08:00:00Z',
    clientdata: typeof definition === 'object' && definition !== null ? JSON.stringify(definition) : definition,
    ...owned(people.ann),
    ...changes,
  };
}

/** The entries of a flow's `connectionReferences`: a key, or a key with what is special about it. */
export type Entries = Readonly<Record<string, { readonly reference: string; readonly connector?: string; readonly runtimeSource?: string }>>;

/** A definition with a trigger, these connections, and one Dataverse or other operation for each. */
export function definition(trigger: object, entries: Entries): object {
  const connectorOf = (key: string): string => entries[key]?.connector ?? 'shared_commondataserviceforapps';
  return {
    properties: {
      connectionReferences: Object.fromEntries(
        Object.entries(entries).map(([key, { reference, runtimeSource = 'embedded' }]) => [
          key,
          { runtimeSource, connection: { connectionReferenceLogicalName: reference }, api: { name: connectorOf(key) } },
        ]),
      ),
      definition: {
        triggers: { trigger },
        actions: Object.fromEntries(Object.keys(entries).map((key) => [`Use_${key}`, operation(key, connectorOf(key))])),
      },
    },
    schemaVersion: '1.0.0.0',
  };
}

function operation(key: string, connector: string): object {
  const host = { apiId: `/providers/Microsoft.PowerApps/apis/${connector}`, connectionName: key, operationId: 'ListRecords' };
  return { type: 'OpenApiConnection', inputs: { host, parameters: { entityName: 'accounts' } } };
}

/** A trigger on changes of a table's rows, with a Run as of one's choice. */
export function rowTrigger(table: string, runAs?: number): object {
  const parameters = { 'subscriptionRequest/entityname': table, ...(runAs === undefined ? {} : { 'subscriptionRequest/runas': runAs }) };
  const host = { apiId: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps', operationId: 'SubscribeWebhookTrigger' };
  return { type: 'OpenApiConnectionWebhook', inputs: { host, parameters } };
}

/** A trigger by the clock. */
export const schedule = { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } };

/**
 * A small environment with Ann, who is signed in, and Bob, who has left. Nobody's privileges are checked, since it names none.
 *
 * @param sets Rows by entity set name.
 */
export function environment(sets: Readonly<Record<string, DataRow[]>>): EnvironmentData {
  const user = (systemuserid: string, fullname: string, isdisabled: boolean): DataRow => ({
    systemuserid,
    fullname,
    isdisabled,
    _businessunitid_value: businessUnit,
  });
  return {
    user: people.ann,
    businessunits: [{ businessunitid: businessUnit, name: 'Contoso', _parentbusinessunitid_value: null }],
    systemusers: [user(people.ann, 'Ann Lee', false), user(people.bob, 'Bob Ray', true)],
    ...sets,
  };
}
