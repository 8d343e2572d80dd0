import type { RequestContext } from '../core/context';
import { duplicateKey, versionMismatch } from '../errors';
import type { Query } from '../odata/queryAst';
import { findRowByKey, parseRowKey, rowIsMissing } from '../query/rowKey';
import { etagOf } from '../query/shapeRow';
import { requireRow } from '../query/single';
import type { Table } from '../schema/schema';
import { requirePrivilege } from '../security/access';
import { accessForUpdate, checkUpdate } from '../security/writeChecks';
import type { StoredRow } from '../store/database';
import { answerWrite } from './answers';
import { changeRow } from './changeRow';
import { isWritable } from './columnValue';
import { insertRow } from './insertRow';
import type { Body } from './parseBody';
import { readChanges } from './readChanges';
import { checkSupported } from './supported';

/**
 * Answers a PATCH: changes the row, or creates it if there is none (upsert). `If-Match: *` forbids creating,
 * `If-None-Match: *` forbids updating, `If-Match` with an etag wants that version (Microsoft Learn, conditional operations).
 * `$expand` is ignored in the answer of an update (Microsoft Learn, update with data returned). If the row can't be answered, it is
 * not written.
 * @param keyText what stands in parentheses after the entity set
 */
export function updateRow(context: RequestContext, table: Table, keyText: string, body: Body, query: Query): Response {
  checkSupported(table, 'Update');
  const key = parseRowKey(table, keyText);
  const ifMatch = context.headers.get('If-Match');
  const found = findRowByKey(context, table, key);
  if (!found) {
    if (ifMatch !== null) {
      requirePrivilege(context, table, 'Write');
      throw rowIsMissing(table, key, false);
    }
    return context.store.transaction(() => {
      const id = insertRow(context, table, body, { given: key.values, byPatch: true });
      return answerWrite(context, table, id, query, 'upserted');
    });
  }
  const id = String(found[table.primaryId]);
  const before = requireRow(context, table, id, accessForUpdate(table, Object.keys(body)));
  if (context.headers.get('If-None-Match') === '*') {
    throw duplicateKey();
  }
  checkVersion(ifMatch, table, before);
  return context.store.transaction(() => {
    updateStoredRow(context, table, before, body, ifMatch === null);
    return answerWrite(context, table, id, { ...query, expand: [] }, 'updated');
  });
}

/**
 * Holds an If-Match header against the row as it is.
 * @throws DataverseError 412 if it names another version
 */
export function checkVersion(ifMatch: string | null, table: Table, row: StoredRow): void {
  if (ifMatch !== null && ifMatch !== '*' && ifMatch !== etagOf(table, row)) {
    throw versionMismatch();
  }
}

/**
 * Changes a row as a body asks.
 * @param mayCreate whether the request would have created the row: on an elastic table it then replaces the row, and what the body
 * leaves out is lost (Microsoft Learn, use elastic tables; that the owner and the partition stay is modelled)
 */
export function updateStoredRow(context: RequestContext, table: Table, before: StoredRow, body: Body, mayCreate: boolean): void {
  context.store.transaction(() => {
    const replaces = mayCreate && table.elastic === true;
    const { values } = readChanges(context, table, body, replaces ? 'upsert' : 'update');
    const partition: StoredRow = table.elastic ? { partitionid: before.partitionid ?? null } : {};
    checkUpdate(context, table, before, values);
    changeRow(context, table, before, { ...(replaces ? emptied(table) : {}), ...values, ...partition });
  });
}

function emptied(table: Table): StoredRow {
  const kept = new Set(['Owner', 'State', 'Status']);
  const columns = table.columns.filter((column) => isWritable(column) && !kept.has(column.type) && column.name !== table.primaryId);
  return Object.fromEntries(columns.map((column) => [column.name, null]));
}
