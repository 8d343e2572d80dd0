import type { RequestContext } from '../core/context';
import { emptyResponse, jsonResponse, preferenceApplied } from '../core/respond';
import { duplicateKey, rowDoesNotExist, versionMismatch } from '../errors';
import type { Query } from '../odata/queryAst';
import { etagOf } from '../query/shapeRow';
import { findRow, readSingle, requireRow } from '../query/single';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { createRow } from './createRow';
import type { Body } from './parseBody';
import { readChanges } from './readChanges';
import { checkUnique, ownerColumns, stamp, stateColumns } from './storeRow';
import { rulesOf } from './tableRules';

/**
 * Answers a PATCH: changes the row, or creates it if there is none (upsert). `If-Match: *` forbids creating,
 * `If-None-Match: *` forbids updating, `If-Match` with an etag wants that version (Microsoft Learn, conditional operations).
 */
export function updateRow(context: RequestContext, table: Table, id: string, body: Body, query: Query): Response {
  const ifMatch = context.headers.get('If-Match');
  if (!findRow(context, table, id)) {
    if (ifMatch !== null) {
      throw rowDoesNotExist(table, id, false);
    }
    return createRow(context, table, body, query, id);
  }
  const before = requireRow(context, table, id, 'Write');
  if (context.headers.get('If-None-Match') === '*') {
    throw duplicateKey();
  }
  checkVersion(ifMatch, before);
  context.store.transaction(() => writeChanges(context, table, id, before, body));
  return answer(context, table, id, query);
}

/**
 * Holds an If-Match header against the row as it is.
 * @throws DataverseError 412 if it names another version
 */
export function checkVersion(ifMatch: string | null, row: StoredRow): void {
  if (ifMatch !== null && ifMatch !== '*' && ifMatch !== etagOf(row)) {
    throw versionMismatch();
  }
}

function writeChanges(context: RequestContext, table: Table, id: string, before: StoredRow, body: Body): void {
  const changes = readChanges(context, table, body, 'update');
  checkUnique(context, table, changes, id);
  const values: StoredRow = {
    ...changes,
    ...stateColumns(table, changes),
    ...ownerColumns(context, table, changes),
    ...stamp(context, table, 'modified'),
    ...rulesOf(table).adjust?.(changes, before),
    [table.primaryId]: id,
  };
  const names = Object.keys(values);
  const assignments = names.map((name) => `${quoted(name)} = ?`).join(', ');
  const sql = `UPDATE ${quoted(table.logicalName)} SET ${assignments} WHERE ${quoted(table.primaryId)} = ?`;
  context.store.run(sql, [...names.map((name) => values[name] ?? null), id]);
  rulesOf(table).written?.(context, { id, before, after: findRow(context, table, id) });
}

function answer(context: RequestContext, table: Table, id: string, query: Query): Response {
  if (context.preferences.returnRepresentation) {
    return jsonResponse(context.environment, 200, readSingle(context, table, id, query), preferenceApplied(['return=representation']));
  }
  const address = `${context.baseUrl}${table.entitySetName}(${id})`;
  return emptyResponse(context.environment, 204, { 'OData-EntityId': address, Location: address });
}
