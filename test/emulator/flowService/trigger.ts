import type { Flow, FlowStep } from './readFlow';
import { dataverseConnector } from './readFlow';

/** What a flow's Dataverse trigger subscribes to. */
export interface DataverseTrigger {
  readonly kind: 'row' | 'business event';
  readonly step: FlowStep;
}

const kinds: Readonly<Record<string, DataverseTrigger['kind']>> = {
  SubscribeWebhookTrigger: 'row',
  BusinessEventsTrigger: 'business event',
};

/** The flow's trigger, if it is one of the Dataverse connector's that subscribe to events of the flow's own environment. */
export function dataverseTrigger({ triggers }: Flow): DataverseTrigger | undefined {
  for (const step of triggers) {
    const kind = step.connector === dataverseConnector ? kinds[step.operation ?? ''] : undefined;
    if (kind) {
      return { kind, step };
    }
  }
  return undefined;
}

/**
 * Run as of a row trigger: 1 modifying user, 2 row owner, 3 flow owner, and whatever else stands there; 3 where nothing does
 * (Microsoft Learn, trigger flows when a row is added, modified, or deleted). Undefined for other triggers.
 */
export function runAsOf(flow: Flow): unknown {
  const trigger = dataverseTrigger(flow);
  return trigger?.kind === 'row' ? (trigger.step.parameters['subscriptionRequest/runas'] ?? 3) : undefined;
}

/** Whether the flow has a row trigger whose Run as is none of the choices. */
export function hasUnknownRunAs(flow: Flow): boolean {
  const runAs = runAsOf(flow);
  return runAs !== undefined && ![1, 2, 3].includes(runAs as number);
}
