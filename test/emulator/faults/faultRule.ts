/** Which of the three service protection limits a 429 speaks of. */
export type ThrottleLimit = 'requests' | 'time' | 'concurrency';

/** What goes wrong with a request. */
export type Fault =
  /** 429 of a service protection limit; `retryAfter` in seconds, 5 unless said otherwise. */
  | { readonly throttle: ThrottleLimit; readonly retryAfter?: number }
  /** 503; without Retry-After unless `retryAfter`, in seconds, is there. */
  | { readonly unavailable: true; readonly retryAfter?: number }
  /** 500. */
  | { readonly error: true }
  /** No answer: the connection ends before the request is looked at, or after it took effect. */
  | { readonly drop: 'before' | 'after' };

/** Which requests a fault is for; a rule that says nothing is for all. */
export interface FaultTarget {
  readonly method?: string | readonly string[];
  /** Entity set name: the collection, its rows and what stands below them. */
  readonly table?: string;
  /** Path below the service root, decoded, with `*` for any text: `workflows(*)`. Letter case does not count. */
  readonly path?: string;
  /** A page of a query, from 1: what a nextLink or FetchXML's `page` asks for; a GET that names none is the first. */
  readonly page?: number;
}

/** How often a fault comes, among the requests it is for: the conditions narrow one another, in this order. */
export interface FaultFrequency {
  /** Every nth of them. */
  readonly every?: number;
  /** By chance, 0 to 1. */
  readonly probability?: number;
  /** Of those that are left, the first n; the rest go well. */
  readonly first?: number;
}

/** A fault that is asked for: which requests, how often, what. `delay` comes before the fault, or alone. */
export interface FaultRule extends FaultTarget, FaultFrequency {
  readonly fault?: Fault;
  /** Milliseconds that the request waits before it is looked at: always the same, or any number between the two. */
  readonly delay?: number | readonly [number, number];
  /** Where `probability` and a range of `delay` start from, 1 by default: the same seed gives the same sequence. */
  readonly seed?: number;
}

/** A fault that is asked for in a way that makes no sense; the message says what is wrong and what is expected. */
export class FaultRuleError extends RangeError {}

const longestDelay = 600_000;

/**
 * Says what is wrong with the numbers of a rule.
 * @throws FaultRuleError that names the word, in the words of `parseFaultRule`, and what it may be
 */
export function checkFaultRule(rule: FaultRule): void {
  const wholeFrom = (lowest: number) => (value: number): boolean => Number.isSafeInteger(value) && value >= lowest;
  const isDelay = (value: number): boolean => wholeFrom(0)(value) && value <= longestDelay;
  const [from, to] = typeof rule.delay === 'object' ? rule.delay : [rule.delay ?? 0, rule.delay ?? 0];
  const retryAfter = rule.fault && 'retryAfter' in rule.fault ? rule.fault.retryAfter : undefined;
  demand('page', rule.page, wholeFrom(1), 'a page number from 1');
  demand('every', rule.every, wholeFrom(1), 'a whole number from 1');
  demand('first', rule.first, wholeFrom(1), 'a whole number from 1');
  demand('probability', rule.probability, (value) => value >= 0 && value <= 1, 'a number from 0 to 1');
  demand('seed', rule.seed, Number.isSafeInteger, 'a whole number');
  demand('retry-after', retryAfter, wholeFrom(0), 'a whole number of seconds');
  demand('delay', from, (value) => isDelay(to) && isDelay(value) && value <= to, `milliseconds to ${longestDelay}, or 50-300`);
  if (!rule.fault && rule.delay === undefined) {
    throw new FaultRuleError('nothing goes wrong: name one of throttle, unavailable, error, drop and delay.');
  }
}

function demand(name: string, value: number | undefined, isAllowed: (value: number) => boolean, expected: string): void {
  if (value !== undefined && !isAllowed(value)) {
    throw new FaultRuleError(`${name}: expected ${expected}.`);
  }
}
