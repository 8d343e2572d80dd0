import { notModelled, unknownSegment } from '../errors';
import { parseAddress } from '../odata/address';
import type { Segment } from '../odata/address';
import { readOptions } from '../odata/parseQuery';
import { callOperation, isOperation } from '../operations/callOperation';
import { entityDefinitions } from '../operations/entityDefinitions';
import { idOfKey } from '../query/rowKey';
import type { Table } from '../schema/schema';
import type { RequestContext } from './context';
import { jsonResponse } from './respond';
import { routeRead } from './routeRead';
import { routeWrite } from './routeWrite';

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
    return answerGet(context, request, () => entityDefinitions(context, first.key, rest, readOptions(request.search)));
  }
  if (isOperation(first.name) && rest.length === 0) {
    return callOperation(context, request, first);
  }
  throw unknownSegment(first.name);
}

function routeTable(context: RequestContext, request: IncomingRequest, table: Table, first: Segment, rest: readonly Segment[]): Response {
  const [second] = rest;
  if (second && isOperation(second.name) && rest.length === 1 && first.key !== undefined) {
    return callOperation(context, request, second, { table, id: idOfKey(context, table, first.key) });
  }
  return request.method === 'GET' ? routeRead(context, request, table, first, rest) : routeWrite(context, request, table, first, rest);
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
