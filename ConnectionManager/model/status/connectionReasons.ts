import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { Reason } from './answers';
import { bindingFindings } from './bindingRules';
import type { IdentityEvidence, LiveEvidence, UseEvidence } from './evidence';
import { identityFindings } from './identityRules';

/** What is known of a connection, or of the reference that is to be bound to one, beside its uses. */
export interface ConnectionFacts {
  readonly connector: string | null;
  readonly bound: boolean;
  readonly live: LiveEvidence | null;
  /** The user behind the connection; null where it isn't known. */
  readonly identity: IdentityEvidence | null;
  /** Logical name of the reference; null where there is none. */
  readonly reference: string | null;
  readonly notInLiveList: boolean;
  readonly at: Date | null;
}

/**
 * What is to be said of a connection that no flow is known to use: the same as if the own steps of a flow that is off used it.
 *
 * @param facts What is known of it.
 * @returns The reasons on the connection itself and on the user behind it; those that explain them to the users of flows are left out.
 */
export function connectionReasons({ connector, bound, live, identity, reference, notInLiveList, at }: ConnectionFacts): readonly Reason[] {
  const evidence: UseEvidence = {
    connector,
    reach: connector === DATAVERSE_CONNECTOR ? 'current' : null,
    operations: 1,
    stepsElsewhere: [],
    providedBy: 'owner',
    useInvoker: false,
    binding: bound ? 'bound' : 'not-bound',
    reference,
    live,
    notInLiveList,
    flowState: 'off',
    suspensionReason: null,
    identity,
    access: null,
    runs: null,
    at,
  };
  return [...bindingFindings(evidence).slice(0, 1), ...identityFindings(evidence)].map(({ reason }) => reason);
}
