import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import type { CheckedRows } from '../../ConnectionManager/dataverse/checkRows';
import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';
import { createEmulator } from '../emulator/emulator';
import type { EnvironmentData } from '../emulator/environmentData';
import { createWebApi } from '../host/webApi';

/** A client on an emulator, and the addresses of rows that it asked for; the host's own requests for metadata don't count. */
export interface EmulatedClient {
  readonly client: DataverseClient;
  readonly asked: readonly string[];
}

/**
 * Makes the real client on an emulator of its own; pauses pass at once.
 *
 * @param data The environment.
 * @param fail Answers a request in place of the emulator; undefined lets it through.
 * @returns The client.
 */
export async function emulatedClient(
  data: EnvironmentData,
  fail: (url: string) => Response | undefined = () => undefined,
): Promise<EmulatedClient> {
  const emulator = await createEmulator(data);
  const asked: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    if (!request.url.includes('/EntityDefinitions(')) {
      asked.push(request.url);
    }
    const answer = fail(request.url);
    return answer ? Promise.resolve(answer) : emulator.fetch(request);
  };
  const webAPI = createWebApi({ fetch, baseUrl: 'http://org.example/api/data/v9.2/' });
  return { client: createDataverseClient({ webAPI }, () => Promise.resolve()), asked };
}

/**
 * Reads all pages.
 *
 * @param pages The pages.
 * @returns The rows and misfits of all pages, in order.
 */
export async function allRows<T>(pages: AsyncIterable<CheckedRows<T>>): Promise<CheckedRows<T>> {
  const read: CheckedRows<T>[] = [];
  for await (const page of pages) {
    read.push(page);
  }
  return { rows: read.flatMap(({ rows }) => rows), misfits: read.flatMap(({ misfits }) => misfits) };
}
