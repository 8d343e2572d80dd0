import { setTimeout as wait } from 'node:timers/promises';
import type { DataverseError } from '../errors';
import { ConnectionDropped, faultNotUnderstood, throttled, unavailable, unexpectedError } from './faultAnswers';
import { createFaultPlan } from './faultPlan';
import type { Outcome } from './faultPlan';
import { FaultRuleError } from './faultRule';
import type { Fault, FaultRule } from './faultRule';
import { summarize } from './requestSummary';
import { headerWords, parseFaultRule } from './parseFaultRule';

/** Answers a request; rejects only where no answer arrives. */
export type Answer = (request: Request) => Promise<Response>;

/** What goes wrong, and how to go on. */
export interface FaultOptions {
  readonly rules: readonly FaultRule[];
  /** Path of the service root, without a slash at its end. */
  readonly root: string;
  /** Whether there is such an entity set. */
  readonly isTable: (entitySetName: string) => boolean;
  /** The answer that is an error. */
  readonly refuse: (error: DataverseError) => Response;
  /** Waits so many milliseconds; by the clock unless a test has a better way. */
  readonly sleep?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

const header = 'X-Emulator-Fault';
const notInHeader = ['every', 'probability', 'first', 'seed'];
const defaultRetryAfter = 5;

/**
 * Puts faults between a client and what answers it: those of the rules, and for one request those of its header
 * `X-Emulator-Fault: throttle=requests; retry-after=5`. The header takes the words of `parseFaultRule` but those that count
 * requests, comes before the rules, and is answered with 400 and the list of words if it is not understood.
 * @returns the same, but for the faults; a dropped connection is a rejection with `ConnectionDropped`
 * @throws FaultRuleError for a rule whose numbers make no sense, or for a table that is not there
 */
export function withFaults(answer: Answer, { rules, root, isTable, refuse, sleep = wait }: FaultOptions): Answer {
  const checked = (rule: FaultRule): FaultRule => checkTable(rule, isTable);
  const plan = createFaultPlan(rules.map(checked));
  let served = 0;
  const decide = (request: Request): Outcome => {
    served += 1;
    const asked = summarize(request, root);
    const text = request.headers.get(header);
    const own = text === null ? nothing : createFaultPlan([{ ...checked(parseFaultRule(text, notInHeader)), seed: served }])(asked);
    const { delay, fault } = plan(asked);
    return { delay: own.delay + delay, fault: own.fault ?? fault };
  };
  return async (request) => {
    let outcome: Outcome;
    try {
      outcome = decide(request);
    } catch (error) {
      if (!(error instanceof FaultRuleError)) {
        throw error;
      }
      return refuse(faultNotUnderstood(`${header}: ${error.message}\n${headerWords}`));
    }
    if (outcome.delay > 0) {
      await sleep(outcome.delay);
    }
    return outcome.fault ? fail(outcome.fault, () => answer(request), refuse) : answer(request);
  };
}

const nothing: Outcome = { delay: 0, fault: undefined };

function checkTable(rule: FaultRule, isTable: FaultOptions['isTable']): FaultRule {
  if (rule.table !== undefined && !isTable(rule.table)) {
    throw new FaultRuleError(`table: there is no entity set ${rule.table}.`);
  }
  return rule;
}

async function fail(fault: Fault, answer: () => Promise<Response>, refuse: FaultOptions['refuse']): Promise<Response> {
  if ('throttle' in fault) {
    return withRetryAfter(refuse(throttled(fault.throttle)), fault.retryAfter ?? defaultRetryAfter);
  }
  if ('unavailable' in fault) {
    return withRetryAfter(refuse(unavailable()), fault.retryAfter);
  }
  if ('error' in fault) {
    return refuse(unexpectedError());
  }
  if (fault.drop === 'after') {
    await answer();
  }
  throw new ConnectionDropped();
}

/** Retry-After in seconds (Microsoft Learn, service protection API limits). */
function withRetryAfter(response: Response, seconds: number | undefined): Response {
  if (seconds !== undefined) {
    response.headers.set('Retry-After', String(seconds));
  }
  return response;
}
