import fc from 'fast-check';
import { sameJson } from '../../../../ConnectionManager/model/flow/editing/sameJson';
import { definitionText } from './definitionText';

describe('the same JSON', () => {
  it.each([
    ['{"a":1,"b":[1,2]}', '\r\n{ "b" : [1, 2],\t"a":1 } '],
    ['\uFEFF{"a":"/"}', '{"\\u0061":"\\/"}'],
    ['[1, 0, 1500, 9007199254740993]', '[1.0, -0, 1.5e3, 9007199254740992]'],
    ['{"a":1,"a":2}', '{"a":2}'],
    ['{"__proto__":{"x":1}}', '{ "__proto__": {"x": 1} }'],
    ['null', ' null'],
    ['not JSON', 'not JSON'],
  ])('is %j and %j', (a, b) => {
    expect(sameJson(a, b)).toBe(true);
    expect(sameJson(b, a)).toBe(true);
  });

  it.each([
    ['[1,2]', '[2,1]'],
    ['[1]', '[1,1]'],
    ['[]', '{}'],
    ['{"0":1}', '[1]'],
    ['{"a":null}', '{}'],
    ['{"a":null}', '{"b":null}'],
    ['{"__proto__":{}}', '{"a":{}}'],
    ['{"toString":1}', '{"a":1}'],
    ['"1"', '1'],
    ['0', 'false'],
    ['null', '{}'],
    ['"é"', '"e\u0301"'],
    ['not JSON', 'nor this'],
    ['{}', ''],
    ['{}', '{/**/}'],
  ])('isn’t %j and %j', (a, b) => {
    expect(sameJson(a, b)).toBe(false);
    expect(sameJson(b, a)).toBe(false);
  });

  it('is what the service writes anew, with its names in any order', () => {
    fc.assert(fc.property(definitionText, fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
      const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
      expect(sameJson(text, JSON.stringify(value, null, indent))).toBe(true);
      expect(sameJson(JSON.stringify(reversed(value)), text)).toBe(true);
    }));
  });

  it('is told 100,000 levels deep', () => {
    const nested = (inner: string, space: string): string => `${`{${space}"a":[`.repeat(100_000)}${inner}${']}'.repeat(100_000)}`;
    expect(sameJson(nested('1', ''), nested('1', ' '))).toBe(true);
    expect(sameJson(nested('1', ''), nested('2', ' '))).toBe(false);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  return typeof value === 'object' && value !== null
    ? Object.defineProperties({}, Object.fromEntries(Object.entries(value).reverse().map(([name, inner]) => [name, { value: reversed(inner), enumerable: true }])))
    : value;
}
