import { logicalNameGuesses } from '../model/privileges/tableGuesses';
import type { TableName } from '../model/privileges/privileges';
import type { DataverseClient } from './client';
import { isNoAnswer, toDataverseError } from './errors';
import { isDefinitionOf, readTableDefinition, type TableDefinition } from './tableDefinition';

/** What the host's metadata said of a table; `serves` is false where it can't tell what is needed of any table. */
export interface MetadataAnswer {
  readonly definition: TableDefinition | null;
  readonly serves: boolean;
}

/**
 * Looks a table up in the host's metadata, under the logical names that it may have.
 *
 * @param client How to read Dataverse.
 * @param table The name as a flow writes it.
 * @param signal Ends the reading between two requests.
 * @returns The definition whose set, or logical name, is the one asked for.
 * @throws DataverseError where the service can't be reached or is throttled.
 */
export async function tableByMetadata(client: DataverseClient, table: TableName, signal: AbortSignal): Promise<MetadataAnswer> {
  for (const guess of logicalNameGuesses(table)) {
    if (signal.aborted) {
      break;
    }
    const answer = await definitionOf(client, guess);
    if (!answer.serves || (answer.definition && isDefinitionOf(table, answer.definition))) {
      return answer;
    }
  }
  return { definition: null, serves: true };
}

/** How a host refuses a name that is no table's isn't documented: every refusal counts as that, but no want of an answer. */
async function definitionOf(client: DataverseClient, logicalName: string): Promise<MetadataAnswer> {
  try {
    const value = await client.tableMetadata(logicalName);
    return { definition: readTableDefinition(value), serves: true };
  } catch (thrown) {
    const error = toDataverseError(thrown);
    if (isNoAnswer(error)) {
      throw error;
    }
    return { definition: null, serves: error.problem.kind !== 'notAvailable' };
  }
}
