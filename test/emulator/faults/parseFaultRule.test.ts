import { FaultRuleError } from './faultRule';
import type { FaultRule } from './faultRule';
import { faultWords, headerWords, parseFaultRule } from './parseFaultRule';

const messageOf = (text: string, refused?: string[]): string => {
  try {
    parseFaultRule(text, refused);
    return 'understood';
  } catch (error) {
    expect(error).toBeInstanceOf(FaultRuleError);
    return (error as Error).message;
  }
};

describe('a fault in words', () => {
  it.each<[string, FaultRule]>([
    ['throttle=requests; retry-after=5', { fault: { throttle: 'requests', retryAfter: 5 } }],
    ['retry-after=0;throttle=time', { fault: { throttle: 'time', retryAfter: 0 } }],
    ['Throttle = Concurrency ;', { fault: { throttle: 'concurrency' } }],
    ['unavailable', { fault: { unavailable: true } }],
    ['unavailable; retry-after=30', { fault: { unavailable: true, retryAfter: 30 } }],
    ['error; page=3; first=1; table=workflows', { fault: { error: true }, page: 3, first: 1, table: 'workflows' }],
    ['drop=after; method=PATCH, post', { fault: { drop: 'after' }, method: ['PATCH', 'post'] }],
    ['drop=before; path=workflows(*)', { fault: { drop: 'before' }, path: 'workflows(*)' }],
    ['path=a=b; error', { fault: { error: true }, path: 'a=b' }],
    ['delay=250', { delay: 250 }],
    ['delay=50-300; seed=7', { delay: [50, 300], seed: 7 }],
    ['error; every=3; probability=0.25', { fault: { error: true }, every: 3, probability: 0.25 }],
  ])('%s', (text, rule) => {
    expect(parseFaultRule(text)).toEqual(rule);
  });

  it.each([
    ['', 'nothing goes wrong'],
    ['table=workflows', 'nothing goes wrong'],
    ['slow', 'slow: no such word'],
    ['constructor', 'constructor: no such word'],
    ['throttle', 'throttle: expected requests or time or concurrency'],
    ['throttle=sometimes', 'throttle: expected requests or time or concurrency'],
    ['drop=during', 'drop: expected before or after'],
    ['unavailable=yes', 'unavailable: takes no value'],
    ['error; unavailable', 'unavailable and error: only one'],
    ['error; error', 'error: stands there twice'],
    ['error; retry-after=5', 'retry-after: only with throttle or unavailable'],
    ['unavailable; retry-after=soon', 'retry-after: expected a whole number of seconds'],
    ['unavailable; retry-after=1.5', 'retry-after: expected a whole number of seconds'],
    ['error; table=', 'table: a value is missing'],
    ['error; path', 'path: a value is missing'],
    ['error; method', 'method: a value is missing'],
    ['error; page=0', 'page: expected a page number from 1'],
    ['error; first=0', 'first: expected a whole number from 1'],
    ['error; every=two', 'every: expected a whole number from 1'],
    ['error; probability=1.5', 'probability: expected a number from 0 to 1'],
    ['error; probability=0.5; seed=-1', 'seed: expected a whole number'],
    ['delay=300-50', 'delay: expected milliseconds'],
    ['delay=a while', 'delay: expected milliseconds'],
    ['delay=600001', 'delay: expected milliseconds'],
  ])('%s is refused: %s', (text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  it('may not count requests where it comes with a single one', () => {
    expect(messageOf('error; first=1', ['first'])).toContain('first: not in the header');
    expect(messageOf('error; page=1', ['first'])).toBe('understood');
  });

  it('has each of its words in the list of them', () => {
    const all = ['throttle', 'unavailable', 'error', 'drop', 'retry-after', 'delay', 'method', 'table', 'path', 'page'];
    expect(all.filter((word) => !headerWords.includes(word))).toEqual([]);
    expect(['every', 'probability', 'first', 'seed'].filter((word) => !faultWords.includes(`${word}=`))).toEqual([]);
  });
});
