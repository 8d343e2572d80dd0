import * as v from 'valibot';
import type { RequestContext } from '../core/context';
import { connectionsSet, rowsOf } from '../environmentData';
import type { EnvironmentData } from '../environmentData';
import type { Notes } from '../notes';
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
  /** `workflowid/connection`: connections that whoever turned the flow on has shared in the context of the flow. */
  readonly sharedInFlows: Set<string>;
}

/**
 * Reads the set `PowerAppsConnections` of the data, which stands for what the Power Apps service knows of connections and
 * Dataverse does not: `name` (the connectionid of connection references), `connectorId`, `createdBy` (systemuserid),
 * `sharedWith` (ids of users, teams, and of flows in whose context it is shared) and `status`, `Connected` or `Error`.
 * What is no connection is left out and noted.
 */
export function createFlowService(data: EnvironmentData, notes: Notes): FlowService {
  const sharedInFlows = new Set<string>();
  if (!(connectionsSet in data)) {
    return { connections: undefined, sharedInFlows };
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
  return { connections, sharedInFlows };
}

/** Whether the caller can turn a flow on with this connection: it works, and is the caller's own or shared, if only in this flow. */
export function canUse(context: RequestContext, workflowid: string, entry: FlowEntry, name: string): boolean {
  const { connections, sharedInFlows } = context.environment.flowService;
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
  return users.some((user) => sharing.has(user)) || sharedInFlows.has(sharedKey(workflowid, name));
}

/**
 * Shares connections in the context of a flow, as the service does with those of whoever turns it on (its own error message
 * says so; for how long it lasts is not established: here for good).
 */
export function shareInFlow({ environment }: RequestContext, workflowid: string, names: readonly string[]): void {
  names.forEach((name) => environment.flowService.sharedInFlows.add(sharedKey(workflowid, name)));
}

function sharedKey(workflowid: string, name: string): string {
  return `${workflowid}/${name}`;
}
