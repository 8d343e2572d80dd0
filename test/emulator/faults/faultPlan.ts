import { createRandom } from '../sample/random';
import type { Random } from '../sample/random';
import { matchesLike, parseLike } from '../store/likePattern';
import { checkFaultRule } from './faultRule';
import type { Fault, FaultRule } from './faultRule';
import type { RequestSummary } from './requestSummary';

/** What happens to a request. */
export interface Outcome {
  /** Milliseconds to wait first. */
  readonly delay: number;
  /** Undefined where the request goes well. */
  readonly fault: Fault | undefined;
}

/** Decides what happens to each request; it counts them, so ask once a request. */
export type FaultPlan = (request: RequestSummary) => Outcome;

/**
 * Makes the plan that rules describe. Every rule that applies to a request adds its delay; of their faults the first counts.
 * The same rules and requests give the same outcomes.
 * @throws FaultRuleError for a rule whose numbers make no sense
 */
export function createFaultPlan(rules: readonly FaultRule[]): FaultPlan {
  const plans = rules.map(planOf);
  return (request) => {
    const outcomes = plans.map((plan) => plan(request));
    return {
      delay: outcomes.reduce((sum, { delay }) => sum + delay, 0),
      fault: outcomes.find(({ fault }) => fault !== undefined)?.fault,
    };
  };
}

function planOf(rule: FaultRule): FaultPlan {
  checkFaultRule(rule);
  const isFor = targetTest(rule);
  const random = createRandom(rule.seed ?? 1);
  const isDue = frequencyTest(rule, random);
  return (request) =>
    isFor(request) && isDue() ? { delay: delayOf(rule, random), fault: rule.fault } : { delay: 0, fault: undefined };
}

function targetTest({ method = [], table, path, page }: FaultRule): (request: RequestSummary) => boolean {
  const methods = [method].flat().map((each) => each.toUpperCase());
  const pattern = path === undefined ? undefined : pathPattern(path);
  return (request) =>
    (methods.length === 0 || methods.includes(request.method)) &&
    (table === undefined || table === request.table) &&
    (pattern === undefined || matchesLike(pattern, request.path)) &&
    (page === undefined || page === request.page);
}

/** `*` is any text; what means something to LIKE stands for itself. */
function pathPattern(path: string): ReturnType<typeof parseLike> {
  return parseLike(path.replace(/[[%_]/g, '[$&]').replace(/\*/g, '%'));
}

function frequencyTest({ every = 1, probability = 1, first = Infinity }: FaultRule, random: Random): () => boolean {
  let asked = 0;
  let due = 0;
  return () => {
    asked += 1;
    if (asked % every !== 0 || (probability < 1 && !random.chance(probability)) || due >= first) {
      return false;
    }
    due += 1;
    return true;
  };
}

function delayOf({ delay = 0 }: FaultRule, random: Random): number {
  return typeof delay === 'number' ? delay : random.integer(...delay);
}
