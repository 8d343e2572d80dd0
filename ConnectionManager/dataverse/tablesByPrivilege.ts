import * as v from 'valibot';
import { privilegeByRule, privilegeRights } from '../model/privileges/privilegeByRule';
import type { TableName } from '../model/privileges/privileges';
import { logicalNameGuesses } from '../model/privileges/tableGuesses';
import { checkRows } from './checkRows';
import type { DataverseClient } from './client';
import { toDataverseError } from './errors';
import type { TableDefinition } from './tableDefinition';

const pageSize = 5_000;
/** Names in one query: some 6,000 characters of address. */
const namesAtOnce = 100;

const privilegeRow = v.object({ name: v.string() });

/**
 * Looks tables up by the privileges that they should have: a table counts as found where the environment has its privilege to read.
 *
 * @param client How to read Dataverse.
 * @param tables The names as flows write them.
 * @param known What is known of them so far; a logical name that is known isn't guessed.
 * @param signal Ends the reading between two queries.
 * @returns The definitions of those that were found. None where the caller may not read privileges.
 * @throws DataverseError where the service can't be reached, is throttled or fails.
 */
export async function tablesByPrivilege(
  client: DataverseClient,
  tables: readonly TableName[],
  known: ReadonlyMap<TableName, TableDefinition | null>,
  signal: AbortSignal,
): Promise<ReadonlyMap<TableName, TableDefinition>> {
  const candidates = tables.map((table) => {
    const logicalName = known.get(table)?.logicalName;
    return { table, guesses: (logicalName === undefined ? logicalNameGuesses(table) : [logicalName]).map(expectedPrivileges) };
  });
  const expected = candidates.flatMap(({ guesses }) => guesses.flatMap(({ names }) => names.map(([, name]) => name)));
  const existing = await existingPrivileges(client, [...new Set(expected)], signal);
  return new Map(
    candidates.flatMap(({ table, guesses }) => {
      const found = guesses.map((guess) => confirmed(guess, existing)).filter((definition) => definition !== null);
      return found.length === 1 && found[0] ? [[table, found[0]] as const] : [];
    }),
  );
}

interface ExpectedPrivileges {
  readonly logicalName: string;
  readonly names: readonly (readonly [right: (typeof privilegeRights)[number], name: string])[];
}

function expectedPrivileges(logicalName: string): ExpectedPrivileges {
  const names = privilegeRights.flatMap((right) => {
    const name = privilegeByRule(logicalName, right);
    return name === null ? [] : [[right, name] as const];
  });
  return { logicalName, names };
}

function confirmed({ logicalName, names }: ExpectedPrivileges, existing: ReadonlyMap<string, string>): TableDefinition | null {
  const found = names.flatMap(([right, name]) => {
    const real = existing.get(name.toLowerCase());
    return real === undefined ? [] : [[right, real] as const];
  });
  const isTable = found.some(([right]) => right === 'Read');
  return isTable ? { logicalName, entitySetName: null, privileges: Object.fromEntries(found) } : null;
}

/** Names as the environment writes them, by name in lower case. */
async function existingPrivileges(client: DataverseClient, names: readonly string[], signal: AbortSignal): Promise<Map<string, string>> {
  const existing = new Map<string, string>();
  for (let start = 0; start < names.length && !signal.aborted; start += namesAtOnce) {
    const conditions = names.slice(start, start + namesAtOnce).map((name) => `name eq '${name}'`);
    try {
      for await (const rows of client.pages('privilege', `?$select=name&$filter=${conditions.join(' or ')}`, pageSize, signal)) {
        checkRows('privilege', 'privilegeid', privilegeRow, rows).rows.forEach(({ name }) => existing.set(name.toLowerCase(), name));
      }
    } catch (thrown) {
      const error = toDataverseError(thrown);
      if (error.problem.kind !== 'privilege' && error.problem.kind !== 'notAvailable') {
        throw error;
      }
      return existing;
    }
  }
  return existing;
}
