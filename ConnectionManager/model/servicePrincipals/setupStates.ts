import type { ConnectionReference } from '../connectionReference';
import { heldDepth } from '../privileges/heldDepth';
import type { NeededPrivilege } from '../privileges/privileges';
import { connectionIdIn } from './connectionId';
import type { ConnectionVerdict } from './knownConnections';
import { isOtherTenant, isRegistered, registrationMistakes } from './registration';
import { secretExpiry } from './secretExpiry';
import type { SetupDraft, SetupReading, StepName, StepState } from './setup';

/** What the states of the steps depend on, beside what was typed and what Dataverse tells of the application. */
export interface SetupFacts {
  /** Null where it isn't known. */
  readonly environmentTenantId: string | null;
  /** What the flows need that the connection shall serve. */
  readonly needed: readonly NeededPrivilege[];
  /** Whose the connection in the draft is. */
  readonly verdict: ConnectionVerdict;
  /** The connection references that are to get the connection. */
  readonly references: readonly ConnectionReference[];
  readonly today: Date;
}

/**
 * How far each step is. A step can be entered when its needs are met: nearly all need the registration, the last needs a connection.
 *
 * @param draft What was typed and chosen.
 * @param reading Where things stand in Dataverse; null while that isn't known.
 * @param facts What else it depends on.
 * @returns The states.
 */
export function setupStates(draft: SetupDraft, reading: SetupReading | null, facts: SetupFacts): Readonly<Record<StepName, StepState>> {
  const registration = registrationState(draft, facts);
  const registered = registration === 'done' || registration === 'attention';
  const user = registered ? userState(reading) : 'waiting';
  const connection = registered ? connectionState(draft, facts) : 'waiting';
  return {
    registration,
    secret: registered ? secretState(draft, facts) : 'waiting',
    user,
    permissions: reading?.user && user !== 'waiting' ? permissionsState(reading, facts) : 'waiting',
    connection,
    use: connection === 'done' ? bindingState(draft, facts) : 'waiting',
  };
}

function registrationState(draft: SetupDraft, { environmentTenantId }: SetupFacts): StepState {
  if (!isRegistered(registrationMistakes(draft))) {
    return 'todo';
  }
  return isOtherTenant(draft, environmentTenantId) ? 'attention' : 'done';
}

/** A connection that is known to sign in as the application has a secret or a certificate. */
function secretState({ credentialReady, expiresOn }: SetupDraft, { verdict, today }: SetupFacts): StepState {
  const { kind } = secretExpiry(expiresOn, today);
  if (kind === 'past' || kind === 'not-a-day') {
    return 'attention';
  }
  return credentialReady || verdict === 'this-application' ? 'done' : 'todo';
}

function userState(reading: SetupReading | null): StepState {
  if (!reading?.user) {
    return reading && reading.deleted.length > 0 ? 'attention' : 'todo';
  }
  return reading.user.disabled ? 'attention' : 'done';
}

function permissionsState({ roles, access }: SetupReading, { needed }: SetupFacts): StepState {
  if (!access?.determined) {
    return roles.length > 0 && needed.length === 0 ? 'done' : 'todo';
  }
  if (access.roles.length === 0) {
    return 'todo';
  }
  const missing = needed.some(({ privilege, perhaps }) => !perhaps && heldDepth(access, privilege) === 'none');
  return missing || access.administrator ? 'attention' : 'done';
}

function connectionState({ connectionId }: SetupDraft, { verdict }: SetupFacts): StepState {
  if (connectionIdIn(connectionId) === null) {
    return 'todo';
  }
  return verdict === 'this-application' || verdict === 'unknown' ? 'done' : 'attention';
}

function bindingState({ connectionId }: SetupDraft, { references }: SetupFacts): StepState {
  const bound = references.filter((reference) => reference.connectionId?.toLowerCase() === connectionId.trim().toLowerCase());
  return references.length > 0 && bound.length === references.length ? 'done' : 'todo';
}
