import type { Table } from './schema';
import type { SourceColumn, SourceTable } from './sources';

/** Why a source is weak → the columns (or navigation properties) of a table that have no better one. */
export type WeakNames = Readonly<Record<string, readonly string[]>>;

/**
 * What of the schema rests on weak sources, by table. Columns: `capture`, seen in recorded traffic only, so that type and
 * flags are taken from the like; `msref18`, Microsoft's reference of 2018 only; `devkit`, generated classes only, which
 * tell neither whether a column can be written on create or on update, nor all required levels; `readInferred`, nobody saw
 * it read. Navigation properties: `navUnverified`, the name was taken from the column's; `navOfRelationship`, that of a collection was
 * taken from the relationship's.
 * @param sources the public sources' tables by logical name
 */
export function weakSourcesOf(tables: readonly Table[], sources: Readonly<Record<string, SourceTable>>): Record<string, WeakNames> {
  const entries = tables.map((table) => [table.logicalName, weakNamesOf(table, sources[table.logicalName])] as const);
  return Object.fromEntries(entries.filter(([, weak]) => Object.keys(weak).length > 0));
}

function weakNamesOf(table: Table, source: SourceTable | undefined): WeakNames {
  const used = new Set(table.columns.map(({ name }) => name));
  const columns = source?.columns.filter(({ name }) => used.has(name)) ?? [];
  const navigations = source?.manyToOne.filter(({ nav }) => table.manyToOne.some(({ name }) => name === nav)) ?? [];
  const listed = new Set(source?.oneToMany.map(({ nav }) => nav));
  const from = (kind: string): string[] => namesWhere(columns, ({ source: known }) => known === kind);
  const names = {
    capture: from('capture'),
    msref18: from('msref18'),
    devkit: from('devkit'),
    readInferred: namesWhere(columns, ({ isValidForReadInferred }) => isValidForReadInferred === true),
    navUnverified: navigations.filter(({ navUnverified }) => navUnverified).map(({ nav }) => nav).sort(),
    navOfRelationship: table.oneToMany.filter(({ name }) => !listed.has(name)).map(({ name }) => name).sort(),
  };
  return Object.fromEntries(Object.entries(names).filter(([, found]) => found.length > 0));
}

function namesWhere(columns: readonly SourceColumn[], wanted: (column: SourceColumn) => boolean): string[] {
  return columns.filter(wanted).map(({ name }) => name).sort();
}
