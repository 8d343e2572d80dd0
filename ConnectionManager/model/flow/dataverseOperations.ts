import type { AccessRight, TableNameKind } from './flowProfile';
import { textAt } from './json';
import { baseOperationId, type FlowOperation } from './operation';

/** What an operation of the Dataverse connector needs on the table it names. */
interface TableOperation {
  /** The parameter that names the table. */
  readonly tableParameter: string;
  /** The trigger names a table's logical name, actions name its entity set. */
  readonly nameKind: TableNameKind;
  readonly access: readonly AccessRight[];
  /** Whether it takes column values under `item`, where a key that ends in `@odata.bind` relates rows. */
  readonly takesItem: boolean;
}

const ROW_TRIGGER = 'SubscribeWebhookTrigger';

/** By operation id without its ending for other environments. UpdateRecord is an upsert (the connector's definition). */
const TABLE_OPERATIONS: ReadonlyMap<string, TableOperation> = new Map([
  [ROW_TRIGGER, { tableParameter: 'subscriptionRequest/entityname', nameKind: 'logical', access: ['Read'], takesItem: false }],
  ['ListRecords', onSet('Read')],
  ['GetItem', onSet('Read')],
  ['GetEntityFileImageFieldContent', onSet('Read')],
  ['CreateRecord', withItem('Create')],
  ['UpdateRecord', withItem('Create', 'Write')],
  ['UpdateOnlyRecord', withItem('Write')],
  ['UpdateEntityFileImageFieldContent', onSet('Write')],
  ['DeleteRecord', onSet('Delete')],
  ['AssociateEntities', onSet('Append')],
  ['DisassociateEntities', onSet('Append')],
]);

/** Operations that run a Dataverse action or custom API, whose needs no flow tells. */
const CUSTOM_OPERATIONS = new Set(['PerformBoundAction', 'PerformUnboundAction', 'PerformBackgroundOperation']);

/**
 * What a Dataverse operation needs on the table it names.
 *
 * @param operation A Dataverse operation.
 * @returns Undefined where it needs nothing on a table that it names.
 */
export function tableOperation(operation: FlowOperation): TableOperation | undefined {
  return TABLE_OPERATIONS.get(baseOperationId(operation.id ?? ''));
}

/**
 * Whether an operation runs a Dataverse action or custom API.
 *
 * @param operation A Dataverse operation.
 */
export function isCustomOperation(operation: FlowOperation): boolean {
  return CUSTOM_OPERATIONS.has(baseOperationId(operation.id ?? ''));
}

/**
 * Whether an operation is the Dataverse trigger "When a row is added, modified or deleted".
 *
 * @param operation Any operation.
 */
export function isRowTrigger(operation: FlowOperation): boolean {
  return operation.isDataverse && baseOperationId(operation.id ?? '') === ROW_TRIGGER;
}

/**
 * The table that a Dataverse operation names.
 *
 * @param operation A Dataverse operation.
 * @returns Null where it names none, or by an expression that only a run can resolve.
 */
export function literalTable(operation: FlowOperation): string | null {
  const parameter = tableOperation(operation)?.tableParameter;
  const table = parameter === undefined ? null : textAt(operation.parameters, parameter);
  return table === null || table.startsWith('@') || table.includes('@{') ? null : table;
}

function onSet(...access: readonly AccessRight[]): TableOperation {
  return { tableParameter: 'entityName', nameKind: 'set', access, takesItem: false };
}

function withItem(...access: readonly AccessRight[]): TableOperation {
  return { ...onSet(...access), takesItem: true };
}
