import type { Client, Json, Reply } from '../fixtures/client';
import { platformTables } from '../schema/schema';

/** Sends queries in FetchXML to the entity set of their table. */
export type Fetch = (xml: string, headers?: Record<string, string>, more?: string) => Promise<Reply>;

/** The preference that asks for every annotation. */
export const withAnnotations = { Prefer: 'odata.include-annotations="*"' };

/** A function that sends queries over a client; `more` is put behind the query as it is. */
export function fetchWith(client: Client): Fetch {
  return (xml, headers = {}, more = '') => client.get(`${entitySetOf(xml)}?fetchXml=${encodeURIComponent(xml)}${more}`, headers);
}

/** The rows of a query that has to be answered. */
export async function rowsOf(reply: Promise<Reply>): Promise<Json[]> {
  const { status, body, rows } = await reply;
  expect([status, body.error]).toEqual([200, undefined]);
  return rows;
}

function entitySetOf(xml: string): string {
  const name = /<entity\s+name=["'](\w+)["']/.exec(xml)?.[1];
  return platformTables.find((table) => table.logicalName === name)?.entitySetName ?? 'workflows';
}
