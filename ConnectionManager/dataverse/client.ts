import type { ProblemKind } from '../model/problem';
import { DataverseError, toDataverseError } from './errors';

/** How this control reads Dataverse. The one implementation goes through the host's `context.webAPI`. */
export interface DataverseClient {
  /**
   * Reads a query page by page.
   *
   * @param table Logical name of the table.
   * @param query OData system query options, beginning with `?`.
   * @param pageSize Rows a page; Dataverse caps it at 5,000, at 500 for elastic tables.
   * @param signal Ends the reading between two pages.
   * @returns One array of unchecked rows for each page.
   * @throws DataverseError where a page can't be read: of kind `notAvailable` where the host has no Web API, and where
   * a page leads back to one that was read before, or to none that can be asked for.
   */
  pages(table: string, query: string, pageSize: number, signal: AbortSignal): AsyncGenerator<readonly unknown[], void>;
}

/** Waits a number of milliseconds, or less when the signal is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/**
 * Pauses before a throttled page is asked for again, in milliseconds. Dataverse counts requests over 300 seconds
 * (Microsoft Learn, "Service protection API limits") and `context.webAPI` doesn't hand on its Retry-After header.
 */
const pausesWhenThrottled = [5_000, 15_000, 45_000];

/** The one method that reads. Canvas apps have no Web API (Microsoft Learn, "WebAPI": available for model-driven apps). */
type RecordReader = Pick<ComponentFramework.WebApi, 'retrieveMultipleRecords'>;

/**
 * Makes the client that goes through the host's Web API.
 *
 * @param webApi The host's `context.webAPI`, as far as the host has one.
 * @param wait How to pass time; tests give their own.
 * @returns The client.
 */
export function createDataverseClient(webApi: Partial<RecordReader> | undefined, wait: Wait = waitForTimer): DataverseClient {
  return {
    async *pages(table, query, pageSize, signal) {
      if (!canRead(webApi)) {
        throw ownError('notAvailable', 'The host has no webAPI.retrieveMultipleRecords.');
      }
      const asked = new Set<string>();
      let options: string | null = query;
      while (options !== null && !signal.aborted) {
        if (asked.has(options)) {
          throw ownError('other', `The next page of ${table} is one that was read before: ${options}`);
        }
        asked.add(options);
        const page: ComponentFramework.WebApi.RetrieveMultipleResponse = await readPage(webApi, wait, table, options, pageSize, signal);
        if (signal.aborted) {
          return;
        }
        yield page.entities;
        options = optionsOf(table, page.nextLink);
      }
    },
  };
}

function canRead(webApi: Partial<RecordReader> | undefined): webApi is RecordReader {
  return typeof webApi?.retrieveMultipleRecords === 'function';
}

function ownError(kind: ProblemKind, detail: string): DataverseError {
  return new DataverseError({ kind, privilege: null, code: null, detail });
}

async function readPage(
  webApi: RecordReader,
  wait: Wait,
  table: string,
  options: string,
  pageSize: number,
  signal: AbortSignal,
): Promise<ComponentFramework.WebApi.RetrieveMultipleResponse> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await webApi.retrieveMultipleRecords(table, options, pageSize);
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

function waitForTimer(milliseconds: number, signal: AbortSignal): Promise<void> {
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
