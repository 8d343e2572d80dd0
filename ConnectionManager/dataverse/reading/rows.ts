import type { CloudFlow } from '../../model/cloudFlow';
import type { ConnectionReference } from '../../model/connectionReference';
import type { FlowDefinition } from '../../model/inventory';
import type { Problem } from '../../model/problem';
import type { Registration } from '../../model/registration';
import { registrationPages } from '../callbackRegistrations';
import type { CheckedRows } from '../checkRows';
import type { DataverseClient } from '../client';
import { readConnectionReferenceRow } from '../connectionReferences';
import { rowMissing, toDataverseError } from '../errors';
import { readFlowRow } from '../workflows';
import { definedFlow } from './definitions';
import { withRow, type ListingReading } from './listingReading';
import type { ReadingTools } from './tools';

/** The readings of which {@link refreshFlow} changes a row. */
export interface FlowReadings {
  readonly flows: ListingReading<CloudFlow>;
  readonly definitions: ListingReading<FlowDefinition>;
  readonly registrations: ListingReading<Registration>;
}

/**
 * Reads one flow again, with its definition and its subscription, and takes it away where it is gone.
 *
 * @param tools What to read with.
 * @param readings The listings that it is in.
 * @param flowId The flow's id.
 * @returns Why the flow couldn't be read; null where it could.
 */
export async function refreshFlow({ client, store }: ReadingTools, readings: FlowReadings, flowId: string): Promise<Problem | null> {
  const [problem] = await Promise.all([
    problemOf(async () => {
      const read = await orGone(readFlowRow(client, flowId));
      changeRow(readings.flows, flowId, ({ id }) => id, read?.flows);
      changeRow(readings.definitions, flowId, definedFlow, read?.definitions);
    }),
    problemOf(async () => {
      const found = await registrationsOf(client, flowId, store.signal);
      if (found) {
        readings.registrations.amend((rows) => [...rows.filter((row) => row.flowId !== flowId.toLowerCase()), ...found]);
      }
    }),
  ]);
  return problem;
}

/**
 * Reads one connection reference again, and takes it away where it is gone.
 *
 * @param tools What to read with.
 * @param references The listing that it is in.
 * @param id The reference's id.
 * @returns Why it couldn't be read; null where it could.
 */
export function refreshReference(
  { client }: ReadingTools,
  references: ListingReading<ConnectionReference>,
  id: string,
): Promise<Problem | null> {
  return problemOf(async () => {
    changeRow(references, id, (row) => row.id, await orGone(readConnectionReferenceRow(client, id)));
  });
}

/** Null where there are some that don't fit. */
async function registrationsOf(client: DataverseClient, flowId: string, signal: AbortSignal): Promise<readonly Registration[] | null> {
  const found: Registration[] = [];
  for await (const { rows, misfits } of registrationPages(client, signal, flowId)) {
    if (misfits.length > 0) {
      return null;
    }
    found.push(...rows);
  }
  return found;
}

/** Null where the row isn't there any more. */
async function orGone<T>(row: Promise<T>): Promise<T | null> {
  try {
    return await row;
  } catch (thrown) {
    if (toDataverseError(thrown).problem.code === rowMissing) {
      return null;
    }
    throw thrown;
  }
}

/** What doesn't fit leaves the row as it was: the next refresh tells of it. */
function changeRow<T>(reading: ListingReading<T>, key: string, keyOf: (row: T) => string, read: CheckedRows<T> | null | undefined): void {
  if (!read) {
    reading.amend((rows) => rows.filter((row) => keyOf(row) !== key));
  }
  read?.rows.forEach((row) => reading.amend(withRow(row, keyOf)));
}

async function problemOf(work: () => Promise<void>): Promise<Problem | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    return toDataverseError(thrown).problem;
  }
}
