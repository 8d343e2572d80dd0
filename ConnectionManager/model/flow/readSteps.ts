import { readBoundRows, setIn, type BoundRows } from './boundRows';
import { literalTable, tableOperation } from './dataverseOperations';
import type { UndeterminedReason } from './flowProfile';
import { joinedTables } from './joinedTables';
import { textAt } from './json';
import { baseOperationId, type FlowOperation } from './operation';
import { isKnownOperation, isRelating, isSearch, rightsOf, subscribingRightsOf, type OperationRights } from './operationRights';
import type { PrivilegeRight, StepNeed, TableNeed } from './stepNeed';

const none: readonly never[] = [];
const append: readonly PrivilegeRight[] = ['Append'];
const appendTo: readonly PrivilegeRight[] = ['AppendTo'];
const assign: readonly PrivilegeRight[] = ['Assign'];
const read: readonly PrivilegeRight[] = ['Read'];
const nothingBound: BoundRows = { sets: none, deeperSets: none, dynamic: false, owner: false };

/** Parameters that name the other row of a relation: "Relate rows", and "Unrelate rows". */
const RELATED_ROW = ['item/@odata.id', '$id'];

/**
 * What each Dataverse trigger and action of a flow needs, step by step. The tables behind `$expand` aren't told: it names
 * columns.
 *
 * @param operations The flow's Dataverse operations.
 * @returns One entry for each, in order.
 */
export function readSteps(operations: readonly FlowOperation[]): StepNeed[] {
  return operations.map(toStep);
}

function toStep(operation: FlowOperation): StepNeed {
  const { name: step, key, environment, parameters } = operation;
  const bound = tableOperation(operation)?.takesItem === true ? readBoundRows(parameters) : nothingBound;
  const tables = [
    ...ownTable(operation, bound),
    ...subscription(operation),
    ...boundTables(operation, bound),
    ...relatedTable(operation),
    ...joinedTables(parameters).map((table): TableNeed => ({ table, nameKind: 'logical', rights: none, perhaps: read })),
  ];
  return { step, key, environment, tables: tables.length > 0 ? tables : none, undetermined: undeterminedIn(operation, bound) };
}

function undeterminedIn(operation: FlowOperation, bound: BoundRows): UndeterminedReason | null {
  const id = operation.id ?? '';
  const namesNone = tableOperation(operation) !== undefined && literalTable(operation) === null;
  const relatesUnknown = isRelating(id) && relatedSet(operation) === null;
  if (isSearch(id) || namesNone || relatesUnknown || bound.dynamic) {
    return 'dynamic-table';
  }
  return isKnownOperation(id) ? null : 'custom-operation';
}

function ownTable(operation: FlowOperation, bound: BoundRows): TableNeed[] {
  const table = literalTable(operation);
  const nameKind = tableOperation(operation)?.nameKind;
  const own = rightsOf(operation.id ?? '');
  return table !== null && nameKind && own ? [{ table, nameKind, ...withBound(own, isCreate(operation), bound) }] : [];
}

/**
 * Setting a lookup takes Append on the row's own table, setting the owner Assign (Microsoft Learn, "Security roles and privileges",
 * "Sharing and assigning"). On update Append is needed where the lookup changes, on create Assign where the owner isn't the caller.
 */
function withBound(own: OperationRights, creates: boolean, { sets, deeperSets, dynamic, owner }: BoundRows): OperationRights {
  const relates = creates && sets.length > 0;
  const mayRelate = !relates && (sets.length > 0 || deeperSets.length > 0 || dynamic);
  return {
    rights: joined(own.rights, relates ? append : none, owner && !creates ? assign : none),
    perhaps: joined(own.perhaps, mayRelate ? append : none, owner && creates ? assign : none),
  };
}

/** Tens of thousands of steps share the few lists that there are. */
function joined(own: readonly PrivilegeRight[], ...more: readonly (readonly PrivilegeRight[])[]): readonly PrivilegeRight[] {
  const added = more.flat();
  return added.length > 0 ? [...own, ...added] : own;
}

/** What a lookup is set to takes AppendTo, for certain where a new row has the lookup itself. */
function boundTables(operation: FlowOperation, { sets, deeperSets }: BoundRows): TableNeed[] {
  const sure: OperationRights = isCreate(operation) ? { rights: appendTo, perhaps: none } : { rights: none, perhaps: appendTo };
  return [
    ...sets.map((table): TableNeed => ({ table, nameKind: 'set', ...sure })),
    ...deeperSets.map((table): TableNeed => ({ table, nameKind: 'set', rights: none, perhaps: appendTo })),
  ];
}

function subscription({ id }: FlowOperation): TableNeed[] {
  const rights = subscribingRightsOf(id ?? '');
  return rights ? [{ table: 'callbackregistration', nameKind: 'logical', ...rights }] : [];
}

function relatedTable(operation: FlowOperation): TableNeed[] {
  const id = operation.id ?? '';
  const set = isRelating(id) ? relatedSet(operation) : null;
  const rights = rightsOf(id);
  return set !== null && rights ? [{ table: set, nameKind: 'set', ...rights }] : [];
}

function relatedSet({ parameters }: FlowOperation): string | null {
  const address = RELATED_ROW.map((name) => textAt(parameters, name)).find((text) => text !== null);
  return address === undefined || address === null ? null : setIn(address);
}

function isCreate({ id }: FlowOperation): boolean {
  return baseOperationId(id ?? '') === 'CreateRecord';
}
