import * as fc from 'fast-check';
import { startClient } from './fixtures/client';
import type { Client } from './fixtures/client';
import { contoso, id } from './fixtures/contoso';

/** A row of a table whose rows have a parent in the same table. */
interface Item {
  readonly key: string;
  readonly text: string | null;
  readonly number: number | null;
  readonly flag: boolean | null;
  readonly parent: string | null;
}

type Column = 'text' | 'number' | 'flag';
type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
type Value = string | number | boolean | null;

/** A filter of the generator's own, told apart from the emulator's. */
type Condition =
  | { readonly is: 'compare'; readonly up: number; readonly column: Column; readonly operator: Operator; readonly value: Value }
  | { readonly is: 'contains'; readonly up: number; readonly text: string }
  | { readonly is: 'both' | 'either'; readonly left: Condition; readonly right: Condition }
  | { readonly is: 'not'; readonly inner: Condition }
  | { readonly is: 'any' | 'all'; readonly inner: Condition | null };

const words = ['', 'a', 'A', 'é', 'E', "o'b", 'ab', 'and', ' or (', 'x;y,z', 'Öl', 'any(x:x', '[1]', 'not '];
const definition = {
  LogicalName: 'contoso_item',
  EntitySetName: 'contoso_items',
  PrimaryIdAttribute: 'contoso_itemid',
  PrimaryNameAttribute: 'text',
  OwnershipType: 'OrganizationOwned',
  Attributes: [
    { LogicalName: 'text', AttributeType: 'String' },
    { LogicalName: 'number', AttributeType: 'Integer' },
    { LogicalName: 'flag', AttributeType: 'Boolean' },
    { LogicalName: 'parent', AttributeType: 'Lookup', Targets: ['contoso_item'] },
  ],
  ManyToOneRelationships: [{ ReferencingAttribute: 'parent', ReferencedEntity: 'contoso_item', ReferencingEntityNavigationPropertyName: 'Parent' }],
  OneToManyRelationships: [
    { ReferencingEntity: 'contoso_item', ReferencingAttribute: 'parent', ReferencedEntityNavigationPropertyName: 'Children' },
  ],
};

const items: Item[] = words.map((word, index) => ({
  key: id('8', index),
  text: index % 5 === 4 ? null : word,
  number: index % 4 === 3 ? null : (index % 3) - 1,
  flag: index % 3 === 2 ? null : index % 2 === 0,
  parent: index === 0 ? null : id('8', Math.floor((index - 1) / 2)),
}));
const byKey = new Map(items.map((item) => [item.key, item]));

/** Texts are compared without letter case and accents. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();

function holds(condition: Condition, item: Item): boolean {
  switch (condition.is) {
    case 'both':
      return holds(condition.left, item) && holds(condition.right, item);
    case 'either':
      return holds(condition.left, item) || holds(condition.right, item);
    case 'not':
      return !holds(condition.inner, item);
    case 'any':
      return childrenOf(item).some((child) => condition.inner === null || holds(condition.inner, child));
    case 'all':
      return childrenOf(item).every((child) => condition.inner === null || holds(condition.inner, child));
    case 'contains': {
      const text = above(item, condition.up)?.text ?? null;
      return text !== null && plain(text).includes(plain(condition.text));
    }
    case 'compare':
      return compares(above(item, condition.up)?.[condition.column] ?? null, condition.operator, condition.value);
  }
}

const childrenOf = ({ key }: Item): Item[] => items.filter((item) => item.parent === key);

function above(item: Item | undefined, levels: number): Item | undefined {
  return levels === 0 ? item : above(byKey.get(item?.parent ?? ''), levels - 1);
}

/** With something empty, only "equal to nothing" and "not equal" can hold. */
function compares(left: Value, operator: Operator, right: Value): boolean {
  if (left === null || right === null) {
    return operator === 'eq' ? left === right : operator === 'ne' && left !== right;
  }
  const [a, b] = [left, right].map((value) => (typeof value === 'string' ? plain(value) : Number(value))) as [number, number];
  const results = { eq: a === b, ne: a !== b, gt: a > b, ge: a >= b, lt: a < b, le: a <= b };
  return results[operator];
}

