import { OrgError } from './orgError';
import { redact } from './redact';
import { sendToOrg, type OrgConnection } from './sendToOrg';

/**
 * Reads one address of an environment's Web API.
 *
 * @param connection The environment.
 * @param address Whole, or without scheme and host.
 * @param prefer The value of the Prefer header, if any.
 * @returns The JSON object.
 * @throws OrgError (as a rejection), of kind `answered` where the answer is no success or no JSON object.
 */
export async function readJson(connection: OrgConnection, address: string, prefer?: string): Promise<Record<string, unknown>> {
  const preference: Record<string, string> = prefer === undefined ? {} : { Prefer: prefer };
  const headers = { Accept: 'application/json', 'OData-MaxVersion': '4.0', 'OData-Version': '4.0', ...preference };
  const response = await sendToOrg(connection, { method: 'GET', address, headers });
  const body = parseObject(await readText(response, connection.origin));
  if (!response.ok || body === undefined) {
    throw answeredError(response, body);
  }
  return body;
}

async function readText(response: Response, origin: string): Promise<string> {
  try {
    return await response.text();
  } catch {
    throw new OrgError('unreachable', `A network error occurred: an answer of ${origin} broke off.`);
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The one about a missing privilege has some 500 characters, and the privilege stands near its end. */
const longestMessage = 1_000;

/** Dataverse's envelope is `{"error":{"code":"0x...","message":"..."}}`. */
function answeredError({ status, headers }: Response, body: Record<string, unknown> | undefined): OrgError {
  const { code, message } = (body?.error ?? {}) as { code?: unknown; message?: unknown };
  const words = typeof message === 'string' && message !== '' ? redact(message, longestMessage) : 'the answer is none of the Web API';
  const retryAfter = secondsOf(headers.get('Retry-After'));
  const answer = { status, code: typeof code === 'string' ? code : '', ...(retryAfter === undefined ? {} : { retryAfter }) };
  return new OrgError('answered', `HTTP ${status}: ${words}`, answer);
}

/** Seconds, or a date (RFC 9110, Retry-After). */
function secondsOf(retryAfter: string | null): number | undefined {
  const text = retryAfter?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
