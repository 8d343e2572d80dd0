import type { IncomingHttpHeaders } from 'node:http';

/**
 * What of a request goes on to the environment, in lower case: what to answer and how, under which condition, and which version of
 * the data; nothing that says who asks, or that turns the environment's own logic off.
 */
const requestHeaders = new Set([
  'accept',
  'consistency',
  'content-type',
  'if-match',
  'if-none-match',
  'mscrm.sessiontoken',
  'mscrm.solutionuniquename',
  'mscrm.suppressduplicatedetection',
  'odata-maxversion',
  'odata-version',
  'prefer',
]);

/**
 * What of an answer goes back to the page. Its body has been decoded by then, so its encoding and length are not among them; nor is
 * anything that would leave something in the browser or ask it to sign in.
 */
const answerHeaders = [
  'content-type',
  'etag',
  'location',
  'odata-entityid',
  'odata-version',
  'preference-applied',
  'retry-after',
  'x-ms-ratelimit-burst-remaining-xrm-requests',
  'x-ms-ratelimit-time-remaining-xrm-requests',
  'x-ms-service-request-id',
  'x-ms-session-token',
] as const;

/**
 * What every answer carries: no copy stays in the browser, and what somebody keeps in the environment (a web page, a picture with a
 * script) has no rights where it is opened by its address.
 */
const ownHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/** The headers of a request that may go on to the environment. */
export function passRequestHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => requestHeaders.has(entry[0]) && typeof entry[1] === 'string'),
  );
}

/** The headers of an answer that may go back to the page, and the proxy's own. */
export function passAnswerHeaders(headers: Headers): Record<string, string> {
  const passed = answerHeaders.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), ...ownHeaders };
}
