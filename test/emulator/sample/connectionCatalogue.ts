import { dataverse, type ConnectorName } from './connectors';
import type { PersonKey } from './people';
import { runErrors, type RunError } from './runErrors';

/** One entry of a connection's statuses. */
export interface StatusEntry {
  status: string;
  target?: 'token';
  error?: RunError;
}

/** What is special about a connection of the sample. */
export interface ConnectionCase {
  /** One entry `Connected` unless told otherwise. */
  statuses?: readonly StatusEntry[];
  /** Who made it, where the connection's key doesn't tell. */
  creator?: PersonKey;
  /** The account that signed in, in place of the creator's; null where nobody signs in. */
  account?: string | null;
  /** The application user whose credentials it has. */
  application?: PersonKey;
  /** Days before the sample's now of the last attempt to refresh the token. */
  refreshed?: number;
}

/** A status as the Power Apps API tells an error of the connection's token. */
function failing(error: RunError): readonly StatusEntry[] {
  return [{ status: 'Error', target: 'token', error }];
}

/** *Modelled*: no service principal's connection was ever captured. The CLI makes them in the name of whoever runs it. */
function servicePrincipal(application: PersonKey, more: ConnectionCase = {}): ConnectionCase {
  return { creator: 'hassan', application, account: null, ...more };
}

/**
 * The connections that stand for a case each, by their keys in the catalogue of connection references; the others are connected, by
 * the person whom the key names. The errors fit those of the runs.
 */
export const connectionCases: Readonly<Record<string, ConnectionCase>> = {
  'hassan.dataverse': { statuses: failing(runErrors.sessionsRevoked), refreshed: 6 },
  'aoife.dataverse': { statuses: failing(runErrors.idle), refreshed: 3 },
  'joao.dataverse': { statuses: failing(runErrors.multiFactor), refreshed: 11 },
  'olivia.dataverse': { statuses: failing(runErrors.userDisabled), refreshed: 20 },
  'rashid.dataverse': { statuses: failing(runErrors.userDisabled), refreshed: 44 },
  'daniel.dataverse': { refreshed: 31 },
  'daniel.sharepoint': { refreshed: 33 },
  'hassan.keyvault': { statuses: failing(runErrors.conditionalAccess), refreshed: 2 },
  'sofia.outlook': { statuses: failing(runErrors.unauthenticated), account: null, refreshed: 70 },
  'pac.flowService': servicePrincipal('flowService'),
  'pac.pipeline': servicePrincipal('pipeline'),
  'pac.legacyImport': servicePrincipal('legacyImport'),
  'pac.warehouseSync': servicePrincipal('warehouseSync', { statuses: failing(runErrors.secretExpired), refreshed: 4 }),
  'notifications.outlook': { creator: 'hassan', account: 'notifications@contoso.com' },
  'notifications.teams': { creator: 'hassan', account: 'notifications@contoso.com' },
  'ledger.sql': { creator: 'marco', account: null },
  'archive.blob': { creator: 'hassan', account: null, statuses: [] },
  'warehouse.key': { creator: 'kwame', account: null, statuses: [{ status: 'PendingConfirmation' }] },
  'marco.erp': { statuses: [{ status: 'Connected' }, ...failing(runErrors.idle)], refreshed: 1 },
};

/** Keys of connections that were deleted, while connection references still name them. */
export const deletedConnections: readonly string[] = ['tomasz.dataverse', 'olivia.legacy'];

/** Connections that no connection reference names. */
export const looseConnections: readonly (ConnectionCase & { key: string; connector: ConnectorName })[] = [
  { key: 'ingrid.dataverse', connector: dataverse },
  { key: 'lena.users', connector: 'shared_office365users' },
  { key: 'lena.teams', connector: 'shared_teams', statuses: failing(runErrors.unauthenticated), account: null, refreshed: 120 },
  { key: 'chloe.sharepoint', connector: 'shared_sharepointonline', statuses: failing(runErrors.sessionsRevoked), refreshed: 15 },
  { key: 'pac.warehouseSyncOld', connector: dataverse, ...servicePrincipal('warehouseSync', { statuses: failing(runErrors.wrongSecret), refreshed: 90 }) },
];
