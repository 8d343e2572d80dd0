import type { AccessEvidence, IdentityEvidence, LiveEvidence, UseEvidence } from '../../ConnectionManager/model/status/evidence';
import type { ServiceError } from '../../ConnectionManager/model/connection';
import type { FlowRun, RunOutcome } from '../../ConnectionManager/model/flowRun';
import { DATAVERSE_CONNECTOR } from '../../ConnectionManager/model/flow/connectorName';
import type { NeededPrivilege } from '../../ConnectionManager/model/privileges/privileges';

/** Connector and reach of an entry, as the rules tell them apart. */
export const connectors = {
  here: { connector: DATAVERSE_CONNECTOR, reach: 'current' },
  elsewhere: { connector: DATAVERSE_CONNECTOR, reach: 'other', stepsElsewhere: ['List rows there'] },
  both: { connector: DATAVERSE_CONNECTOR, reach: 'both', stepsElsewhere: ['List rows there'] },
  other: { connector: 'shared_office365', reach: null },
  legacy: { connector: 'shared_commondataservice', reach: null },
} satisfies Record<string, Partial<UseEvidence>>;

const changedOn = new Date('2026-09-01T08:00:00Z');
const read = new Date('2026-10-01T08:00:00Z');

/**
 * The evidence of an entry that is bound, of a flow that is on, and of nothing more.
 *
 * @param changes What more is known.
 * @returns The evidence.
 */
export function evidenceOf(changes: Partial<UseEvidence> = {}): UseEvidence {
  return {
    ...connectors.here,
    operations: 2,
    stepsElsewhere: [],
    providedBy: 'owner',
    useInvoker: false,
    binding: 'bound',
    reference: 'contoso_dataverse',
    live: null,
    notInLiveList: false,
    flowState: 'on',
    suspensionReason: null,
    identity: null,
    access: null,
    runs: null,
    changedOn,
    at: read,
    ...changes,
  };
}

/** A connection that was seen connected. */
export const connected: LiveEvidence = { state: 'connected', source: 'live', at: read, error: null, words: 'Connected' };

/** A connection with a status other than Connected and Error. */
export const unclear: LiveEvidence = { state: 'unclear', source: 'live', at: read, error: null, words: 'PendingConfirmation' };

/**
 * A connection that was seen in error.
 *
 * @param message The service's message; by default that of a password that was reset.
 * @returns What was seen.
 */
export function inError(message = 'AADSTS50173: The provided grant has expired.'): LiveEvidence {
  const error: ServiceError = { code: 'Unauthorized', message };
  return { state: 'error', source: 'live', at: read, error, words: 'Error' };
}

/** The user behind the connection, enabled and licensed. */
export const user: IdentityEvidence = { source: 'connection', name: 'Ann Lee', disabled: false, guest: false, licensed: true };

/** The flow's owner, taken for want of better. */
export const flowOwner: IdentityEvidence = { ...user, source: 'flow-owner' };

/** A user with a role, and nothing that the steps need is missing. */
export const permitted: AccessEvidence = { hasRole: true, missing: [], undetermined: [] };

/** A privilege that a step needs. */
export const privilege: NeededPrivilege = {
  table: 'account',
  right: 'Read',
  privilege: 'prvReadAccount',
  steps: ['List accounts'],
  perhaps: false,
};

/** Runs of the flow. */
export const runs = {
  success: run('succeeded', '2026-09-20T08:00:00Z'),
  laterSuccess: run('succeeded', '2026-09-30T08:00:00Z'),
  successBeforeChange: run('succeeded', '2026-08-20T08:00:00Z'),
  connectionFailure: run('failed', '2026-09-25T08:00:00Z', 'ConnectionAuthorizationFailed'),
  permissionFailure: run('failed', '2026-09-25T08:00:00Z', '0x80040220'),
  otherFailure: run('failed', '2026-09-25T08:00:00Z', 'ExpressionEvaluationFailed'),
};

function run(outcome: RunOutcome, startedOn: string, errorCode: string | null = null): FlowRun {
  return { id: startedOn, name: null, flowId: 'f1', outcome, startedOn: new Date(startedOn), errorCode, errorMessage: null };
}
