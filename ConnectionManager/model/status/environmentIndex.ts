import { matchConnections } from '../connections/matchConnections';
import { peopleLookup, personBehind } from '../connections/personBehind';
import type { Connection } from '../connection';
import type { ConnectionReference } from '../connectionReference';
import type { LastRuns } from '../flowRun';
import { referenceKey } from '../flowUse';
import type { FlowReading } from '../flow/parseFlow';
import type { FlowDefinition, Inventory, LiveConnections } from '../inventory';
import { lastRunsByFlow } from '../lastRuns';
import type { Person } from '../person';
import { heldDepth } from '../privileges/heldDepth';
import type { UserAccess } from '../privileges/privileges';
import { tableLookup, type TableLookup } from '../privileges/tableLookup';
import type { Registration } from '../registration';
import type { LiveEvidence } from './evidence';
import { liveEvidence } from './liveEvidence';
import { rememberByKey, rememberLast } from './remember';

/** What an assessment is made from. */
export interface EnvironmentEvidence {
  readonly inventory: Inventory;
  readonly live: LiveConnections;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
}

/** What the signed-in user may see, as far as it is known. */
export interface Viewer {
  readonly id: string | null;
  /** Whether the user is known to see every row of the table, by a privilege at its widest depth. */
  readonly seesAll: Readonly<Record<'flows' | 'references' | 'runs' | 'registrations', boolean>>;
}

/** All that was read, findable. Ids are in lower case. */
export interface EnvironmentIndex {
  readonly inventory: Inventory;
  readonly viewer: Viewer;
  readonly references: ReadonlyMap<string, ConnectionReference>;
  readonly readings: ReadonlyMap<string, FlowReading>;
  readonly lastRuns: ReadonlyMap<string, LastRuns>;
  readonly registrations: ReadonlyMap<string, readonly Registration[]>;
  readonly connectionOf: (reference: ConnectionReference) => Connection | null;
  /** For entries that name a connection and no reference. */
  readonly connectionNamed: (connector: string | null, name: string) => Connection | null;
  /** What was seen of a connection; null where nothing was. */
  readonly liveOf: (connection: Connection | null) => LiveEvidence | null;
  /**
   * Connections that no known reference is bound to; none until every reference has been read. Who doesn't see all references, or
   * could not have all of them understood, may just not know the one that there is.
   */
  readonly looseConnections: readonly Connection[];
  /** Whether what was handed in is a whole list of connections. */
  readonly hasLiveList: boolean;
  /** The user of this environment whom a connection works as; null where none is known. */
  readonly personOf: (connection: Connection) => Person | null;
  readonly access: ReadonlyMap<string, UserAccess>;
  readonly tables: TableLookup;
}

/**
 * Makes what makes all that was read findable. It remembers what it made: a part is made anew only when the rows behind it are others.
 *
 * @returns Makes the index. Of a connection that is in both, what was handed in counts before what a table says.
 */
export function createIndexer(): (evidence: EnvironmentEvidence) => EnvironmentIndex {
  const connections = rememberLast(indexConnections);
  const references = rememberLast((rows: readonly ConnectionReference[]) => mapBy(rows, ({ logicalName }) => referenceKey(logicalName)));
  const readings = rememberLast((rows: readonly FlowDefinition[]) => new Map(rows.map(({ flowId, reading }) => [flowId, reading])));
  const lastRuns = rememberLast(lastRunsByFlow);
  const registrations = rememberLast(registrationsByFlow);
  const personOf = rememberLast(indexPeople);
  const access = rememberLast((rows: readonly UserAccess[]) => mapBy(rows, ({ userId }) => userId.toLowerCase()));
  const tables = rememberLast(tableLookup);
  const viewer = rememberLast(toViewer);
  const evidenceOf = rememberByKey<Connection, LiveEvidence>();
  const liveOf = (connection: Connection | null): LiveEvidence | null =>
    connection && evidenceOf(connection, [], () => liveEvidence(connection));
  return ({ inventory, live, viewerId }) => {
    const accessById = access(inventory.access.rows);
    const { rows: listed, complete } = inventory.connectionReferences;
    const { loose, ...matched } = connections(listed, live.connections, inventory.instances.rows);
    return {
      inventory,
      viewer: viewer(...viewerFacts(viewerId, accessById)),
      ...matched,
      looseConnections: complete ? loose : [],
      liveOf,
      references: references(listed),
      readings: readings(inventory.definitions.rows),
      lastRuns: lastRuns(inventory.runs.rows),
      registrations: registrations(inventory.registrations.rows),
      hasLiveList: live.readAt !== null && live.problem === null && live.misfits.length === 0 && live.cutOff !== true,
      personOf: personOf(inventory.people.rows),
      access: accessById,
      tables: tables(inventory.tables.rows),
    };
  };
}

function indexConnections(
  references: readonly ConnectionReference[],
  live: readonly Connection[],
  instances: readonly Connection[],
): Pick<EnvironmentIndex, 'connectionOf' | 'connectionNamed'> & { readonly loose: readonly Connection[] } {
  const connections = [...live, ...instances];
  const { byReference, loose, named } = matchConnections(references, connections);
  return {
    connectionOf: ({ id }) => byReference.get(id) ?? null,
    connectionNamed: named,
    loose,
  };
}

/** Each connection is looked up once: many flows share it. */
function indexPeople(rows: readonly Person[]): EnvironmentIndex['personOf'] {
  const people = peopleLookup(rows);
  const found = new Map<Connection, Person | null>();
  return (connection) => {
    const known = found.get(connection);
    const person = known === undefined ? personBehind(connection, people) : known;
    found.set(connection, person);
    return person;
  };
}

function mapBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** The viewer's id, and for each table whether all of its rows are known to be seen. */
type ViewerFacts = readonly [id: string | null, flows: boolean, references: boolean, runs: boolean, registrations: boolean];

function viewerFacts(viewerId: string | null, access: ReadonlyMap<string, UserAccess>): ViewerFacts {
  const id = viewerId?.replace(/[{}]/g, '').toLowerCase() ?? null;
  const seesAll = (privilege: string): boolean => heldDepth(access.get(id ?? '') ?? null, privilege) === 'global';
  return [
    id,
    seesAll('prvReadWorkflow'),
    seesAll('prvReadconnectionreference'),
    seesAll('prvReadflowrun'),
    seesAll('prvReadCallbackRegistration'),
  ];
}

function toViewer(...[id, flows, references, runs, registrations]: ViewerFacts): Viewer {
  return { id, seesAll: { flows, references, runs, registrations } };
}

function registrationsByFlow(registrations: readonly Registration[]): ReadonlyMap<string, readonly Registration[]> {
  const groups = new Map<string, Registration[]>();
  for (const registration of registrations) {
    const flowId = registration.flowId.toLowerCase();
    const group = groups.get(flowId);
    if (group) {
      group.push(registration);
    } else {
      groups.set(flowId, [registration]);
    }
  }
  return groups;
}
