import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../core/context';
import { requireRow } from '../query/single';
import type { AssociationNavigation, Table } from '../schema/schema';
import { notModelled } from '../errors';
import { checkAssociate, checkDisassociate } from '../security/associationChecks';
import type { StoredRow } from '../store/database';
import { insertValues } from '../store/insertValues';
import { quoted } from '../store/tableSql';
import type { RowReference } from './reference';
import { stamp } from './storeRow';
import { alreadyAssociated, notAssociated } from './writeErrors';

/**
 * Puts two rows together over a many-to-many relationship. Belongs into a transaction.
 * @throws DataverseError 412 if they are together already; 403, 404 for a row that can't be read or associated
 */
export function associate(context: RequestContext, owner: RowReference, navigation: AssociationNavigation, member: RowReference): void {
  requireBoth(context, owner, member);
  checkAssociate(context, owner, member);
  const intersect = intersectOf(context, navigation);
  if (findLink(context, owner, navigation, member)) {
    throw alreadyAssociated();
  }
  const values: StoredRow = {
    [intersect.primaryId]: randomUUID(),
    [navigation.thisColumn]: owner.id,
    [navigation.otherColumn]: member.id,
    ...stamp(context, intersect, 'created'),
  };
  insertValues(context.store, intersect.logicalName, values);
}

/**
 * Takes two rows of a many-to-many relationship apart. Belongs into a transaction.
 * @throws DataverseError 404 if they are not together (modelled); 403, 404 for a row that can't be read or associated
 */
export function disassociate(context: RequestContext, owner: RowReference, navigation: AssociationNavigation, member: RowReference): void {
  requireBoth(context, owner, member);
  checkDisassociate(context, owner, member);
  const intersect = intersectOf(context, navigation);
  const link = findLink(context, owner, navigation, member);
  if (!link) {
    throw notAssociated(navigation.name, member.id);
  }
  const key = link[intersect.primaryId] ?? null;
  context.store.run(`DELETE FROM ${quoted(intersect.logicalName)} WHERE ${quoted(intersect.primaryId)} = ?`, [key]);
}

function requireBoth(context: RequestContext, ...rows: readonly RowReference[]): void {
  rows.forEach(({ table, id }) => requireRow(context, table, id, 'Read'));
}

function findLink(
  { store }: RequestContext,
  owner: RowReference,
  { intersect, thisColumn, otherColumn }: AssociationNavigation,
  member: RowReference,
): StoredRow | undefined {
  const sql = `SELECT * FROM ${quoted(intersect)} WHERE ${quoted(thisColumn)} = ? AND ${quoted(otherColumn)} = ?`;
  return store.row(sql, [owner.id, member.id]);
}

function intersectOf(context: RequestContext, { intersect }: AssociationNavigation): Table {
  const table = context.schema.tableNamed(intersect);
  if (!table) {
    throw notModelled(`the table '${intersect}'`);
  }
  return table;
}
