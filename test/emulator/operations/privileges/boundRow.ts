import type { RequestContext } from '../../core/context';
import { badQuery } from '../../errors';
import { requireRow } from '../../query/single';
import type { StoredRow } from '../../store/database';
import type { RowReference } from '../../write/reference';
import type { OperationCall } from '../operation';

/**
 * The row that an operation is bound to, if the caller has this access to it.
 * @throws DataverseError 403, 404 as for the row itself
 */
export function boundRow(context: RequestContext, { bound }: OperationCall, access: 'Read' | 'Write'): RowReference & { stored: StoredRow } {
  if (!bound) {
    throw badQuery('The operation is bound to a row.');
  }
  return { ...bound, stored: requireRow(context, bound.table, bound.id, access) };
}