/** The condition as OData, in parentheses only where it needs them, or where `extra` says so. */
function write(condition: Condition, variable: string, extra: boolean): string {
  const from = variable === '' ? '' : `${variable}/`;
  const path = (up: number, column: string): string => `${from}${'Parent/'.repeat(up)}${column}`;
  const inner = (operand: Condition, tight: boolean): string => {
    const text = write(operand, variable, extra);
    return tight || extra ? `(${text})` : text;
  };
  switch (condition.is) {
    case 'both':
      return `${inner(condition.left, condition.left.is === 'either')} and ${inner(condition.right, condition.right.is === 'either')}`;
    case 'either':
      return `${inner(condition.left, false)} or ${inner(condition.right, false)}`;
    case 'not':
      return `not ${inner(condition.inner, ['compare', 'both', 'either'].includes(condition.inner.is))}`;
    case 'any':
    case 'all': {
      const own = `v${variable.length}${variable}`.slice(0, 8);
      return `${from}Children/${condition.is}(${condition.inner === null ? '' : `${own}:${write(condition.inner, own, extra)}`})`;
    }
    case 'contains':
      return `contains(${path(condition.up, 'text')},${literal(condition.text)})`;
    case 'compare':
      return `${path(condition.up, condition.column)} ${condition.operator} ${literal(condition.value)}`;
  }
}

function literal(value: Value): string {
  return typeof value === 'string' ? `'${value.replace(/'/g, "''")}'` : String(value);
}

const operators = fc.constantFrom<Operator>('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const equality = fc.constantFrom<Operator>('eq', 'ne');
const levels = fc.integer({ min: 0, max: 2 });
const compare = (column: Column, values: fc.Arbitrary<Value>, some: fc.Arbitrary<Operator>): fc.Arbitrary<Condition> =>
  fc.record({ is: fc.constant('compare' as const), up: levels, column: fc.constant(column), operator: some, value: values });

const { condition: conditions } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'condition' },
    compare('text', fc.constantFrom(...words), operators),
    compare('text', fc.constant(null), equality),
    compare('number', fc.integer({ min: -2, max: 2 }), operators),
    compare('flag', fc.boolean(), equality),
    fc.record({ is: fc.constant('contains' as const), up: levels, text: fc.constantFrom(...words.filter((word) => !/[[\]%_]/.test(word))) }),
    fc.record({ is: fc.constantFrom('both' as const, 'either' as const), left: tie('condition'), right: tie('condition') }),
    fc.record({ is: fc.constant('not' as const), inner: tie('condition') }),
    fc.record({ is: fc.constant('all' as const), inner: tie('condition') }),
    fc.record({ is: fc.constant('any' as const), inner: fc.option(tie('condition')) }),
  ),
}));

describe('any filter at all', () => {
  let client: Client;
  beforeAll(async () => {
    const rows = items.map(({ key, text, number, flag, parent }) => ({ contoso_itemid: key, text, number, flag, _parent_value: parent }));
    client = await startClient({ ...contoso(), EntityDefinitions: [definition], contoso_items: rows });
  });

  const found = async (filter: string): Promise<unknown[]> => {
    const reply = await client.get(`contoso_items?$select=contoso_itemid&$filter=${encodeURIComponent(filter)}`);
    expect([reply.status, reply.body.error]).toEqual([200, undefined]);
    return reply.rows.map((row) => row.contoso_itemid);
  };

  it('finds the rows that a plain reading of it finds', async () => {
    await fc.assert(
      fc.asyncProperty(conditions, fc.boolean(), async (condition, extra) => {
        const expected = items.filter((item) => holds(condition, item)).map((item) => item.key);
        expect(await found(write(condition, '', extra))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('is answered or refused, never more, whatever its text', async () => {
    const pieces = fc.constantFrom('text', 'number', ' ', '(', ')', "'", "'a'", 'eq', 'and', 'not', 'or', '/', ':', ',', '[', ']', '1', 'null', '@a', 'Children', 'any', '"', '.', '\\');
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 14 }), fc.constantFrom('$filter', '$orderby', '$expand', '$select'), async (parts, option) => {
        const reply = await client.get(`contoso_items?${option}=${encodeURIComponent(parts.join(''))}`);
        expect([200, 400, 501]).toContain(reply.status);
        expect(JSON.stringify(reply.body)).not.toContain('the emulator failed');
      }),
      { numRuns: 500 },
    );
  });
});
