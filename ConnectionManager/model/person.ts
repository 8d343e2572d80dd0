/** A row of `systemuser`, as far as it decides whether runs under it work. */
export interface Person {
  readonly id: string;
  readonly name: string | null;
  /** User principal name; that of a guest holds `#EXT#`. Null for application users and where it isn't readable. */
  readonly userName: string | null;
  readonly email: string | null;
  /** Object ID in Microsoft Entra; null where it isn't known. */
  readonly objectId: string | null;
  /** Application (client) ID of an application user; null for people. */
  readonly applicationId: string | null;
  /** Whether the user is disabled; null where it isn't known. */
  readonly disabled: boolean | null;
  /** Whether the user has a license; null where it isn't known. */
  readonly licensed: boolean | null;
}

/**
 * Whether a user name is that of a guest: `#EXT#` in it is a convention of Microsoft Entra, not a rule of Dataverse.
 *
 * @param userName User principal name; null where it isn't known.
 * @returns Whether it is a guest's.
 */
export function isGuestName(userName: string | null): boolean {
  return userName !== null && /#ext#/i.test(userName);
}
