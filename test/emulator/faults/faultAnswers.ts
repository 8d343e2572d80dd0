import { DataverseError } from '../errors';
import type { ThrottleLimit } from './faultRule';

/**
 * 429 of a service protection limit. Codes and messages: Microsoft Learn, service protection API limits; that they come in the
 * envelope of other errors is modelled: no captured body is known.
 */
export function throttled(limit: ThrottleLimit): DataverseError {
  return new DataverseError(429, ...throttleErrors[limit]);
}

const throttleErrors: Readonly<Record<ThrottleLimit, readonly [code: string, message: string]>> = {
  requests: ['0x80072322', 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.'],
  time: [
    '0x80072321',
    'Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. ' +
      'Decrease number of concurrent requests or reduce the duration of requests and try again later.',
  ],
  concurrency: ['0x80072326', 'Number of concurrent requests exceeded the limit of 52.'],
};

/** 503 (Microsoft Learn, compose HTTP requests and handle errors). No source for the body: modelled as in other errors. */
export function unavailable(): DataverseError {
  return new DataverseError(503, '0x80040216', 'The service is unavailable.');
}

/** 500. Code and message of the error without a better name (Microsoft Learn, web service error codes), with this status modelled. */
export function unexpectedError(): DataverseError {
  return new DataverseError(500, '0x80040216', 'An unexpected error occurred.');
}

/** 400 of a header X-Emulator-Fault that is not understood: never to be taken for Dataverse's own answer. */
export function faultNotUnderstood(message: string): DataverseError {
  return new DataverseError(400, 'FaultNotUnderstoodByTheEmulator', message);
}

/** What `fetch` rejects with when a connection ends without an answer, as node's own does. */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }) });
  }
}
