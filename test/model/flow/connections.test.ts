import type { FlowConnection } from '../../../ConnectionManager/model/flow/flowProfile';
import { DATAVERSE_API, dataverse, flowJson, profileOf, reference, type Json } from './flowJson';

function connectionOf(entry: unknown): FlowConnection | undefined {
  return profileOf(flowJson({ references: { key: entry } })).connections[0];
}

describe('a connection', () => {
  it('is read in the form of solutions', () => {
    const entry = {
      runtimeSource: 'embedded',
      connection: { connectionReferenceLogicalName: 'contoso_dataverse', name: 'shared-commondataser-1' },
      api: { name: 'shared_commondataserviceforapps', logicalName: 'x' },
    };
    expect(connectionOf(entry)).toEqual({
      key: 'key',
      connector: 'shared_commondataserviceforapps',
      connectionReference: 'contoso_dataverse',
      connection: 'shared-commondataser-1',
      providedBy: 'owner',
      useInvoker: false,
      reach: 'none',
      operations: 0,
    });
  });

  it('is read in the form of packages', () => {
    const entry = { connectionName: 'abc123', source: 'Invoker', id: '/providers/Microsoft.PowerApps/apis/shared_office365', tier: 'x' };
    expect(connectionOf(entry)).toEqual({
      key: 'key',
      connector: 'shared_office365',
      connectionReference: null,
      connection: 'abc123',
      providedBy: 'run-only-user',
      useInvoker: false,
      reach: null,
      operations: 0,
    });
  });

  it.each([null, 'x', [], {}, { api: [], connection: 5, impersonation: 'invoker' }])('has no facts where its entry is %j', (entry) => {
    expect(connectionOf(entry)).toEqual({
      key: 'key', connector: null, connectionReference: null, connection: null, providedBy: 'owner', useInvoker: false, reach: null, operations: 0,
    });
  });

  it.each<[Json, string | null]>([
    [{ api: { name: '/providers/x/apis/shared_sql' }, id: '/a/shared_b', apiId: '/a/shared_c' }, 'shared_sql'],
    [{ api: { name: '' }, id: '/a/shared_b', apiId: '/a/shared_c' }, 'shared_b'],
    [{ id: 3, apiId: '/a/shared_c' }, 'shared_c'],
    [{ id: 'shared_d' }, 'shared_d'],
  ])('takes the connector from %j', (entry, connector) => {
    expect(connectionOf(entry)?.connector).toBe(connector);
  });

  it('prefers what stands in its connection', () => {
    const beside = { connectionReferenceLogicalName: 'beside', connectionName: 'beside' };
    const inside = { connection: { connectionReferenceLogicalName: 'inside', name: 'inside' }, ...beside };
    expect(connectionOf(inside)).toMatchObject({ connectionReference: 'inside', connection: 'inside' });
    expect(connectionOf({ ...beside, connection: {} })).toMatchObject({ connectionReference: 'beside', connection: 'beside' });
  });

  it.each<[Json, string]>([
    [{ runtimeSource: 'invoker' }, 'run-only-user'],
    [{ runtimeSource: 'INVOKER', source: 'Embedded' }, 'run-only-user'],
    [{ runtimeSource: 'embedded', source: 'Invoker' }, 'owner'],
    [{ runtimeSource: null, source: 'Invoker' }, 'run-only-user'],
    [{ source: 'NotSpecified' }, 'owner'],
    [{}, 'owner'],
  ])('%j is provided by the %s', (entry, providedBy) => {
    expect(connectionOf(entry)?.providedBy).toBe(providedBy);
  });

  it.each<[unknown, boolean]>([
    [{ source: 'invoker' }, true],
    [{ source: 'Invoker' }, true],
    [{}, false],
    [{ source: 'owner' }, false],
    [undefined, false],
  ])('with impersonation %j uses the invoker: %p', (impersonation, useInvoker) => {
    expect(connectionOf({ impersonation })?.useInvoker).toBe(useInvoker);
  });
});

describe('connections', () => {
  it('are sorted by key, by code unit, and keys may be called anything', () => {
    const references = JSON.parse('{"b":{},"a":{},"10":{},"9":{},"B":{},"__proto__":{"id":"x/shared_p"},"constructor":{}}') as Json;
    const { connections } = profileOf(flowJson({ references }));
    expect(connections.map(({ key }) => key)).toEqual(['10', '9', 'B', '__proto__', 'a', 'b', 'constructor']);
    expect(connections[3]?.connector).toBe('shared_p');
  });

  it('are none where connectionReferences is no object', () => {
    expect(profileOf(flowJson({ references: [reference('x')] })).connections).toEqual([]);
  });

  it('are not found in what every object inherits', () => {
    const actions = { a: dataverse('ListRecords', { entityName: 'accounts' }, { connectionName: 'constructor' }) };
    expect(profileOf(flowJson({ actions })).connections).toMatchObject([{ key: 'dv', operations: 0 }]);
  });
});

