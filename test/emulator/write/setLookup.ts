import type { RequestContext } from '../core/context';
import { badBody } from '../errors';
import { requireRow } from '../query/single';
import { columnNamed } from '../schema/schema';
import { accessForUpdate, checkUpdate } from '../security/writeChecks';
import { changeRow } from './changeRow';
import { isWritable } from './columnValue';
import { lookupValues } from './lookupValues';
import type { RowReference } from './reference';

/**
 * Makes a lookup of a row point at another row, or at none. Belongs into a transaction.
 * @param name logical name of the lookup
 * @throws DataverseError 400 for a lookup that can't be written, or not emptied; 403, 404 as a PATCH of the row
 */
export function setLookup(context: RequestContext, { table, id }: RowReference, name: string, target: RowReference | undefined): void {
  const before = requireRow(context, table, id, accessForUpdate(table, [name]));
  const column = columnNamed(table, name);
  if (!column || !isWritable(column)) {
    throw badBody(`The lookup '${name}' of '${table.logicalName}' cannot be written.`);
  }
  if (target === undefined && column.required === 'system') {
    throw badBody(`The value of '${name}' of '${table.logicalName}' does not fit: a value is required.`);
  }
  const changes = lookupValues(table, name, target);
  checkUpdate(context, table, before, changes);
  changeRow(context, table, before, changes);
}
