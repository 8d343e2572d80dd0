import type { RequestContext } from '../core/context';
import type { Query } from '../odata/queryAst';
import type { Table } from '../schema/schema';
import { answerWrite } from './answers';
import { insertMember, insertRow } from './insertRow';
import type { Body } from './parseBody';
import type { CollectionNavigation } from './readChanges';
import type { RowReference } from './reference';

/** Answers a POST to an entity set: 204 with the row's address, or 201 with the row. */
export function createRow(context: RequestContext, table: Table, body: Body, query: Query): Response {
  const id = context.store.transaction(() => insertRow(context, table, body));
  return answerWrite(context, table, id, query, 'created');
}

/** Answers a POST to a collection of a row, `set(id)/navigation`: the new row becomes a member of it (as public tips of clients show). */
export function createMember(
  context: RequestContext,
  owner: RowReference,
  navigation: CollectionNavigation,
  body: Body,
  query: Query,
): Response {
  const { table, id } = context.store.transaction(() => insertMember(context, owner, navigation, body));
  return answerWrite(context, table, id, query, 'created');
}
