import { methodNotAllowed, notModelled, unknownSegment } from '../errors';
import type { Segment } from '../odata/address';
import { parseRowQuery, readOptions } from '../odata/parseQuery';
import { idOfKey } from '../query/rowKey';
import { columnOfProperty } from '../schema/schema';
import type { Table } from '../schema/schema';
import { changeColumn } from '../write/changeColumn';
import { changeReference } from '../write/changeReference';
import { createMember, createRow } from '../write/createRow';
import { deleteRow } from '../write/deleteRow';
import { parseBody } from '../write/parseBody';
import { collectionNamed } from '../write/readChanges';
import { updateRow } from '../write/updateRow';
import { multipleAction, writeMultiple } from '../write/writeMultiple';
import type { RequestContext } from './context';
import type { IncomingRequest } from './route';

/**
 * Answers a request that writes to a table: to the entity set, a row, or what stands below a row.
 * @param first the segment of the entity set
 * @param rest the segments below it
 */
export function routeWrite(
  context: RequestContext,
  request: IncomingRequest,
  table: Table,
  first: Segment,
  rest: readonly Segment[],
): Response {
  const [second] = rest;
  if (first.key === undefined) {
    return writeToSet(context, request, table, second);
  }
  return second ? writeBelow(context, request, table, first.key, rest) : writeToRow(context, request, table, first.key);
}

function writeToSet(context: RequestContext, request: IncomingRequest, table: Table, second: Segment | undefined): Response {
  if (request.method !== 'POST') {
    throw methodNotAllowed(request.method);
  }
  if (!second) {
    return createRow(context, table, parseBody(request.body), parseRowQuery(readOptions(request.search)));
  }
  const action = multipleAction(second.name);
  if (!action) {
    throw notModelled(`POST ${request.path}`);
  }
  return writeMultiple(context, table, action, parseBody(request.body));
}

function writeToRow(context: RequestContext, request: IncomingRequest, table: Table, key: string): Response {
  const options = readOptions(request.search);
  switch (request.method) {
    case 'PATCH':
      return updateRow(context, table, key, parseBody(request.body), parseRowQuery(options));
    case 'DELETE':
      return deleteRow(context, table, key, options.get('partitionId'));
    default:
      throw methodNotAllowed(request.method);
  }
}

/** `set(key)/navigation/$ref`, `set(key)/column` and `set(key)/navigation`. */
function writeBelow(context: RequestContext, request: IncomingRequest, table: Table, key: string, rest: readonly Segment[]): Response {
  const [second = { name: '' }, third] = rest;
  const owner = { table, id: idOfKey(context, table, key) };
  const options = readOptions(request.search);
  const { method } = request;
  if (third?.name === '$ref' && rest.length === 2) {
    const [id, member] = [options.get('$id'), second.key];
    const optional = { ...(id === undefined ? {} : { id }), ...(member === undefined ? {} : { member }) };
    return changeReference(context, { method, owner, name: second.name, body: parseBody(request.body), ...optional });
  }
  if (rest.length > 1 || second.key !== undefined) {
    throw notModelled(`${method} ${request.path}`);
  }
  if (columnOfProperty(table, second.name)) {
    return changeColumn(context, owner, second.name, method, parseBody(request.body));
  }
  const collection = collectionNamed(table, second.name);
  if (collection && method === 'POST') {
    return createMember(context, owner, collection, parseBody(request.body), parseRowQuery(options));
  }
  const isNavigation = collection ?? table.manyToOne.find((navigation) => navigation.name === second.name);
  throw isNavigation ? methodNotAllowed(method) : unknownSegment(second.name);
}
