import type { CloudFlow } from '../cloudFlow';
import { compareText } from '../flow/compareText';
import type { NeededPrivilege, UndeterminedNeed } from '../privileges/privileges';
import type { WantedFlow } from './wantedFlows';

/** Triggers and actions of one flow. */
export interface FlowSteps {
  readonly flowId: string;
  readonly flow: string;
  readonly steps: readonly string[];
}

/** A privilege that flows need; `steps` has those of all of them, `uses` tells which flow has which. */
export interface SetupNeed extends NeededPrivilege {
  readonly uses: readonly FlowSteps[];
}

/** Something that flows do whose privileges can't be told. */
export interface SetupUndetermined extends UndeterminedNeed {
  readonly uses: readonly FlowSteps[];
}

/** What flows need of the user that their Dataverse steps run as. */
export interface SetupNeeds {
  readonly needed: readonly SetupNeed[];
  readonly undetermined: readonly SetupUndetermined[];
  /** Flows whose definition couldn't be read. */
  readonly unread: readonly CloudFlow[];
}

/**
 * Puts together what flows need. Connections that whoever runs a flow provides don't count: their steps run as that person.
 *
 * @param wanted The flows.
 * @returns Sorted by table and right; what can't be told by reason and table. A privilege that one step needs for certain is needed for
 * certain.
 */
export function setupNeeds(wanted: readonly WantedFlow[]): SetupNeeds {
  const needed = new Map<string, SetupNeed>();
  const undetermined = new Map<string, SetupUndetermined>();
  for (const { flow, entries } of wanted) {
    for (const { entry, needs } of entries) {
      if (entry.providedBy === 'owner') {
        needs.needed.forEach((need) => addNeeded(needed, need, flow));
        needs.undetermined.forEach((need) => addUndetermined(undetermined, need, flow));
      }
    }
  }
  return {
    needed: [...needed.values()].sort((a, b) => compareText(a.table, b.table) || compareText(a.right, b.right)),
    undetermined: [...undetermined.values()].sort((a, b) => compareText(a.reason, b.reason) || compareText(a.table ?? '', b.table ?? '')),
    unread: wanted.filter(({ read }) => !read).map(({ flow }) => flow),
  };
}

function addNeeded(all: Map<string, SetupNeed>, need: NeededPrivilege, flow: CloudFlow): void {
  const before = all.get(need.privilege);
  const certain = before && before.perhaps !== need.perhaps ? (before.perhaps ? need : before) : need;
  const uses = withSteps(before?.uses ?? [], flow, need.steps);
  all.set(need.privilege, { ...certain, steps: uses.flatMap(({ steps }) => steps), uses });
}

function addUndetermined(all: Map<string, SetupUndetermined>, need: UndeterminedNeed, flow: CloudFlow): void {
  const key = `${need.reason} ${need.table?.toLowerCase() ?? ''}`;
  const uses = withSteps(all.get(key)?.uses ?? [], flow, need.steps);
  all.set(key, { ...need, steps: uses.flatMap(({ steps }) => steps), uses });
}

function withSteps(uses: readonly FlowSteps[], { id, name }: CloudFlow, steps: readonly string[]): readonly FlowSteps[] {
  const own = uses.find(({ flowId }) => flowId === id);
  const all = [...new Set([...(own?.steps ?? []), ...steps])];
  const merged = { flowId: id, flow: name, steps: all };
  return own ? uses.map((use) => (use === own ? merged : use)) : [...uses, merged];
}
