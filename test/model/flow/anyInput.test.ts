import fc from 'fast-check';
import type { FlowProfile } from '../../../ConnectionManager/model/flow/flowProfile';
import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import { DATAVERSE_API, dataverse, flowJson, profileOf, type Json } from './flowJson';

/** Words of flows among anything else, so that generated JSON reaches into the reader. */
const key = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'actions', 'else', 'cases', 'default', 'inputs', 'host', 'parameters', 'connection', 'connectionName', 'api', 'name', 'id', 'type', 'kind',
    'operationId', 'apiId', 'entityName', 'item', 'impersonation', 'source', 'runtimeSource', '__proto__', 'constructor', 'toString', '10',
  ),
);
const text = fc.oneof(fc.string(), fc.constantFrom(DATAVERSE_API, 'ListRecords', 'invoker', '@x', 'Request', 'Button', 'dv', 'SubscribeWebhookTrigger'));
const { anyJson } = fc.letrec<{ anyJson: unknown }>((tie) => ({
  anyJson: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    text,
    fc.constantFrom(null, true, 0, 1, 3.5),
    fc.array(tie('anyJson'), { maxLength: 3 }),
    fc.dictionary(key, tie('anyJson'), { maxKeys: 5, noNullPrototype: false }),
  ),
}));
const anyFlow = fc
  .record({ triggers: anyJson, actions: anyJson, references: fc.oneof(anyJson, fc.dictionary(key, anyJson)) })
  .map((parts) => JSON.stringify(flowJson(parts)));

/** A tree of actions in every place where actions nest; each leaf is one operation on `dv`. */
const { actionTree } = fc.letrec<{ actionTree: Json }>((tie) => ({
  actionTree: fc.oneof(
    { maxDepth: 6 },
    fc.constant<Json>(dataverse('GetItem', { entityName: 'accounts' })),
    fc.dictionary(key, tie('actionTree'), { maxKeys: 3 }).map((actions) => ({ actions })),
    fc.dictionary(key, tie('actionTree'), { maxKeys: 3 }).map((actions) => ({ else: { actions } })),
    fc.dictionary(key, tie('actionTree'), { maxKeys: 3 }).map((actions) => ({ default: { actions } })),
    fc.dictionary(key, tie('actionTree'), { maxKeys: 3 }).map((actions) => ({ cases: { first: { actions }, second: {} } })),
  ),
}));

function leaves(tree: Json): number {
  return JSON.stringify(tree).split('"operationId":"GetItem"').length - 1;
}

function byCodeUnit(texts: readonly string[]): boolean {
  return texts.every((current, index) => index === 0 || (texts[index - 1] ?? '') <= current);
}

function expectOrder(flow: FlowProfile): void {
  expect(byCodeUnit(flow.connections.map((connection) => connection.key))).toBe(true);
  expect(new Set(flow.connections.map((connection) => connection.key)).size).toBe(flow.connections.length);
  expect(byCodeUnit(flow.needs.map((need) => `${need.environment}\0${need.table}\0${need.nameKind}`))).toBe(true);
  expect(byCodeUnit(flow.undetermined.map((operation) => `${operation.action}\0${operation.reason}`))).toBe(true);
  for (const { access } of flow.needs) {
    expect(access).toEqual([...new Set(access)].sort());
  }
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const copy = Object.create(null) as Json;
  Object.entries(value).reverse().forEach(([name, inner]) => (copy[name] = reversed(inner)));
  return copy;
}

describe('any text', () => {
  it('is a flow or is not, and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), anyJson.map((value) => JSON.stringify(value))), (input) => {
      const reading = parseFlow(input, 'x');
      expect(reading.flow === null).toBe(reading.problem !== null);
    }));
  });

  it('that is a flow gives sorted lists, the same on every reading and for every order of keys', () => {
    fc.assert(fc.property(anyFlow, (input) => {
      const { flow } = parseFlow(input, 'x');
      expect(flow).not.toBeNull();
      if (flow) {
        expectOrder(flow);
        expect(parseFlow(input, 'x').flow).toEqual(flow);
        expect(parseFlow(JSON.stringify(reversed(JSON.parse(input))), 'x').flow).toEqual(flow);
      }
    }), { numRuns: 500 });
  });

  it('that is cut short is no JSON', () => {
    const input = JSON.stringify(flowJson({ triggers: { start: dataverse('SubscribeWebhookTrigger') } }));
    for (let length = 0; length < input.length; length++) {
      expect(parseFlow(input.slice(0, length), 'x').problem).toBe('not-json');
    }
  });
});

describe('operations', () => {
  it('are all found, wherever and under whatever name they nest', () => {
    fc.assert(fc.property(fc.dictionary(key, actionTree, { maxKeys: 4 }), (actions) => {
      expect(profileOf(flowJson({ actions })).connections[0]?.operations).toBe(leaves(actions));
    }));
  });

  it('are found 400 and 100,000 levels deep', () => {
    for (const depth of [400, 100_000]) {
      const inner = JSON.stringify(dataverse('GetItem', { entityName: 'accounts' }));
      const actions = `${'{"a":{"actions":'.repeat(depth)}{"leaf":${inner}}${'}}'.repeat(depth)}`;
      const input = `{"definition":{"actions":${actions}},"connectionReferences":{"dv":{}}}`;
      expect(parseFlow(input, 'x').flow).toMatchObject({ connections: [{ operations: 1 }], needs: [{ table: 'accounts' }] });
    }
  });

  it('with a binding 100,000 levels deep need Append', () => {
    const item = `${'['.repeat(100_000)}{"x@odata.bind":1}${']'.repeat(100_000)}`;
    const action = JSON.stringify(dataverse('CreateRecord', { entityName: 'accounts', item: 'ITEM' })).replace('"ITEM"', item);
    expect(parseFlow(`{"definition":{"actions":{"a":${action}}}}`, 'x').flow?.needs).toMatchObject([{ access: ['Append', 'Create'] }]);
  });

  it('are read from a file of 5 MB, wide in every place, in less than two seconds', () => {
    const action = dataverse('UpdateRecord', { entityName: 'accounts', 'item/name': 'x'.repeat(100) });
    const many = Object.fromEntries(Array.from({ length: 8_000 }, (_, index) => [`a${index}`, action]));
    const cases = Object.fromEntries(Array.from({ length: 8_000 }, (_, index) => [`c${index}`, { actions: { [`b${index}`]: action } }]));
    const input = JSON.stringify(flowJson({ actions: { ...many, choose: { type: 'Switch', cases } } }));
    expect(input.length).toBeGreaterThan(5_000_000);
    const start = performance.now();
    expect(parseFlow(input, 'x').flow?.connections[0]?.operations).toBe(16_000);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('hostile names', () => {
  it('are names as any other, for actions, connections and parameters', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', '10', ''];
    for (const name of names) {
      const action = JSON.stringify(dataverse('GetItem', { entityName: '__proto__' }, { connectionName: name }));
      const input = `{"properties":{"connectionReferences":{${JSON.stringify(name)}:{}},"definition":{"actions":{${JSON.stringify(name)}:${action}}}}}`;
      // The empty text counts as absent, so that no operation can name the last key.
      expect(parseFlow(input, 'x').flow).toMatchObject({
        connections: [{ key: name, operations: name === '' ? 0 : 1 }],
        needs: [{ table: '__proto__' }],
      });
    }
  });

  it('do not stand in for the keys of the format', () => {
    const input = '{"__proto__":{"definition":{"actions":{}}}}';
    expect(parseFlow(input, 'x').problem).toBe('not-a-flow');
  });
});
