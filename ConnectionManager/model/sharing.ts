/** A user or team that a row is, or can be, shared with. */
export interface Principal {
  readonly id: string;
  readonly kind: 'user' | 'team';
  /** Null where the caller may not read it. */
  readonly name: string | null;
  /** User principal name; that of a guest holds `#EXT#`. Null for teams, application users and where it isn't readable. */
  readonly userName: string | null;
  readonly email: string | null;
  /** Application (client) ID of an application user; null for people and teams. */
  readonly applicationId: string | null;
  /** Whether the user is disabled; null for teams and where it isn't known. */
  readonly disabled: boolean | null;
  /** Whether the user has a licence; null for teams and where it isn't known. */
  readonly licensed: boolean | null;
}

/** A right that sharing gives, by its name in Dataverse (Microsoft Learn, "AccessRights enum type"). */
export type SharedRight = 'Read' | 'Write' | 'Append' | 'AppendTo' | 'Create' | 'Delete' | 'Share' | 'Assign';

/**
 * What the rights on a flow's row mean: Read without Write lets somebody run it, Read and Write edit it, too. That is inferred: no
 * documentation states which rights Power Automate gives to run-only users and co-owners.
 */
export type SharedRole = 'run-only' | 'co-owner' | 'other';

/** Somebody that a flow is shared with. */
export interface SharedWith {
  readonly principal: Principal;
  readonly rights: readonly SharedRight[];
  /**
   * Rights that come with a share of a parent row, and can't be taken away here; left out where there are none, or they aren't told
   * apart.
   */
  readonly inherited?: readonly SharedRight[];
  readonly role: SharedRole;
}

/** Whom a flow is shared with, as far as it could be read. */
export interface FlowSharing {
  readonly shared: readonly SharedWith[];
  /** `service` Dataverse's own answer (`RetrieveSharedPrincipalsAndAccess`); `rows` rows of `principalobjectaccess`, which may not be all. */
  readonly source: 'service' | 'rows';
  readonly readAt: Date;
}
