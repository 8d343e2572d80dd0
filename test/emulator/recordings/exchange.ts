/** A request as a source prints it. */
export interface RecordedRequest {
  readonly method: string;
  /** Below the service root; absolute where another service was asked. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer as a source prints it; `4xx` where it does not print the status, nothing where it prints the body alone. */
export interface RecordedAnswer {
  readonly status?: number | '4xx';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One exchange with Dataverse (or with another service) that somebody else recorded or wrote down. */
export interface Exchange {
  /** Recording and what stands in it: `ms-docs cond-304`. */
  readonly id: string;
  readonly request?: RecordedRequest;
  readonly answer?: RecordedAnswer;
}

/** What stands for the environment's address in documentation and in redacted recordings. */
const serviceRoots = /^(?:\[Organization UR[IL]\]|https:\/\/[\w.-]+\.dynamics\.com)\/api\/data\/v9\.\d\//i;

/** An address without the service root before it; one of another service stays as it is. */
export function belowServiceRoot(address: string): string {
  return address.replace(serviceRoots, '');
}
