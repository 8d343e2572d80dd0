import { methodNotAllowed, notModelled, unknownSegment } from '../errors';
import { parseAddress, readKey } from '../odata/address';
import type { Segment } from '../odata/address';
import { parseQuery, parseRowQuery, readOptions } from '../odata/parseQuery';
import { callOperation, isOperation } from '../operations/callOperation';
import { entityDefinitions } from '../operations/entityDefinitions';
import { readCollection } from '../query/collection';
import { readNavigation } from '../query/navigation';
import { countRows } from '../query/readRows';
import { etagOf } from '../query/shapeRow';
import { readSingle, requireRow } from '../query/single';
import type { Table } from '../schema/schema';
import { createRow } from '../write/createRow';
import { deleteRow } from '../write/deleteRow';
import { parseBody } from '../write/parseBody';
import { updateRow } from '../write/updateRow';
import type { RequestContext } from './context';
import { emptyResponse, jsonResponse, preferenceApplied } from './respond';

/** A request, taken apart: `path` and `search` (without question mark) below the service root. */
export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly body: string;
}

/** Finds what the request's address and method mean and answers it. */
export function route(context: RequestContext, request: IncomingRequest): Response {
  const [first, ...rest] = parseAddress(request.path);
  if (!first) {
    return jsonResponse(context.environment, 200, serviceDocument(context));
  }
  const table = context.schema.tableOfSet(first.name);
  if (table) {
    return routeTable(context, request, table, first, rest);
  }
  if (first.name === 'EntityDefinitions') {
    if (rest.length > 0) {
      throw notModelled(request.path);
    }
    return answerGet(context, request, () => entityDefinitions(context, first.key, readOptions(request.search)));
  }
  if (isOperation(first.name) && rest.length === 0) {
    return callOperation(context, request, first);
  }
  throw unknownSegment(first.name);
}

function routeTable(context: RequestContext, request: IncomingRequest, table: Table, first: Segment, rest: readonly Segment[]): Response {
  const [second] = rest;
  if (second?.name === '$count' && first.key === undefined && request.method === 'GET') {
    const { filter } = parseQuery(readOptions(request.search));
    return jsonResponse(context.environment, 200, countRows(context, table, filter ? { filter } : {}), { 'Content-Type': 'text/plain' });
  }
  if (second && isOperation(second.name) && rest.length === 1 && first.key !== undefined) {
    return callOperation(context, request, second, { table, id: readKey(table, first.key) });
  }
  if (second) {
    return answerGet(context, request, () => readBelow(context, request, table, first, rest));
  }
  if (first.key === undefined) {
    return routeCollection(context, request, table);
  }
  const id = readKey(table, first.key);
  switch (request.method) {
    case 'GET':
      return getSingle(context, request, table, id);
    case 'PATCH':
      return updateRow(context, table, id, parseBody(request.body), parseRowQuery(readOptions(request.search)));
    case 'DELETE':
      return deleteRow(context, table, id);
    default:
      throw methodNotAllowed(request.method);
  }
}

function routeCollection(context: RequestContext, request: IncomingRequest, table: Table): Response {
  const options = readOptions(request.search);
  switch (request.method) {
    case 'GET': {
      const { body, headers } = readCollection(context, { table, path: request.path, search: request.search }, parseQuery(options));
      return jsonResponse(context.environment, 200, body, headers);
    }
    case 'POST':
      return createRow(context, table, parseBody(request.body), parseRowQuery(options));
    default:
      throw methodNotAllowed(request.method);
  }
}

function getSingle(context: RequestContext, request: IncomingRequest, table: Table, id: string): Response {
  const query = parseRowQuery(readOptions(request.search));
  const { annotations } = context.preferences;
  const etag = context.headers.get('If-None-Match');
  if (etag !== null && query.expand.length === 0 && annotations === undefined && etagOf(requireRow(context, table, id, 'Read')) === etag) {
    return emptyResponse(context.environment, 304);
  }
  const applied = annotations === undefined ? [] : [`odata.include-annotations="${annotations}"`];
  return jsonResponse(context.environment, 200, readSingle(context, table, id, query), preferenceApplied(applied));
}

/** `set(id)/navigation`: what can stand below a row and be read. */
function readBelow(context: RequestContext, request: IncomingRequest, table: Table, first: Segment, rest: readonly Segment[]): unknown {
  const [second] = rest;
  if (!second || rest.length > 1 || second.key !== undefined || first.key === undefined || isOperation(second.name)) {
    throw notModelled(request.path);
  }
  return readNavigation(context, { table, id: readKey(table, first.key), path: request.path, search: request.search }, second.name);
}

function answerGet(context: RequestContext, request: IncomingRequest, read: () => unknown): Response {
  if (request.method !== 'GET') {
    throw notModelled(`${request.method} ${request.path}`);
  }
  return jsonResponse(context.environment, 200, read());
}

function serviceDocument(context: RequestContext): unknown {
  const sets = context.schema.tables.map(({ entitySetName }) => ({ name: entitySetName, kind: 'EntitySet', url: entitySetName }));
  return { '@odata.context': `${context.baseUrl}$metadata`, value: sets };
}
