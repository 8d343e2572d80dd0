import type { Problem, ProblemKind } from '../model/problem';

/** The one error that leaves this folder. */
export class DataverseError extends Error {
  public constructor(public readonly problem: Problem) {
    super(problem.detail);
    this.name = 'DataverseError';
    Object.setPrototypeOf(this, DataverseError.prototype);
  }
}

/**
 * Codes of Dataverse's Web API, as Microsoft Learn lists them ("Web service error codes", "Service protection API limits"). A user
 * without a role (0x80042f09) or a disabled one (0x8004a112) gets no further than one who isn't a member.
 */
const kindByCode: Readonly<Record<string, ProblemKind>> = {
  '0x80040220': 'privilege',
  '0x80048306': 'privilege',
  '0x80072560': 'notMember',
  '0x80042f09': 'notMember',
  '0x8004a112': 'notMember',
  '0x80072321': 'throttled',
  '0x80072322': 'throttled',
  '0x80072326': 'throttled',
};

/** `UnExpected` of Microsoft Learn, "Web service error codes": what stands where an answer has no code of its own, or none came. */
export const unexpectedError = '0x80040216';

/** A row isn't there, or not any more (Microsoft Learn, "Web service error codes"). */
export const rowMissing = '0x80040217';

/** The answer for a table that the environment hasn't got (an unknown segment of the URL); its code is not settled. */
const missingTable = /^Resource not found for the segment/i;

/** What hosts without a Web API say, such as the studio. */
const notOffered = /not (yet )?(implemented|supported)/i;

/** What browsers say of a request that got no answer. */
const noAnswer = /failed to fetch|networkerror|a network error occurred|network connection was lost|appears to be offline|load failed/i;

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

/**
 * Whether nothing is known of what was asked for: no answer came, or the service was too busy to give one.
 *
 * @param error The error.
 */
export function isNoAnswer({ problem: { kind } }: DataverseError): boolean {
  return kind === 'throttled' || kind === 'unreachable';
}

/** Goes by the code. Words count where there is none: Dataverse's own messages speak of networks and of what isn't supported, too. */
function kindOf(code: string | null, detail: string): ProblemKind {
  const byCode = code === null ? undefined : kindByCode[code];
  if (byCode) {
    return byCode;
  }
  if (missingTable.test(detail) || (code === null && notOffered.test(detail))) {
    return 'notAvailable';
  }
  return (code === null || code === unexpectedError) && noAnswer.test(detail) ? 'unreachable' : 'other';
}

function privilegeIn(detail: string): string | null {
  return /missing (prv\w+) privilege/.exec(detail)?.[1] ?? null;
}

function messageOf(thrown: unknown): string {
  const messages = layersOf(thrown).map((layer) => propertyOf(layer, 'message'));
  const found = [...messages, propertyOf(thrown, 'title'), thrown].find((text) => typeof text === 'string' && text !== '');
  return typeof found === 'string' ? found : '';
}

/** A code of Dataverse's says failure in its top bit (`0x8.......`); the small `code` of a browser's DOMException is none. */
function codeOf(thrown: unknown): string | null {
  for (const layer of layersOf(thrown)) {
    const code = propertyOf(layer, 'errorCode') ?? propertyOf(layer, 'code');
    if (typeof code === 'number' && code >>> 0 >= 0x80000000) {
      return `0x${(code >>> 0).toString(16).padStart(8, '0')}`;
    }
    if (typeof code === 'string' && /^0x[0-9a-f]{8}$/i.test(code)) {
      return code.toLowerCase();
    }
  }
  return null;
}

/** The error and what hosts are seen to put into it, undocumented: the answer's own error, an inner one, the answer's text. */
function layersOf(thrown: unknown): readonly unknown[] {
  const raw = parsed(propertyOf(thrown, 'raw'));
  return [thrown, propertyOf(thrown, 'error'), propertyOf(thrown, 'innererror'), raw, propertyOf(raw, 'error')];
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return null;
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
