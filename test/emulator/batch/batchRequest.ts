/** One request of a batch. */
export interface BatchRequest {
  readonly method: string;
  /** As it stands in the batch: absolute, below the host or the service root, or beginning with a `$` and a Content-ID. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  readonly contentId?: string;
  /** Whether the batch ends in a way that leaves the content of this request, its last one, unreadable. */
  readonly unreadable?: boolean;
}

/** A part of a batch: a request by itself, or requests that succeed or fail together. */
export type BatchItem =
  | { readonly kind: 'request'; readonly request: BatchRequest }
  | { readonly kind: 'changeSet'; readonly requests: readonly BatchRequest[] };
