import { notModelled } from '../errors';
import { answerFetch } from '../fetchxml/answerFetch';
import type { Segment } from '../odata/address';
import { parseQuery, parseRowQuery, readOptions } from '../odata/parseQuery';
import { countCollection, readCollection } from '../query/collection';
import type { CollectionAddress } from '../query/collection';
import { readBelow } from '../query/readBelow';
import { idOfKey } from '../query/rowKey';
import { etagOf } from '../query/shapeRow';
import { readSingle, requireRow } from '../query/single';
import type { Table } from '../schema/schema';
import type { RequestContext } from './context';
import { appliedAnnotations, checkReadingHeaders } from './preferences';
import { emptyResponse, jsonResponse, preferenceApplied, textResponse } from './respond';
import type { IncomingRequest } from './route';

/**
 * Answers a request that reads a table: the entity set, a row, or what stands below a row.
 * @param first the segment of the entity set
 * @param rest the segments below it
 */
export function routeRead(context: RequestContext, request: IncomingRequest, table: Table, first: Segment, rest: readonly Segment[]): Response {
  checkReadingHeaders(context.headers);
  const options = readOptions(request.search);
  if (first.key === undefined) {
    return readSet(context, { table, path: request.path, search: request.search }, options, rest);
  }
  const id = idOfKey(context, table, first.key, parseQuery(options).partitionId);
  return rest.length > 0
    ? readBelow(context, { table, id, path: request.path, search: request.search }, rest)
    : readRow(context, table, id, options);
}

function readSet(context: RequestContext, address: CollectionAddress, options: ReadonlyMap<string, string>, rest: readonly Segment[]): Response {
  const [second, ...others] = rest;
  if (second?.name === '$count' && others.length === 0) {
    return textResponse(context.environment, String(countCollection(context, address, parseQuery(options))));
  }
  if (second) {
    throw notModelled(address.path);
  }
  const { body, headers } = answerFetch(context, address.table, options) ?? readCollection(context, address, parseQuery(options));
  return jsonResponse(context.environment, 200, body, headers);
}

/**
 * 304 for a row that is as the client has it, but never with $expand or annotations (Microsoft Learn, conditional operations). A row of an
 * elastic table comes with an ETag header (recorded exchanges of such a table).
 */
function readRow(context: RequestContext, table: Table, id: string, options: ReadonlyMap<string, string>): Response {
  const query = parseRowQuery(options);
  const { annotations } = context.preferences;
  const etag = etagOf(table, requireRow(context, table, id, 'Read'));
  if (context.headers.get('If-None-Match') === etag && query.expand.length === 0 && annotations === undefined) {
    return emptyResponse(context.environment, 304);
  }
  const headers = { ...preferenceApplied(appliedAnnotations(context.preferences)), ...(table.elastic ? { ETag: etag } : {}) };
  return jsonResponse(context.environment, 200, readSingle(context, table, id, query), headers);
}
