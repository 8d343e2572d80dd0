import type { ErrorFinding, CauseCode } from '../causes/cause';
import type { ConnectionProvider, RunAs } from '../flow/flowProfile';
import type { NeededPrivilege, UndeterminedNeed } from '../privileges/privileges';

/** How a connection reference is doing, in one word. */
export type Health = 'healthy' | 'attention' | 'broken' | 'not-connected' | 'unknown';

/** Whether a flow can be saved and published. */
export type SaveAnswer = 'ok' | 'blocked' | 'unknown';

/** Whether a flow's runs work. */
export type RunsAnswer = 'work' | 'some-fail' | 'fail' | 'off' | 'unknown';

/** What a reason does to the status; `info` explains and changes nothing. */
export type Severity = 'broken' | 'attention' | 'info';

/**
 * How a thing is known, best first: seen `live`, in the platform's own copy (`service`), in rows of `dataverse`, or `inferred`
 * from them.
 */
export type EvidenceLevel = 'live' | 'service' | 'dataverse' | 'inferred';

/** Why an answer is what it is; the words for it are in `strings`. */
export type ReasonCode =
  // The connection behind a reference.
  | 'connected'
  | 'connection-error'
  | 'connection-unclear'
  | 'not-bound'
  | 'bound-without-live-status'
  | 'not-in-live-list'
  | 'unused'
  // What one connection means for one flow.
  | 'dataverse-own-environment'
  | 'dataverse-other-environment'
  | 'other-connector'
  | 'connector-not-established'
  | 'unbound-dataverse-in-own-environment'
  | 'no-step-uses-it'
  | 'provided-by-run-only-user'
  | 'reference-missing'
  | 'reference-not-visible'
  | 'no-reference'
  | 'flow-off'
  | 'flow-suspended'
  // Whoever the flow's steps run as.
  | 'identity-varies'
  | 'user-disabled'
  | 'user-without-role'
  | 'guest-without-access'
  | 'privilege-missing'
  | 'privileges-held'
  | 'privileges-undetermined'
  // What the runs have shown.
  | 'runs-failed'
  | 'runs-succeeded'
  | 'no-runs-recorded'
  // The flow itself.
  | 'run-as-without-effect'
  | 'run-as-not-valid'
  | 'run-as-needs-delegate'
  | 'invoker-with-environment'
  | 'not-subscribed'
  | 'subscription-differs'
  | 'subscription-table-differs'
  | 'subscription-outdated'
  | 'owner-disabled'
  | 'owner-guest-unlicensed';

/** What is in effect, and what the flow says. */
export interface Compared<T> {
  readonly subscribed: T;
  readonly expected: T;
}

/** Of whom and what a reason speaks; what doesn't apply is left out. */
export interface ReasonSubjects {
  /** Name of the user. */
  readonly user?: string | null;
  /** Whether the user is the connection's, or the flow's owner, taken for want of better. */
  readonly identity?: 'connection' | 'flow-owner';
  /** Names of the triggers and actions concerned. */
  readonly steps?: readonly string[];
  readonly privileges?: readonly NeededPrivilege[];
  readonly undetermined?: readonly UndeterminedNeed[];
  readonly error?: ErrorFinding;
  /** Of a connection in error: runs go on all the same. */
  readonly runsGoOn?: true;
  /** Logical name of a connection reference. */
  readonly reference?: string;
  /** Who brings the connection that the reason speaks of. */
  readonly providedBy?: ConnectionProvider;
  /** A time the reason speaks of, such as that of the last failed run. */
  readonly time?: Date;
  /** The table that a trigger is subscribed to, and the one that the flow names. */
  readonly tables?: Compared<string>;
  /** The Run as that a trigger is subscribed with, and the one that the flow has. */
  readonly runAs?: Compared<RunAs>;
  /** How many things the reason speaks of, such as flows that couldn't be read. */
  readonly count?: number;
  /** A text of the platform, such as why a flow is suspended, or a status word. */
  readonly words?: string;
}

/** One reason for an answer. */
export interface Reason {
  readonly code: ReasonCode;
  readonly severity: Severity;
  readonly evidence: EvidenceLevel;
  /** When the evidence was seen; null where that isn't known. */
  readonly at: Date | null;
  readonly subjects: ReasonSubjects;
}

/** What would mend something; the words for it are in `strings`. */
export type FixCode =
  | 'sign-in-again'
  | 'bind-connection'
  | 'change-connection'
  | 'follow-cause'
  | 'enable-user'
  | 'assign-role'
  | 'assign-license'
  | 'replace-reference'
  | 'turn-on'
  | 'turn-off-and-on'
  | 'stop-runs'
  | 'change-flow-owner'
  | 'set-run-as'
  | 'use-this-connection'
  | 'get-live-status'
  | 'remove-unused';

/** One thing to do. */
export interface Fix {
  readonly code: FixCode;
  /** For `follow-cause`: what the service's error says is to be done. */
  readonly cause?: CauseCode;
}

/** The two answers, why they are so, and what to do. */
export interface Answers {
  readonly save: SaveAnswer;
  readonly runs: RunsAnswer;
  /** The most severe first. */
  readonly reasons: readonly Reason[];
  readonly fixes: readonly Fix[];
}
