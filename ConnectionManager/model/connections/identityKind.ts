import type { Connection, IdentityKind } from '../connection';
import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import { isGuestName } from '../person';

/**
 * Parameter sets with which a connection signs in as an application, in lower case: Dataverse's secret and certificate, the
 * certificate of Power Automate Management, the client credentials of Power Platform for Admins V2 (the connectors' definitions).
 */
const applicationSets: ReadonlySet<string> = new Set(['serviceprincipaloauth', 'certoauth', 'oauthclientcredentials']);

/** The parameter set with which a person signs in to Dataverse, in lower case (the connector's definition). */
const dataverseUserSet = 'oauth';

/**
 * Whose identity a connection has. The parameter set decides; where it doesn't, an account that somebody signed in with is a
 * person's. A guest's user name holds `#EXT#`; the account may be the guest's own address, so the owner's user name counts too.
 *
 * @param connection The connection; null where none is known.
 * @returns The kind; `unknown` where nothing says it, as for an API key or before anybody has signed in.
 */
export function identityKind(connection: Connection | null): IdentityKind {
  if (!connection) {
    return 'unknown';
  }
  if (applicationSets.has(connection.parameterSet?.toLowerCase() ?? '')) {
    return 'service-principal';
  }
  if (!isPersons(connection)) {
    return 'unknown';
  }
  return isGuestName(connection.accountName) || isGuestName(connection.owner?.userName ?? null) ? 'guest' : 'user';
}

function isPersons({ connector, parameterSet, accountName }: Connection): boolean {
  if (connector === DATAVERSE_CONNECTOR) {
    return parameterSet?.toLowerCase() === dataverseUserSet || (parameterSet === null && accountName !== null);
  }
  return accountName?.includes('@') ?? false;
}
