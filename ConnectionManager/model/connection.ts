/** Where a connection's status was seen: handed in `live` by the page, or in Dataverse's table `connectioninstance` (`service`). */
export type ConnectionSource = 'live' | 'service';

/** An error as a service of the platform words it. */
export interface ServiceError {
  readonly code: string | null;
  readonly message: string | null;
}

/** One entry of a connection's statuses, such as `Connected`, or `Error` of the target `token`. */
export interface ConnectionStatus {
  readonly status: string;
  readonly target: string | null;
  /** Null where the entry has none. */
  readonly error: ServiceError | null;
}

/**
 * A connection: what holds the credentials. Its expiration time isn't kept, since it is that of the access token (about an hour)
 * and not the connection's (Power Apps API, captured answers).
 */
export interface Connection {
  /** The connection's own name, what `connectionreference.connectionid` holds. */
  readonly name: string;
  /** Plain name of the connector, such as `shared_office365`; null where it isn't known. */
  readonly connector: string | null;
  readonly displayName: string | null;
  /** May be empty, or several. */
  readonly statuses: readonly ConnectionStatus[];
  /** Name of the authentication's parameter set, such as `ServicePrincipalOauth`; null where there is none. */
  readonly parameterSet: string | null;
  /** The account that signed in; null before anybody has, and for connections without a sign-in. */
  readonly accountName: string | null;
  /** Application (client) ID that the parameters hold; null where they hold none. */
  readonly applicationId: string | null;
  /** Who made it. */
  readonly owner: ConnectionOwner | null;
  /** Whether it can be shared; null where it isn't known. */
  readonly shareable: boolean | null;
  /** When the platform last changed it: usually its last attempt to refresh the token. So fresh is the status. */
  readonly modifiedOn: Date | null;
  readonly source: ConnectionSource;
}

/** Who made a connection, as the Power Apps API tells it. */
export interface ConnectionOwner {
  /** Object ID in Microsoft Entra. */
  readonly objectId: string | null;
  readonly name: string | null;
  readonly userName: string | null;
}

/** Whose identity a connection has. */
export type IdentityKind = 'user' | 'guest' | 'service-principal' | 'unknown';

/** What the statuses of a connection say together; `unclear` where there are none, or others than Connected and Error. */
export type ConnectionState = 'connected' | 'error' | 'unclear';
