import * as React from 'react';
import type { DataverseClient } from '../../dataverse/client';
import { createListingReading } from '../../dataverse/reading/listingReading';
import { notRead, readListing } from '../../dataverse/readListing';
import { applicationUserPages } from '../../dataverse/servicePrincipals/applicationUsers';
import { rolesOfUsers } from '../../dataverse/servicePrincipals/securityRoles';
import type { Listing } from '../../model/inventory';
import type { ApplicationUser } from '../../model/servicePrincipals/applicationUser';
import type { SecurityRole } from '../../model/servicePrincipals/securityRole';
import { useMounted } from '../../ui/useMounted';

/** Security roles of users, by `systemuserid`; null as long as they aren't read, and where they can't be. */
export type RolesByUser = ReadonlyMap<string, readonly SecurityRole[]> | null;

/** The application users of the environment. */
export interface ApplicationUsers {
  readonly listing: Listing<ApplicationUser>;
  readonly roles: RolesByUser;
  /** Whether their roles are being read. */
  readonly readingRoles: boolean;
  /** Reads them, if that wasn't begun. */
  readonly begin: () => void;
  /** Reads them again, if they were read. */
  readonly refresh: () => void;
}

/**
 * Reads the application users when they are first asked for, and their roles behind them.
 *
 * @param client How to read Dataverse.
 * @returns What has been read so far.
 */
export function useApplicationUsers(client: DataverseClient): ApplicationUsers {
  const [listing, setListing] = React.useState<Listing<ApplicationUser>>(notRead);
  const [roles, setRoles] = React.useState<RolesByUser>(null);
  const [readingRoles, setReadingRoles] = React.useState(false);
  const mounted = useMounted();
  const begun = React.useRef(false);
  const [ended] = React.useState(() => new AbortController());
  React.useEffect(() => () => ended.abort(), [ended]);

  const run = React.useMemo(() => {
    let current: Listing<ApplicationUser> = notRead;
    const publish = (next: Listing<ApplicationUser>): void => {
      current = next;
      if (mounted.current) {
        setListing(next);
      }
    };
    const users = createListingReading<ApplicationUser, Listing<ApplicationUser>>({ current: () => current, publish }, (before) =>
      readListing(before, applicationUserPages(client, ended.signal), ({ id }) => id, () => new Date()),
    );
    return async (): Promise<void> => {
      setReadingRoles(true);
      await users.run();
      const read = current.rows.length === 0 ? new Map<string, readonly SecurityRole[]>() : await rolesOrNull(client, current.rows, ended.signal);
      if (mounted.current) {
        setRoles(read);
        setReadingRoles(false);
      }
    };
  }, [client, ended, mounted]);

  const begin = React.useCallback(() => {
    if (!begun.current) {
      begun.current = true;
      void run();
    }
  }, [run]);
  const refresh = React.useCallback(() => (begun.current ? void run() : undefined), [run]);
  return { listing, roles, readingRoles, begin, refresh };
}

/** Without their roles the users are listed all the same. */
async function rolesOrNull(client: DataverseClient, users: readonly ApplicationUser[], signal: AbortSignal): Promise<RolesByUser> {
  try {
    return await rolesOfUsers(client, users.map(({ id }) => id), signal);
  } catch {
    return null;
  }
}
