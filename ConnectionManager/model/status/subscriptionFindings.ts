import type { CloudFlow } from '../cloudFlow';
import type { FlowProfile } from '../flow/flowProfile';
import type { Registration } from '../registration';
import type { EvidenceLevel, ReasonCode, ReasonSubjects, Severity } from './answers';
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
  return registrations.some((registration) => isSame(registration, profile))
    ? outdated(evidence)
    : [finding(evidence, 'subscription-differs', 'attention', 'dataverse', subscribedTo(registrations), 'unknown')];
}

/** Where the flow may have been turned on only after the rows were read, or just before, its subscription may exist by now. */
function missed(evidence: SubscriptionEvidence): Finding {
  const { at, flow: { modifiedOn } } = evidence;
  const isRecent = at !== null && modifiedOn !== null && at.getTime() - modifiedOn.getTime() < tolerance;
  return isRecent
    ? finding(evidence, 'not-subscribed', 'attention', 'inferred', {}, 'unknown')
    : finding(evidence, 'not-subscribed', 'broken', 'dataverse', {}, 'unknown');
}

/** A trigger whose table isn't known before it runs, or whose Run as is no choice, can't be compared in that. */
function isSame({ table, runAs }: Registration, { trigger, runAs: wanted }: FlowProfile): boolean {
  const sameTable = table === null || !trigger?.table || table.toLowerCase() === trigger.table.toLowerCase();
  return sameTable && (wanted === null || wanted === 'unknown' || (runAs ?? 'flow-owner') === wanted);
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

function subscribedTo(registrations: readonly Registration[]): ReasonSubjects {
  const tables = registrations.map(({ table }) => table).filter((table) => table !== null);
  return tables.length > 0 ? { words: [...new Set(tables)].join(', ') } : {};
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
