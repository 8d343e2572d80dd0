import { badQuery } from '../errors';
import type { BatchItem, BatchRequest } from './batchRequest';
import { boundaryOf, readPart, splitParts } from './multipart';
import type { Part } from './multipart';

/** Requests in a batch, and in a change set (Microsoft Learn, execute batch operations). */
const requestLimit = 1000;
/** Characters of an address inside a batch (the same page). */
const addressLimit = 65_536;
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/**
 * Reads the body of a batch (Microsoft Learn, execute batch operations). Nothing of it is executed if it can't be read.
 * @throws DataverseError 400 for what is no batch, and for what Dataverse does not take in one: a batch in a batch, a GET in a change
 * set, a request of a change set without Content-ID (a public report), too many requests. Codes and wordings are modelled, those of
 * the limits in the words of public reports.
 */
export function parseBatch(contentType: string | null, body: string): BatchItem[] {
  const boundary = boundaryOf(contentType);
  const parts = boundary === undefined ? undefined : splitParts(body, boundary);
  if (!parts) {
    throw badQuery('The body is no batch: a multipart/mixed content type with the boundary that begins and ends the body was expected.');
  }
  const items = parts.map(readItem);
  if (items.reduce((count, item) => count + (item.kind === 'request' ? 1 : item.requests.length), 0) > requestLimit) {
    throw badQuery(
      `The current batch message contains too many parts. Only batch messages with a maximum number of '${requestLimit}' query ` +
        'operations, including changeset operations, are allowed.',
    );
  }
  return endsProperly(body) ? items : items.map((item, index) => (index === items.length - 1 ? withUnreadableEnd(item) : item));
}

function readItem(part: Part): BatchItem {
  const boundary = boundaryOf(part.headers.get('content-type'));
  if (boundary === undefined) {
    return { kind: 'request', request: readRequest(part) };
  }
  const parts = splitParts(part.content, boundary);
  if (!parts) {
    throw badQuery('A change set is not ended by its boundary.');
  }
  return { kind: 'changeSet', requests: readChangeSet(parts) };
}

function readChangeSet(parts: readonly Part[]): BatchRequest[] {
  const requests = parts.map(readRequest);
  if (requests.length > requestLimit) {
    throw badQuery(
      `The current change set contains too many operations. A maximum number of '${requestLimit}' operations are allowed in a change set.`,
    );
  }
  if (requests.some(({ method }) => method === 'GET')) {
    throw badQuery(
      "An invalid HTTP method 'GET' was detected for a request in a change set. Requests in change sets only support the HTTP methods " +
        "'POST', 'PUT', 'DELETE', and 'PATCH'.",
    );
  }
  const ids = requests.flatMap(({ contentId }) => contentId ?? []);
  if (ids.length < requests.length || new Set(ids).size < ids.length) {
    throw badQuery('Content-ID header not present, or there twice, in a request of a change set.');
  }
  return requests;
}

function readRequest({ headers, content }: Part): BatchRequest {
  const isHttp = /^application\/http\b/i.test(headers.get('content-type') ?? '');
  if (!isHttp || headers.get('content-transfer-encoding')?.toLowerCase() !== 'binary') {
    throw badQuery('Each part of a batch needs Content-Type: application/http and Content-Transfer-Encoding: binary.');
  }
  const [line = '', method = '', url = ''] = /^\s*([A-Z]+) (\S.*?) HTTP\/1\.1[ \t]*(?=\r?\n|$)/.exec(content) ?? [];
  if (!methods.includes(method) || /\$batch(?:$|\?)/.test(url)) {
    throw badQuery(`'${content.trimStart().split(/\r?\n/, 1)[0] ?? ''}' is no request that a batch can hold.`);
  }
  if (url.length > addressLimit) {
    throw badQuery(`An address in a batch is longer than ${addressLimit} characters.`);
  }
  const message = readPart(content.slice(line.length));
  const contentId = headers.get('content-id') ?? message.headers.get('content-id');
  return { method, url, headers: readHeaders(message), body: message.content.trim(), ...(contentId ? { contentId } : {}) };
}

function readHeaders({ headers }: Part): Headers {
  try {
    return new Headers([...headers]);
  } catch (error) {
    throw badQuery(`The headers of a request in the batch can't be read: ${(error as Error).message}`);
  }
}

/** The last line has to end with CRLF, or with two other line endings (Microsoft Learn, troubleshoot Dataverse Web API client errors). */
function endsProperly(body: string): boolean {
  return /(?:\r\n|\n[ \t]*\n)$/.test(body);
}

/** Else the content of the last request can't be read, if it has any (the same page). */
function withUnreadableEnd(item: BatchItem): BatchItem {
  const mark = (request: BatchRequest): BatchRequest => (request.body === '' ? request : { ...request, unreadable: true });
  if (item.kind === 'request') {
    return { ...item, request: mark(item.request) };
  }
  return { ...item, requests: item.requests.map((request, index) => (index === item.requests.length - 1 ? mark(request) : request)) };
}
