import { annotationsOf } from '../annotations';
import type { RequestContext } from '../core/context';
import { propertyOf } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { fromStored } from '../store/values';

/** A row on its way out: property → value. */
export type WireRow = Record<string, unknown>;

/** The etag of a row: its version number. */
export function etagOf(row: StoredRow): string {
  return `W/"${String(row.versionnumber)}"`;
}

/**
 * A stored row as the Web API returns it.
 * @param columns what to show, in the order to show it
 * @param withEtag false for a row that is expanded over a single-valued navigation property or nested
 */
export function shapeRow(context: RequestContext, table: Table, columns: readonly Column[], row: StoredRow, withEtag: boolean): WireRow {
  const shaped: WireRow = withEtag ? { '@odata.etag': etagOf(row) } : {};
  for (const column of columns) {
    for (const [name, value] of annotationsOf(context, table, column, row)) {
      shaped[name] = value;
    }
    shaped[propertyOf(column)] = fromStored(column, row[column.name] ?? null);
  }
  return shaped;
}
