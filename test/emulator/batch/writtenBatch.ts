import type { Json } from '../fixtures/client';
import { boundaryOf, splitParts } from './multipart';

/** A request of a batch as it is written: its line, headers and body. */
export interface Written {
  readonly line: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly contentId?: string;
}

/** An answer inside a batch's. */
export interface Inner {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  readonly contentId?: string;
}

function writeRequest({ line, body, headers = {}, contentId }: Written): string {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `${line} HTTP/1.1`,
    ...Object.entries({ ...type, ...headers }).map((entry) => entry.join(': ')),
    '',
    body === undefined ? '' : JSON.stringify(body),
  ].join('\r\n');
}

/** Parts with a boundary before, between and after them. */
export function join(boundary: string, parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
}

/** A change set of requests, numbered from 1. */
export function changeSet(...requests: Written[]): string {
  const parts = requests.map((request, index) => writeRequest({ contentId: String(index + 1), ...request }));
  return `Content-Type: multipart/mixed; boundary="changeset_1"\r\n\r\n${join('changeset_1', parts)}`;
}

/** A batch of requests and of change sets that are written already; its boundary is `batch_1`. */
export function batchOf(...items: (string | Written)[]): string {
  return join('batch_1', items.map((item) => (typeof item === 'string' ? item : writeRequest(item))));
}

function readInner(content: string, contentId: string | undefined): Inner {
  const [, status, head = '', body = ''] = /^HTTP\/1\.1 (\d+) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n([^]*)$/.exec(content) ?? [];
  const headers = new Headers(head.split('\r\n').filter((line) => line !== '').map((line) => line.split(/: (.*)/, 2) as [string, string]));
  const json = (body.trim() === '' ? {} : JSON.parse(body)) as Json;
  return { status: Number(status), headers, body: json, ...(contentId ? { contentId } : {}) };
}

/** The answers in a batch's answer; those of a change set as a list in the list. */
export function readAnswers(text: string, boundary: string): (Inner | Inner[])[] {
  return (splitParts(text, boundary) ?? []).map(({ headers, content }) => {
    const inner = boundaryOf(headers.get('content-type'));
    return inner === undefined ? readInner(content, headers.get('content-id')) : (readAnswers(content, inner) as Inner[]);
  });
}
