import type { CloudFlow } from '../cloudFlow';
import type { FlowProfile } from '../flow/flowProfile';
import { isGuestName } from '../person';
import type { UserAccess } from '../privileges/privileges';
import { isWithoutEffect, ownerDelegation, reachesElsewhere, runsAsOthers } from './actingForOthers';
import type { EvidenceLevel, ReasonCode, ReasonSubjects, Severity } from './answers';
import type { Finding, RunsFinding } from './finding';
import { stateFindings } from './stateRules';

/** What the rules on a flow itself go by. */
export interface FlowEvidence {
  readonly flow: CloudFlow;
  /** Null unless the definition is known. */
  readonly profile: FlowProfile | null;
  /** Names of the steps by the key of the entry they use, as far as they are Dataverse's. */
  readonly stepsByKey: ReadonlyMap<string, readonly string[]>;
  /** What the flow's owner may do; null while it isn't known. */
  readonly ownerAccess: UserAccess | null;
  /** When the flows were read. */
  readonly at: Date | null;
}

/** A rule on a flow itself. */
export type FlowRule = (evidence: FlowEvidence) => readonly Finding[];

const rules: readonly FlowRule[] = [state, owner, runAsValue, runAsEffect, invokerElsewhere, delegate];

/**
 * What is wrong with a flow itself: its state, its owner, and Run as. What the platform's service would do about a setting that
 * can't work isn't documented, so such a finding leaves the runs unknown instead of failing them.
 *
 * @param evidence What is known of the flow.
 * @returns The findings.
 */
export function flowFindings(evidence: FlowEvidence): readonly Finding[] {
  return rules.flatMap((rule) => rule(evidence));
}

/** Of a flow itself, being suspended calls for somebody; of its connections it says nothing. */
function state({ flow: { state: flowState, suspensionReason }, at }: FlowEvidence): readonly Finding[] {
  const found = stateFindings({ flowState, suspensionReason, at });
  return flowState === 'suspended' ? found.map(({ reason }) => ({ reason: { ...reason, severity: 'attention' } })) : found;
}

function owner(evidence: FlowEvidence): readonly Finding[] {
  const { disabled, licensed, userName, name } = evidence.flow.owner;
  if (disabled === true) {
    return [finding(evidence, 'owner-disabled', 'attention', { user: name })];
  }
  return licensed === false && isGuestName(userName)
    ? [finding(evidence, 'owner-guest-unlicensed', 'attention', { user: name })]
    : [];
}

/**
 * A value of Run as that is no choice: a flow with one was seen to report that it is on and to have no subscription (public report),
 * so it is inferred that rows don't start it.
 */
function runAsValue(evidence: FlowEvidence): readonly Finding[] {
  return evidence.profile?.runAs === 'unknown'
    ? [finding(evidence, 'run-as-not-valid', 'attention', {}, { runs: 'unknown', level: 'inferred' })]
    : [];
}

function runAsEffect(evidence: FlowEvidence): readonly Finding[] {
  const { profile } = evidence;
  return profile && isWithoutEffect(profile.runAs, profile.connections) ? [finding(evidence, 'run-as-without-effect', 'attention')] : [];
}

function invokerElsewhere(evidence: FlowEvidence): readonly Finding[] {
  const { profile, stepsByKey } = evidence;
  return (profile?.connections ?? [])
    .filter((entry) => runsAsOthers(entry, profile?.runAs ?? null) && reachesElsewhere(entry))
    .map(({ key, providedBy }) =>
      finding(evidence, 'invoker-with-environment', 'attention', { providedBy, steps: stepsByKey.get(key) }, { runs: 'unknown' }),
    );
}

function delegate(evidence: FlowEvidence): readonly Finding[] {
  const { flow, profile, ownerAccess } = evidence;
  const others = profile?.connections.some((entry) => runsAsOthers(entry, profile.runAs)) === true;
  return others && ownerDelegation(flow, ownerAccess) === 'lacking'
    ? [finding(evidence, 'run-as-needs-delegate', 'attention', { user: flow.owner.name }, { runs: 'unknown' })]
    : [];
}

function finding(
  { at }: FlowEvidence,
  code: ReasonCode,
  severity: Severity,
  subjects: ReasonSubjects = {},
  { runs, level = 'dataverse' }: { runs?: RunsFinding; level?: EvidenceLevel } = {},
): Finding {
  return { reason: { code, severity, evidence: level, at, subjects }, runs };
}
