import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { UseEvidence } from './evidence';

/**
 * What the runs of a flow need an entry's connection for.
 *
 * `always` every step needs it alive, as with all connectors but Dataverse; `elsewhere` so do Dataverse steps on another
 * environment; `partly` some of the steps are there, the others here; `own-environment` Dataverse steps here go on without it;
 * `no-step` no step uses it; `run-only-user` whoever runs the flow brings another one; `not-established` it isn't known.
 *
 * Microsoft Learn, "Manage Dataverse connections": a connection has to be valid when a flow is saved or published, and for actions
 * on another environment; the rest goes on after it expires, while its user is enabled and permitted.
 */
export type ConnectionNeed =
  | 'always'
  | 'elsewhere'
  | 'partly'
  | 'own-environment'
  | 'no-step'
  | 'run-only-user'
  | 'not-established';

/** The connector that came before the current one for Dataverse; whether its steps need the connection alive isn't established. */
const legacyDataverse = 'shared_commondataservice';

/**
 * Tells what the runs of a flow need an entry's connection for.
 *
 * @param evidence The entry's connector, reach, steps, and who brings the connection.
 * @returns The need.
 */
export function connectionNeed({
  connector,
  reach,
  operations,
  providedBy,
}: Pick<UseEvidence, 'connector' | 'reach' | 'operations' | 'providedBy'>): ConnectionNeed {
  if (operations === 0) {
    return 'no-step';
  }
  if (providedBy === 'run-only-user') {
    return 'run-only-user';
  }
  if (connector === null || connector === legacyDataverse) {
    return 'not-established';
  }
  return connector === DATAVERSE_CONNECTOR ? dataverseNeed(reach) : 'always';
}

function dataverseNeed(reach: UseEvidence['reach']): ConnectionNeed {
  switch (reach) {
    case 'current':
      return 'own-environment';
    case 'other':
      return 'elsewhere';
    case 'both':
      return 'partly';
    default:
      return 'not-established';
  }
}
