import { OrgError } from '../org/orgError';
import { readUserId } from '../org/readUserId';
import type { OrgConnection } from '../org/sendToOrg';
import { readRows, type Reading, type Row } from './readRows';
import { contextTables, inventoryTables, rolePrivileges, securityTables, type SavedTable } from './tables';

/** What was read of an environment. */
export interface Snapshot {
  /** systemuserid of whoever read it. */
  readonly user: string;
  /** Rows by entity set name; a set that can't be read isn't there. */
  readonly sets: ReadonlyMap<string, readonly Row[]>;
  /** What is missing, and why. */
  readonly notes: readonly string[];
}

/** What is read, and how. */
export interface SnapshotOptions extends Reading {
  /** Whether the flows' definitions are read. */
  readonly withClientdata: boolean;
}

/**
 * Reads what the control reads of an environment, and what helps to look at it offline: owners, security, runs, subscriptions. What
 * the signed-in user may not read, or the environment hasn't got, is noted and left out; half a table is never kept.
 *
 * @param connection The environment.
 * @param options What is read, and how.
 * @returns What was read.
 * @throws OrgError (as a rejection) where the environment can't be reached or doesn't stay within its bounds, and where neither
 * connection references nor flows can be read.
 */
export async function takeSnapshot(connection: OrgConnection, options: SnapshotOptions): Promise<Snapshot> {
  const user = await readUserId(connection);
  const sets = new Map<string, readonly Row[]>();
  const notes: string[] = [];
  const inventory = inventoryTables(options.withClientdata);
  for (const table of inventory) {
    await readTable(connection, table, options, { sets, notes, mayLack: isKeptFromCaller });
  }
  if (!inventory.some(({ set }) => sets.has(set))) {
    throw new OrgError('answered', `Neither connection references nor flows can be read. ${notes.join(' ')}`);
  }
  for (const table of [...contextTables, ...securityTables]) {
    if (table.set !== rolePrivileges || isSecurityKnown(sets, notes)) {
      await readTable(connection, table, options, { sets, notes, mayLack: isOfTable });
    }
  }
  return { user, sets, notes };
}

/** What has been read, and with which errors a table may be missing from it. */
interface Collected {
  readonly sets: Map<string, readonly Row[]>;
  readonly notes: string[];
  readonly mayLack: (error: OrgError) => boolean;
}

/** No right to read the table, or no such table: nothing that asking again would change. */
function isKeptFromCaller({ answer }: OrgError): boolean {
  return answer?.status === 403 || answer?.status === 404;
}

/** What concerns the one table. */
function isOfTable({ problem }: OrgError): boolean {
  return problem === 'answered' || problem === 'timedOut';
}

async function readTable(connection: OrgConnection, table: SavedTable, reading: Reading, { sets, notes, mayLack }: Collected): Promise<void> {
  try {
    const { rows, cut } = await readRows(connection, table, reading);
    sets.set(table.set, rows);
    if (cut) {
      notes.push(`${table.set}: more than the ${rows.length} rows that were saved.`);
    }
  } catch (error) {
    if (!(error instanceof OrgError) || !mayLack(error)) {
      throw error;
    }
    notes.push(`${table.set}: left out. ${error.message}`);
  }
}

/** With half of what says who may do what, people would be refused offline who aren't in the environment. */
function isSecurityKnown(sets: ReadonlyMap<string, unknown>, notes: string[]): boolean {
  const missing = securityTables.map(({ set }) => set).filter((set) => set !== rolePrivileges && !sets.has(set));
  if (missing.length > 0) {
    notes.push(`${rolePrivileges}: left out, so that privileges are not checked offline, since these are missing: ${missing.join(', ')}.`);
  }
  return missing.length === 0;
}
