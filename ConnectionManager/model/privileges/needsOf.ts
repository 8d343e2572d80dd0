import { compareText } from '../flow/compareText';
import type { PrivilegeRight, StepNeed, TableNeed } from '../flow/stepNeed';
import type { NeededPrivilege, Needs, ResolvedTable, UndeterminedNeed } from './privileges';
import type { TableLookup } from './tableLookup';

/**
 * The privileges that steps need in the flow's own environment; what they do in others is no matter of this one's roles.
 *
 * A privilege that several steps need comes once. Where some need it for certain, only those are named, under the first of
 * their tables by name: all activities share the privileges of one (`prvReadActivity`). A right that a table has no privilege
 * for isn't needed on it.
 *
 * @param steps Steps of one flow.
 * @param tables What the tables' names stand for.
 * @returns Sorted by table and right; what can't be told, by reason and table.
 */
export function needsOf(steps: readonly StepNeed[], tables: TableLookup): Needs {
  const needed = new Map<string, NeededPrivilege>();
  const undetermined = new Map<string, UndeterminedNeed>();
  for (const { step, environment, tables: named, undetermined: reason } of steps) {
    if (environment === 'current') {
      if (reason !== null) {
        addUndetermined(undetermined, reason, null, step);
      }
      for (const need of named) {
        const table = tables({ name: need.table, kind: need.nameKind });
        if (!addNeeded(needed, need, table, step)) {
          addUndetermined(undetermined, 'unknown-table', need.table, step);
        }
      }
    }
  }
  return { needed: [...needed.values()].sort(byTableAndRight), undetermined: [...undetermined.values()].sort(byReasonAndTable) };
}

/** @returns False where the table, or the names of its privileges, aren't known: tables that have none of their own are among those. */
function addNeeded(all: Map<string, NeededPrivilege>, need: TableNeed, table: ResolvedTable | undefined, step: string): boolean {
  const { logicalName = null, privileges = {} } = table ?? {};
  if (logicalName === null || Object.keys(privileges).length === 0) {
    return false;
  }
  const add = (right: PrivilegeRight, perhaps: boolean): void => {
    const privilege = privileges[right];
    if (privilege !== undefined) {
      all.set(privilege, merged(all.get(privilege), { table: logicalName, right, privilege, steps: [step], perhaps }));
    }
  };
  need.rights.forEach((right) => add(right, false));
  need.perhaps.forEach((right) => add(right, true));
  return true;
}

function addUndetermined(all: Map<string, UndeterminedNeed>, reason: UndeterminedNeed['reason'], table: string | null, step: string): void {
  const key = `${reason} ${table?.toLowerCase() ?? ''}`;
  const before = all.get(key);
  all.set(key, before ? { ...before, steps: withStep(before.steps, step) } : { reason, table, steps: [step] });
}

function merged(before: NeededPrivilege | undefined, next: NeededPrivilege): NeededPrivilege {
  if (!before || (before.perhaps && !next.perhaps)) {
    return next;
  }
  if (!before.perhaps && next.perhaps) {
    return before;
  }
  const steps = next.steps.reduce(withStep, before.steps);
  const first = compareText(before.table, next.table) <= 0 ? before : next;
  return first.steps === steps ? first : { ...first, steps };
}

function withStep(steps: readonly string[], step: string): readonly string[] {
  return steps.includes(step) ? steps : [...steps, step];
}

function byTableAndRight(a: NeededPrivilege, b: NeededPrivilege): number {
  return compareText(a.table, b.table) || compareText(a.right, b.right) || compareText(a.privilege, b.privilege);
}

function byReasonAndTable(a: UndeterminedNeed, b: UndeterminedNeed): number {
  return compareText(a.reason, b.reason) || compareText(a.table ?? '', b.table ?? '');
}
