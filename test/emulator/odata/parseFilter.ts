import { badQuery, DataverseError, notModelled } from '../errors';
import { parseQueryFunction } from './parseQueryFunction';
import type { ComparisonOperator, Filter, Lambda, Operand, TextFunction } from './queryAst';
import { TokenReader } from './tokenReader';
import type { Aliases } from './tokenReader';

/** Conditions a query may have (Microsoft Learn, Filter rows using FetchXml: condition limits; that $filter has the same one is modelled). */
const conditionLimit = 500;

const comparisons = new Set<string>(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const textFunctions = new Set<string>(['contains', 'startswith', 'endswith']);

/** Where an expression stands: inside a lambda, paths begin with its variable. */
interface Scope {
  readonly variable?: string;
}

/**
 * Parses a $filter: comparisons, `and`, `or`, `not`, parentheses, the three text functions, the query functions of Dataverse,
 * and lambdas, as deep as one likes (Microsoft Learn, filter rows).
 * @param aliases values of the request's parameter aliases; null inside $expand, where none may stand
 * @throws DataverseError 400 for what is no filter, 501 for one that is not modelled
 */
export function parseFilter(text: string, aliases: Aliases | null = new Map()): Filter {
  const reader = new TokenReader(text, aliases);
  const filter = parseOr(reader, {});
  reader.expectEnd();
  if (countConditions(filter) > conditionLimit) {
    throw new DataverseError(400, '0x8004430C', 'Number of conditions in query exceeded maximum limit.');
  }
  return filter;
}

function countConditions(filter: Filter): number {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return countConditions(filter.left) + countConditions(filter.right);
    case 'not':
      return countConditions(filter.operand);
    case 'lambda':
      return 1 + (filter.predicate ? countConditions(filter.predicate) : 0);
    default:
      return 1;
  }
}

function parseOr(reader: TokenReader, scope: Scope): Filter {
  let left = parseAnd(reader, scope);
  while (reader.takeIf('name', 'or')) {
    left = { kind: 'or', left, right: parseAnd(reader, scope) };
  }
  return left;
}

function parseAnd(reader: TokenReader, scope: Scope): Filter {
  let left = parseUnary(reader, scope);
  while (reader.takeIf('name', 'and')) {
    left = { kind: 'and', left, right: parseUnary(reader, scope) };
  }
  return left;
}

/** `not` binds closer than a comparison: `not a eq 1` is `(not a) eq 1`, which no column can be but one of yes and no. */
function parseUnary(reader: TokenReader, scope: Scope): Filter {
  if (!reader.takeIf('name', 'not')) {
    return parsePrimary(reader, scope);
  }
  const operand = reader.peek().kind === 'name' && reader.peek().text === 'not' ? parseUnary(reader, scope) : parseCondition(reader, scope);
  return { kind: 'not', operand };
}

function parsePrimary(reader: TokenReader, scope: Scope): Filter {
  if (reader.isAt('(')) {
    return parseParenthesis(reader, scope);
  }
  const left = parseTerm(reader, scope);
  const operator = reader.peek();
  if (operator.kind !== 'name' || !comparisons.has(operator.text)) {
    return asCondition(reader, left);
  }
  reader.take();
  const right = parseTerm(reader, scope);
  if (!isOperand(left) || !isOperand(right)) {
    throw notModelled('the comparison of a condition in $filter');
  }
  return { kind: 'compare', operator: operator.text as ComparisonOperator, left, right };
}

/** What a `not` can stand before. */
function parseCondition(reader: TokenReader, scope: Scope): Filter {
  return reader.isAt('(') ? parseParenthesis(reader, scope) : asCondition(reader, parseTerm(reader, scope));
}

function parseParenthesis(reader: TokenReader, scope: Scope): Filter {
  reader.expect('(');
  const inner = parseOr(reader, scope);
  reader.expect(')');
  return inner;
}

