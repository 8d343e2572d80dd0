import { connectionsSet, type DataRow } from '../environmentData';
import { connectionCases, deletedConnections, looseConnections, type ConnectionCase } from './connectionCatalogue';
import type { ConnectionReferenceSpec } from './connectionReferenceCatalogue';
import { connectionName } from './connectionReferences';
import { apiPrefix, connectorNames, dataverse, type ConnectorName } from './connectors';
import { daysAgo } from './clock';
import { signInName } from './organization';
import { people, type PersonKey } from './people';
import type { Identify, SampleSource } from './random';
import { ownedBy, ownerId, type RowSets } from './rows';

/** A connection of the sample. */
interface ConnectionSpec extends ConnectionCase {
  key: string;
  connector: ConnectorName;
}

/** The connections that references name, each once, and those that none names. */
function connectionSpecs(references: readonly ConnectionReferenceSpec[]): ConnectionSpec[] {
  const named = new Map<string, ConnectionSpec>();
  for (const { connection: key, connector } of references) {
    if (key !== null && !deletedConnections.includes(key)) {
      named.set(`${connector}/${key}`, { key, connector, ...connectionCases[key] });
    }
  }
  return [...named.values(), ...looseConnections];
}

function creatorOf({ key, creator }: ConnectionSpec): PersonKey {
  return creator ?? (key.split('.')[0] as PersonKey);
}

/** Days since the last attempt to refresh the token: of connections that are used, at most a day. */
function refreshedDaysAgo(identify: Identify, { key, refreshed }: ConnectionSpec): number {
  return refreshed ?? parseInt(identify('connectionrefresh', key).slice(0, 4), 16) / 0x1_0000;
}

/** As the Power Apps API writes a time: with seven digits after the seconds. */
function preciseTime(days: number): string {
  return daysAgo(days).replace('Z', '.0598769Z');
}

/** *Modelled* for applications: what is returned of their parameters was never captured; secrets aren't. */
function parameterSet(identify: Identify, { connector, application }: ConnectionSpec): DataRow {
  if (application !== undefined) {
    const values = {
      'token:clientId': { value: identify('application', application) },
      'token:TenantId': { value: identify('tenant', 'contoso') },
      'token:grantType': { value: 'client_credentials' },
    };
    return { connectionParametersSet: { name: 'ServicePrincipalOauth', values } };
  }
  return connector === dataverse ? { connectionParametersSet: { name: 'Oauth', values: {} } } : { connectionParameters: { sku: 'Enterprise' } };
}

/** What the Power Apps API tells of a connection, but for what follows from the row. */
function propertiesOf(identify: Identify, spec: ConnectionSpec): DataRow {
  const account = spec.account === undefined ? signInName(people[creatorOf(spec)]) : spec.account;
  const refreshed = refreshedDaysAgo(identify, spec);
  const hour = 1 / 24;
  return {
    displayName: account ?? connectorNames[spec.connector],
    statuses: spec.statuses ?? [{ status: 'Connected' }],
    ...parameterSet(identify, spec),
    isSsoConnection: false,
    createdTime: preciseTime(Math.max(refreshed, 200)),
    lastModifiedTime: preciseTime(refreshed),
    ...(account === null ? {} : { accountName: account, expirationTime: preciseTime(refreshed - hour) }),
    allowSharing: spec.application !== undefined,
  };
}

function works({ statuses = [{ status: 'Connected' }] }: ConnectionSpec): boolean {
  return statuses.length > 0 && statuses.every(({ status }) => status === 'Connected');
}

function connectionRow(identify: Identify, spec: ConnectionSpec): DataRow {
  return {
    name: connectionName(identify, spec.connector, spec.key),
    connectorId: `${apiPrefix}${spec.connector}`,
    createdBy: ownerId(identify, creatorOf(spec)),
    sharedWith: spec.application === undefined ? [] : [ownerId(identify, spec.application)],
    status: works(spec) ? 'Connected' : 'Error',
    properties: propertiesOf(identify, spec),
  };
}

/**
 * What the Power Apps service knows of the sample's connections: working, expired, never signed in, of service principals, guests and
 * leavers, deleted (by being left out), without a connection reference, with several statuses, with none, and with an unknown one.
 * @param references the connection references of the sample.
 */
export function connectionRows({ identify }: SampleSource, references: readonly ConnectionReferenceSpec[]): RowSets {
  return { [connectionsSet]: connectionSpecs(references).map((spec) => connectionRow(identify, spec)) };
}

/** Connection references whose connection has a row of `connectioninstances`. */
const withInstance = ['contoso_DataverseSales', 'contoso_DataverseFinance', 'contoso_SharePointSales', 'contoso_KeyVault'];

/**
 * Rows of `connectioninstances` for a few connections. *Modelled*: the table is there, but what an environment writes into it isn't
 * established, nor the words of its status.
 * @param references the connection references of the sample.
 */
export function connectionInstanceRows({ identify }: SampleSource, references: readonly ConnectionReferenceSpec[]): DataRow[] {
  const specs = new Map(connectionSpecs(references).map((spec) => [spec.key, spec]));
  return references
    .filter(({ logicalName }) => withInstance.includes(logicalName))
    .flatMap((reference) => {
      const spec = specs.get(reference.connection ?? '');
      return spec === undefined ? [] : [instanceRow(identify, reference, spec)];
    });
}

function instanceRow(identify: Identify, { logicalName }: ConnectionReferenceSpec, spec: ConnectionSpec): DataRow {
  const name = connectionName(identify, spec.connector, spec.key);
  const { displayName, allowSharing } = propertiesOf(identify, spec);
  const by = identify('systemuser', creatorOf(spec));
  return {
    connectioninstanceid: identify('connectioninstance', logicalName),
    connectioninstancelogicalname: `contoso_${spec.key.replace('.', '_')}`,
    connectioninstancedisplayname: displayName,
    connectioninternalid: name,
    connectorinternalid: spec.connector,
    connectionstatus: works(spec) ? 'Connected' : 'Error',
    _connectionreferenceid_value: identify('connectionreference', logicalName),
    allowsharing: allowSharing,
    ismanaged: false,
    componentstate: 0,
    statecode: 0,
    statuscode: 1,
    ...ownedBy(identify, creatorOf(spec)),
    createdon: daysAgo(Math.max(refreshedDaysAgo(identify, spec), 200)),
    modifiedon: daysAgo(refreshedDaysAgo(identify, spec)),
    _createdby_value: by,
    _modifiedby_value: by,
  };
}
