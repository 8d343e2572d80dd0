import type { PrivilegeDepth, UserAccess } from '../privileges/privileges';
import type { ApplicationUser, BusinessUnit } from './applicationUser';
import type { SecurityRole } from './securityRole';

/** The steps of setting up a service principal connection, in the order of Microsoft Learn, "Manage connections to Dataverse". */
export type StepName = 'registration' | 'secret' | 'user' | 'permissions' | 'connection' | 'use';

/** The steps in their order. */
export const stepNames: readonly StepName[] = ['registration', 'secret', 'user', 'permissions', 'connection', 'use'];

/** How far a step is: `waiting` can't be begun before an earlier one, `attention` was done and something is wrong with it. */
export type StepState = 'waiting' | 'todo' | 'attention' | 'done';

/** What a person has typed and chosen while setting up a connection. A secret is never part of it. */
export interface SetupDraft {
  /** Name of the app registration; the connection is to be called so, too. */
  readonly name: string;
  /** Application (client) ID as typed. */
  readonly applicationId: string;
  /** Directory (tenant) ID as typed. */
  readonly tenantId: string;
  readonly credential: 'secret' | 'certificate';
  /** Whether the person says that the secret or the certificate is at hand. */
  readonly credentialReady: boolean;
  /** Day on which it expires, as `2027-05-31`; empty where it wasn't told. */
  readonly expiresOn: string;
  /** Where the application user is to be created; null for the topmost business unit. */
  readonly businessUnitId: string | null;
  /** Flows that the connection shall serve. */
  readonly flowIds: readonly string[];
  /** Connection references whose flows it shall serve. */
  readonly referenceIds: readonly string[];
  /** How far a new role is to reach. */
  readonly depth: PrivilegeDepth;
  /** The connection's own name, found or pasted; empty while there is none. */
  readonly connectionId: string;
  /** Connection references that are to get the connection; null as long as nobody has chosen, which stands for those of the flows. */
  readonly bindIds: readonly string[] | null;
}

/** A draft with nothing in it. */
export const emptyDraft: SetupDraft = {
  name: '',
  applicationId: '',
  tenantId: '',
  credential: 'secret',
  credentialReady: false,
  expiresOn: '',
  businessUnitId: null,
  flowIds: [],
  referenceIds: [],
  depth: 'global',
  connectionId: '',
  bindIds: null,
};

/** Where things stand in Dataverse for one application ID. */
export interface SetupReading {
  /** In lower case. */
  readonly applicationId: string;
  /** The application user that counts; null where there is none. */
  readonly user: ApplicationUser | null;
  /** Deleted application users of the same application. */
  readonly deleted: readonly ApplicationUser[];
  /** Roles of its own; empty without a user, and where the caller sees none. */
  readonly roles: readonly SecurityRole[];
  /** What the user holds of the privileges that were asked for; null without a user, and where that can't be read. */
  readonly access: UserAccess | null;
  /** Empty where they can't be read. */
  readonly businessUnits: readonly BusinessUnit[];
  readonly readAt: Date;
}
