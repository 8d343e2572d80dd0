import { badBody, badQuery } from '../errors';
import { parseBody } from '../write/parseBody';
import type { BatchRequest } from './batchRequest';

/** Addresses of the rows that earlier requests of a change set created, by Content-ID. */
export type ContentIds = ReadonlyMap<string, string>;

/**
 * A request of a batch, ready to be answered, with the addresses in the place of `$1`: at the beginning of its address, and in the
 * values of `@odata.bind` and `@odata.id` in its body (Microsoft Learn, execute batch operations: reference URIs in an operation).
 * @throws DataverseError 400 for a Content-ID that no earlier request of the change set has (the same page; the code is modelled), or
 * whose request asked for the row back, which comes without its address (a public report), and for content that can't be read
 */
export function resolveContentIds(request: BatchRequest, known: ContentIds): BatchRequest {
  if (request.unreadable) {
    const inner = 'InnerException : System.ArgumentException: Stream was not readable.';
    throw badBody(`Error identified in Payload provided by the user for Entity :'', ${inner}`);
  }
  const url = request.url.replace(/^\/?\$(?!metadata\b)([^/(?]+)/, (_, id: string) => addressOf(id, known));
  return { ...request, url, body: request.body.includes('"$') ? resolveBody(request.body, known) : request.body };
}

function resolveBody(body: string, known: ContentIds): string {
  return JSON.stringify(parseBody(body), (key, value: unknown) => (/@odata\.(bind|id)$/.test(key) ? resolveValue(value, known) : value));
}

function resolveValue(value: unknown, known: ContentIds): unknown {
  if (Array.isArray(value)) {
    return value.map((element: unknown) => resolveValue(element, known));
  }
  const id = typeof value === 'string' ? /^\/?\$([^/(?]+)$/.exec(value)?.[1] : undefined;
  return id === undefined ? value : addressOf(id, known);
}

function addressOf(id: string, known: ContentIds): string {
  const address = known.get(id);
  if (address === undefined) {
    throw badQuery(`Content-ID Reference: '$${id}' does not exist in the batch context.`);
  }
  return address;
}
