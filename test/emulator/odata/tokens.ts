import { badQuery, notModelled } from '../errors';
import { readJsonArray } from './jsonArray';
import type { JsonValue } from './jsonArray';

export type TokenKind = 'name' | 'literal' | 'alias' | 'array' | 'symbol' | 'end';

/** A piece of an OData expression. */
export interface Token {
  readonly kind: TokenKind;
  /** As it is written; of a text, what stands between the quotation marks. */
  readonly text: string;
  /** EDM type of a literal. */
  readonly type?: string;
  /** Elements of an array. */
  readonly values?: readonly JsonValue[];
  readonly at: number;
}

/** Numbers that OData has and the emulator has not: infinite ones, none, and those with a type behind them (`1L`). */
const otherNumber = 'other number';

const patterns: readonly [kind: TokenKind, type: string | undefined, pattern: RegExp][] = [
  ['literal', 'Edm.Guid', /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/iy],
  ['literal', 'Edm.DateTimeOffset', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})(?!\w)/iy],
  ['literal', 'Edm.Date', /\d{4}-\d{2}-\d{2}(?![\w-])/y],
  ['literal', 'number', /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy],
  ['literal', otherNumber, /(?:-?INF|NaN|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[lmdfLMDF])(?![\w.])/y],
  ['literal', 'Edm.Boolean', /(?:true|false)(?![\w.])/y],
  ['literal', 'null', /null(?![\w.])/y],
  ['name', undefined, /[a-z_$][\w$]*(?:\.[a-z_]\w*)*/iy],
  ['alias', undefined, /@[a-z_]\w*/iy],
  ['symbol', undefined, /[(),:/=]/y],
];

const text = /'((?:[^']|'')*)'/y;
const blank = /\s*/y;

/**
 * Takes an expression apart.
 * @throws DataverseError 400 for an open text (Microsoft Learn, filter rows, has the wording) and for a character that begins
 * nothing (wording as reports of Dataverse have it); 501 for numbers that are not modelled
 */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    blank.lastIndex = at;
    at += blank.exec(expression)?.[0].length ?? 0;
    if (at >= expression.length) {
      return tokens;
    }
    const { token, end } = readToken(expression, at);
    tokens.push(token);
    at = end;
  }
}

function readToken(expression: string, at: number): { token: Token; end: number } {
  if (expression[at] === "'") {
    return readText(expression, at, at, 'Edm.String');
  }
  if (expression[at] === '[') {
    const { values, end } = readJsonArray(expression, at);
    return { token: { kind: 'array', text: expression.slice(at, end), values, at }, end };
  }
  for (const [kind, type, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(expression)?.[0];
    if (type === otherNumber && found !== undefined) {
      throw notModelled(`the number ${found}`);
    }
    if (found !== undefined) {
      const end = at + found.length;
      return kind === 'name' && expression[end] === "'"
        ? readText(expression, at, end, found)
        : { token: { kind, text: found, ...(type === undefined ? {} : { type }), at }, end };
    }
  }
  throw badQuery(`Syntax error: character '${expression.charAt(at)}' is not valid at position ${at} in '${expression}'.`);
}

/** A text, or the member of an enumeration, whose type stands before the text. */
function readText(expression: string, at: number, from: number, type: string): { token: Token; end: number } {
  text.lastIndex = from;
  const [raw, content = ''] = text.exec(expression) ?? [];
  if (raw === undefined) {
    throw badQuery(`There is an unterminated literal at position ${expression.length} in '${expression}'.`);
  }
  return { token: { kind: 'literal', type, text: content.replace(/''/g, "'"), at }, end: from + raw.length };
}
