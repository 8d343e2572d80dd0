import { randomUUID } from 'node:crypto';
import type { DataverseError } from '../errors';
import type { Environment } from './context';
import { wantsAnnotation } from './preferences';
import type { Preferences } from './preferences';

type HeaderMap = Record<string, string>;

const requestLimit = 8000;

/** An answer with a JSON body and the headers every answer of the Web API carries. */
export function jsonResponse(environment: Environment, status: number, body: unknown, headers: HeaderMap = {}): Response {
  const contentType = 'application/json; odata.metadata=minimal';
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': contentType, ...commonHeaders(environment), ...headers } });
}

/** A plain text, which begins with a byte order mark (Microsoft Learn, retrieve a table row: the answer to `/$count`). */
export function textResponse(environment: Environment, text: string): Response {
  return new Response(`\ufeff${text}`, { status: 200, headers: { 'Content-Type': 'text/plain', ...commonHeaders(environment) } });
}

/** 204 (or 304), which carries text/html as its content type though it has no content. */
export function emptyResponse(environment: Environment, status: 204 | 304, headers: HeaderMap = {}): Response {
  return new Response(null, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...commonHeaders(environment), ...headers } });
}

/** The answer to a batch: parts with a boundary between them. */
export function multipartResponse(environment: Environment, status: number, body: string, boundary: string): Response {
  return new Response(body, { status, headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}`, ...commonHeaders(environment) } });
}

/**
 * Dataverse's error envelope: code and message, nothing else (since May 2020) unless annotations are asked for. Of those that
 * Microsoft Learn (compose HTTP requests and handle errors) shows, what only plug-ins give is left out.
 * @param preferences of the request, where it was read so far
 */
export function errorResponse(environment: Environment, error: DataverseError, preferences?: Preferences): Response {
  const { code, message } = error;
  return jsonResponse(environment, error.status, { error: { code, message, ...(preferences ? errorAnnotations(error, preferences) : {}) } });
}

function errorAnnotations({ status, code, message }: DataverseError, preferences: Preferences): HeaderMap {
  const number = code.replace(/^0x/, '');
  const link = `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${number}&client=platform`;
  const all: [string, string][] = [
    ['Microsoft.PowerApps.CDS.ErrorDetails.ApiExceptionHttpStatusCode', String(status)],
    ['Microsoft.PowerApps.CDS.HelpLink', link],
    ['Microsoft.PowerApps.CDS.InnerError.Message', message],
  ];
  return Object.fromEntries(all.filter(([name]) => wantsAnnotation(preferences, name)).map(([name, value]) => [`@${name}`, value]));
}

/** `Preference-Applied` for the preferences that an answer honours. */
export function preferenceApplied(applied: readonly string[]): HeaderMap {
  return applied.length > 0 ? { 'Preference-Applied': applied.join(',') } : {};
}

function commonHeaders(environment: Environment): HeaderMap {
  return {
    'OData-Version': '4.0',
    'Cache-Control': 'no-cache',
    'x-ms-service-request-id': randomUUID(),
    'x-ms-ratelimit-burst-remaining-xrm-requests': String(Math.max(0, requestLimit - environment.served.count)),
    'x-ms-ratelimit-time-remaining-xrm-requests': '1,200.00',
  };
}
