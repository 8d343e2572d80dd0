import type { Reply } from '../fixtures/client';
import { formOf, valueDifferences } from './compareValues';
import type { Json } from './compareValues';
import type { RecordedAnswer } from './exchange';
import type { Scenario } from './scenario';

/** Headers of the Web API, with how their values are compared; the others are of the machines before it. */
const comparedHeaders: Readonly<Record<string, 'value' | 'form'>> = {
  'odata-version': 'value',
  'content-type': 'value',
  'cache-control': 'value',
  'preference-applied': 'value',
  'odata-entityid': 'form',
  location: 'form',
  etag: 'form',
  'retry-after': 'form',
  'x-ms-session-token': 'form',
  'x-ms-service-request-id': 'form',
  'x-ms-ratelimit-burst-remaining-xrm-requests': 'form',
  'x-ms-ratelimit-time-remaining-xrm-requests': 'form',
};

/**
 * What an answer of the emulator has otherwise than the recorded one: status, headers, an error's code and message (ids,
 * counts and positions left out), else the body's keys in their order and its values.
 * @returns a line a difference, none if the two agree
 */
export function differences(recorded: RecordedAnswer, reply: Reply, scenario: Scenario): string[] {
  return [...statusDifferences(recorded, reply), ...headerDifferences(recorded, reply), ...bodyDifferences(recorded, reply, scenario)];
}

function statusDifferences({ status }: RecordedAnswer, reply: Reply): string[] {
  const agrees = status === undefined || (status === '4xx' ? reply.status >= 400 && reply.status < 500 : status === reply.status);
  const error = reply.status >= 400 ? ` ${JSON.stringify(reply.body.error)}` : '';
  return agrees ? [] : [`status ${reply.status} instead of ${status}${error}`];
}

function headerDifferences(recorded: RecordedAnswer, reply: Reply): string[] {
  return Object.entries(recorded.headers).flatMap(([name, value]) => {
    const how = comparedHeaders[name.toLowerCase()];
    const actual = reply.headers.get(name);
    const isLike = (text: string): boolean => isDescription(value) || formOf(text) === formOf(value);
    const agrees = how === undefined || actual === value || (how === 'form' && actual !== null && isLike(actual));
    return agrees ? [] : [`header ${name}: ${actual ?? 'none'} instead of ${value}`];
  });
}

/** Whether a header's value is not printed but described (`(the new workflowid)`, `<seconds>`) or taken out. */
function isDescription(value: string): boolean {
  return /^(\(.*\)|<.*>|REDACTED)$/.test(value);
}

function bodyDifferences({ body }: RecordedAnswer, reply: Reply, scenario: Scenario): string[] {
  if (typeof body !== 'object' || body === null) {
    return [];
  }
  if ('error' in body) {
    return errorDifferences(body.error as Json, reply, scenario);
  }
  const context = '@odata.context' in body ? {} : { '@odata.context': reply.body['@odata.context'] };
  return valueDifferences('body', { ...context, ...body }, reply.body, scenario);
}

function errorDifferences(recorded: Json, reply: Reply, { laterCode, message }: Scenario): string[] {
  const actual = (reply.body.error ?? {}) as Json;
  const code = laterCode ?? (isCode(recorded.code) ? recorded.code : undefined);
  const keys = [Object.keys(reply.body), Object.keys(actual)].map((names) => names.join()).join(':');
  const isLike = message ? message.test(String(actual.message)) : messageForm(recorded.message) === messageForm(actual.message);
  return [
    ...(keys === 'error:code,message' ? [] : [`an error with the keys ${keys} instead of error:code,message`]),
    ...(code === undefined || code === actual.code ? [] : [`code ${String(actual.code)} instead of ${code}`]),
    ...(isLike ? [] : [`message "${String(actual.message)}" instead of "${String(recorded.message)}"`]),
  ];
}

/** Older pages print an empty code, others none. */
function isCode(code: unknown): code is string {
  return typeof code === 'string' && code.startsWith('0x');
}

/** A message without ids, counts and positions; names, figures, and what is said about them, are left. */
function messageForm(message: unknown): string {
  const text = String(message).replace(/<GUID>|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '<id>');
  return text.replace(/\bposition \d+/g, 'position <n>').replace(/Count=\d+/g, 'Count=<n>').trim().replace(/\.$/, '');
}
