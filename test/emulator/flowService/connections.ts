import * as v from 'valibot';
import type { RequestContext } from '../core/context';
import { connectionsSet, rowsOf } from '../environmentData';
import type { DataRow, EnvironmentData } from '../environmentData';
import type { Notes } from '../notes';
import type { Store } from '../store/database';
import { flowConnections } from '../store/tableSql';
import type { FlowEntry } from './readFlow';
import { plainName } from './readFlow';

const id = v.pipe(v.string(), v.uuid(), v.toLowerCase());

const connection = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  connectorId: v.pipe(v.string(), v.nonEmpty()),
  createdBy: id,
  sharedWith: v.optional(v.array(id), []),
  status: v.optional(v.picklist(['Connected', 'Error']), 'Connected'),
});

type Connection = v.InferOutput<typeof connection>;

/** What the flow service knows that Dataverse does not. */
export interface FlowService {
  /** The connections by name; undefined where the data has none: then every connection works for everybody. */
  readonly connections: ReadonlyMap<string, Connection> | undefined;
}

/**
 * Reads the set `PowerAppsConnections` of the data, which stands for what the Power Apps service knows of connections and
 * Dataverse does not: `name` (the connectionid of connection references), `connectorId`, `createdBy` (systemuserid),
 * `sharedWith` (ids of users, teams, and of flows in whose context it is shared) and `status`, `Connected` or `Error`.
 * What is no connection is left out and noted.
 */
export function createFlowService(data: EnvironmentData, notes: Notes): FlowService {
  if (!(connectionsSet in data)) {
    return { connections: undefined };
  }
  const connections = new Map<string, Connection>();
  for (const row of rowsOf(data, connectionsSet)) {
    const read = v.safeParse(connection, row);
    if (read.success) {
      connections.set(read.output.name, read.output);
    } else {
      const [issue] = read.issues;
      notes.add(`"${connectionsSet}": ${String(row.name)} is left out: ${v.getDotPath(issue) ?? 'the row'}: ${issue.message}`);
    }
  }
  return { connections };
}

/** The rows of `PowerAppsConnections` as they are now: as they came, and shared with the flows that were turned on since. */
export function exportConnections(store: Store, rows: readonly DataRow[]): DataRow[] {
  const flows = new Map<unknown, unknown[]>();
  for (const { workflowid, connection: name } of store.rows(`SELECT * FROM ${flowConnections}`)) {
    flows.set(name, [...(flows.get(name) ?? []), workflowid]);
  }
  return rows.map((row) => {
    const shared = flows.get(row.name);
    const given = Array.isArray(row.sharedWith) ? (row.sharedWith as unknown[]) : [];
    return shared ? { ...row, sharedWith: [...new Set([...given, ...shared])] } : row;
  });
}

/** Whether the caller can turn a flow on with this connection: it works, and is the caller's own or shared, if only in this flow. */
export function canUse(context: RequestContext, workflowid: string, entry: FlowEntry, name: string): boolean {
  const { connections } = context.environment.flowService;
  if (!connections) {
    return true;
  }
  const found = connections.get(name);
  const isSame = entry.connector === undefined || (found !== undefined && plainName(found.connectorId) === entry.connector);
  if (found?.status !== 'Connected' || !isSame) {
    return false;
  }
  const sharing = new Set([found.createdBy, ...found.sharedWith]);
  const users = [context.caller.id, ...context.caller.teams, workflowid];
  return users.some((user) => sharing.has(user)) || isSharedInFlow(context, workflowid, name);
}

/**
 * Shares connections in the context of a flow, as the service does with those of whoever turns it on (its own error message
 * says so; for how long it lasts is not established: here as long as there is the flow). Beside them goes an entry without a name,
 * which says that what is shared in the flow is known, be it nothing.
 */
export function shareInFlow({ store }: RequestContext, workflowid: string, names: readonly string[]): void {
  ['', ...names].forEach((name) => store.run(`INSERT OR IGNORE INTO ${flowConnections} VALUES (?, ?)`, [workflowid, name]));
}

/** Whether it is known what is shared in the context of a flow: not of one that was on from the start. */
export function isSharingKnown(context: RequestContext, workflowid: string): boolean {
  return isSharedInFlow(context, workflowid, '');
}

/** Ends what is shared in the context of a flow. */
export function unshareInFlow({ store }: RequestContext, workflowid: string): void {
  store.run(`DELETE FROM ${flowConnections} WHERE workflowid = ?`, [workflowid]);
}

function isSharedInFlow({ store }: RequestContext, workflowid: string, name: string): boolean {
  return store.row(`SELECT 1 AS found FROM ${flowConnections} WHERE workflowid = ? AND connection = ?`, [workflowid, name]) !== undefined;
}
