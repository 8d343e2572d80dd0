import { DataverseError } from '../errors';
import type { Table } from '../schema/schema';

/**
 * Refuses what a query of an elastic table can't do: it knows its own rows alone (Microsoft Learn, Create and edit elastic
 * tables: no filters on related tables, no column comparison, no ordering on lookups; Use elastic tables using code has code
 * and wording for related rows, for the other two they are modelled).
 * @throws DataverseError 400 if one of the tables is elastic
 */
export function refuseElastic(...tables: readonly Table[]): void {
  if (tables.some((table) => table.elastic)) {
    throw new DataverseError(400, '0x80048d0b', 'Link entities are not supported.');
  }
}
