import type { Connection } from '../connection';
import type { ConnectionReference } from '../connectionReference';
import { referenceKey } from '../flowUse';
import type { EntryAssessment, FlowAssessment, FlowUseAssessment } from './assessment';
import { worstRuns, worstSave } from './worst';

/** Which flows use which connection. */
export interface ConnectionUses {
  /** By the key of the connection reference. */
  readonly ofReferences: ReadonlyMap<string, readonly FlowUseAssessment[]>;
  /** Of entries that name a connection and no reference. */
  readonly ofConnections: ReadonlyMap<Connection, readonly FlowUseAssessment[]>;
}

/** What one flow uses: a connection reference by its key, or a connection. */
export interface FlowUsing {
  readonly uses: string | Connection;
  readonly use: FlowUseAssessment;
}

/**
 * What a flow uses, and how it does by each.
 *
 * @param assessment The assessed flow.
 * @returns One for each connection reference that it names, and for each connection where it names no reference.
 */
export function usesOfFlow({ flow, entries }: FlowAssessment): readonly FlowUsing[] {
  const groups = new Map<string | Connection, EntryAssessment[]>();
  for (const entry of entries) {
    const name = entry.entry.connectionReference;
    const used = name === null ? entry.connection : referenceKey(name);
    if (used !== null) {
      add(groups, used, entry);
    }
  }
  return [...groups].map(([uses, named]) => ({ uses, use: toUse(flow, named) }));
}

/**
 * Turns the flows' uses around: which flows use a connection reference, or a connection without one.
 *
 * @param flows What each flow uses.
 * @returns The uses, in the order of the flows.
 */
export function connectionUses(flows: readonly (readonly FlowUsing[])[]): ConnectionUses {
  const ofReferences = new Map<string, FlowUseAssessment[]>();
  const ofConnections = new Map<Connection, FlowUseAssessment[]>();
  for (const { uses, use } of flows.flat()) {
    if (typeof uses === 'string') {
      add(ofReferences, uses, use);
    } else {
      add(ofConnections, uses, use);
    }
  }
  return { ofReferences, ofConnections };
}

/**
 * Which flows use a connection reference.
 *
 * @param uses All uses.
 * @param reference The reference.
 * @returns The uses; none where none is known.
 */
export function usesOfReference(uses: ConnectionUses, { logicalName }: ConnectionReference): readonly FlowUseAssessment[] {
  return uses.ofReferences.get(referenceKey(logicalName)) ?? [];
}

function toUse(flow: FlowAssessment['flow'], entries: readonly EntryAssessment[]): FlowUseAssessment {
  const save = worstSave(entries.map((entry) => entry.save), 'unknown');
  return { flow, save, runs: worstRuns(entries.map(({ runs }) => runs), flow.state), entries };
}

function add<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group) {
    group.push(item);
  } else {
    groups.set(key, [item]);
  }
}
