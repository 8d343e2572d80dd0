import { createHash } from 'node:crypto';
import { annotationsOf } from '../annotations';
import type { RequestContext } from '../core/context';
import { propertyOf } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { fromStored } from '../store/values';

/** A row on its way out: property → value. */
export type WireRow = Record<string, unknown>;

/**
 * The etag of a row: its version number. That of an elastic table's row is another value for each version, of the form that
 * recorded exchanges of such a table show; how it is made is modelled.
 */
export function etagOf(table: Table, row: StoredRow): string {
  if (!table.elastic) {
    return `W/"${String(row.versionnumber)}"`;
  }
  const hash = createHash('sha1').update(`${String(row[table.primaryId])} ${String(row.versionnumber)}`).digest('hex');
  return `W/"${hash.slice(0, 8)}-0000-0200-0000-${hash.slice(8, 16)}0000"`;
}

/**
 * A stored row as the Web API returns it.
 * @param columns what to show, in the order to show it
 * @param withEtag false for a row that is expanded over a single-valued navigation property or nested
 */
export function shapeRow(context: RequestContext, table: Table, columns: readonly Column[], row: StoredRow, withEtag: boolean): WireRow {
  const shaped: WireRow = withEtag ? { '@odata.etag': etagOf(table, row) } : {};
  for (const column of columns) {
    for (const [name, value] of annotationsOf(context, table, column, row)) {
      shaped[name] = value;
    }
    shaped[propertyOf(column)] = fromStored(column, row[column.name] ?? null);
  }
  return shaped;
}
