import type { CloudFlow } from '../cloudFlow';
import type { Connection } from '../connection';
import type { ConnectionReference } from '../connectionReference';
import { usesKnowledge, type UsesKnowledge } from '../flowUse';
import type { Person } from '../person';
import { assessFlow, hasAllRuns } from './assessFlow';
import { assessLooseConnection, assessReference, type ConnectionScope } from './assessReferences';
import type { EnvironmentAssessment, FlowAssessment, LooseConnectionAssessment, ReferenceAssessment } from './assessment';
import { connectionUses, usesOfFlow, usesOfReference, type FlowUsing } from './connectionUses';
import { bindingFacts } from './entryFacts';
import { createIndexer, type EnvironmentEvidence, type EnvironmentIndex } from './environmentIndex';
import { rememberByKey, rememberLast } from './remember';

/** Judges an environment by what has been read so far. */
export type Assessor = (evidence: EnvironmentEvidence) => EnvironmentAssessment;

/**
 * Makes an assessor for an environment that comes in page by page. It remembers what it judged and judges only what has changed
 * since: what is the same object as before counts as the same. What it answers is what `assessEnvironment` would.
 *
 * @returns The assessor.
 */
export function createAssessor(): Assessor {
  const indexOf = createIndexer();
  const assessFlows = createFlowsAssessor();
  const usesMemory = rememberByKey<FlowAssessment, readonly FlowUsing[]>();
  const referenceMemory = rememberByKey<ConnectionReference, ReferenceAssessment>();
  const looseMemory = rememberByKey<Connection, LooseConnectionAssessment>();
  const knowledgeOf = rememberLast((state: UsesKnowledge['state'], unreadFlows: number): UsesKnowledge => ({ state, unreadFlows }));

  return (evidence) => {
    const index = indexOf(evidence);
    const flows = assessFlows(index);
    const uses = connectionUses(flows.map((flow) => usesMemory(flow, [], () => usesOfFlow(flow))));
    const { state, unreadFlows } = usesKnowledge(evidence.inventory);
    const scope: ConnectionScope = { index, uses, knowledge: knowledgeOf(state, unreadFlows) };
    const { connectionReferences, flows: listed, people } = index.inventory;
    const inputs = [scope.knowledge, index.viewer, index.hasLiveList, connectionReferences.readAt, listed.readAt, people.complete];
    const personOf = (connection: Connection | null): Person | null => connection && index.personOf(connection);
    return {
      flows,
      references: connectionReferences.rows.map((reference) => {
        const connection = index.connectionOf(reference);
        const own = [...inputs, connection, personOf(connection), ...usesOfReference(uses, reference)];
        return referenceMemory(reference, own, () => assessReference(scope, reference));
      }),
      looseConnections: index.looseConnections.map((connection) =>
        looseMemory(connection, [...inputs, personOf(connection), ...(uses.ofConnections.get(connection) ?? [])], () =>
          assessLooseConnection(scope, connection),
        ),
      ),
    };
  };
}

/**
 * Most pages bring definitions and nothing else: then what each flow depends on need not be gone through, but for its definition.
 */
function createFlowsAssessor(): (index: EnvironmentIndex) => readonly FlowAssessment[] {
  const quick = rememberByKey<CloudFlow, FlowAssessment>();
  const memory = rememberByKey<CloudFlow, FlowAssessment>();
  const scopeOf = rememberLast((...parts: readonly unknown[]) => parts);
  const partsOf = rememberLast((...parts: readonly unknown[]) => parts);
  return (index) => {
    const { references, connectionOf, personOf, access, registrations, lastRuns, tables } = index;
    const scope = scopeOf(...sharedInputs(index));
    const parts = partsOf(scope, references, connectionOf, personOf, access, registrations, lastRuns, tables);
    return index.inventory.flows.rows.map((flow) =>
      quick(flow, [parts, index.readings.get(flow.id)], () => memory(flow, [scope, ...ownInputs(index, flow)], () => assessFlow(index, flow))),
    );
  };
}

/** What every flow's assessment depends on. */
function sharedInputs({ inventory, viewer, hasLiveList }: EnvironmentIndex): readonly unknown[] {
  const { flows, connectionReferences, runs, registrations } = inventory;
  return [
    viewer,
    hasLiveList,
    inventory.people.complete,
    flows.readAt,
    connectionReferences.complete && connectionReferences.readAt,
    connectionReferences.misfits.length,
    hasAllRuns(runs),
    registrations.complete,
    registrations.complete && registrations.readAt,
    registrations.misfits.length,
  ];
}

/** What a flow's assessment depends on beside: what is known of it, of its owner, of its connections, and of its tables. */
function ownInputs(index: EnvironmentIndex, { id, owner }: CloudFlow): readonly unknown[] {
  const reading = index.readings.get(id);
  const runs = index.lastRuns.get(id);
  const inputs: unknown[] = [reading, runs?.success, runs?.failure, index.access.get(owner.id.toLowerCase())];
  for (const entry of reading?.flow?.connections ?? []) {
    const { reference, connection } = bindingFacts(index, entry);
    const person = connection && index.personOf(connection);
    inputs.push(reference, connection, person, person && index.access.get(person.id.toLowerCase()));
  }
  for (const { tables } of reading?.steps ?? []) {
    for (const { table: name, nameKind: kind } of tables) {
      inputs.push(index.tables({ name, kind }));
    }
  }
  inputs.push(...(index.registrations.get(id.toLowerCase()) ?? []));
  return inputs;
}