describe('the operations of a connection', () => {
  const references = { one: reference('shared_sql'), two: reference('shared_sql') };
  const use = (host: Json): Record<string, number> => {
    const { connections } = profileOf(flowJson({ references, actions: { a: { inputs: { host } } } }));
    return Object.fromEntries(connections.map(({ key, operations }) => [key, operations]));
  };

  it.each<[string, Json]>([
    ['connectionName', { connectionName: 'one', connectionReferenceName: 'two' }],
    ['connectionReferenceName', { connectionName: 'none', connectionReferenceName: 'one' }],
    ['the older form', { connection: { name: "@parameters('$connections')['one']['connectionId']" } }],
    ['the older form with a token', { connection: { name: "@json(decodeBase64(triggerOutputs().headers['X']))['$connections']['one']['connectionId']" } }],
    ['the older form after names that are no keys', { connectionName: 'x', connectionReferenceName: [], connection: { name: "@parameters('$connections')['one']['connectionId']" } }],
  ])('name it by %s', (_, host) => {
    expect(use(host)).toEqual({ one: 1, two: 0 });
  });

  it.each([
    "parameters('$connections')['one']['connectionId']",
    "@parameters('$connections')['one']",
    "@parameters('other')['one']['connectionId']",
    "@parameters('$connections')['']['connectionId']",
    "@parameters('$connections')['connectionId']",
    "@json(x)['one']['connectionId']",
    "@other(x)['$connections']['one']['connectionId']",
  ])('are not found by %s', (name) => {
    expect(use({ connection: { name } })).toEqual({ one: 0, two: 0 });
  });

  it.each([
    ["it's", "it''s"],
    ["it's", "it's"],
    ["it''s", "it''s"],
  ])('may have the key %s, in the older form as %s', (key, written) => {
    const actions = { a: { inputs: { host: { connection: { name: `@parameters('$connections')['${written}']['connectionId']` } } } } };
    expect(profileOf(flowJson({ references: { [key]: {} }, actions })).connections).toMatchObject([{ operations: 1 }]);
  });

  it.each([
    { connectionName: '' },
    { connectionReferenceName: '' },
    { connection: { name: "@parameters('$connections')['']['connectionId']" } },
  ])('have no empty key, even where there is one: %j', (host) => {
    const actions = { a: { inputs: { host } } };
    expect(profileOf(flowJson({ references: { '': {} }, actions })).connections).toMatchObject([{ operations: 0 }]);
  });

  it('are counted among all triggers and at any depth', () => {
    const step = { inputs: { host: { connectionName: 'one' } } };
    const actions = {
      scope: { type: 'Scope', actions: { inner: step, condition: { type: 'If', actions: { yes: step }, else: { actions: { no: step } } } } },
      choose: { type: 'Switch', cases: { a: { actions: { x: step } }, b: { actions: { y: step } }, c: null }, default: { actions: { z: step } } },
      unknown: { type: 'Compose', ...step, actions: { inside: step } },
      noObject: [{ actions: { lost: step } }],
      noActions: { actions: [step], else: step, cases: [{ actions: { lost: step } }] },
    };
    const { connections } = profileOf(flowJson({ references, triggers: { a: step, b: step }, actions }));
    expect(connections.map(({ operations }) => operations)).toEqual([10, 0]);
  });
});

describe('the reach of a connection', () => {
  const current = dataverse('ListRecords');
  const other = dataverse('ListRecordsWithOrganization', { organization: "@parameters('Url')" });

  it.each<[string, Json]>([
    ['none', {}],
    ['current', { a: current }],
    ['other', { a: other }],
    ['both', { a: current, b: other }],
    ['current', { a: dataverse('ListRecordsWithOrganization', { organization: 'current' }) }],
    ['other', { a: dataverse('ListRecordsWithOrganization', { organization: 'Current' }) }],
    ['other', { a: dataverse('ListRecordsWithOrganization') }],
    ['current', { a: dataverse('ListRecords', { organization: 'https://x.crm.dynamics.com' }) }],
    ['current', { a: { inputs: { host: { connectionName: 'dv' } } } }],
  ])('is %s', (reach, actions) => {
    expect(profileOf(flowJson({ actions })).connections[0]?.reach).toBe(reach);
  });

  it('is null for other connectors, even where a Dataverse operation uses their key', () => {
    const references = { dv: reference('shared_sql') };
    expect(profileOf(flowJson({ references, actions: { a: current } })).connections).toMatchObject([{ reach: null, operations: 1 }]);
  });

  it('is told for each key on its own', () => {
    const references = { dv: reference(DATAVERSE_API), dv2: reference('shared_commondataserviceforapps') };
    const actions = { a: current, b: dataverse('GetItemWithOrganization', {}, { connectionName: 'dv2' }) };
    expect(profileOf(flowJson({ references, actions })).connections.map(({ reach }) => reach)).toEqual(['current', 'other']);
  });
});
