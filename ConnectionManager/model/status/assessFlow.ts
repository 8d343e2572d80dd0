import type { CloudFlow } from '../cloudFlow';
import type { FlowProfile } from '../flow/flowProfile';
import type { ReadFlow } from '../flow/readFlow';
import type { StepNeed } from '../flow/stepNeed';
import type { LastRuns } from '../flowRun';
import type { RecentRuns } from '../inventory';
import type { ReasonCode } from './answers';
import { assessUse } from './assessUse';
import type { EntryAssessment, FlowAssessment } from './assessment';
import { entryFacts, useEvidence } from './entryFacts';
import type { EnvironmentIndex } from './environmentIndex';
import { failureConcerns } from './failureConcerns';
import type { Finding } from './finding';
import { fixesOf } from './fixes';
import { flowFindings } from './flowFindings';
import { mergeReasons } from './mergeReasons';
import { runFindings } from './runRules';
import { subscriptionFindings } from './subscriptionFindings';
import { worstRuns, worstSave } from './worst';

/**
 * Judges a flow: each entry of its connections, and the flow itself; the worst counts.
 *
 * A flow without connections has none that could keep it from being saved. Nothing is claimed of one whose definition isn't known.
 *
 * @param index All that was read.
 * @param flow The flow.
 * @returns The flow's answers.
 */
export function assessFlow(index: EnvironmentIndex, flow: CloudFlow): FlowAssessment {
  const reading = index.readings.get(flow.id);
  const profile = reading?.flow ?? null;
  const lastRuns = lastRunsOf(index, flow);
  const steps = stepsByKey(reading?.steps ?? []);
  const entries = reading?.flow ? assessEntries(index, flow, reading, steps, lastRuns) : [];
  const own = ownFindings(index, flow, profile, steps);
  const judged = [...own, ...entries, ...(entries.length === 0 ? runsOfFlow(index, flow, lastRuns) : [])];
  const findings = own.map(({ reason }) => reason);
  const reasons = mergeReasons(judged.flatMap((one) => ('reasons' in one ? one.reasons : [one.reason])));
  return {
    flow,
    profile,
    entries,
    lastRuns,
    save: worstSave(judged.map(({ save }) => save), profile ? 'ok' : 'unknown'),
    runs: worstRuns(judged.map(({ runs }) => runs), flow.state),
    reasons,
    fixes: fixesOf(reasons),
    findings: mergeReasons([...findings, ...reasons.filter(({ code }) => findingsOfEntries.has(code))]),
  };
}

/** What is wrong with an entry of the flow, and not with a connection. */
const findingsOfEntries: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'not-bound',
  'reference-missing',
  'reference-not-visible',
  'no-reference',
]);

function assessEntries(
  index: EnvironmentIndex,
  flow: CloudFlow,
  { flow: { connections, runAs }, stepNames }: ReadFlow,
  steps: ReadonlyMap<string, readonly StepNeed[]>,
  lastRuns: LastRuns | null,
): readonly EntryAssessment[] {
  const all = connections.map((entry) => entryFacts(index, flow, runAs, entry, steps.get(entry.key) ?? []));
  const concerned = failureConcerns(lastRuns, all.map(({ entry, live }) => ({ entry, connected: live?.state === 'connected' })));
  return all.map((facts) => {
    const runs = concerned.has(facts.entry.key) ? lastRuns : null;
    const { save, runs: answer, reasons, fixes } = assessUse(useEvidence(index, flow, runAs, facts, { runs, failureIsShared: concerned.size > 1 }));
    const { entry, reference, connection, identity, access, needs } = facts;
    const user = identity && { source: identity.source, userId: identity.userId, name: identity.name, access };
    const names = stepNames.get(entry.key) ?? [];
    return { entry, reference, connection, needs, steps: names, identity: user, save, runs: answer, reasons, fixes };
  });
}

function ownFindings(
  { inventory, access, viewer, registrations }: EnvironmentIndex,
  flow: CloudFlow,
  profile: FlowProfile | null,
  steps: ReadonlyMap<string, readonly StepNeed[]>,
): readonly Finding[] {
  const stepNames = new Map([...steps].map(([key, named]) => [key, named.map(({ step }) => step)]));
  const { flows: { readAt: at }, registrations: listing } = inventory;
  const complete = listing.complete && listing.misfits.length === 0 && (viewer.seesAll.registrations || isOwner(viewer.id, flow));
  const subscribed = registrations.get(flow.id.toLowerCase()) ?? [];
  return [
    ...flowFindings({ flow, profile, stepsByKey: stepNames, ownerAccess: access.get(flow.owner.id.toLowerCase()) ?? null, at }),
    ...(profile ? subscriptionFindings({ flow, profile, registrations: subscribed, complete, at: listing.complete ? listing.readAt : null }) : []),
  ];
}

/** Of a flow without connections, or whose connections aren't known, its runs tell all that can be told. */
function runsOfFlow({ inventory }: EnvironmentIndex, { state, modifiedOn }: CloudFlow, runs: LastRuns | null): readonly Finding[] {
  return runFindings({ runs, flowState: state, providedBy: 'owner', changedOn: modifiedOn, at: inventory.flows.readAt });
}

/** None recorded is known only where all runs were read, and the caller may see those of the flow: they belong to its owner. */
function lastRunsOf({ inventory: { runs }, lastRuns, viewer }: EnvironmentIndex, flow: CloudFlow): LastRuns | null {
  const known = hasAllRuns(runs) && (viewer.seesAll.runs || isOwner(viewer.id, flow));
  return lastRuns.get(flow.id) ?? (known ? { success: null, failure: null } : null);
}

/**
 * Whether every run that the caller may see was read.
 *
 * @param runs The listing of runs.
 */
export function hasAllRuns({ complete, cutOff, misfits }: RecentRuns): boolean {
  return complete && !cutOff && misfits.length === 0;
}

function isOwner(viewerId: string | null, { owner }: CloudFlow): boolean {
  return viewerId !== null && owner.id.toLowerCase() === viewerId;
}

function stepsByKey(steps: readonly StepNeed[]): ReadonlyMap<string, readonly StepNeed[]> {
  const groups = new Map<string, StepNeed[]>();
  for (const step of steps) {
    if (step.key !== null) {
      const group = groups.get(step.key);
      if (group) {
        group.push(step);
      } else {
        groups.set(step.key, [step]);
      }
    }
  }
  return groups;
}

