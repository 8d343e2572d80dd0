import { badQuery, notModelled } from '../errors';
import { checkConditions } from '../query/limits';
import { parseQueryFunction } from './parseQueryFunction';
import type { ComparisonOperator, Filter, Lambda, Operand, TextFunction } from './queryAst';
import { TokenReader } from './tokenReader';
import type { Aliases } from './tokenReader';

const comparisons = new Set<string>(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const textFunctions = new Set<string>(['contains', 'startswith', 'endswith']);

/** Where an expression stands: inside a lambda, paths begin with its variable. */
interface Scope {
  readonly variable?: string;
}

/**
 * Parses a $filter: comparisons, `and`, `or`, `not`, parentheses, the three text functions, the query functions of Dataverse,
 * and lambdas (Microsoft Learn, filter rows).
 * @param aliases values of the request's parameter aliases; null inside $expand, where none may stand
 * @throws DataverseError 400 for what is no filter or too long a one, 501 for one that is not modelled
 */
export function parseFilter(text: string, aliases: Aliases | null = new Map()): Filter {
  const reader = new TokenReader(text, aliases);
  const filter = parseOr(reader, {});
  reader.expectEnd();
  const chains = chainsOf(filter);
  checkConditions(chains.reduce((sum, count) => sum + count, 0), chains);
  return filter;
}

/** How many conditions each chain of `and` or `or` has of its own, negated or not; a condition that is in none is one. */
function chainsOf(filter: Filter): number[] {
  const bare = withoutNot(filter);
  return bare.kind === 'and' || bare.kind === 'or'
    ? [bare.operands.filter((operand) => !isChain(operand)).length, ...bare.operands.flatMap(chainsInside)]
    : [1, ...chainsInside(bare)];
}

function chainsInside(filter: Filter): number[] {
  const bare = withoutNot(filter);
  if (bare.kind === 'lambda') {
    return bare.predicate ? chainsOf(bare.predicate) : [];
  }
  return isChain(bare) ? chainsOf(bare) : [];
}

function isChain(filter: Filter): boolean {
  return ['and', 'or'].includes(withoutNot(filter).kind);
}

function withoutNot(filter: Filter): Exclude<Filter, { readonly kind: 'not' }> {
  return filter.kind === 'not' ? withoutNot(filter.operand) : filter;
}

function parseOr(reader: TokenReader, scope: Scope): Filter {
  return parseChain(reader, 'or', () => parseChain(reader, 'and', () => parseUnary(reader, scope)));
}

function parseChain(reader: TokenReader, kind: 'and' | 'or', parseOperand: () => Filter): Filter {
  const first = parseOperand();
  const operands = [first];
  while (reader.takeIf('name', kind)) {
    operands.push(parseOperand());
  }
  return operands.length === 1 ? first : { kind, operands };
}

/** `not` binds closer than a comparison: `not a eq 1` is `(not a) eq 1`, which no column can be but one of yes and no. */
function parseUnary(reader: TokenReader, scope: Scope): Filter {
  const filter: Filter = reader.takeIf('name', 'not') ? { kind: 'not', operand: parseNegated(reader, scope) } : parsePrimary(reader, scope);
  if (isAtComparison(reader)) {
    throw notModelled('the comparison of a condition in $filter');
  }
  return filter;
}

function parseNegated(reader: TokenReader, scope: Scope): Filter {
  if (reader.isAt('(')) {
    return parseParenthesis(reader, scope);
  }
  const { kind, text } = reader.peek();
  return kind === 'name' && text === 'not' ? reader.nested(() => parseUnary(reader, scope)) : asCondition(reader, parseTerm(reader, scope));
}

function parsePrimary(reader: TokenReader, scope: Scope): Filter {
  if (reader.isAt('(')) {
    return parseParenthesis(reader, scope);
  }
  const left = parseTerm(reader, scope);
  if (!isAtComparison(reader)) {
    return asCondition(reader, left);
  }
  const operator = reader.take().text as ComparisonOperator;
  const right = parseTerm(reader, scope);
  if (!isOperand(left) || !isOperand(right)) {
    throw notModelled('the comparison of a condition in $filter');
  }
  return { kind: 'compare', operator, left, right };
}

function isAtComparison(reader: TokenReader): boolean {
  const { kind, text } = reader.peek();
  return kind === 'name' && comparisons.has(text);
}

function parseParenthesis(reader: TokenReader, scope: Scope): Filter {
  reader.expect('(');
  const inner = reader.nested(() => parseOr(reader, scope));
  reader.expect(')');
  return inner;
}

/** A function or lambda, which is a condition of itself. */
function asCondition(reader: TokenReader, term: Filter | Operand): Filter {
  if (!isOperand(term)) {
    return term;
  }
  const { kind, text } = reader.peek();
  if (kind !== 'end' && ![')', 'and', 'or', ...comparisons].includes(text)) {
    throw reader.syntaxError();
  }
  throw notModelled(`'${term.kind === 'path' ? term.segments.join('/') : term.text}' as a condition in $filter`);
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
    case 'alias':
      return reader.aliased(reader.take(), (value) => parseTerm(value, scope));
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
      return parseCall(reader, name.text, segments, scope);
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

/** A query function inside a lambda needs no variable before it (a public report of FetchXML Builder's queries). */
function parseCall(reader: TokenReader, name: string, segments: readonly string[], scope: Scope): Filter {
  const path = segments.length === 0 ? [] : relativeTo(segments, scope);
  if ((name === 'any' || name === 'all') && path.length > 0) {
    return parseLambda(reader, name, path);
  }
  if (name.includes('.')) {
    return parseQueryFunction(reader, name, path);
  }
  throw badQuery(`The function '${[...segments, name].join('/')}' is not supported: only contains, startswith and endswith are.`);
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
  const predicate = reader.nested(() => parseOr(reader, { variable: variable.text }));
  reader.expect(')');
  return { kind: 'lambda', quantifier, path, predicate };
}
