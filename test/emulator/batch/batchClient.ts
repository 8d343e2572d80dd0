import type { DataRow } from '../environmentData';
import { serviceRoot, startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { contoso } from '../fixtures/contoso';
import { boundaryOf } from './multipart';
import { readAnswers } from './writtenBatch';
import type { Inner, Written } from './writtenBatch';

type Answers = readonly (Inner | Inner[])[];
type Headers = Readonly<Record<string, string>>;

/** Sends batches to an emulator on the fixture. */
export interface BatchClient {
  readonly client: Client;
  readonly post: (body: string, headers?: Headers) => Promise<Response>;
  /** The batch's status, and the answers in it. */
  readonly send: (body: string, headers?: Headers) => Promise<{ status: number; answers: Answers }>;
  /** Status and code of a batch that is refused as a whole. */
  readonly refused: (body: string, headers?: Headers) => Promise<[number, string]>;
  /** The names of the connectors that there are. */
  readonly names: () => Promise<unknown[]>;
}

/** A request that creates a connector. */
export function create(name: string): Written {
  return { line: 'POST connectors', body: { name } };
}

/** A request that is refused. */
export const tooLong: Written = create('x'.repeat(501));

/** The statuses of the answers; those of a change set as a list in the list. */
export function statuses(answers: Answers): unknown[] {
  return answers.map((answer) => (Array.isArray(answer) ? answer.map((inner) => inner.status) : answer.status));
}

/** Starts an emulator on the fixture, which has no connectors, with other sets in the place of its own. */
export async function startBatches(data: Record<string, DataRow[]> = {}): Promise<BatchClient> {
  const client = await startClient({ ...contoso(), ...data });
  const contentType = { 'Content-Type': 'multipart/mixed; boundary="batch_1"' };
  const post: BatchClient['post'] = (body, headers = {}) =>
    client.emulator.fetch(new Request(`${serviceRoot}$batch`, { method: 'POST', body, headers: { ...contentType, ...headers } }));
  return {
    client,
    post,
    send: async (body, headers) => {
      const response = await post(body, headers);
      const boundary = boundaryOf(response.headers.get('Content-Type'));
      return { status: response.status, answers: readAnswers(await response.text(), boundary ?? '') };
    },
    refused: async (body, headers) => {
      const response = await post(body, headers);
      const { error } = (await response.json()) as { error: Json };
      return [response.status, String(error.code)];
    },
    names: async () => (await client.get('connectors?$select=name&$orderby=name')).rows.map((row) => row.name),
  };
}
