import { compareText } from './compareText';
import { isCustomOperation, literalTable, tableOperation } from './dataverseOperations';
import type { AccessRight, FlowNeed, UndeterminedOperation } from './flowProfile';
import type { FlowOperation } from './operation';
import { relatesRows } from './relatesRows';

/**
 * The rights that Dataverse operations need, gathered by environment, table and kind of name.
 *
 * @param operations The flow's Dataverse operations.
 * @returns Sorted by environment, table, nameKind.
 */
export function readNeeds(operations: readonly FlowOperation[]): FlowNeed[] {
  const needs = new Map<string, FlowNeed>();
  for (const operation of operations) {
    const need = readNeed(operation);
    if (need) {
      const place = JSON.stringify([need.environment, need.table, need.nameKind]);
      needs.set(place, { ...need, access: union(needs.get(place)?.access ?? [], need.access) });
    }
  }
  return [...needs.values()].sort(
    (a, b) =>
      compareText(a.environment, b.environment) || compareText(a.table, b.table) || compareText(a.nameKind, b.nameKind),
  );
}

/**
 * The Dataverse operations whose needs can't be read, one entry for each.
 *
 * @param operations The flow's Dataverse operations.
 * @returns Sorted by action, reason.
 */
export function readUndetermined(operations: readonly FlowOperation[]): UndeterminedOperation[] {
  return operations
    .flatMap((operation): UndeterminedOperation[] => {
      if (isCustomOperation(operation)) {
        return [{ action: operation.name, reason: 'custom-operation' }];
      }
      const isDynamic = tableOperation(operation) && literalTable(operation) === null;
      return isDynamic ? [{ action: operation.name, reason: 'dynamic-table' }] : [];
    })
    .sort((a, b) => compareText(a.action, b.action) || compareText(a.reason, b.reason));
}

function readNeed(operation: FlowOperation): FlowNeed | null {
  const known = tableOperation(operation);
  const table = literalTable(operation);
  if (!known || table === null) {
    return null;
  }
  const append: AccessRight[] = known.takesItem && relatesRows(operation.parameters) ? ['Append'] : [];
  return { table, nameKind: known.nameKind, environment: operation.environment, access: [...append, ...known.access] };
}

function union(a: readonly AccessRight[], b: readonly AccessRight[]): AccessRight[] {
  return [...new Set([...a, ...b])].sort(compareText);
}
