/**
 * Why an environment gave no usable answer: signing in failed; the token was refused twice; nobody answered; the answer took too
 * long; it would lead elsewhere; the address is not below the Web API's root; Dataverse answered with an error.
 */
export type OrgProblem = 'signIn' | 'tokenRefused' | 'unreachable' | 'timedOut' | 'redirected' | 'address' | 'answered';

/** What Dataverse said. */
export interface OrgAnswer {
  /** HTTP status. */
  readonly status: number;
  /** Such as `0x80040220`; empty where the answer had none. */
  readonly code: string;
  /** What to wait before asking again, in seconds, where the answer says so. */
  readonly retryAfter?: number;
}

/** The one error of the folder. Its message is in words for a person, and never holds a token. */
export class OrgError extends Error {
  /**
   * @param problem What went wrong.
   * @param message The same in words.
   * @param answer Of the problem `answered`.
   */
  public constructor(
    public readonly problem: OrgProblem,
    message: string,
    public readonly answer?: OrgAnswer,
  ) {
    super(message);
    this.name = 'OrgError';
  }
}
