import fc from 'fast-check';
import { DATAVERSE_API } from '../flowJson';

/** JSON as it is to be written: with its names in order, also equal ones, and numbers as text. */
type Source = { readonly members: readonly Member[] } | { readonly items: readonly Source[] } | { readonly text: string } | { readonly raw: string };
type Member = readonly [name: string, value: Source];

const WHITE_SPACE = ['', '', '', ' ', '\n', '\r\n\t', '  \n    '];
const SHORT_ESCAPES: Readonly<Record<string, string>> = { '/': '\\/', '\n': '\\n', '\t': '\\t', '"': '\\"' };

/** Writes JSON; each choice of white space and escapes takes the next number. */
function write(source: Source, choices: readonly number[]): string {
  let taken = 0;
  const choose = (): number => choices[taken++ % choices.length] ?? 0;
  const space = (): string => WHITE_SPACE[choose() % WHITE_SPACE.length] ?? '';
  const list = (open: string, inner: readonly string[], close: string): string => open + space() + inner.join(`${space()},${space()}`) + space() + close;
  const quoted = (text: string): string => `"${[...text].map((character) => written(character, choose())).join('')}"`;
  const value = (one: Source): string => {
    if ('members' in one) {
      return list('{', one.members.map(([name, inner]) => `${quoted(name)}${space()}:${space()}${value(inner)}`), '}');
    }
    if ('items' in one) {
      return list('[', one.items.map(value), ']');
    }
    return 'raw' in one ? one.raw : quoted(one.text);
  };
  return `${choose() % 5 === 1 ? '\uFEFF' : ''}${space()}${value(source)}${space()}`;
}

function written(character: string, choice: number): string {
  const plain = SHORT_ESCAPES[character] ?? JSON.stringify(character).slice(1, -1);
  if (character.length === 1 && choice % 7 === 0) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }
  return character === '/' && choice % 2 === 0 ? '/' : plain;
}

function sourceOf(value: unknown): Source {
  if (Array.isArray(value)) {
    return { items: value.map(sourceOf) };
  }
  if (typeof value === 'object' && value !== null) {
    return { members: Object.entries(value).map(([name, inner]): Member => [name, sourceOf(inner)]) };
  }
  return typeof value === 'string' ? { text: value } : { raw: JSON.stringify(value) };
}

const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('dv', '__proto__', 'constructor', 'connection', 'source', '10', '', 'a/"\\é'));
const anything = fc.oneof(fc.json({ maxDepth: 3 }).map((text) => sourceOf(JSON.parse(text))), fc.constantFrom<Source>({ raw: '1.50e+3' }, { raw: '-0' }));

/** An object with the given members, those of them that aren't undefined, in any order among any others. */
function object(members: Readonly<Record<string, fc.Arbitrary<Source | undefined>>>): fc.Arbitrary<Source> {
  const given = Object.entries(members).map(([member, value]) => value.map((source): Member[] => (source ? [[member, source]] : [])));
  const others = fc.dictionary(name.filter((other) => !(other in members) && other !== 'source'), anything, { maxKeys: 2 }).map((found) => Object.entries(found));
  return fc
    .tuple(fc.tuple(...given), others)
    .map(([known, more]) => [...known.flat(), ...more])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
    .map((all) => ({ members: all }));
}

function oneOf(...values: readonly unknown[]): fc.Arbitrary<Source | undefined> {
  return fc.constantFrom(...values.map((value) => (value === undefined ? undefined : sourceOf(value))));
}

const entry = object({
  runtimeSource: oneOf('embedded', 'embedded', 'invoker', 'Invoker', '', null, undefined),
  impersonation: fc.oneof(oneOf({}, { source: 'invoker' }, null, undefined), object({ source: oneOf('invoker', 'INVOKER', 'embedded', null, undefined) })),
  connection: fc.oneof(oneOf({}, { connectionReferenceLogicalName: 'contoso_ref' }, { name: 'id' }, null, undefined), object({ connectionReferenceLogicalName: oneOf('a_b', '', null, undefined) })),
  api: oneOf({ name: 'shared_commondataserviceforapps' }, { name: 'shared_sql' }, undefined),
});

const runAs = fc.constantFrom<Source | undefined>(...['1', '2', '3', '4', '1.0', '"1"', 'null', '[1]'].map((raw) => ({ raw })), undefined);
const host = sourceOf({ apiId: DATAVERSE_API, connectionName: 'dv', operationId: 'SubscribeWebhookTrigger' });
const rowTrigger = object({
  type: oneOf('OpenApiConnectionWebhook'),
  inputs: object({
    host: fc.constant(host),
    parameters: fc.oneof(oneOf({}, null, undefined), object({ 'subscriptionRequest/entityname': oneOf('account'), 'subscriptionRequest/runas': runAs })),
  }),
});
const trigger = fc.oneof({ arbitrary: rowTrigger, weight: 4 }, oneOf({ type: 'Request', kind: 'Button' }, null).map((source) => source ?? { raw: 'null' }));
const actions = object({ Get_a_row: oneOf({ inputs: { host: { apiId: DATAVERSE_API, connectionName: 'dv', operationId: 'GetItem' }, parameters: { entityName: 'accounts' } } }) });

function named(values: fc.Arbitrary<Source>): fc.Arbitrary<Source> {
  const members = fc.uniqueArray(fc.tuple(name, values), { minLength: 1, maxLength: 3, selector: ([key]) => key });
  return members.map((found) => ({ members: found }));
}

const definition = object({ triggers: named(trigger), actions });
const holder = object({ connectionReferences: named(entry), definition });

/** Texts of flows' definitions: under `properties` or at the top, with any white space, escapes and names, whole and readable. */
export const definitionText: fc.Arbitrary<string> = fc
  .tuple(fc.oneof(holder, object({ properties: holder })), fc.array(fc.nat(100), { minLength: 1, maxLength: 50 }))
  .map(([source, choices]) => write(source, choices));
