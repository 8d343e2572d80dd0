import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import { flowJson, profileOf } from './flowJson';

const definition = { triggers: {}, actions: {} };

describe('what counts as a flow', () => {
  it.each<[string, unknown]>([
    ['a definition under properties', { properties: { definition } }],
    ['a definition at the top', { definition }],
    ['a definition at the top beside properties that are no object', { properties: 'x', definition }],
    ['triggers alone', { definition: { triggers: {} } }],
    ['actions alone', { definition: { actions: {} } }],
    ['triggers of a wrong type', { definition: { triggers: [] } }],
  ])('%s is one', (_, value) => {
    expect(parseFlow(JSON.stringify(value), 'x').problem).toBeNull();
  });

  it.each<[string, unknown]>([
    ['an array', [{ definition }]],
    ['text', 'definition'],
    ['null', null],
    ['an object without a definition', { name: 'x' }],
    ['a definition without triggers and actions', { definition: { parameters: {} } }],
    ['a definition that is an array', { definition: ['triggers'] }],
    ['a definition beside properties that have none', { properties: {}, definition }],
  ])('%s is none', (_, value) => {
    expect(parseFlow(JSON.stringify(value), 'x')).toEqual({ flow: null, steps: [], problem: 'not-a-flow' });
  });

  it('is not a text that is no JSON', () => {
    expect(parseFlow('{"definition":', 'x')).toEqual({ flow: null, steps: [], problem: 'not-json' });
    expect(parseFlow('', 'x')).toEqual({ flow: null, steps: [], problem: 'not-json' });
  });

  it('allows one byte order mark', () => {
    expect(parseFlow(`\uFEFF${JSON.stringify(flowJson())}`, 'x').problem).toBeNull();
  });

  it('takes the last of equal keys', () => {
    const text = '{"definition":{"triggers":{}},"definition":{"triggers":{"b":{"type":"Recurrence"}},"triggers":{"c":{"type":"Request"}}}}';
    expect(parseFlow(text, 'x').flow?.trigger).toEqual({ name: 'c', kind: 'http', table: null });
  });
});

describe('the name', () => {
  it('is the display name', () => {
    expect(profileOf(flowJson({ properties: { displayName: 'Close stale cases' } })).name).toBe('Close stale cases');
  });

  it.each([undefined, null, '', 7, {}])('is the given one where the display name is %p', (displayName) => {
    expect(profileOf(flowJson({ properties: { displayName } })).name).toBe('Unnamed');
  });
});
