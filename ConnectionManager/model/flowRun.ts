/** How a run ended; `other` while it goes on and for words that aren't known. */
export type RunOutcome = 'succeeded' | 'failed' | 'cancelled' | 'other';

/** A row of `flowrun`: one run of a cloud flow. */
export interface FlowRun {
  readonly id: string;
  /** The run's own name, which its page in Power Automate has in its address. */
  readonly name: string | null;
  readonly flowId: string;
  readonly outcome: RunOutcome;
  readonly startedOn: Date | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** The last runs of one flow that are recorded. The table is lossy: none recorded is not none. */
export interface LastRuns {
  readonly success: FlowRun | null;
  readonly failure: FlowRun | null;
}
