import { notModelled } from '../errors';
import type { ComparisonOperator } from '../odata/queryAst';
import { periodValues } from './periods';
import { queryBuilderError } from './queryBuilderError';

/** What a condition's operator does. `like` puts wildcards around the value; `day` compares with a whole day. */
export type Operator =
  | { readonly kind: 'compare'; readonly comparison: ComparisonOperator }
  | { readonly kind: 'like'; readonly before: string; readonly after: string; readonly negated: boolean }
  | { readonly kind: 'in' | 'between'; readonly negated: boolean }
  | { readonly kind: 'null' | 'choices'; readonly negated: boolean }
  | { readonly kind: 'day'; readonly side: 'on' | 'before' | 'after' }
  | { readonly kind: 'identity'; readonly of: Identity; readonly negated: boolean }
  | { readonly kind: 'period'; readonly name: string }
  /** The language of the user, by its code. */
  | { readonly kind: 'language' };

/** Whose id a column has to hold: of the caller, the caller's business unit, the caller's teams. */
export type Identity = 'user' | 'unit' | 'teams' | 'userOrTeams';

/** The fewest and the most values that the operator takes. */
type Counted = Operator & { readonly least: number; readonly most: number };

const none = { least: 0, most: 0 };
const one = { least: 1, most: 1 };
const some = { least: 1, most: Infinity };

const operators = new Map<string, Counted>([
  ['eq', { kind: 'compare', comparison: 'eq', ...one }],
  ['ne', { kind: 'compare', comparison: 'ne', ...one }],
  ['neq', { kind: 'compare', comparison: 'ne', ...one }],
  ['gt', { kind: 'compare', comparison: 'gt', ...one }],
  ['ge', { kind: 'compare', comparison: 'ge', ...one }],
  ['lt', { kind: 'compare', comparison: 'lt', ...one }],
  ['le', { kind: 'compare', comparison: 'le', ...one }],
  ['like', { kind: 'like', before: '', after: '', negated: false, ...one }],
  ['not-like', { kind: 'like', before: '', after: '', negated: true, ...one }],
  ['begins-with', { kind: 'like', before: '', after: '%', negated: false, ...one }],
  ['not-begin-with', { kind: 'like', before: '', after: '%', negated: true, ...one }],
  ['ends-with', { kind: 'like', before: '%', after: '', negated: false, ...one }],
  ['not-end-with', { kind: 'like', before: '%', after: '', negated: true, ...one }],
  ['in', { kind: 'in', negated: false, ...some }],
  ['not-in', { kind: 'in', negated: true, ...some }],
  ['between', { kind: 'between', negated: false, least: 2, most: 2 }],
  ['not-between', { kind: 'between', negated: true, least: 2, most: 2 }],
  ['null', { kind: 'null', negated: false, ...none }],
  ['not-null', { kind: 'null', negated: true, ...none }],
  ['contain-values', { kind: 'choices', negated: false, ...some }],
  ['not-contain-values', { kind: 'choices', negated: true, ...some }],
  ['on', { kind: 'day', side: 'on', ...one }],
  ['on-or-before', { kind: 'day', side: 'before', ...one }],
  ['on-or-after', { kind: 'day', side: 'after', ...one }],
  ['eq-userid', { kind: 'identity', of: 'user', negated: false, ...none }],
  ['ne-userid', { kind: 'identity', of: 'user', negated: true, ...none }],
  ['eq-businessid', { kind: 'identity', of: 'unit', negated: false, ...none }],
  ['ne-businessid', { kind: 'identity', of: 'unit', negated: true, ...none }],
  ['eq-userteams', { kind: 'identity', of: 'teams', negated: false, ...none }],
  ['eq-useroruserteams', { kind: 'identity', of: 'userOrTeams', negated: false, ...none }],
  ['eq-userlanguage', { kind: 'language', ...none }],
]);

/** Of hierarchies and of the fiscal year (Microsoft Learn, condition operator values). */
const left = /^((eq-or-)?(above|under)|not-under|eq-useroruserhierarchy(andteams)?|.*fiscal-(period|year).*)$/;

/**
 * The operator of a condition, by the names of Microsoft Learn, condition operator values.
 * @param given how many values the condition has
 * @throws DataverseError 400 for an operator that is none, and for too few or too many values (wording of an empty list: a public
 * report); 501 for what the emulator has not
 */
export function operatorNamed(name: string, given: number): Operator {
  const operator = operators.get(name) ?? period(name);
  if (!operator) {
    throw left.test(name) ? notModelled(`the operator ${name}`) : queryBuilderError('operator', `Unsupported condition operator: '${name}'.`);
  }
  if (operator.kind === 'in' && given === 0) {
    throw queryBuilderError('condition', `The value passed for ConditionOperator.${operator.negated ? 'NotIn' : 'In'} is empty`);
  }
  if (given < operator.least || given > operator.most) {
    throw queryBuilderError('condition', `Incorrect filter condition or conditions: '${name}' takes another number of values than ${given}.`);
  }
  return operator;
}

function period(name: string): Counted | undefined {
  const values = periodValues(name);
  return values === undefined ? undefined : { kind: 'period', name, least: values, most: values };
}
