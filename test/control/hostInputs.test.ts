import type { IInputs } from '../../ConnectionManager/generated/ManifestTypes';
import { readHostInputs } from '../../ConnectionManager/hostInputs';
import { readAppUrl, readViewerId } from '../../ConnectionManager/hostSettings';

type Context = ComponentFramework.Context<IInputs>;

const nothing = { connections: null, environmentId: null, view: null, recordId: null };

function context(parameters: unknown, fullPageParam?: unknown): Context {
  return { parameters, mode: { fullPageParam } } as unknown as Context;
}

describe('what the host sets', () => {
  it('is read from the input properties', () => {
    const parameters = { connections: { raw: '[]' }, environmentId: { raw: ' e ' }, view: { raw: 'Flows' }, recordId: { raw: 'contoso_sales' } };
    expect(readHostInputs(context(parameters))).toEqual({ connections: '[]', environmentId: 'e', view: 'flows', recordId: 'contoso_sales' });
  });

  it.each([undefined, {}, { view: undefined }, { view: { raw: null } }, { view: { raw: '  ' }, recordId: { raw: 7 } }, { view: { raw: 'val' } }])(
    'is nothing where the properties are %j',
    (parameters) => {
      expect(readHostInputs(context(parameters))).toEqual(nothing);
    },
  );

  it.each([
    ['texts', { view: 'flows', recordId: '1' }],
    ['a text that is JSON', '{"view":"flows","recordId":"1"}'],
    ['data as an object', { data: { view: 'flows', recordId: '1' } }],
    ['data as JSON', { data: '{"view":"flows","recordId":"1"}', other: 'x' }],
  ])('is read from the parameters of a full page: %s', (_form, fullPageParam) => {
    expect(readHostInputs(context(undefined, fullPageParam))).toEqual({ ...nothing, view: 'flows', recordId: '1' });
  });

  it.each([null, 'not JSON', '7', '"x"', 7, [], { data: 'not JSON' }, { data: '"\\"x\\""' }])('is nothing where the full page hands over %j', (fullPageParam) => {
    expect(readHostInputs(context({}, fullPageParam))).toEqual(nothing);
  });

  it('is what the property says where a full page says something else', () => {
    expect(readHostInputs(context({ view: { raw: 'connections' } }, { view: 'flows' })).view).toBe('connections');
  });
});

describe('who is signed in', () => {
  it.each([
    ['{8A52CB63-A8DE-43C1-AF7B-A258B9B47F0A}', '8a52cb63-a8de-43c1-af7b-a258b9b47f0a'],
    ['8a52cb63-a8de-43c1-af7b-a258b9b47f0a', '8a52cb63-a8de-43c1-af7b-a258b9b47f0a'],
    ['', null],
    [undefined, null],
  ])('is for %p the user %p', (userId, id) => {
    expect(readViewerId({ userSettings: { userId } } as unknown as Context)).toBe(id);
  });
});

describe('where the app runs', () => {
  it('is told by the host, where it has a page', () => {
    const page = { getClientUrl: () => 'https://contoso.crm4.dynamics.com' };
    expect(readAppUrl({ page } as unknown as Context)).toBe('https://contoso.crm4.dynamics.com');
  });

  it('is else where the page is', () => {
    const location = { origin: 'https://apps.powerapps.com' } as Location;
    Object.defineProperty(globalThis, 'location', { value: location, configurable: true });
    expect(readAppUrl({} as Context)).toBe('https://apps.powerapps.com');
    Reflect.deleteProperty(globalThis, 'location');
    expect(readAppUrl({} as Context)).toBeNull();
  });
});
