import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { BatchReply, ItemReply } from './runBatch';

/** The body of a batch's answer, and the boundary that its content type names. */
export interface BatchResponse {
  readonly boundary: string;
  readonly body: string;
}

const end = '\r\n';
const kept = ['OData-Version', 'Preference-Applied', 'ETag', 'x-ms-session-token'];

/** Writes the answers to a batch as Microsoft Learn (execute batch operations) shows them: a part each, those of a change set in one. */
export async function writeBatchResponse(replies: readonly ItemReply[]): Promise<BatchResponse> {
  const boundary = `batchresponse_${randomUUID()}`;
  const write = (reply: ItemReply): Promise<string> => (reply.kind === 'request' ? writePart(reply.reply) : writeChangeSet(reply.replies));
  const parts = await Promise.all(replies.map(write));
  return { boundary, body: joinParts(boundary, parts) };
}

async function writeChangeSet(replies: readonly BatchReply[]): Promise<string> {
  const boundary = `changesetresponse_${randomUUID()}`;
  const parts = await Promise.all(replies.map(writePart));
  return `Content-Type: multipart/mixed; boundary=${boundary}${end}${end}${joinParts(boundary, parts)}`;
}

async function writePart({ response, contentId }: BatchReply): Promise<string> {
  const body = await response.text();
  const lines = [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`,
    ...headerLines(response, body),
    '',
    body,
  ];
  return lines.join(end) + end;
}

/** An error has its request's id, what has content its type, and a written row its address twice. */
function headerLines({ headers, status }: Response, body: string): string[] {
  const line = (name: string, value: string | null): string[] => (value === null ? [] : [`${name}: ${value}`]);
  const streaming = status < 400 ? '; odata.streaming=true' : '';
  const type = headers.get('Content-Type')?.replace(/^(application\/json; odata\.metadata=minimal)$/, `$1${streaming}`) ?? null;
  const address = headers.get('OData-EntityId');
  return [
    ...(status < 400 ? [] : line('REQ_ID', headers.get('x-ms-service-request-id'))),
    ...(body === '' ? [] : line('Content-Type', type)),
    ...kept.flatMap((name) => line(name, headers.get(name))),
    ...line('Location', address),
    ...line('OData-EntityId', address),
  ];
}

function joinParts(boundary: string, parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}${end}${part}`).join('')}--${boundary}--${end}`;
}
