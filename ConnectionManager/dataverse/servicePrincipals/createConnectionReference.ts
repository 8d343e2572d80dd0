import * as v from 'valibot';
import type { Problem } from '../../model/problem';
import type { DataverseClient } from '../client';
import { rowMissing, toDataverseError } from '../errors';
import { pauseByClock, type Pause } from '../pause';
import { isRefusal } from '../writing';
import { notDone, seenAfterWrite, tryWrite, type NotDone } from './seenAfterWrite';

const table = 'connectionreference';

/** As Dataverse's own rows have it. */
const dataverseConnector = '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps';

const untilTheEnd = new AbortController().signal;

/** A connection reference of the Dataverse connector that is to be there. */
export interface ReferenceToCreate {
  readonly displayName: string;
  /** With the prefix of a publisher. */
  readonly logicalName: string;
  /** The connection's own name. */
  readonly connectionId: string;
}

/** What became of it; `name-taken`: there is another one with that logical name. */
export type CreatedReference =
  | { readonly outcome: 'created'; readonly id: string }
  | { readonly outcome: 'name-taken'; readonly id: string }
  | { readonly outcome: 'not-kept' }
  | NotDone;

/** What became of removing a connection reference. */
export type RemovedReference =
  | { readonly outcome: 'removed' | 'gone' }
  | { readonly outcome: 'refused' | 'uncertain'; readonly problem: Problem };

interface ReferenceRow {
  readonly id: string;
  readonly connectionId: string | null;
}

const rowSchema = v.object({ connectionreferenceid: v.string(), connectionid: v.optional(v.nullable(v.string()), null) });

/**
 * Makes a connection reference that is bound to a connection, and looks afterwards whether it is there. One of the same logical name
 * that is bound to the same connection counts as it, so that it can be tried again.
 *
 * @param client How to reach Dataverse.
 * @param wanted The connection reference.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects.
 */
export async function createConnectionReference(
  client: DataverseClient,
  wanted: ReferenceToCreate,
  pause: Pause = pauseByClock,
): Promise<CreatedReference> {
  const find = (): Promise<ReferenceRow | null> => referenceOf(client, wanted.logicalName);
  try {
    const before = await find();
    if (before) {
      return found(before, wanted);
    }
  } catch (thrown) {
    return { outcome: 'refused', problem: toDataverseError(thrown).problem };
  }
  const problem = await tryWrite(() =>
    client.create(table, {
      connectionreferencedisplayname: wanted.displayName,
      connectionreferencelogicalname: wanted.logicalName,
      connectorid: dataverseConnector,
      connectionid: wanted.connectionId,
    }),
  );
  const seen = await seenAfterWrite(problem, pause, find);
  return seen.found ? found(seen.found, wanted) : (notDone(problem, seen.unreadable) ?? { outcome: 'not-kept' });
}

/**
 * Takes back the creation of a connection reference.
 *
 * @param client How to reach Dataverse.
 * @param id Id of the row.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects.
 */
export async function removeConnectionReference(client: DataverseClient, id: string, pause: Pause = pauseByClock): Promise<RemovedReference> {
  const problem = await tryWrite(() => client.remove(table, id));
  if (problem?.code === rowMissing) {
    return { outcome: 'gone' };
  }
  const { found: gone, unreadable } = await seenAfterWrite(problem, pause, async () => ((await isThere(client, id)) ? null : 'gone'));
  if (gone) {
    return { outcome: 'removed' };
  }
  const why = problem ?? unreadable ?? { kind: 'other' as const, privilege: null, code: null, detail: 'It was accepted, and the row is still there.' };
  return { outcome: problem && isRefusal(problem) ? 'refused' : 'uncertain', problem: why };
}

function found({ id, connectionId }: ReferenceRow, wanted: ReferenceToCreate): CreatedReference {
  return { outcome: connectionId?.toLowerCase() === wanted.connectionId.toLowerCase() ? 'created' : 'name-taken', id };
}

async function referenceOf(client: DataverseClient, logicalName: string): Promise<ReferenceRow | null> {
  const literal = encodeURIComponent(logicalName.replace(/'/g, "''"));
  const query = `?$select=connectionreferenceid,connectionid&$filter=connectionreferencelogicalname eq '${literal}'`;
  for await (const [row] of client.pages(table, query, 1, untilTheEnd)) {
    if (row !== undefined) {
      const { connectionreferenceid: id, connectionid: connectionId } = v.parse(rowSchema, row);
      return { id, connectionId };
    }
  }
  return null;
}

async function isThere(client: DataverseClient, id: string): Promise<boolean> {
  try {
    await client.row(table, id, '?$select=connectionreferenceid');
    return true;
  } catch (thrown) {
    const error = toDataverseError(thrown);
    if (error.problem.code === rowMissing) {
      return false;
    }
    throw error;
  }
}
