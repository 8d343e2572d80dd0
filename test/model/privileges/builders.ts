import type { FlowDefinition } from '../../../ConnectionManager/model/inventory';
import type { PrivilegeRight, StepNeed, TableNeed } from '../../../ConnectionManager/model/flow/stepNeed';
import { privilegeRights } from '../../../ConnectionManager/model/privileges/privilegeByRule';
import type { PrivilegeDepth, ResolvedTable, UserAccess } from '../../../ConnectionManager/model/privileges/privileges';

/** A table with a privilege for each right. */
export function aTable(logicalName: string, noun: string = logicalName, rights: readonly PrivilegeRight[] = privilegeRights): ResolvedTable {
  return { name: `${logicalName}s`, kind: 'set', logicalName, privileges: Object.fromEntries(rights.map((right) => [right, `prv${right}${noun}`])) };
}

/** What a step does with a table by its set's name. */
export function need(table: string, rights: readonly PrivilegeRight[], perhaps: readonly PrivilegeRight[] = []): TableNeed {
  return { table, nameKind: 'set', rights, perhaps };
}

/** A step on the own environment, but for what a test says. */
export function aStep(step: string, tables: readonly TableNeed[], changes: Partial<StepNeed> = {}): StepNeed {
  return { step, key: 'dv', environment: 'current', tables, undetermined: null, ...changes };
}

/** A flow with these steps. */
export function aFlowOf(steps: readonly StepNeed[]): FlowDefinition {
  const flow = { name: 'Flow', trigger: null, runAs: null, connections: [], needs: [], undetermined: [] };
  return { flowId: '00000000-0000-0000-0000-0000000000f1', reading: { flow, steps, stepNames: new Map(), problem: null } };
}

/** A user who holds these privileges by a role of their own, but for what a test says. */
export function holding(privileges: Readonly<Record<string, PrivilegeDepth>>, changes: Partial<UserAccess> = {}): UserAccess {
  return {
    userId: '00000000-0000-0000-0000-0000000000a1',
    roles: ['Basic User'],
    administrator: false,
    privileges: new Map(Object.entries(privileges).map(([name, depth]) => [name.toLowerCase(), { name, depth, teamDepth: null }])),
    actsOnBehalf: false,
    determined: true,
    ...changes,
  };
}
