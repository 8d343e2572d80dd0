import type { ProblemKind } from '../model/problem';
import type { DataverseClient, Operation } from './client';
import { DataverseError, toDataverseError } from './errors';
import { toExecuteRequest, type ExecuteRequest } from './executeRequest';

/** Waits a number of milliseconds, or less when the signal is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/**
 * Pauses before a throttled read is tried again, in milliseconds. Dataverse counts requests over 300 seconds
 * (Microsoft Learn, "Service protection API limits") and `context.webAPI` doesn't hand on its Retry-After header.
 */
export const pausesWhenThrottled: readonly number[] = [5_000, 15_000, 45_000];

/**
 * How long an answer is waited for, in milliseconds: the host's methods can't be called back, and one that never answers would leave
 * whoever waits without a word.
 */
const patience = 120_000;

/** A signal that is never given. */
const forever = new AbortController().signal;

/** The host's Web API as far as it is used; `execute` isn't documented, and is there in model-driven apps. */
type HostWebApi = Partial<Pick<ComponentFramework.WebApi, 'retrieveMultipleRecords' | 'retrieveRecord' | 'updateRecord' | 'createRecord' | 'deleteRecord'>> & {
  readonly execute?: (request: ExecuteRequest) => Promise<Response>;
};

/**
 * The parts of the host's context that lead to Dataverse. Canvas apps have no Web API (Microsoft Learn, "WebAPI": available for
 * model-driven apps).
 */
export interface DataverseHost {
  readonly webAPI?: HostWebApi | null;
  readonly utils?: Partial<Pick<ComponentFramework.Utility, 'getEntityMetadata'>> | null;
}

/**
 * Makes the client that goes through the host's context.
 *
 * @param host The host's context, as far as the host has one.
 * @param passTime How to pass time; tests give their own.
 * @param onThrottled Is told when reading pauses because Dataverse limits requests, and when nothing waits any more.
 * @param ended Given when nobody is left to be told: pauses end, and what was throttled isn't asked for again.
 * @returns The client.
 */
export function createDataverseClient(
  host: DataverseHost,
  passTime: Wait = waitForTimer,
  onThrottled: (waiting: boolean) => void = () => undefined,
  ended: AbortSignal = forever,
): DataverseClient {
  const wait = tellingWait(passTime, onThrottled);
  // A feature that the control doesn't require is null where the host lacks it (Microsoft Learn, "uses-feature element").
  const webAPI = host.webAPI ?? {};
  const utils = host.utils ?? {};
  const call = async (operation: Operation, signal: AbortSignal): Promise<unknown> =>
    answerOf(await inTime(offered(webAPI, 'execute')(toExecuteRequest(operation)), signal));
  const execute = (operation: Operation): Promise<unknown> =>
    operation.kind === 'function'
      ? unlessThrottled(() => call(operation, ended), wait, ended)
      : asDataverseError(() => call(operation, forever));
  return {
    async *pages(table, query, pageSize, signal) {
      const asked = new Set<string>();
      let options: string | null = query;
      while (options !== null && !signal.aborted) {
        if (asked.has(options)) {
          throw ownError('other', `The next page of ${table} is one that was read before: ${options}`);
        }
        asked.add(options);
        const asking: string = options;
        const read = (): Promise<ComponentFramework.WebApi.RetrieveMultipleResponse> =>
          offered(webAPI, 'retrieveMultipleRecords')(table, asking, pageSize);
        const page = await unlessThrottled(() => inTime(read(), signal), wait, signal);
        if (signal.aborted) {
          return;
        }
        yield page.entities;
        options = optionsOf(table, page.nextLink);
      }
    },
    row: (table, id, query) => unlessThrottled(() => inTime(offered(webAPI, 'retrieveRecord')(table, id, query), ended), wait, ended),
    async update(table, id, changes) {
      await asDataverseError(() => inTime(offered(webAPI, 'updateRecord')(table, id, { ...changes }), forever));
    },
    create: (table, values) => asDataverseError(async () => idOf(await inTime(offered(webAPI, 'createRecord')(table, { ...values }), forever))),
    async remove(table, id) {
      await asDataverseError(() => inTime(offered(webAPI, 'deleteRecord')(table, id), forever));
    },
    execute: typeof webAPI.execute === 'function' ? (operation) => execute(operation) : null,
    tableMetadata: (logicalName) => unlessThrottled(() => inTime(offered(utils, 'getEntityMetadata')(logicalName), ended), wait, ended),
  };
}

/** A method of the host, which still belongs to its object. */
function offered<T extends object, K extends keyof T & string>(host: T, name: K): NonNullable<T[K]> {
  const method: unknown = host[name];
  if (typeof method !== 'function') {
    throw ownError('notAvailable', `The host has no ${name}.`);
  }
  return method.bind(host) as NonNullable<T[K]>;
}

function ownError(kind: ProblemKind, detail: string): DataverseError {
  return new DataverseError({ kind, privilege: null, code: null, detail });
}

async function asDataverseError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw toDataverseError(thrown);
  }
}

/** Waits no longer than {@link patience}; after the signal without looking at the clock, since nobody is left to be told. */
async function inTime<T>(answer: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  let stopTimer: () => void = () => undefined;
  const noAnswer = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(ownError('unreachable', `No answer came within ${patience / 1_000} seconds.`)), patience);
    stopTimer = () => clearTimeout(timer);
  });
  signal.addEventListener('abort', stopTimer);
  try {
    return await Promise.race([answer, noAnswer]);
  } finally {
    stopTimer();
    signal.removeEventListener('abort', stopTimer);
  }
}

async function unlessThrottled<T>(read: () => Promise<T>, wait: Wait, signal: AbortSignal): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await read();
    } catch (thrown) {
      const error = toDataverseError(thrown);
      const pause = pausesWhenThrottled[attempt];
      if (error.problem.kind !== 'throttled' || pause === undefined || signal.aborted) {
        throw error;
      }
      await wait(pause, signal);
      if (signal.aborted) {
        throw error;
      }
    }
  }
}

/** Typed as text, and seen as an object with `guid` (a public test rig). */
function idOf({ id }: { readonly id: unknown }): string {
  const guid = typeof id === 'object' && id !== null ? (id as { readonly guid?: unknown }).guid : id;
  return typeof guid === 'string' ? guid.replace(/[{}]/g, '').toLowerCase() : '';
}

/** Some hosts resolve refused calls too, with `ok` false. */
async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) {
    throw toDataverseError({ title: `The call was answered with status ${response.status}.`, raw: text });
  }
  return text === '' ? null : JSON.parse(text);
}

/** `nextLink` is a whole URL; the method takes its query part as options (Microsoft Learn, "retrieveMultipleRecords"). */
function optionsOf(table: string, nextLink: string | undefined): string | null {
  if (!nextLink) {
    return null;
  }
  const start = nextLink.indexOf('?');
  if (start < 0) {
    throw ownError('other', `The link to the next page of ${table} can't be followed: ${nextLink}`);
  }
  return nextLink.slice(start);
}

/** Tells when the first of the waits begins, and when the last is over. */
function tellingWait(wait: Wait, tell: (waiting: boolean) => void): Wait {
  let waits = 0;
  return async (milliseconds, signal) => {
    waits++;
    tell(true);
    try {
      await wait(milliseconds, signal);
    } finally {
      waits--;
      tell(waits > 0);
    }
  };
}

/**
 * Waits by the page's own timers.
 *
 * @param milliseconds How long.
 * @param signal Ends the waiting at once.
 */
export function waitForTimer(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
