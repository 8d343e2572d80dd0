/**
 * What kept a piece of work from being done, without the words for it.
 *
 * `privilege` a privilege is missing, `notMember` the user has no access to the environment at all, `throttled` the
 * service's protection limits were reached, `notAvailable` this host or environment doesn't offer it, `unreachable` no
 * answer came, `other` anything else.
 */
export type ProblemKind = 'privilege' | 'notMember' | 'throttled' | 'notAvailable' | 'unreachable' | 'other';

/** A problem as the rules and the views need it: its kind and what the service said. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Name of the missing privilege, such as `prvReadWorkflow`, where the service named one. */
  readonly privilege: string | null;
  /** The service's error code as it is usually written, such as `0x80040220`; null where there was none. */
  readonly code: string | null;
  /** The service's own words, for the details. Never shown as the whole message. */
  readonly detail: string;
}
