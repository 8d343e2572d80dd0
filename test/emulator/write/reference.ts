import type { RequestContext } from '../core/context';
import { parseAddress } from '../odata/address';
import { findRowByKey, parseRowKey } from '../query/rowKey';
import type { RowKey } from '../query/rowKey';
import type { Table } from '../schema/schema';

/** A row by its table and id. */
export interface RowReference {
  readonly table: Table;
  readonly id: string;
}

/** A row that an address names, whether or not there is such a row. */
export interface NamedRow {
  readonly table: Table;
  readonly key: RowKey;
}

const root = /^(?:https?:\/\/[^/]+\/api\/data\/v\d+\.\d+\/|\/api\/data\/v\d+\.\d+\/|\/)?/;

/**
 * Reads the address of a row as `@odata.bind` and `@odata.id` hold it: absolute, below the host, or below the service root with
 * or without a leading slash (Microsoft Learn and public code use all of them). Undefined for what is no address of a row.
 * @throws DataverseError 400 for a key that the table has not
 */
export function parseReference(context: RequestContext, address: unknown): NamedRow | undefined {
  if (typeof address !== 'string') {
    return undefined;
  }
  const [first, ...rest] = parseAddress(address.replace(root, ''));
  const table = first && context.schema.tableOfSet(first.name);
  return table && first.key !== undefined && rest.length === 0 ? { table, key: parseRowKey(table, first.key) } : undefined;
}

/** The row that was named, if it is there. */
export function findReference(context: RequestContext, { table, key }: NamedRow): RowReference | undefined {
  const row = findRowByKey(context, table, key);
  return row && { table, id: String(row[table.primaryId]) };
}

/** The tables that a navigation property may lead to: users and teams, where it leads to a principal. */
export function tablesOf(context: RequestContext, target: string): Table[] {
  const names = target === 'principal' ? ['systemuser', 'team'] : [target];
  return names.flatMap((name) => context.schema.tableNamed(name) ?? []);
}
