import * as v from 'valibot';
import type { ConnectionReference } from '../model/connectionReference';
import { connectorName } from '../model/flow/connectorName';
import type { Problem } from '../model/problem';
import type { DataverseClient } from './client';
import { optionalDate, optionalText, optionalVersion } from './columns';
import { rowMissing, toDataverseError } from './errors';
import { pauseByClock, type Pause } from './pause';
import { isRefusal, looksAfterWrite, tryUpdate } from './writing';

const table = 'connectionreference';

const query = '?$select=connectionid,connectorid,modifiedon,versionnumber&$expand=modifiedby($select=fullname)';

/** What is to be changed. */
export interface ConnectionToChange {
  /** The connection reference as whoever asks has seen it; a version of null stands for any, as long as the connection is the same. */
  readonly reference: Pick<ConnectionReference, 'id' | 'connector' | 'connectionId' | 'version'>;
  /** The connection's own name; null takes the connection away. */
  readonly connectionId: string | null;
}

/**
 * What came of it.
 *
 * `changed` the row has the new connection; `conflict` somebody has changed the row since it was read, and nothing was done; `gone`
 * there is no such row any more; `not-kept` the change was accepted, and the row doesn't have it; `refused` it wasn't made; `lost` no
 * answer came, and the row doesn't have it; `uncertain` no answer came, and the row can't be read either.
 */
export type ChangedConnection =
  | { readonly outcome: 'changed'; readonly before: string | null; readonly after: string | null }
  | { readonly outcome: 'conflict'; readonly by: string | null; readonly at: Date | null }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'not-kept'; readonly now: string | null }
  | { readonly outcome: 'refused' | 'lost' | 'uncertain'; readonly problem: Problem };

const rowSchema = v.object({
  connectionid: optionalText,
  connectorid: optionalText,
  modifiedon: optionalDate,
  versionnumber: optionalVersion,
  modifiedby: v.optional(v.nullable(v.object({ fullname: optionalText })), null),
});

/** A row as it is now. */
interface RowNow {
  readonly connectionId: string | null;
  readonly connector: string | null;
  readonly version: string | null;
  readonly modifiedBy: string | null;
  readonly modifiedOn: Date | null;
}

/**
 * Gives a connection reference another connection: looks first whether the row is still as it was seen, since no condition can be
 * sent with the change itself, and afterwards whether the row has taken it.
 *
 * @param client How to reach Dataverse.
 * @param change The reference and its new connection.
 * @param pause How to pass time; tests give their own.
 * @returns What came of it. It never rejects: a problem is part of the result.
 */
export async function changeConnection(
  client: DataverseClient,
  { reference, connectionId }: ConnectionToChange,
  pause: Pause = pauseByClock,
): Promise<ChangedConnection> {
  const done: ChangedConnection = { outcome: 'changed', before: reference.connectionId, after: connectionId };
  try {
    const now = await readRow(client, reference.id);
    if (isSameConnection(now.connectionId, connectionId)) {
      return done;
    }
    if (hasChanged(now, reference)) {
      return { outcome: 'conflict', by: now.modifiedBy, at: now.modifiedOn };
    }
  } catch (thrown) {
    return unread(toDataverseError(thrown).problem);
  }
  const problem = await tryUpdate(client, table, reference.id, { connectionid: connectionId });
  return (await hasTaken(client, reference.id, connectionId, problem, pause)) ?? done;
}

function hasChanged(now: RowNow, seen: ConnectionToChange['reference']): boolean {
  const otherVersion = seen.version !== null && now.version !== null && now.version !== seen.version;
  return otherVersion || !isSameConnection(now.connectionId, seen.connectionId) || now.connector !== seen.connector;
}

/** Dataverse compares texts without regard to letter case. */
function isSameConnection(one: string | null, other: string | null): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

function unread(problem: Problem): ChangedConnection {
  return problem.code === rowMissing ? { outcome: 'gone' } : { outcome: 'refused', problem };
}

/**
 * Looks at the row until it has the connection; the service saves it asynchronously.
 *
 * @returns Why it hasn't; null where it has.
 */
async function hasTaken(
  client: DataverseClient,
  id: string,
  connectionId: string | null,
  problem: Problem | null,
  pause: Pause,
): Promise<ChangedConnection | null> {
  let last: RowNow | null = null;
  let unreadable: Problem | null = null;
  for (const milliseconds of looksAfterWrite(problem)) {
    await pause(milliseconds);
    try {
      last = await readRow(client, id);
      if (isSameConnection(last.connectionId, connectionId)) {
        return null;
      }
    } catch (thrown) {
      unreadable = toDataverseError(thrown).problem;
    }
  }
  return outcomeOf(last, problem, unreadable);
}

function outcomeOf(last: RowNow | null, problem: Problem | null, unreadable: Problem | null): ChangedConnection {
  if (unreadable?.code === rowMissing) {
    return { outcome: 'gone' };
  }
  if (problem && isRefusal(problem)) {
    return { outcome: 'refused', problem };
  }
  if (problem) {
    return { outcome: last ? 'lost' : 'uncertain', problem };
  }
  return last || !unreadable ? { outcome: 'not-kept', now: last?.connectionId ?? null } : { outcome: 'uncertain', problem: unreadable };
}

async function readRow(client: DataverseClient, id: string): Promise<RowNow> {
  const row = v.parse(rowSchema, await client.row(table, id, query));
  return {
    connectionId: row.connectionid?.trim() ? row.connectionid : null,
    connector: row.connectorid ? connectorName(row.connectorid) || null : null,
    version: row.versionnumber,
    modifiedBy: row.modifiedby?.fullname ?? null,
    modifiedOn: row.modifiedon,
  };
}
