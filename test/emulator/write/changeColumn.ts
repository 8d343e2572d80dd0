import type { RequestContext } from '../core/context';
import { emptyResponse } from '../core/respond';
import { badQuery, methodNotAllowed } from '../errors';
import { requireRow } from '../query/single';
import { accessForUpdate, checkUpdate } from '../security/writeChecks';
import { changeRow } from './changeRow';
import { storedValue, writableColumn } from './columnValue';
import type { Body } from './parseBody';
import type { RowReference } from './reference';
import { checkSupported } from './supported';
import { checkVersion } from './updateRow';

/**
 * Answers a request to `set(id)/column`: PUT with `{"value": ...}` writes it, DELETE empties it (Microsoft Learn, update a single
 * property value); 204 without the row's address.
 * @throws DataverseError as an update of that column, and 405 for another method
 */
export function changeColumn(context: RequestContext, { table, id }: RowReference, property: string, method: string, body: Body): Response {
  if (method !== 'PUT' && method !== 'DELETE') {
    throw methodNotAllowed(method);
  }
  if (method === 'PUT' && !('value' in body)) {
    throw badQuery("Error in the body: the member 'value' is missing.");
  }
  checkSupported(table, 'Update');
  const before = requireRow(context, table, id, accessForUpdate(table, [property]));
  checkVersion(context.headers.get('If-Match'), table, before);
  const column = writableColumn(table, property, 'update');
  const value = storedValue(table, column, method === 'PUT' ? body.value : null);
  const changes = { [column.name]: value };
  checkUpdate(context, table, before, changes);
  context.store.transaction(() => changeRow(context, table, before, changes));
  return emptyResponse(context.environment, 204);
}
