import type { RequestContext } from '../core/context';
import { notModelled } from '../errors';
import type { Table } from '../schema/schema';

/**
 * The table that a navigation property leads to.
 * @param name of the navigation property
 * @param logicalName of the table
 * @throws DataverseError 501 if the emulator has not got it
 */
export function targetOf({ schema }: RequestContext, name: string, logicalName: string): Table {
  const table = schema.tableNamed(logicalName);
  if (!table) {
    throw notModelled(`the table '${logicalName}', to which '${name}' leads`);
  }
  return table;
}
