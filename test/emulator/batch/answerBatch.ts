import type { Environment } from '../core/context';
import { multipartResponse } from '../core/respond';
import { methodNotAllowed } from '../errors';
import { parseAddress } from '../odata/address';
import type { BatchRequest } from './batchRequest';
import { resolveContentIds } from './contentIds';
import { parseBatch } from './parseBatch';
import { failureOf, runBatch } from './runBatch';
import { writeBatchResponse } from './writeBatchResponse';

/** A POST to `$batch`. */
export interface BatchCall {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
  /** Answers a request as if it had come alone; what `prepare` throws is its answer too. */
  readonly answer: (request: BatchRequest, prepare: (request: BatchRequest) => BatchRequest) => Response;
}

/** Headers that say who somebody acts for: those of the batch count for its requests (modelled). */
const impersonation = ['MSCRMCallerID', 'CallerObjectId'];

/**
 * Answers a batch (Microsoft Learn, execute batch operations): its requests go the way of requests that come alone. The status is 200,
 * or that of the first error where the rest was not executed because of it. A batch counts as one request (modelled).
 * @throws DataverseError 400 for a body that is no batch, 405 for another method than POST
 */
export async function answerBatch(environment: Environment, { method, headers, body, answer }: BatchCall): Promise<Response> {
  if (method !== 'POST') {
    throw methodNotAllowed(method);
  }
  const items = parseBatch(headers.get('Content-Type'), body);
  const continueOnError = /\bodata\.continue-on-error\b(?!\s*=\s*"?false)/i.test(headers.get('Prefer') ?? '');
  const runner = {
    answer: (request: BatchRequest, contentIds: ReadonlyMap<string, string>) =>
      answer(withImpersonation(request, headers), (unresolved) => resolveContentIds(unresolved, contentIds)),
    transaction: <T>(work: () => T) => environment.store.transaction(work),
    isElastic: ({ url }: BatchRequest) => isElastic(environment, url),
  };
  const replies = runBatch(runner, items, continueOnError);
  const failure = continueOnError ? undefined : replies.map(failureOf).find((response) => response !== undefined);
  const { boundary, body: text } = await writeBatchResponse(replies);
  return multipartResponse(environment, failure?.status ?? 200, text, boundary);
}

function withImpersonation(request: BatchRequest, outer: Headers): BatchRequest {
  if (impersonation.some((name) => request.headers.has(name))) {
    return request;
  }
  const added = impersonation.flatMap((name) => (outer.has(name) ? [[name, outer.get(name) ?? ''] as [string, string]] : []));
  return { ...request, headers: new Headers([...request.headers, ...added]) };
}

function isElastic(environment: Environment, url: string): boolean {
  const [first] = parseAddress(url.replace(/^.*\/api\/data\/v[\d.]+\//, '').replace(/\?.*$/, ''));
  return environment.schema.tableOfSet(first?.name ?? '')?.elastic === true;
}
