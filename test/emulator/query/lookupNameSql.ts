import type { RequestContext } from '../core/context';
import type { Column } from '../schema/schema';
import { nameColumn, quoted } from '../store/tableSql';

const owners = ['systemuser', 'team'];

/**
 * The name that a lookup shows, as SQL: the primary name of the row it leads to; if that is not loaded, the name that the data
 * came with. As ids are unique, at most one of the tables it may lead to has the row.
 * @param alias under which the lookup's table stands in the statement
 */
export function lookupNameSql({ schema }: RequestContext, column: Column, alias: string): string {
  const targets = column.type === 'Owner' ? owners : (column.targets ?? []);
  const names = targets.flatMap((target) => {
    const table = schema.tableNamed(target);
    return table?.primaryName === undefined
      ? []
      : [`(SELECT ${quoted(table.primaryName)} FROM ${quoted(target)} WHERE ${quoted(table.primaryId)} = ${alias}.${quoted(column.name)})`];
  });
  return `COALESCE(${[...names, `${alias}.${quoted(nameColumn(column))}`, 'NULL'].join(', ')})`;
}
