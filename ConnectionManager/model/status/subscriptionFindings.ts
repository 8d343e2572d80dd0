import type { CloudFlow } from '../cloudFlow';
import type { FlowProfile, RunAs } from '../flow/flowProfile';
import type { Registration } from '../registration';
import type { Compared, EvidenceLevel, ReasonCode, ReasonSubjects, Severity } from './answers';
import type { Finding, RunsFinding } from './finding';

/** What is known of what a flow's trigger is subscribed to. */
export interface SubscriptionEvidence {
  readonly flow: CloudFlow;
  readonly profile: FlowProfile;
  /** The flow's rows of `callbackregistration`. */
  readonly registrations: readonly Registration[];
  /** Whether none of the flow's rows can have been missed: all were listed, and the caller may see them. */
  readonly complete: boolean;
  /** When the rows were read; null while they are. */
  readonly at: Date | null;
}

/** Turning a flow on changes its row and makes the subscription, one shortly after the other; clocks differ, too. */
const tolerance = 10 * 60_000;

/**
 * Compares what a flow with a row trigger says with what Dataverse has really subscribed it to. A flow that isn't on has no
 * subscription, and none is missed.
 *
 * @param evidence The flow and its subscriptions.
 * @returns The findings.
 */
export function subscriptionFindings(evidence: SubscriptionEvidence): readonly Finding[] {
  const { flow, profile, registrations, complete } = evidence;
  if (flow.state !== 'on' || profile.trigger?.kind !== 'row') {
    return [];
  }
  if (registrations.length === 0) {
    return complete ? [missed(evidence)] : [];
  }
  const differences = differing(evidence);
  return differences.length > 0 ? differences : outdated(evidence);
}

/** Where the flow may have been turned on only after the rows were read, or just before, its subscription may exist by now. */
function missed(evidence: SubscriptionEvidence): Finding {
  const { at, flow: { modifiedOn } } = evidence;
  const isRecent = at !== null && modifiedOn !== null && at.getTime() - modifiedOn.getTime() < tolerance;
  return isRecent
    ? finding(evidence, 'not-subscribed', 'attention', 'inferred', {}, 'unknown')
    : finding(evidence, 'not-subscribed', 'broken', 'dataverse', {}, 'unknown');
}

/** Of several subscriptions, those to the flow's table are compared further; where none is to it, that is told, and the Run as of all. */
function differing(evidence: SubscriptionEvidence): readonly Finding[] {
  const { profile, registrations } = evidence;
  const sameTable = registrations.filter((registration) => isSameTable(registration, profile));
  const compared = sameTable.length > 0 ? sameTable : registrations;
  const differs = (code: ReasonCode, subjects: ReasonSubjects): Finding =>
    finding(evidence, code, 'attention', 'dataverse', subjects, 'unknown');
  return [
    ...(sameTable.length > 0 ? [] : [differs('subscription-table-differs', { tables: comparedTables(evidence) })]),
    ...(compared.some((registration) => isSameRunAs(registration, profile))
      ? []
      : [differs('subscription-differs', { runAs: comparedRunAs(compared, profile) })]),
  ];
}

/** A trigger whose table isn't known before it runs can't be compared. */
function isSameTable({ table }: Registration, { trigger }: FlowProfile): boolean {
  return table === null || !trigger?.table || table.toLowerCase() === trigger.table.toLowerCase();
}

/** A trigger whose Run as is no choice can't be compared. */
function isSameRunAs(registration: Registration, { runAs: wanted }: FlowProfile): boolean {
  return wanted === null || wanted === 'unknown' || runAsOf(registration) === wanted;
}

function runAsOf({ runAs }: Registration): RunAs {
  return runAs ?? 'flow-owner';
}

function comparedTables({ profile: { trigger }, registrations }: SubscriptionEvidence): Compared<string> {
  const tables = registrations.map(({ table }) => table).filter((table) => table !== null);
  return { subscribed: [...new Set(tables)].join(', '), expected: trigger?.table ?? '' };
}

function comparedRunAs([first]: readonly Registration[], { runAs }: FlowProfile): Compared<RunAs> {
  return { subscribed: first ? runAsOf(first) : 'flow-owner', expected: runAs ?? 'flow-owner' };
}

/**
 * A subscription that is older than the flow's last change was seen to keep an outdated version going (public report of one tenant);
 * other changes move that time too, so this is a hint and no more.
 */
function outdated(evidence: SubscriptionEvidence): readonly Finding[] {
  const newest = Math.max(...evidence.registrations.map(({ createdOn }) => createdOn?.getTime() ?? Infinity));
  const changed = evidence.flow.modifiedOn?.getTime() ?? -Infinity;
  return changed - newest > tolerance
    ? [finding(evidence, 'subscription-outdated', 'info', 'inferred', { time: new Date(newest) })]
    : [];
}

function finding(
  { at }: SubscriptionEvidence,
  code: ReasonCode,
  severity: Severity,
  evidence: EvidenceLevel,
  subjects: ReasonSubjects,
  runs?: RunsFinding,
): Finding {
  return { reason: { code, severity, evidence, at, subjects }, runs };
}
