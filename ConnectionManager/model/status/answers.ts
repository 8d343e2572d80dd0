/** How a connection reference is doing, in one word. */
export type Health = 'not-connected' | 'unknown';

/** Whether a flow can be saved and published. */
export type SaveAnswer = 'blocked' | 'unknown';

/** Whether a flow's runs work. */
export type RunsAnswer = 'some-fail' | 'fail' | 'off' | 'unknown';

/** Why an answer is what it is; the words for it are in `strings`. */
export type ReasonCode =
  | 'not-bound'
  | 'bound-without-live-status'
  | 'unused'
  | 'unbound-dataverse-in-own-environment'
  | 'unbound-connector-not-known'
  | 'no-step-uses-it'
  | 'provided-by-run-only-user'
  | 'flow-off'
  | 'flow-suspended';

/** The two answers for one flow that uses a connection reference, with their reasons. */
export interface FlowAnswers {
  readonly save: SaveAnswer;
  readonly runs: RunsAnswer;
  readonly reasons: readonly ReasonCode[];
}

/** The health of a connection reference, with its reasons. */
export interface ReferenceStatus {
  readonly health: Health;
  readonly reasons: readonly ReasonCode[];
}
