import type { ResolvedTable, TableName } from '../model/privileges/privileges';
import { tableKey } from '../model/privileges/tableLookup';
import { isTableName } from '../model/privileges/tableGuesses';
import type { CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import type { TableDefinition } from './tableDefinition';
import { tablesByDefinition } from './tablesByDefinition';
import { tableByMetadata } from './tablesByMetadata';
import { tablesByPrivilege } from './tablesByPrivilege';

/** Names that are looked up together: a query for all of them stays far from the limits of an address. */
const namesAtOnce = 20;
const requestsAtOnce = 4;

/** Which ways of looking tables up have turned out not to serve here. */
interface Ways {
  metadata: boolean;
  definitions: boolean;
}

/**
 * Finds out what the names of tables in flows stand for, and how their privileges are called: from the host's metadata; where that
 * doesn't tell, by a query of `EntityDefinitions`, which hosts don't document; where that is refused, too, by the rule of how
 * privileges are named, as far as the environment has privileges of these names.
 *
 * @param client How to read Dataverse.
 * @param names The names as flows write them.
 * @param signal Ends the reading between two requests.
 * @returns A row for each name, without a logical name where no table was found.
 * @throws DataverseError where the service can't be reached, is throttled or fails.
 */
export async function* tablePages(
  client: DataverseClient,
  names: readonly TableName[],
  signal: AbortSignal,
): AsyncGenerator<CheckedRows<ResolvedTable>, void> {
  const ways: Ways = { metadata: true, definitions: true };
  const each = [...new Map(names.map((name) => [tableKey(name), name])).values()];
  for (let start = 0; start < each.length && !signal.aborted; start += namesAtOnce) {
    const rows = await resolve(client, each.slice(start, start + namesAtOnce), ways, signal);
    if (!signal.aborted) {
      yield { rows, misfits: [] };
    }
  }
}

type Found = Map<TableName, TableDefinition | null>;

async function resolve(client: DataverseClient, names: readonly TableName[], ways: Ways, signal: AbortSignal): Promise<ResolvedTable[]> {
  const found: Found = new Map();
  const possible = names.filter(isTableName);
  await byMetadata(client, possible, ways, found, signal);
  await byDefinitions(client, possible.filter((name) => !found.get(name)?.privileges), ways, found, signal);
  const unnamed = possible.filter((name) => !hasPrivileges(found.get(name)) && !(ways.definitions && found.get(name) === null));
  (await tablesByPrivilege(client, unnamed, found, signal)).forEach((definition, name) => found.set(name, definition));
  return names.map((name) => {
    const definition = found.get(name);
    return { ...name, logicalName: definition?.logicalName ?? null, privileges: definition?.privileges ?? {} };
  });
}

function hasPrivileges(definition: TableDefinition | null | undefined): boolean {
  return Object.keys(definition?.privileges ?? {}).length > 0;
}

async function byMetadata(client: DataverseClient, names: readonly TableName[], ways: Ways, found: Found, signal: AbortSignal): Promise<void> {
  for (let start = 0; start < names.length && ways.metadata && !signal.aborted; start += requestsAtOnce) {
    const some = names.slice(start, start + requestsAtOnce);
    await Promise.all(
      some.map(async (name) => {
        const { definition, serves } = await tableByMetadata(client, name, signal);
        found.set(name, definition);
        ways.metadata &&= serves && definition?.privileges !== null;
      }),
    );
  }
}

/** Where the query is answered, a table that isn't in it isn't there: then null is found. */
async function byDefinitions(client: DataverseClient, names: readonly TableName[], ways: Ways, found: Found, signal: AbortSignal): Promise<void> {
  const definitions = ways.definitions && names.length > 0 && !signal.aborted ? await tablesByDefinition(client, names, signal) : null;
  if (definitions) {
    names.forEach((name) => found.set(name, definitions.get(name) ?? found.get(name) ?? null));
  } else if (names.length > 0) {
    ways.definitions = false;
  }
}
