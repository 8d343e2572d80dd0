import { randomUUID } from 'node:crypto';
import type { DataverseError } from '../errors';
import type { Environment } from './context';

type HeaderMap = Record<string, string>;

const requestLimit = 8000;

/** An answer with a JSON body and the headers every answer of the Web API carries. */
export function jsonResponse(environment: Environment, status: number, body: unknown, headers: HeaderMap = {}): Response {
  const contentType = 'application/json; odata.metadata=minimal';
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': contentType, ...commonHeaders(environment), ...headers } });
}

/** 204 (or 304), which carries text/html as its content type though it has no content. */
export function emptyResponse(environment: Environment, status: 204 | 304, headers: HeaderMap = {}): Response {
  return new Response(null, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...commonHeaders(environment), ...headers } });
}

/** Dataverse's error envelope: code and message, nothing else (since May 2020). */
export function errorResponse(environment: Environment, error: DataverseError): Response {
  return jsonResponse(environment, error.status, { error: { code: error.code, message: error.message } });
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
