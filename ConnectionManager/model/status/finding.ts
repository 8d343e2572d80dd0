import type { Reason, RunsAnswer, SaveAnswer } from './answers';
import type { UseEvidence } from './evidence';

/** What a finding can say about runs; whether a flow is on isn't a matter of its connections. */
export type RunsFinding = Exclude<RunsAnswer, 'off'>;

/** What one rule found: a reason, and what it says about the two answers where it says anything. */
export interface Finding {
  readonly reason: Reason;
  /** `unknown` means that nothing else can make it `ok`. */
  readonly save?: SaveAnswer;
  /** `unknown` means that nothing else can make it `work`. */
  readonly runs?: RunsFinding;
}

/** A rule of one purpose: from the evidence to what it finds, which may be nothing. */
export type UseRule = (evidence: UseEvidence) => readonly Finding[];
