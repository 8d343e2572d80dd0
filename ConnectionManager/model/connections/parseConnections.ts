import type { Connection } from '../connection';
import { isJsonObject, ownValue, parseJson, textAt } from '../flow/json';
import type { LiveConnections } from '../inventory';
import type { Misfit } from '../misfit';
import { unwrapped } from './powerFx';
import { readConnection } from './readConnection';

/** Stands for the table in the report of what isn't a connection. */
const table = 'connections';

/** The members of an answer that hold the list: all connectors answer `value`; a page may have called it what it is. */
const lists = ['value', 'connections'];

/** The members that lead to a further page, in the answers of the Power Apps API and of the Power Platform API. */
const links = ['nextLink', '@odata.nextLink'];

/**
 * Reads the connections that a page hands in: the JSON of what the connectors Power Apps for Makers (Get Connections), Power Apps for
 * Admins (Get Connections as Admin) or Power Platform for Admins V2 (List Connections) answer: an array of connections, or an object
 * that has it as `value` or `connections`. {@link readConnection} says what is kept of each.
 *
 * @param json The text; an empty one means that nothing was handed in.
 * @param at When it was handed in.
 * @returns The connections of source `live` in order, one misfit for each row that isn't a connection, and what is wrong with the text
 * if it isn't a list of connections at all. It never throws.
 */
export function parseConnections(json: string, at: Date): LiveConnections {
  if (json.trim() === '') {
    return { connections: [], misfits: [], problem: null, readAt: null };
  }
  const root = parseJson(json);
  const rows = rowsOf(root);
  if (!rows) {
    const noList = 'The JSON is neither an array nor an object with an array "value".';
    return { connections: [], misfits: [], problem: root === undefined ? 'The text is not valid JSON.' : noList, readAt: at };
  }
  const cutOff = isJsonObject(root) && links.some((link) => textAt(root, link) !== null);
  return { ...readRows(rows), problem: null, cutOff, readAt: at };
}

function rowsOf(root: unknown): readonly unknown[] | null {
  const candidates = isJsonObject(root) ? lists.map((list) => ownValue(root, list)) : [root];
  return candidates.find((candidate) => Array.isArray(candidate)) ?? null;
}

function readRows(rows: readonly unknown[]): { readonly connections: readonly Connection[]; readonly misfits: readonly Misfit[] } {
  const connections: Connection[] = [];
  const misfits: Misfit[] = [];
  rows.map(unwrapped).forEach((row, index) => {
    const read = readConnection(row);
    if ('problem' in read) {
      misfits.push({ table, id: isJsonObject(row) ? textAt(row, 'name') : null, detail: `row ${index + 1}: ${read.problem}` });
    } else {
      connections.push(read);
    }
  });
  return { connections, misfits };
}
