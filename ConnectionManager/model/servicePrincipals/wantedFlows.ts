import type { CloudFlow } from '../cloudFlow';
import type { ConnectionReference } from '../connectionReference';
import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { EntryAssessment, EnvironmentAssessment } from '../status/assessment';
import type { SetupDraft } from './setup';

/** A flow that a connection shall serve. */
export interface WantedFlow {
  readonly flow: CloudFlow;
  /** Its connections of the Dataverse connector that are meant: all where the flow was chosen, else those of the chosen references. */
  readonly entries: readonly EntryAssessment[];
  /** Whether its definition could be read. */
  readonly read: boolean;
}

type Chosen = Pick<SetupDraft, 'flowIds' | 'referenceIds'>;

/**
 * The flows that a connection shall serve: those that were chosen, and those of the chosen connection references.
 *
 * @param chosen What was chosen.
 * @param assessment What the environment means.
 * @returns Each flow once, in the order of the environment's.
 */
export function wantedFlows({ flowIds, referenceIds }: Chosen, { flows }: EnvironmentAssessment): readonly WantedFlow[] {
  const chosenFlows = new Set(flowIds);
  const chosenReferences = new Set(referenceIds);
  return flows.flatMap(({ flow, entries, profile }) => {
    const own = entries.filter(({ entry }) => entry.connector === DATAVERSE_CONNECTOR);
    const read = profile !== null;
    if (chosenFlows.has(flow.id)) {
      return [{ flow, entries: own, read }];
    }
    const meant = own.filter(({ reference }) => reference !== null && chosenReferences.has(reference.id));
    return meant.length > 0 ? [{ flow, entries: meant, read }] : [];
  });
}

/**
 * The connection references of the Dataverse connector that are to get the connection: those that a person has chosen, otherwise those of
 * the flows that it shall serve.
 *
 * @param draft What was chosen.
 * @param assessment What the environment means.
 * @returns The references, each once, in the order of the environment's.
 */
export function wantedReferences(draft: Chosen & Pick<SetupDraft, 'bindIds'>, assessment: EnvironmentAssessment): readonly ConnectionReference[] {
  const { bindIds, referenceIds } = draft;
  const used = wantedFlows(draft, assessment).flatMap(({ entries }) => entries.flatMap(({ reference }) => (reference ? [reference.id] : [])));
  const wanted = new Set(bindIds ?? [...referenceIds, ...used]);
  return assessment.references.map(({ reference }) => reference).filter(({ id, connector }) => connector === DATAVERSE_CONNECTOR && wanted.has(id));
}
