import type { RequestContext } from '../core/context';
import { emptyResponse } from '../core/respond';
import { badQuery, methodNotAllowed } from '../errors';
import { findRow, requireRow } from '../query/single';
import type { ChildNavigation, SingleNavigation } from '../schema/schema';
import { associate, disassociate } from './associate';
import type { Body } from './parseBody';
import { collectionNamed } from './readChanges';
import type { CollectionNavigation } from './readChanges';
import { findReference, parseReference, tablesOf } from './reference';
import type { RowReference } from './reference';
import { setLookup } from './setLookup';
import { badReference, notAssociated, refAfterUnknown } from './writeErrors';

/** A request to `set(id)/navigation/$ref`. */
export interface ReferenceRequest {
  readonly method: string;
  readonly owner: RowReference;
  /** The navigation property. */
  readonly name: string;
  /** What stands in parentheses after it. */
  readonly member?: string;
  /** The query option `$id`. */
  readonly id?: string;
  readonly body: Body;
}

/**
 * Answers a request that puts rows together or takes them apart (Microsoft Learn, associate and disassociate table rows): POST adds
 * a member to a collection, PUT sets a lookup, DELETE takes away a member, named by `$id` or in parentheses, or empties a lookup.
 * @throws DataverseError 400 for a reference that names no row of the right table and for a key behind a lookup (modelled), 404 for a
 * name that is no navigation property, 405 for another method (modelled)
 */
export function changeReference(context: RequestContext, request: ReferenceRequest): Response {
  const { owner, name } = request;
  const single = owner.table.manyToOne.find((navigation) => navigation.name === name);
  const collection = collectionNamed(owner.table, name);
  if (!single && !collection) {
    throw refAfterUnknown(name);
  }
  requireRow(context, owner.table, owner.id, 'Read');
  context.store.transaction(() => {
    if (collection) {
      changeCollection(context, request, collection);
    } else if (single) {
      changeLookup(context, request, single);
    }
  });
  return emptyResponse(context.environment, 204);
}

function changeLookup(context: RequestContext, { method, owner, member, body }: ReferenceRequest, navigation: SingleNavigation): void {
  if (member !== undefined) {
    throw badQuery(`'${navigation.name}' is no collection, so that no key can follow it.`);
  }
  switch (method) {
    case 'PUT':
      return setLookup(context, owner, navigation.column, referenceOf(context, body['@odata.id'], navigation.target));
    case 'DELETE':
      return setLookup(context, owner, navigation.column, undefined);
    default:
      throw methodNotAllowed(method);
  }
}

function changeCollection(context: RequestContext, request: ReferenceRequest, navigation: CollectionNavigation): void {
  const { method, owner, body } = request;
  if (method !== 'POST' && method !== 'DELETE') {
    throw methodNotAllowed(method);
  }
  const member = method === 'POST' ? referenceOf(context, body['@odata.id'], navigation.table) : memberOf(context, request, navigation);
  if (!('intersect' in navigation)) {
    changeMember(context, owner, navigation, member, method === 'POST');
  } else if (method === 'POST') {
    associate(context, owner, navigation, member);
  } else {
    disassociate(context, owner, navigation, member);
  }
}

/** Adds a member of a one-to-many relationship, or takes away one that the owner has. */
function changeMember(
  context: RequestContext,
  owner: RowReference,
  { name, column }: ChildNavigation,
  member: RowReference,
  adds: boolean,
): void {
  if (!adds && findRow(context, member.table, member.id)?.[column] !== owner.id) {
    throw notAssociated(name, member.id);
  }
  setLookup(context, member, column, adds ? owner : undefined);
}

/** The member that a DELETE names. */
function memberOf(context: RequestContext, { name, member, id }: ReferenceRequest, navigation: CollectionNavigation): RowReference {
  const [table] = tablesOf(context, navigation.table);
  if (member !== undefined && table) {
    return referenceOf(context, `${table.entitySetName}(${member})`, navigation.table);
  }
  if (id === undefined) {
    throw badQuery(`The reference to take away from '${name}' is missing.`);
  }
  return referenceOf(context, id, navigation.table);
}

function referenceOf(context: RequestContext, address: unknown, target: string): RowReference {
  const tables = tablesOf(context, target);
  const named = parseReference(context, address);
  const row = named && tables.includes(named.table) ? findReference(context, named) : undefined;
  if (!row) {
    throw badReference(address, tables);
  }
  return row;
}
