import { causeKind } from '../causes/causes';
import { explainError } from '../causes/explainError';
import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { FlowConnection } from '../flow/flowProfile';
import type { LastRuns } from '../flowRun';
import { standingFailure } from './observedRuns';

/** An entry of a flow's connections, and whether its connection was seen connected. */
export interface FailureSuspect {
  readonly entry: FlowConnection;
  readonly connected: boolean;
}

/**
 * Tells which entries of a flow its last failure may be about: a run's error doesn't name the connection. A missing permission is
 * about Dataverse, a bad connection about those that weren't seen connected; all of them may be meant where that leaves none.
 *
 * @param runs The flow's last runs; null where they aren't known.
 * @param suspects The flow's entries.
 * @returns The keys of the entries; of all of them where the last run didn't fail.
 */
export function failureConcerns(runs: LastRuns | null, suspects: readonly FailureSuspect[]): ReadonlySet<string> {
  const failure = standingFailure(runs);
  const cause = failure ? explainError({ code: failure.errorCode, message: failure.errorMessage }).cause : null;
  const kind = cause ? causeKind(cause) : 'other';
  const used = suspects.filter(({ entry }) => entry.operations > 0);
  const meant = used.filter(({ entry, connected }) => {
    if (kind === 'permission') {
      return entry.connector === DATAVERSE_CONNECTOR;
    }
    return kind !== 'connection' || !connected;
  });
  const concerned = [meant, used, suspects].find((some) => some.length > 0) ?? [];
  return new Set((kind === 'other' ? suspects : concerned).map(({ entry }) => entry.key));
}