/** A function or lambda, which is a condition of itself. */
function asCondition(reader: TokenReader, term: Filter | Operand): Filter {
  if (!isOperand(term)) {
    return term;
  }
  const { kind, text } = reader.peek();
  const endsHere = kind === 'end' || text === ')' || text === 'and' || text === 'or' || comparisons.has(text);
  throw endsHere ? notModelled(`'${term.kind === 'path' ? term.segments.join('/') : term.text}' as a condition in $filter`) : reader.syntaxError();
}

function isOperand(term: Filter | Operand): term is Operand {
  return term.kind === 'path' || term.kind === 'literal';
}

/** A literal, what an alias stands for, or what begins with a name: a path, a function or a lambda. */
function parseTerm(reader: TokenReader, scope: Scope): Filter | Operand {
  const token = reader.peek();
  switch (token.kind) {
    case 'literal':
      reader.take();
      return { kind: 'literal', type: token.type ?? '', text: token.text };
    case 'alias': {
      const aliased = reader.aliased(reader.take());
      const term = parseTerm(aliased, scope);
      aliased.expectEnd();
      return term;
    }
    case 'name':
      return textFunctions.has(token.text) && reader.isAt('(', 1) ? parseTextFunction(reader, scope) : parseNamed(reader, scope);
    default:
      throw reader.syntaxError();
  }
}

function parseTextFunction(reader: TokenReader, scope: Scope): Filter {
  const name = reader.take().text as TextFunction;
  reader.expect('(');
  const path = parseTerm(reader, scope);
  reader.expect(',');
  const text = parseTerm(reader, scope);
  reader.expect(')');
  if (path.kind !== 'path' || text.kind !== 'literal' || text.type !== 'Edm.String') {
    throw noSignature(name);
  }
  return { kind: 'text', function: name, path, text: text.text };
}

/** 400 in the words of OData's libraries. */
export function noSignature(name: TextFunction): Error {
  return badQuery(
    `No function signature for the function with name '${name}' matches the specified arguments. The function signatures considered are: ` +
      `${name}(Edm.String Nullable=true, Edm.String Nullable=true).`,
  );
}

function parseNamed(reader: TokenReader, scope: Scope): Filter | Operand {
  const segments: string[] = [];
  do {
    const name = reader.takeIf('name');
    if (!name) {
      throw reader.syntaxError();
    }
    if (reader.isAt('(')) {
      return parseCall(reader, name.text, relativeTo(segments, scope), scope);
    }
    segments.push(name.text);
  } while (reader.takeIf('symbol', '/'));
  return { kind: 'path', segments: relativeTo(segments, scope) };
}

/** A path without the lambda's variable. Paths from the outer row are not modelled: tables can't be compared (Microsoft Learn). */
function relativeTo(segments: readonly string[], { variable }: Scope): string[] {
  if (variable === undefined) {
    return [...segments];
  }
  if (segments[0] !== variable) {
    throw notModelled(`a path inside a lambda that does not begin with its variable '${variable}'`);
  }
  return segments.slice(1);
}

function parseCall(reader: TokenReader, name: string, path: readonly string[], scope: Scope): Filter {
  if ((name === 'any' || name === 'all') && path.length > 0) {
    return parseLambda(reader, name, path);
  }
  if (name.includes('.')) {
    return parseQueryFunction(reader, name, path);
  }
  throw badQuery(`The function '${scope.variable === undefined ? '' : `${scope.variable}/`}${name}' is not supported: only contains, startswith and endswith are.`);
}

function parseLambda(reader: TokenReader, quantifier: Lambda['quantifier'], segments: readonly string[]): Lambda {
  const path = { kind: 'path', segments } as const;
  reader.expect('(');
  if (quantifier === 'any' && reader.takeIf('symbol', ')')) {
    return { kind: 'lambda', quantifier, path };
  }
  const variable = reader.takeIf('name');
  if (!variable) {
    throw reader.syntaxError();
  }
  reader.expect(':');
  const predicate = parseOr(reader, { variable: variable.text });
  reader.expect(')');
  return { kind: 'lambda', quantifier, path, predicate };
}
