import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../core/context';
import type { StoredRow } from '../store/database';
import { insertValues } from '../store/insertValues';

/**
 * Puts in a row that Dataverse makes of itself, with a new key and the next version.
 * @param logicalName a platform table
 * @param values stored columns; those the table has not are a fault of the emulator
 * @returns the new row's id
 */
export function insertStored(context: RequestContext, logicalName: string, values: StoredRow): string {
  const primaryId = context.schema.tableNamed(logicalName)?.primaryId ?? `${logicalName}id`;
  const id = randomUUID();
  context.environment.version.highest += 1;
  insertValues(context.store, logicalName, { ...values, [primaryId]: id, versionnumber: context.environment.version.highest });
  return id;
}
