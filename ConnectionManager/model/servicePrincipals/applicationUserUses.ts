import type { CloudFlow } from '../cloudFlow';
import type { Connection } from '../connection';
import type { ConnectionReference } from '../connectionReference';
import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { EntryAssessment, EnvironmentAssessment } from '../status/assessment';

/** A flow's connection that works as an application user. */
export interface ApplicationUserEntry {
  readonly flow: CloudFlow;
  readonly entry: EntryAssessment;
}

/** What leans on an application user, as far as is known. */
export interface ApplicationUserUses {
  readonly connections: readonly Connection[];
  readonly references: readonly ConnectionReference[];
  /** Flows that have one of the connections, or that the application user owns. */
  readonly flows: readonly CloudFlow[];
  /** The flows' Dataverse entries that run as it. */
  readonly entries: readonly ApplicationUserEntry[];
}

/**
 * What leans on each application user. Which application a connection signs in as is known of live connections alone.
 *
 * @param assessment What the environment means.
 * @returns What leans on them, by the application ID in lower case.
 */
export function usesByApplication(assessment: EnvironmentAssessment): ReadonlyMap<string, ApplicationUserUses> {
  const found = new Map<string, Gathered>();
  const of = (applicationId: string): Gathered => {
    const key = applicationId.toLowerCase();
    const gathered = found.get(key) ?? { connections: new Set(), references: new Set(), flows: new Set(), entries: [] };
    found.set(key, gathered);
    return gathered;
  };
  for (const { reference, connection, uses } of [...assessment.references, ...assessment.looseConnections]) {
    const applicationId = connection?.applicationId;
    if (connection && applicationId && connection.connector === DATAVERSE_CONNECTOR) {
      const gathered = of(applicationId);
      gathered.connections.add(connection);
      if (reference) {
        gathered.references.add(reference);
      }
      uses.forEach(({ flow }) => gathered.flows.add(flow));
    }
  }
  for (const { flow, entries } of assessment.flows) {
    const { applicationId } = flow.owner;
    if (applicationId !== null) {
      of(applicationId).flows.add(flow);
    }
    for (const entry of entries) {
      const runsAs = entry.identity?.source === 'flow-owner' ? applicationId : entry.connection?.applicationId;
      if (entry.identity && runsAs && entry.entry.connector === DATAVERSE_CONNECTOR) {
        of(runsAs).entries.push({ flow, entry });
      }
    }
  }
  return new Map([...found].map(([key, { connections, references, flows, entries }]) => [
    key,
    { connections: [...connections], references: [...references], flows: [...flows], entries },
  ]));
}

interface Gathered {
  readonly connections: Set<Connection>;
  readonly references: Set<ConnectionReference>;
  readonly flows: Set<CloudFlow>;
  readonly entries: ApplicationUserEntry[];
}

/** What leans on an application user that nothing is known to lean on. */
export const noUses: ApplicationUserUses = { connections: [], references: [], flows: [], entries: [] };
