import { badQuery, notModelled } from '../errors';
import { literalOf } from './literals';
import type { ComparisonOperator, Filter, Operand, Path, TextFunction } from './queryAst';

/** A node of @odata/parser's tree, as far as it is used here. */
export interface ParserToken {
  readonly type: string;
  readonly value: unknown;
  readonly raw: string;
}

const comparisons: Readonly<Record<string, ComparisonOperator>> = {
  EqualsExpression: 'eq',
  NotEqualsExpression: 'ne',
  GreaterThanExpression: 'gt',
  GreaterOrEqualsExpression: 'ge',
  LesserThanExpression: 'lt',
  LesserOrEqualsExpression: 'le',
};

/** The parser's tree of a $filter as the emulator's own. */
export function toFilter(token: ParserToken, literals: readonly string[]): Filter {
  const operator = comparisons[token.type];
  if (operator) {
    const { left, right } = token.value as { left: ParserToken; right: ParserToken };
    return { kind: 'compare', operator, left: toOperand(left, literals), right: toOperand(right, literals) };
  }
  switch (token.type) {
    case 'AndExpression':
    case 'OrExpression': {
      const { left, right } = token.value as { left: ParserToken; right: ParserToken };
      return { kind: token.type === 'AndExpression' ? 'and' : 'or', left: toFilter(left, literals), right: toFilter(right, literals) };
    }
    case 'NotExpression':
      return { kind: 'not', operand: toFilter(token.value as ParserToken, literals) };
    case 'BoolParenExpression':
    case 'ParenExpression':
    case 'CommonExpression':
      return toFilter(token.value as ParserToken, literals);
    case 'MethodCallExpression':
      return toTextFilter(token, literals);
    case 'FunctionExpression':
      return toQueryFunction(token, literals);
    default:
      throw notModelled(`"${token.raw}" in $filter`);
  }
}

/** A property path of an expression (`owninguser/fullname`). */
export function toPath(token: ParserToken): Path {
  if (!/^\w+(\/\w+)*$/.test(token.raw)) {
    throw notModelled(`the expression "${token.raw}"`);
  }
  return { kind: 'path', segments: token.raw.split('/') };
}

function toOperand(token: ParserToken, literals: readonly string[]): Operand {
  if (token.type === 'Literal') {
    const type = String(token.value);
    return { kind: 'literal', type, text: type === 'Edm.String' ? literalOf(token.raw, literals) : token.raw };
  }
  if (token.type === 'MethodCallExpression') {
    throw unsupportedFunction(token);
  }
  return toPath(token);
}

function toTextFilter(token: ParserToken, literals: readonly string[]): Filter {
  const { method, parameters } = token.value as { method: string; parameters: ParserToken[] };
  const [property, text] = parameters;
  if (!['contains', 'startswith', 'endswith'].includes(method) || !property || !text) {
    throw unsupportedFunction(token);
  }
  if (text.type !== 'Literal' || text.value !== 'Edm.String') {
    throw badQuery(`The second argument of ${method} must be a string literal.`);
  }
  return { kind: 'text', function: method as TextFunction, path: toPath(property), text: literalOf(text.raw, literals) };
}

/** Dataverse filters with contains, startswith and endswith alone (Microsoft Learn, filter rows); wording modelled. */
function unsupportedFunction(token: ParserToken): Error {
  return badQuery(`The function in '${token.raw}' is not supported: only contains, startswith and endswith are.`);
}

interface FunctionParts {
  fn: { value: { name: string; namespace?: string } };
  params: { value: { value: { name: ParserToken; value: ParserToken } }[] };
}

function toQueryFunction(token: ParserToken, literals: readonly string[]): Filter {
  const { fn, params } = token.value as FunctionParts;
  const given = new Map(params.value.map(({ value }) => [value.name.raw, value.value]));
  const property = given.get('PropertyName');
  const values = given.get('PropertyValues');
  if (fn.value.namespace !== 'Microsoft.Dynamics.CRM' || fn.value.name !== 'In') {
    throw notModelled(`the query function ${fn.value.namespace ?? ''}.${fn.value.name}`);
  }
  if (!property || !values || !/^\[.*\]$/.test(values.raw)) {
    throw badQuery("Microsoft.Dynamics.CRM.In needs PropertyName='...' and PropertyValues=[...].");
  }
  const items = values.raw.slice(1, -1).split(',').filter((item) => item !== '');
  return {
    kind: 'in',
    path: { kind: 'path', segments: literalOf(property.raw, literals).split('/') },
    values: items.map((item) => (item.startsWith('"') ? literalOf(item, literals) : item)),
  };
}
