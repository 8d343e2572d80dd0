import type { DataRow } from '../environmentData';
import type { Clientdata, Json } from './clientdata';
import { flowId } from './flowCatalogue';
import type { FlowSpec } from './flowSpec';
import type { SampleSource } from './random';
import { audited, ownedBy, userFor } from './rows';

interface Subscribed {
  inputs?: { host?: { operationId?: string }; parameters?: Json };
}

function triggerOf(clientdata: Clientdata): Subscribed | undefined {
  return Object.values(clientdata.properties.definition.triggers as Record<string, Subscribed>)[0];
}

/** Operations of the Dataverse connector that subscribe to events. */
const subscribing = ['SubscribeWebhookTrigger', 'BusinessEventsTrigger'];

/** The parameters of a flow's Dataverse trigger; undefined where it has another trigger. */
function subscriptionOf({ clientdata }: FlowSpec): Json | undefined {
  if (clientdata === null || typeof clientdata === 'string') {
    return undefined;
  }
  const inputs = triggerOf(clientdata)?.inputs;
  return subscribing.includes(inputs?.host?.operationId ?? '') ? inputs?.parameters : undefined;
}

function registrationRow({ identify, random }: SampleSource, spec: FlowSpec, parameters: Json): DataRow {
  const id = flowId(identify, spec.name);
  const runas = parameters['subscriptionRequest/runas'] ?? 3;
  const created = spec.subscription === 'older than the flow' ? 720 : random.between(1, 9);
  return {
    callbackregistrationid: identify('callbackregistration', spec.name),
    name: id,
    entityname: parameters['subscriptionRequest/entityname'],
    sdkmessagename: parameters['subscriptionRequest/sdkmessagename'] ?? null,
    message: parameters['subscriptionRequest/message'] ?? 1,
    scope: parameters['subscriptionRequest/scope'] ?? 4,
    filteringattributes: parameters['subscriptionRequest/filteringattributes'] ?? null,
    filterexpression: parameters['subscriptionRequest/filterexpression'] ?? null,
    runas: spec.subscription === 'other run as' ? 3 : runas,
    version: 1,
    url: `https://prod-00.westeurope.logic.example.com/workflows/${id.replaceAll('-', '')}/triggers/run`,
    logicappsversion: identify('logicappsversion', spec.name).slice(0, 18),
    harddelete: false,
    softdeletestatus: 0,
    ...ownedBy(identify, spec.owner),
    ...audited(identify, created, created, userFor(spec.owner)),
  };
}

/**
 * Rows of `callbackregistrations`: what the Dataverse triggers of flows that are on are subscribed to, some not as their
 * clientdata says. A business event's message and scope are those that Microsoft Learn shows (bypass Power Automate flows).
 * @param specs the flows of the sample.
 */
export function callbackRegistrationRows(source: SampleSource, specs: readonly FlowSpec[]): DataRow[] {
  return specs.flatMap((spec) => {
    const parameters = (spec.state ?? 'on') === 'on' && spec.subscription !== 'missing' ? subscriptionOf(spec) : undefined;
    return parameters === undefined ? [] : [registrationRow(source, spec, parameters)];
  });
}
