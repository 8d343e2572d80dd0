import { lookupTarget } from '../annotations';
import type { RequestContext } from '../core/context';
import { notModelled } from '../errors';
import { columnNamed, principalTable } from '../schema/schema';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import type { AnsweredRow } from './expand';
import { columnsForExpand, shownColumns } from './expandItems';
import type { SingleExpansion } from './expandItems';
import { isAmong, readRows } from './readRows';
import { shapeRow } from './shapeRow';
import type { WireRow } from './shapeRow';
import { targetOf } from './targetOf';

/**
 * Puts the row behind a lookup into each row, null where there is none or the caller may not read it; of `nav/$ref` its address.
 * @param expandBelow adds to the rows found what is expanded inside
 */
export function expandSingle(
  context: RequestContext,
  table: Table,
  rows: readonly AnsweredRow[],
  { item, navigation }: SingleExpansion,
  expandBelow: (target: Table, found: readonly AnsweredRow[]) => void,
): void {
  if (item.reference) {
    rows.forEach(({ stored, shaped }) => (shaped[navigation.name] = referenceTo(context, table, navigation.column, stored)));
    return;
  }
  const target = targetOf(context, navigation.name, navigation.target);
  const ids = [...new Set(rows.map(({ stored }) => stored[navigation.column] ?? null))].filter((id) => id !== null);
  const shown = shownColumns(target, item.select, item.expand);
  const found = readRows(context, target, {
    columns: [...shown, ...columnsForExpand(target, item.expand)],
    ...(item.filter ? { filter: item.filter } : {}),
    conditions: [isAmong(target.primaryId, ids)],
  }).map((stored) => ({ stored, shaped: shapeRow(context, target, shown, stored, false) }));
  expandBelow(target, found);
  const byId = new Map(found.map(({ stored, shaped }) => [stored[target.primaryId], shaped]));
  for (const { stored, shaped } of rows) {
    const row = byId.get(stored[navigation.column] ?? null) ?? null;
    shaped[navigation.name] = row && target === principalTable ? principal(stored, row) : row;
  }
}

/**
 * `{"@odata.id": …}` of the row that a lookup leads to, or null.
 * @throws DataverseError 501 if the emulator has not got its table
 */
export function referenceTo(context: RequestContext, table: Table, columnName: string, stored: StoredRow): WireRow | null {
  const id = stored[columnName] ?? null;
  if (id === null) {
    return null;
  }
  const column = columnNamed(table, columnName);
  const target = column && lookupTarget(column, stored);
  const targetTable = target === undefined ? undefined : context.schema.tableNamed(target);
  if (!targetTable) {
    throw notModelled(`the table '${target ?? ''}', to which '${columnName}' leads`);
  }
  return { '@odata.id': `${context.baseUrl}${targetTable.entitySetName}(${String(id)})` };
}

/** A principal says which kind it is. What else Dataverse shows of it is not established: modelled as the key alone. */
function principal(stored: StoredRow, row: WireRow): WireRow {
  return { '@odata.type': `#Microsoft.Dynamics.CRM.${stored['ownerid#type'] === 'team' ? 'team' : 'systemuser'}`, ...row };
}
