import type { RequestContext } from '../core/context';
import type { Query } from '../odata/queryAst';
import { requireRow } from '../query/single';
import type { Table } from '../schema/schema';
import { answerWrite } from './answers';
import { insertMember, insertRow } from './insertRow';
import type { Body } from './parseBody';
import type { CollectionNavigation } from './readChanges';
import type { RowReference } from './reference';

/** Answers a POST to an entity set: 204 with the row's address, or 201 with the row. If the row can't be answered, it is not created. */
export function createRow(context: RequestContext, table: Table, body: Body, query: Query): Response {
  return context.store.transaction(() => answerWrite(context, table, insertRow(context, table, body), query, 'created'));
}

/**
 * Answers a POST to a collection of a row, `set(id)/navigation`: the new row becomes a member of it (as public tips of clients show).
 * @throws DataverseError as creating the member, and 404 if there is no such row
 */
export function createMember(
  context: RequestContext,
  owner: RowReference,
  navigation: CollectionNavigation,
  body: Body,
  query: Query,
): Response {
  requireRow(context, owner.table, owner.id, 'Read');
  return context.store.transaction(() => {
    const { table, id } = insertMember(context, owner, navigation, body);
    return answerWrite(context, table, id, query, 'created');
  });
}
