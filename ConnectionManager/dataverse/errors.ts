import type { Problem, ProblemKind } from '../model/problem';

/** The one error that leaves this folder. */
export class DataverseError extends Error {
  public constructor(public readonly problem: Problem) {
    super(problem.detail);
    this.name = 'DataverseError';
    Object.setPrototypeOf(this, DataverseError.prototype);
  }
}

/** Codes of Dataverse's Web API, as Microsoft Learn lists them ("Web service error codes", "Service protection API limits"). */
const kindByCode: Readonly<Record<string, ProblemKind>> = {
  '0x80040220': 'privilege',
  '0x80072560': 'notMember',
  '0x80072321': 'throttled',
  '0x80072322': 'throttled',
  '0x80072326': 'throttled',
};

/**
 * Turns whatever a host's Web API rejects with into one kind of error.
 *
 * Hosts reject with plain objects, `{ errorCode: number, message: string }` by the documentation of `context.webAPI`;
 * the code's decimal value is that of the HTTP answer's `0x8004....`. Some hosts throw an `Error`, or give the code as text.
 *
 * @param thrown What was caught.
 * @returns The same thing as a `DataverseError`.
 */
export function toDataverseError(thrown: unknown): DataverseError {
  if (thrown instanceof DataverseError) {
    return thrown;
  }
  const detail = messageOf(thrown);
  const code = codeOf(thrown);
  return new DataverseError({ kind: kindOf(code, detail), privilege: privilegeIn(detail), code, detail });
}

function kindOf(code: string | null, detail: string): ProblemKind {
  const byCode = code === null ? undefined : kindByCode[code];
  if (byCode) {
    return byCode;
  }
  if (/not (yet )?(implemented|supported)|Resource not found for the segment/i.test(detail)) {
    return 'notAvailable';
  }
  return /failed to fetch|network|offline|load failed/i.test(detail) ? 'unreachable' : 'other';
}

function privilegeIn(detail: string): string | null {
  return /missing (prv\w+) privilege/.exec(detail)?.[1] ?? null;
}

function messageOf(thrown: unknown): string {
  const message = propertyOf(thrown, 'message');
  if (typeof message === 'string' && message) {
    return message;
  }
  return typeof thrown === 'string' ? thrown : '';
}

function codeOf(thrown: unknown): string | null {
  const code = propertyOf(thrown, 'errorCode') ?? propertyOf(thrown, 'code');
  if (typeof code === 'number' && Number.isInteger(code)) {
    return `0x${(code >>> 0).toString(16).padStart(8, '0')}`;
  }
  return typeof code === 'string' && /^0x[0-9a-f]{8}$/i.test(code) ? code.toLowerCase() : null;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
