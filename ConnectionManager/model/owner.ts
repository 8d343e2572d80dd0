/** Who owns a row: a person or service principal (`user`), or a team. */
export interface Owner {
  readonly id: string;
  readonly kind: 'user' | 'team' | 'unknown';
  /** Full name; null where the caller may not read it. */
  readonly name: string | null;
  /** Whether sign-in of the user is disabled; null for teams and where it isn't known. */
  readonly disabled: boolean | null;
  /** User principal name; null for teams and where it isn't known. */
  readonly userName: string | null;
  /** Whether the user has a license; null for teams and where it isn't known. */
  readonly licensed: boolean | null;
  /** Application (client) ID of an application user; null for everyone else. */
  readonly applicationId: string | null;
}
