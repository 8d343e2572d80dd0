import type { BatchItem, BatchRequest } from './batchRequest';
import type { ContentIds } from './contentIds';

/** The answer to one request of a batch. */
export interface BatchReply {
  readonly response: Response;
  readonly contentId?: string;
}

/** What the parts of a batch were answered; of a change set that failed only the failing request (a public report shows it). */
export type ItemReply =
  | { readonly kind: 'request'; readonly reply: BatchReply }
  | { readonly kind: 'changeSet'; readonly replies: readonly BatchReply[] };

/** How the requests of a batch are executed. */
export interface BatchRunner {
  /** Answers a request whose address and body may name rows by Content-ID; never throws. */
  answer(request: BatchRequest, contentIds: ContentIds): Response;
  /** All of the work or, if it throws, none of it. */
  transaction<T>(work: () => T): T;
  /** Whether what a request writes can't be taken back. */
  isElastic(request: BatchRequest): boolean;
}

class ChangeSetFailed extends Error {
  constructor(readonly at: number, readonly reply: BatchReply) {
    super('a request of the change set failed');
  }
}

/**
 * Executes the parts of a batch in their order, up to the first that fails unless it is to go on (Microsoft Learn, execute batch
 * operations: handling errors).
 */
export function runBatch(runner: BatchRunner, items: readonly BatchItem[], continueOnError: boolean): ItemReply[] {
  const replies: ItemReply[] = [];
  for (const item of items) {
    const reply = runItem(runner, item);
    replies.push(reply);
    if (hasFailed(reply) && !continueOnError) {
      break;
    }
  }
  return replies;
}

/** The answer of a part that is an error, if it is one. */
export function failureOf(reply: ItemReply): Response | undefined {
  const responses = reply.kind === 'request' ? [reply.reply.response] : reply.replies.map(({ response }) => response);
  return responses.find(({ status }) => status >= 400);
}

function hasFailed(reply: ItemReply): boolean {
  return failureOf(reply) !== undefined;
}

function runItem(runner: BatchRunner, item: BatchItem): ItemReply {
  if (item.kind === 'request') {
    return { kind: 'request', reply: replyTo(runner, item.request, new Map()) };
  }
  try {
    return { kind: 'changeSet', replies: runner.transaction(() => runChangeSet(runner, item.requests)) };
  } catch (error) {
    if (error instanceof ChangeSetFailed) {
      repeatElastic(runner, item.requests.slice(0, error.at));
      return { kind: 'changeSet', replies: [error.reply] };
    }
    throw error;
  }
}

function runChangeSet(runner: BatchRunner, requests: readonly BatchRequest[]): BatchReply[] {
  const addresses = new Map<string, string>();
  return requests.map((request, index) => {
    const reply = replyTo(runner, request, addresses);
    if (reply.response.status >= 400) {
      throw new ChangeSetFailed(index, reply);
    }
    const address = reply.response.headers.get('OData-EntityId');
    if (request.contentId !== undefined && address !== null) {
      addresses.set(request.contentId, address);
    }
    return reply;
  });
}

/**
 * Elastic tables have no transactions: what a change set wrote to them before it failed stays (Microsoft Learn, elastic tables: the
 * operations are completed, but no transaction is applied).
 */
function repeatElastic(runner: BatchRunner, requests: readonly BatchRequest[]): void {
  requests.filter((request) => runner.isElastic(request)).forEach((request) => replyTo(runner, request, new Map()));
}

function replyTo(runner: BatchRunner, request: BatchRequest, contentIds: ContentIds): BatchReply {
  const response = runner.answer(request, contentIds);
  return { response, ...(request.contentId === undefined ? {} : { contentId: request.contentId }) };
}
