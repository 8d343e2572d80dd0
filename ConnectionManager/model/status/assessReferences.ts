import type { Connection } from '../connection';
import { identityKind } from '../connections/identityKind';
import type { ConnectionReference } from '../connectionReference';
import type { UsesKnowledge } from '../flowUse';
import type { Reason, ReasonCode } from './answers';
import type { ConnectionAssessment, FlowUseAssessment, LooseConnectionAssessment, ReferenceAssessment } from './assessment';
import { connectionReasons, type ConnectionFacts } from './connectionReasons';
import { usesOfReference, type ConnectionUses } from './connectionUses';
import type { EnvironmentIndex } from './environmentIndex';
import { fixesOf } from './fixes';
import { mergeReasons } from './mergeReasons';
import { identityBehind, type StepIdentity } from './stepIdentity';
import { healthOf, worstRuns, worstSave } from './worst';

/** What connection references and connections without one are judged by. */
export interface ConnectionScope {
  readonly index: EnvironmentIndex;
  readonly uses: ConnectionUses;
  /** How much is known of the uses. */
  readonly knowledge: UsesKnowledge;
}

/**
 * How a connection reference is doing: the worst over the flows that use it; what is known of the connection where none does.
 *
 * A reference that no flow uses is `unused` once every flow has been read. Who doesn't see every flow can't tell for sure, nor where
 * some couldn't be understood: then that is `inferred`.
 *
 * @param scope What was read, and which flows use what.
 * @param reference The reference.
 * @returns Its assessment.
 */
export function assessReference({ index, uses, knowledge }: ConnectionScope, reference: ConnectionReference): ReferenceAssessment {
  const { connector, connectionId, logicalName } = reference;
  const connection = index.connectionOf(reference);
  const live = index.liveOf(connection);
  const bound = connectionId !== null;
  const at = index.inventory.connectionReferences.readAt;
  const identity = identityOf(index, connection);
  const facts = { connector, bound, live, identity, reference: logicalName, notInLiveList: index.hasLiveList && bound && !live, at };
  const users = usesOfReference(uses, reference);
  const unused = users.length === 0 && knowledge.state === 'complete';
  return { reference, ...assessConnection(facts, connection, users, knowledge, unused ? [unusedReason(index, knowledge)] : []) };
}

/**
 * How a connection is doing that no connection reference is bound to. It isn't called unused: apps use connections too.
 *
 * @param scope What was read, and which flows use what.
 * @param connection The connection.
 * @returns Its assessment.
 */
export function assessLooseConnection({ index, uses, knowledge }: ConnectionScope, connection: Connection): LooseConnectionAssessment {
  const at = index.inventory.connectionReferences.readAt;
  const live = index.liveOf(connection);
  const identity = identityOf(index, connection);
  const facts = { connector: connection.connector, bound: true, live, identity, reference: null, notInLiveList: false, at };
  return { reference: null, ...assessConnection(facts, connection, uses.ofConnections.get(connection) ?? [], knowledge, []), connection };
}

function identityOf({ personOf, inventory }: EnvironmentIndex, connection: Connection | null): StepIdentity | null {
  return connection && identityBehind(connection, { personOf, complete: inventory.people.complete });
}

function assessConnection(
  facts: ConnectionFacts,
  connection: Connection | null,
  uses: readonly FlowUseAssessment[],
  knowledge: UsesKnowledge,
  more: readonly Reason[],
): ConnectionAssessment {
  const own = uses.length === 0 ? connectionReasons(facts) : [];
  const reasons = mergeReasons([...own, ...uses.flatMap(reasonsOf), ...more]);
  return {
    health: healthOf(facts.bound, facts.live?.state, reasons),
    ...answersOf(uses),
    reasons,
    fixes: fixesOf(reasons),
    uses,
    knowledge,
    connection,
    identity: identityKind(connection),
  };
}

function answersOf(uses: readonly FlowUseAssessment[]): Pick<ConnectionAssessment, 'save' | 'runs'> {
  if (uses.length === 0) {
    return { save: null, runs: null };
  }
  const on = uses.some(({ flow }) => flow.state === 'on');
  return {
    save: worstSave(uses.map(({ save }) => save), 'unknown'),
    runs: worstRuns(uses.map(({ runs }) => runs), on ? 'on' : 'off'),
  };
}

/** What explains a connection's status besides what is wrong with it; the rest is a matter of the single flow. */
const explaining: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'connected',
  'connection-unclear',
  'bound-without-live-status',
  'not-in-live-list',
  'dataverse-own-environment',
  'dataverse-other-environment',
  'other-connector',
  'connector-not-established',
  'unbound-dataverse-in-own-environment',
  'provided-by-run-only-user',
  'privileges-undetermined',
]);

/** Steps have names in one flow only, so they are left to the flows. */
function reasonsOf({ entries }: FlowUseAssessment): readonly Reason[] {
  return entries
    .flatMap(({ reasons }) => reasons)
    .filter(({ code, severity }) => severity !== 'info' || explaining.has(code))
    .map((reason) => (reason.subjects.steps ? { ...reason, subjects: { ...reason.subjects, steps: undefined } } : reason));
}

function unusedReason({ inventory: { flows }, viewer }: EnvironmentIndex, { unreadFlows: count }: UsesKnowledge): Reason {
  const evidence = viewer.seesAll.flows && count === 0 ? 'dataverse' : 'inferred';
  return { code: 'unused', severity: 'info', evidence, at: flows.readAt, subjects: count > 0 ? { count } : {} };
}
