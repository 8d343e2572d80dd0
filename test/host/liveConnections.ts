import { connectionsSet, organizationDetailsSet, rowsOf, type DataRow, type EnvironmentData } from '../emulator/environmentData';

/** Whose connections are listed. */
export interface ConnectionsOf {
  /** `systemuserid`. */
  user: string;
  /** Whether it is an administrator, whose list has everybody's: the connector Power Apps for Admins. */
  all: boolean;
}

function userOf(data: EnvironmentData, id: unknown): DataRow {
  return rowsOf(data, 'systemusers').find(({ systemuserid }) => systemuserid === id) ?? {};
}

function detailOf(data: EnvironmentData, name: string): string {
  const value = rowsOf(data, organizationDetailsSet)[0]?.[name];
  return typeof value === 'string' ? value : '00000000-0000-0000-0000-000000000000';
}

/** `createdBy` of a connection, as the captured answers have it. */
function creatorOf(data: EnvironmentData, id: unknown): DataRow {
  const user = userOf(data, id);
  return {
    id: user.azureactivedirectoryobjectid ?? null,
    displayName: user.fullname ?? null,
    email: user.internalemailaddress ?? user.domainname ?? null,
    type: 'User',
    tenantId: detailOf(data, 'TenantId'),
    userPrincipalName: user.domainname ?? null,
  };
}

function isFor({ user, all }: ConnectionsOf, teams: ReadonlySet<unknown>, { createdBy, sharedWith }: DataRow): boolean {
  const shared: readonly unknown[] = Array.isArray(sharedWith) ? sharedWith : [];
  return all || createdBy === user || shared.some((principal) => principal === user || teams.has(principal));
}

/** One connection in the form of the captured answers of the Power Apps API. */
function connectionOf(data: EnvironmentData, { name, connectorId, createdBy, status = 'Connected', properties }: DataRow): DataRow {
  const environment = detailOf(data, 'EnvironmentId');
  return {
    name,
    id: `${String(connectorId)}/connections/${String(name)}`,
    type: 'Microsoft.PowerApps/apis/connections',
    properties: {
      apiId: connectorId,
      displayName: name,
      statuses: [{ status }],
      ...(properties as DataRow | undefined),
      createdBy: creatorOf(data, createdBy),
      environment: { id: `/providers/Microsoft.PowerApps/environments/${environment}`, name: environment },
    },
  };
}

/**
 * Lists somebody's connections as a custom page gets them from the connector Power Apps for Makers: their own and those shared with
 * them, as Get Connections answers; of an administrator everybody's.
 * @param data the environment, with what the Power Apps service knows of its connections.
 * @param of whose connections.
 * @returns JSON with the list as `value`; undefined where the data has no connections.
 */
export function liveConnections(data: EnvironmentData, of: ConnectionsOf): string | undefined {
  if (!(connectionsSet in data)) {
    return undefined;
  }
  const memberships = rowsOf(data, 'teammemberships').filter(({ systemuserid }) => systemuserid === of.user);
  const teams = new Set(memberships.map(({ teamid }) => teamid));
  const rows = rowsOf(data, connectionsSet).filter((row) => isFor(of, teams, row));
  return JSON.stringify({ value: rows.map((row) => connectionOf(data, row)) });
}
