import type { TableName } from '../model/privileges/privileges';
import type { DataverseClient } from './client';
import { isNoAnswer, toDataverseError } from './errors';
import { isDefinitionOf, readTableDefinition, type TableDefinition } from './tableDefinition';

/** The client makes a set's name of a table's: the metadata's set `EntityDefinitions` has this one. */
const table = 'EntityDefinition';
const pageSize = 5_000;

/**
 * Looks tables up by a query of the environment's metadata. That `context.webAPI` can send it isn't documented.
 *
 * @param client How to read Dataverse.
 * @param names The names as flows write them.
 * @param signal Ends the reading between two pages.
 * @returns The definitions of those that exist; null where the query is refused: how hosts that don't know it refuse it isn't documented.
 * @throws DataverseError where the service can't be reached or is throttled, which says nothing of the query.
 */
export async function tablesByDefinition(
  client: DataverseClient,
  names: readonly TableName[],
  signal: AbortSignal,
): Promise<ReadonlyMap<TableName, TableDefinition> | null> {
  const conditions = names.flatMap(({ name, kind }) => {
    const column = kind === 'set' ? 'EntitySetName' : 'LogicalName';
    return [...new Set([name, name.toLowerCase()])].map((spelling) => `${column} eq '${spelling}'`);
  });
  const query = `?$select=LogicalName,EntitySetName,Privileges&$filter=${conditions.join(' or ')}`;
  const found = new Map<TableName, TableDefinition>();
  try {
    for await (const rows of client.pages(table, query, pageSize, signal)) {
      for (const definition of rows.map(readTableDefinition)) {
        names.filter((name) => definition && isDefinitionOf(name, definition)).forEach((name) => definition && found.set(name, definition));
      }
    }
  } catch (thrown) {
    const error = toDataverseError(thrown);
    if (isNoAnswer(error)) {
      throw error;
    }
    return null;
  }
  return found;
}
