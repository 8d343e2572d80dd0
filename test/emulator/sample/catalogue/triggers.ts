import type { Json } from '../clientdata';
import { apiPrefix, dataverse, type ConnectorName } from '../connectors';

const authentication = "@parameters('$authentication')";

/** Settings of the trigger "When a row is added, modified or deleted". */
export interface RowTriggerOptions {
  /** 1 Added, 2 Deleted, 3 Modified, 4 Added or Modified, 5 Added or Deleted, 6 Modified or Deleted, 7 all. */
  message?: number;
  /** 1 User, 2 Business unit, 3 Parent: child business units, 4 Organization. */
  scope?: number;
  /** 1 Modifying user, 2 Row owner, 3 Flow owner; left out where undefined. */
  runas?: number;
  filteringattributes?: string;
  filterexpression?: string;
  key?: string;
}

/**
 * The row trigger.
 * @param table logical name.
 * @param options its settings; added, whole organization and no Run as by default.
 */
export function rowTrigger(table: string, options: RowTriggerOptions = {}): Json {
  const { key = dataverse, message = 1, scope = 4, ...rest } = options;
  const more = Object.entries(rest).map(([name, value]) => [`subscriptionRequest/${name}`, value]);
  return {
    When_a_row_is_added_modified_or_deleted: {
      type: 'OpenApiConnectionWebhook',
      inputs: {
        host: { connectionName: key, operationId: 'SubscribeWebhookTrigger', apiId: `${apiPrefix}${dataverse}` },
        parameters: {
          'subscriptionRequest/message': message,
          'subscriptionRequest/entityname': table,
          'subscriptionRequest/scope': scope,
          ...(Object.fromEntries(more) as Json),
        },
        authentication,
      },
    },
  };
}

/**
 * The trigger "When an action is performed".
 * @param table logical name of the table that the action is bound to.
 * @param sdkMessage name of the action.
 */
export function businessEventTrigger(table: string, sdkMessage: string): Json {
  return {
    When_an_action_is_performed: {
      type: 'OpenApiConnectionWebhook',
      inputs: {
        host: { connectionName: dataverse, operationId: 'BusinessEventsTrigger', apiId: `${apiPrefix}${dataverse}` },
        parameters: {
          catalog: 'contoso_catalog',
          category: 'contoso_operations',
          'subscriptionRequest/entityname': table,
          'subscriptionRequest/sdkmessagename': sdkMessage,
        },
        authentication,
      },
    },
  };
}

/**
 * A trigger that somebody or something calls.
 * @param kind `Button`, `PowerApp`, `PowerAppV2`, `Skills`, `VirtualAgent`, `ApiConnection`, `Http`, ...
 * @param input title of its one text input; none where left out.
 */
export function requestTrigger(kind: string, input?: string): Json {
  const text = {
    description: 'Please enter your input',
    title: input,
    type: 'string',
    'x-ms-content-hint': 'TEXT',
    'x-ms-dynamically-added': true,
  };
  const schema = { type: 'object', properties: input === undefined ? {} : { text }, required: input === undefined ? [] : ['text'] };
  return { manual: { type: 'Request', kind, inputs: { schema } } };
}

/** The trigger "Run a flow from Copilot", which belongs to a connector and yet is instant. */
export function copilotTrigger(): Json {
  return {
    Run_a_flow_from_Copilot: {
      type: 'OpenApiConnection',
      kind: 'PowerVirtualAgents',
      inputs: {
        host: {
          connectionName: 'shared_logicflows',
          operationId: 'Run_a_flow_from_Microsoft_Copilot_Studio',
          apiId: `${apiPrefix}shared_logicflows`,
        },
        parameters: {},
      },
    },
  };
}

/**
 * The recurrence trigger.
 * @param frequency `Day`, `Hour`, ...
 */
export function recurrence(frequency: string, interval = 1): Json {
  return {
    Recurrence: {
      type: 'Recurrence',
      recurrence: { frequency, interval, timeZone: 'W. Europe Standard Time', startTime: '2025-01-06T06:00:00Z' },
    },
  };
}

/** The sliding window trigger. */
export function slidingWindow(): Json {
  return { Sliding_window: { type: 'SlidingWindow', recurrence: { frequency: 'Hour', interval: 4 } } };
}

/**
 * A trigger of another connector that waits for something to happen there.
 * @param connector plain name.
 * @param operationId as in the connector's definition.
 * @param parameters flat.
 * @param key the flow's key of the connection.
 */
export function eventTrigger(connector: ConnectorName, operationId: string, parameters: Json, key: string = connector): Json {
  return {
    [`When_${operationId}`]: {
      type: 'OpenApiConnection',
      recurrence: { frequency: 'Minute', interval: 3 },
      inputs: { host: { connectionName: key, operationId, apiId: `${apiPrefix}${connector}` }, parameters, authentication },
    },
  };
}
