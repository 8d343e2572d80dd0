import { referenceCatalogue, type ReferenceName } from './connectionReferenceCatalogue';
import type { ConnectorName } from './connectors';

/** A JSON object. */
export type Json = Record<string, unknown>;

/** An entry of a flow's `connectionReferences`. */
export interface ConnectionEntry {
  runtimeSource: 'embedded' | 'invoker';
  connection: { connectionReferenceLogicalName?: string };
  api: { name: string };
  impersonation?: { source?: 'invoker' };
}

/** What `workflow.clientdata` holds for a cloud flow of a solution. */
export interface Clientdata {
  properties: { connectionReferences: Json; definition: Json; templateName?: string };
  schemaVersion: '1.0.0.0';
}

function connectorOf(reference: ReferenceName): ConnectorName {
  const spec = referenceCatalogue.find(({ logicalName }) => logicalName === reference);
  if (spec === undefined) {
    throw new RangeError(`No connection reference ${reference}.`);
  }
  return spec.connector;
}

/**
 * An entry for a connection reference, whether there is one of that name or not.
 * @param connector plain name, `shared_...`.
 * @param logicalName of the connection reference; null for an entry without one (`connection: {}`).
 */
export function entryFor(connector: string, logicalName: string | null): ConnectionEntry {
  return {
    runtimeSource: 'embedded',
    connection: logicalName === null ? {} : { connectionReferenceLogicalName: logicalName },
    api: { name: connector },
  };
}

/** An entry that always uses the reference's own connection. */
export function embedded(reference: ReferenceName): ConnectionEntry {
  return entryFor(connectorOf(reference), reference);
}

/** An entry whose connection the run-only user brings; the reference stays bound. */
export function runOnly(reference: ReferenceName): ConnectionEntry {
  return { ...embedded(reference), runtimeSource: 'invoker' };
}

/** An entry whose operations run as the user that the trigger's Run as picks. */
export function asInvoker(reference: ReferenceName): ConnectionEntry {
  return { ...embedded(reference), impersonation: { source: 'invoker' } };
}

/** An entry with an empty impersonation, as many real flows have. */
export function withoutInvoker(reference: ReferenceName): ConnectionEntry {
  return { ...embedded(reference), impersonation: {} };
}

/**
 * The frame that every definition has.
 * @param triggers the trigger by name.
 * @param actions the actions by name.
 */
export function definition(triggers: Json, actions: Json): Json {
  return {
    $schema: 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: { $connections: { defaultValue: {}, type: 'Object' }, $authentication: { defaultValue: {}, type: 'SecureObject' } },
    triggers,
    actions,
  };
}

/**
 * Clientdata of the form that flows of solutions have.
 * @param connectionReferences entries by the flow's own key.
 * @param triggers the trigger by name.
 * @param actions the actions by name.
 */
export function clientdata(connectionReferences: Json, triggers: Json, actions: Json): Clientdata {
  return { properties: { connectionReferences, definition: definition(triggers, actions), templateName: '' }, schemaVersion: '1.0.0.0' };
}

function paddingAction(index: number, key: string | undefined): Json {
  if (key === undefined) {
    return {
      type: 'Compose',
      runAfter: {},
      inputs: `@concat('Step ${index}: ', coalesce(outputs('Settings')?['region'], 'unknown'), ' ', utcNow('yyyy-MM-dd'))`,
    };
  }
  return {
    type: 'OpenApiConnection',
    runAfter: {},
    inputs: {
      host: {
        connectionName: key,
        operationId: 'ListRecords',
        apiId: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
      },
      parameters: {
        entityName: 'contoso_orders',
        fetchXml: [
          '<fetch version="1.0" mapping="logical"><entity name="contoso_order">',
          '<attribute name="contoso_orderid" /><attribute name="contoso_name" /><attribute name="contoso_total" />',
          '<filter type="and"><condition attribute="statecode" operator="eq" value="0" />',
          `<condition attribute="contoso_batch" operator="eq" value="${index}" /></filter>`,
          '<order attribute="createdon" descending="true" /></entity></fetch>',
        ].join(''),
        $top: 50,
      },
      authentication: "@parameters('$authentication')",
    },
  };
}

/**
 * Lets a flow grow to a size by listing more rows (or composing more texts where it has no Dataverse connection).
 * @param flow clientdata; it is not changed.
 * @param size length of its JSON text to reach, in characters; the answer is at most one action longer.
 */
export function padded(flow: Clientdata, size: number): Clientdata {
  const entries = Object.entries(flow.properties.connectionReferences) as [string, Partial<ConnectionEntry>][];
  const key = entries.find(([, entry]) => entry.api?.name === 'shared_commondataserviceforapps')?.[0];
  const actions = { ...(flow.properties.definition.actions as Json) };
  const added = JSON.stringify({ List_orders_of_batch_: paddingAction(0, key) }).length - 2;
  let length = JSON.stringify(flow).length;
  for (let index = 1; length < size; index += 1) {
    actions[`List_orders_of_batch_${index}`] = paddingAction(index, key);
    length += added;
  }
  return { ...flow, properties: { ...flow.properties, definition: { ...flow.properties.definition, actions } } };
}
