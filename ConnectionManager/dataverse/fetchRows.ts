import type { DataverseClient } from './client';

/** The most rows that Dataverse answers at once. */
const fetchPageSize = 5_000;

/**
 * Reads all rows of a FetchXML query. It asks for pages by number: the host hands on no paging cookie, and without one Dataverse goes
 * as far as 50,000 rows (Microsoft Learn, "Page results using FetchXML").
 *
 * @param client How to read Dataverse.
 * @param table Logical name of the table.
 * @param body The query inside `fetch`; its order has to be complete.
 * @param signal Ends the reading between two pages; what was read so far is returned.
 * @returns The unchecked rows.
 * @throws DataverseError where a page can't be read.
 */
export async function fetchRows(client: DataverseClient, table: string, body: string, signal: AbortSignal): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let page = 1; !signal.aborted && rows.length >= (page - 1) * fetchPageSize; page++) {
    const xml = `<fetch count="${fetchPageSize}" page="${page}">${body}</fetch>`;
    for await (const some of client.pages(table, `?fetchXml=${encodeURIComponent(xml)}`, fetchPageSize, signal)) {
      rows.push(...some);
    }
  }
  return rows;
}

/**
 * A condition that a column has one of some values.
 *
 * @param attribute The column.
 * @param values Ids or names, at least one, without characters that mean something in XML.
 * @returns The condition's FetchXML.
 */
export function isOneOf(attribute: string, values: readonly string[]): string {
  return `<condition attribute="${attribute}" operator="in">${values.map((value) => `<value>${value}</value>`).join('')}</condition>`;
}
