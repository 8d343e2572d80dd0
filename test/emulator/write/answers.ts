import type { RequestContext } from '../core/context';
import { emptyResponse, jsonResponse, preferenceApplied } from '../core/respond';
import type { Query } from '../odata/queryAst';
import { findRow, readSingle } from '../query/single';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';

type HeaderMap = Record<string, string>;

/** What a request did: a POST created a row, a PATCH created or changed one. */
export type WriteKind = 'created' | 'upserted' | 'updated';

/**
 * Answers a create or update: 204 with the row's address, or the row itself with `Prefer: return=representation`, then
 * without the address (Microsoft Learn, create with data returned). `Location` comes with a PATCH (recorded exchanges).
 */
export function answerWrite(context: RequestContext, table: Table, id: string, query: Query, kind: WriteKind): Response {
  const row = findRow(context, table, id) ?? {};
  const session = sessionHeaders(table, row);
  if (context.preferences.returnRepresentation) {
    const headers = { ...preferenceApplied(['return=representation']), ...session };
    return jsonResponse(context.environment, kind === 'updated' ? 200 : 201, readSingle(context, table, id, query), headers);
  }
  const address = rowAddress(context, table, id, row);
  const location: HeaderMap = kind === 'created' ? {} : { Location: address };
  return emptyResponse(context.environment, 204, { 'OData-EntityId': address, ...location, ...session });
}

/** The address of a row; of an elastic table's row with its partition, where it was given one (recorded exchanges of such a table). */
function rowAddress(context: RequestContext, table: Table, id: string, row: StoredRow): string {
  const partition = table.elastic ? row.partitionid : undefined;
  const key = typeof partition === 'string' ? `${table.primaryId}=${id},partitionid='${partition.replace(/'/g, "''")}'` : id;
  return `${context.baseUrl}${table.entitySetName}(${key})`;
}

/**
 * Creates and updates of an elastic table's rows answer with a session token, deletes do not (Microsoft Learn, elastic tables). A
 * read that sends it as `MSCRM.SessionToken` sees the write; here every read does.
 */
function sessionHeaders(table: Table, row: StoredRow): HeaderMap {
  return table.elastic ? { 'x-ms-session-token': `207:30#${String(row.versionnumber)}#7=-1` } : {};
}
