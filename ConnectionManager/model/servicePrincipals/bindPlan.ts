import type { CloudFlow } from '../cloudFlow';
import type { ConnectionReference } from '../connectionReference';
import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import { identityVaries } from '../status/stepIdentity';
import type { EntryAssessment, EnvironmentAssessment, FlowUseAssessment } from '../status/assessment';

/** Something to know before a flow gets another connection. */
export type BindRemark = 'run-as' | 'run-only' | 'other-environment' | 'managed';

/** A flow whose steps will run as somebody else. */
export interface BoundFlow {
  readonly flow: CloudFlow;
  /** Name of whom its steps run as now, as far as is known; null where it isn't. */
  readonly from: string | null;
  readonly remarks: readonly BindRemark[];
}

/** A connection reference that is to get the connection. */
export interface BoundReference {
  readonly reference: ConnectionReference;
  /** Whether it has the connection already. */
  readonly already: boolean;
  /** Whether somebody else owns it: only they, and whom the connection is shared with, can use the connection. */
  readonly foreign: boolean;
  readonly flows: readonly BoundFlow[];
}

/** What is to be bound. */
export interface BindWish {
  readonly references: readonly ConnectionReference[];
  /** The connection's own name. */
  readonly connectionId: string;
  /** `systemuserid` of whoever binds; null where it isn't known. */
  readonly viewerId: string | null;
}

/**
 * What changes when connection references get a connection.
 *
 * @param wish What is to be bound.
 * @param assessment What the environment means.
 * @returns One for each reference of the Dataverse connector.
 */
export function bindPlan({ references, connectionId, viewerId }: BindWish, assessment: EnvironmentAssessment): readonly BoundReference[] {
  const usesById = new Map(assessment.references.map(({ reference, uses }) => [reference.id, uses]));
  const runAs = new Map(assessment.flows.map(({ flow, profile }) => [flow.id, profile?.runAs ?? null]));
  return references
    .filter(({ connector }) => connector === DATAVERSE_CONNECTOR)
    .map((reference) => ({
      reference,
      already: reference.connectionId?.toLowerCase() === connectionId.toLowerCase(),
      foreign: viewerId !== null && reference.owner.id.toLowerCase() !== viewerId.toLowerCase(),
      flows: (usesById.get(reference.id) ?? []).map((use) => boundFlow(use, runAs.get(use.flow.id) ?? null)),
    }));
}

function boundFlow({ flow, entries }: FlowUseAssessment, runAs: Parameters<typeof identityVaries>[1]): BoundFlow {
  const some = (test: (entry: EntryAssessment) => boolean): boolean => entries.some(test);
  const remarks: readonly (readonly [BindRemark, boolean])[] = [
    ['run-as', some(({ entry }) => identityVaries(entry, runAs))],
    ['run-only', some(({ entry }) => entry.providedBy === 'run-only-user')],
    ['other-environment', some(({ entry }) => entry.reach === 'other' || entry.reach === 'both')],
    ['managed', flow.managed],
  ];
  return {
    flow,
    from: entries.find(({ identity }) => identity?.name)?.identity?.name ?? null,
    remarks: remarks.filter(([, applies]) => applies).map(([remark]) => remark),
  };
}
