import { checkFaultRule, FaultRuleError } from './faultRule';
import type { Fault, FaultRule } from './faultRule';

/** What may stand in the header of one request, for a person who got it wrong. */
export const headerWords = `What goes wrong (one of these, or delay alone):
  throttle=requests|time|concurrency  429 of that service protection limit
  unavailable                         503
  error                               500
  drop=before|after                   connection ends before the request is looked at, or after it took effect
  retry-after=SECONDS                 with throttle (else 5) and unavailable (else no such header)
  delay=MS or delay=MS-MS             the request waits that long first
Which requests (all of these are to fit):
  method=GET,PATCH                    table=workflows (an entity set)
  path=workflows(*)                   page=N (of a query, from 1)`;

/** What may stand in a rule for all requests. */
export const faultWords = `${headerWords}
How often (of those; always, unless said otherwise):
  every=N   probability=0.1   first=N   seed=N (of probability and of a range of delay)`;

const limits = ['requests', 'time', 'concurrency'] as const;
const moments = ['before', 'after'] as const;

type Words = ReadonlyMap<string, string>;
type Reader = (value: string, words: Words) => FaultRule;

const readers: Readonly<Record<string, Reader>> = {
  throttle: (value, words) => ({ fault: { throttle: oneOf('throttle', limits, value), ...retryAfterOf(words) } }),
  unavailable: (value, words) => ({ fault: { unavailable: noValue('unavailable', value), ...retryAfterOf(words) } }),
  error: (value) => ({ fault: { error: noValue('error', value) } }),
  drop: (value) => ({ fault: { drop: oneOf('drop', moments, value) } }),
  'retry-after': () => ({}),
  delay: (value) => ({ delay: readDelay(value) }),
  method: (value) => ({ method: needed('method', value).split(',').map((method) => method.trim()) }),
  table: (value) => ({ table: needed('table', value) }),
  path: (value) => ({ path: needed('path', value) }),
  page: (value) => ({ page: readNumber(value) }),
  every: (value) => ({ every: readNumber(value) }),
  probability: (value) => ({ probability: readNumber(value) }),
  first: (value) => ({ first: readNumber(value) }),
  seed: (value) => ({ seed: readNumber(value) }),
};

const faults = ['throttle', 'unavailable', 'error', 'drop'];
const withRetryAfter = ['throttle', 'unavailable'];

/**
 * Reads a fault as it stands in the header X-Emulator-Fault and after `--fault`: words, some with a value, between semicolons,
 * such as `table=workflows; page=2; first=1; throttle=requests; retry-after=5`. `faultWords` has them all.
 * @param refused words that make no sense where the text comes from
 * @throws FaultRuleError that says what is wrong with it
 */
export function parseFaultRule(text: string, refused: readonly string[] = []): FaultRule {
  const words = splitWords(text);
  checkWords([...words.keys()], refused);
  const rule = [...words].reduce<FaultRule>((read, [name, value]) => ({ ...read, ...readers[name]?.(value, words) }), {});
  checkFaultRule(rule);
  return rule;
}

function checkWords(names: readonly string[], refused: readonly string[]): void {
  const unknown = names.find((name) => !Object.hasOwn(readers, name));
  if (unknown !== undefined) {
    throw new FaultRuleError(`${unknown}: no such word.`);
  }
  const misplaced = names.find((name) => refused.includes(name));
  if (misplaced !== undefined) {
    throw new FaultRuleError(`${misplaced}: not in the header of one request, only with --fault.`);
  }
  const named = faults.filter((name) => names.includes(name));
  if (named.length > 1) {
    throw new FaultRuleError(`${named.join(' and ')}: only one of these can happen to a request.`);
  }
  if (names.includes('retry-after') && !withRetryAfter.some((name) => names.includes(name))) {
    throw new FaultRuleError('retry-after: only with throttle or unavailable.');
  }
}

function splitWords(text: string): Words {
  const words = new Map<string, string>();
  for (const part of text.split(';').filter((each) => each.trim() !== '')) {
    const [name = '', ...rest] = part.split('=');
    const word = name.trim().toLowerCase();
    if (words.has(word)) {
      throw new FaultRuleError(`${word}: stands there twice.`);
    }
    words.set(word, rest.join('=').trim());
  }
  return words;
}

function retryAfterOf(words: Words): Pick<Extract<Fault, { unavailable: true }>, 'retryAfter'> {
  return words.has('retry-after') ? { retryAfter: readNumber(words.get('retry-after') ?? '') } : {};
}

function readDelay(value: string): number | [number, number] {
  const [, from = '', to = ''] = /^(\d+)\s*-\s*(\d+)$/.exec(value) ?? [];
  return from === '' ? readNumber(value) : [Number(from), Number(to)];
}

/** A number, or NaN, which `checkFaultRule` refuses with what the word may be. */
function readNumber(value: string): number {
  return /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
}

function oneOf<Choice extends string>(name: string, choices: readonly Choice[], value: string): Choice {
  const choice = choices.find((each) => each === value.toLowerCase());
  if (choice === undefined) {
    throw new FaultRuleError(`${name}: expected ${choices.join(' or ')}.`);
  }
  return choice;
}

function noValue(name: string, value: string): true {
  if (value !== '') {
    throw new FaultRuleError(`${name}: takes no value.`);
  }
  return true;
}

function needed(name: string, value: string): string {
  if (value === '') {
    throw new FaultRuleError(`${name}: a value is missing.`);
  }
  return value;
}
