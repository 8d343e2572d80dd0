import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { Reason } from './answers';
import { bindingFindings } from './bindingRules';
import type { LiveEvidence } from './evidence';

/** What is known of a connection, or of the reference that is to be bound to one, beside its uses. */
export interface ConnectionFacts {
  readonly connector: string | null;
  readonly bound: boolean;
  readonly live: LiveEvidence | null;
  /** Logical name of the reference; null where there is none. */
  readonly reference: string | null;
  readonly notInLiveList: boolean;
  readonly at: Date | null;
}

/**
 * What is to be said of a connection that no flow is known to use: the same as if a flow's own steps used it.
 *
 * @param facts What is known of it.
 * @returns The reason on the connection itself; those that explain it to the users of flows are left out.
 */
export function connectionReason({ connector, bound, live, reference, notInLiveList, at }: ConnectionFacts): Reason | undefined {
  const [found] = bindingFindings({
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
    flowState: 'on',
    suspensionReason: null,
    identity: null,
    access: null,
    runs: null,
    at,
  });
  return found?.reason;
}
