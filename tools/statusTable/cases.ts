import type { UseEvidence } from '../../ConnectionManager/model/status/evidence';
import { connected, connectors, evidenceOf, flowOwner, inError, permitted, privilege, runs, unclear, user } from './evidence';

/** Evidence that has a name. */
export interface StatusCase {
  readonly seen: string;
  readonly where: string;
  readonly evidence: UseEvidence;
  /** Whether no flow uses the connection reference: then there are no answers of flows. */
  readonly unused?: true;
}

const anywhere = 'any';
const here = 'Dataverse, this environment';
const elsewhere = 'Dataverse, another environment';
const both = 'Dataverse, both';
const other = 'any other connector';
const legacy = 'legacy Dataverse connector';

/** What the table of the rules shows, in its order. */
export const statusCases: readonly StatusCase[] = [
  of('connected', anywhere, { ...connectors.other, live: connected }),
  of('connected, and its user is enabled and permitted', here, { live: connected, identity: user, access: permitted }),
  of('in error, and its user is enabled and permitted', here, { live: inError(), identity: user, access: permitted }),
  of("in error, its user is enabled, and the roles can't be read", here, { live: inError(), identity: user }),
  of('in error, and nothing says who its user is', here, { live: inError() }),
  of('in error because the account is gone', here, { live: inError('AADSTS50057: The user account is disabled.'), identity: user, access: permitted }),
  of('in error, and Run as decides who the steps run as', here, { live: inError(), useInvoker: true }),
  of('in error', elsewhere, { ...connectors.elsewhere, live: inError(), identity: user }),
  of('in error', both, { ...connectors.both, live: inError(), identity: user, access: permitted }),
  of('in error', other, { ...connectors.other, live: inError() }),
  of('in error', legacy, { ...connectors.legacy, live: inError() }),
  of('in error, and no step uses it', anywhere, { ...connectors.other, operations: 0, live: inError() }),
  of('a status other than connected or error', anywhere, { ...connectors.other, live: unclear }),
  of('no connection is chosen', here, { binding: 'not-bound' }),
  of('no connection is chosen', elsewhere, { ...connectors.elsewhere, binding: 'not-bound' }),
  of('no connection is chosen', both, { ...connectors.both, binding: 'not-bound' }),
  of('no connection is chosen', other, { ...connectors.other, binding: 'not-bound' }),
  of('no connection is chosen', legacy, { ...connectors.legacy, binding: 'not-bound' }),
  of("the flow names a connection reference that doesn't exist", anywhere, { ...connectors.other, binding: 'missing' }),
  of('the flow names a connection reference that you may just not see', anywhere, { ...connectors.other, binding: 'not-visible' }),
  of('the flow names no connection reference', other, { ...connectors.other, binding: 'none', reference: null }),
  of('connected, and its user is disabled in Dataverse', here, { live: connected, identity: { ...user, disabled: true } }),
  of("no live status, and the flow's owner is disabled", here, { identity: { ...flowOwner, disabled: true } }),
  of("no live status, the flow's owner is disabled, and the last run succeeded", here, {
    identity: { ...flowOwner, disabled: true },
    runs: { success: runs.success, failure: null },
  }),
  of('connected, and its user lacks a privilege that steps need', here, {
    live: connected,
    identity: user,
    access: { ...permitted, missing: [privilege] },
  }),
  of('connected, and its user has no security role', here, { live: connected, identity: user, access: { ...permitted, hasRole: false } }),
  of('connected, and its user is a guest without a license', here, {
    live: connected,
    identity: { ...user, guest: true, licensed: false },
    access: permitted,
  }),
  of("connected, and its user is a guest without a role, whose license isn't known", here, {
    live: connected,
    identity: { ...user, guest: true, licensed: null },
    access: { ...permitted, hasRole: false },
  }),
  of('connected, but run-only users bring their own connection', anywhere, { ...connectors.other, live: connected, providedBy: 'run-only-user' }),
  of('in error, but run-only users bring their own connection', anywhere, { ...connectors.other, live: inError(), providedBy: 'run-only-user' }),
  of('the flow is off', anywhere, { ...connectors.other, live: connected, flowState: 'off' }),
  of('the flow is suspended', anywhere, { ...connectors.other, live: connected, flowState: 'suspended', suspensionReason: 'CompanyDLPViolation' }),
  of('the last run failed with the code of a connection', anywhere, {
    ...connectors.other,
    live: connected,
    runs: { success: runs.success, failure: runs.connectionFailure },
  }),
  of('the last run failed with the code of a permission', here, {
    live: connected,
    identity: user,
    runs: { success: runs.success, failure: runs.permissionFailure },
  }),
  of('the last run failed with another code', anywhere, {
    ...connectors.other,
    live: connected,
    runs: { success: runs.success, failure: runs.otherFailure },
  }),
  of('a connection is chosen, and nothing more is known', anywhere, connectors.other),
  of("a connection is chosen that isn't in the list that was handed in", anywhere, { ...connectors.other, notInLiveList: true }),
  of('a connection is chosen, and the last run after the last change succeeded', anywhere, {
    ...connectors.other,
    runs: { success: runs.laterSuccess, failure: runs.connectionFailure },
  }),
  { ...of('connected, and used by no flow', anywhere, { ...connectors.other, live: connected }), unused: true },
  { ...of('in error, and used by no flow', anywhere, { ...connectors.other, live: inError() }), unused: true },
  {
    ...of('connected, used by no flow, and its user is disabled in Dataverse', 'Dataverse', { live: connected, identity: { ...user, disabled: true } }),
    unused: true,
  },
];

const lacking = { ...permitted, missing: [privilege] };

/** What the table of several at once shows, in its order. */
export const severalCases: readonly StatusCase[] = [
  of('in error, and its user lacks a privilege that steps need', here, { live: inError(), identity: user, access: lacking }),
  of('in error, and its user lacks a privilege that steps need', both, { ...connectors.both, live: inError(), identity: user, access: lacking }),
  of('in error, and its user is disabled in Dataverse', here, { live: inError(), identity: { ...user, disabled: true } }),
  of('in error, and the last run after the last change succeeded', other, {
    ...connectors.other,
    live: inError(),
    runs: { success: runs.laterSuccess, failure: null },
  }),
  of('connected, its user lacks a privilege that steps need, and the last run succeeded', here, {
    live: connected,
    identity: user,
    access: lacking,
    runs: { success: runs.laterSuccess, failure: null },
  }),
  of('in error, the last run failed with the code of a connection, and the flow is off', other, {
    ...connectors.other,
    live: inError(),
    flowState: 'off',
    runs: { success: null, failure: runs.connectionFailure },
  }),
];

function of(seen: string, where: string, changes: Partial<UseEvidence>): StatusCase {
  return { seen, where, evidence: evidenceOf(changes) };
}
