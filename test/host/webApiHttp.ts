/** What answers requests: the browser's `fetch`, or the embedded Dataverse in process. */
export type Fetch = (request: Request) => Promise<Response>;

/** Where a client's requests go and what each of them carries. */
export interface WebApiEndpoint {
  /** Asked for every answer. */
  fetch: Fetch;
  /** The service root with its closing slash, such as `/api/data/v9.2/`. */
  baseUrl: string;
  /** Added to each request, such as `MSCRMCallerID`. */
  headers?: Readonly<Record<string, string>>;
}

/**
 * What the platform's client rejects with: a plain object, never an Error. Microsoft Learn documents `errorCode` and
 * `message`; `code` repeats the number as hosts are seen to do.
 */
export interface WebApiError {
  /** The decimal of the service's hexadecimal code: 0x80040217 is 2147746327. */
  errorCode: number;
  message: string;
  code: number;
}

/** 0x80040216, "unexpected error": what this client says when the answer has no code of its own (modelled). */
const unexpected = 0x80040216;

function webApiError(message: string, errorCode = unexpected): WebApiError {
  return { errorCode, message, code: errorCode };
}

interface ErrorBody {
  error?: { code?: string; message?: string };
}

function parseErrorBody(text: string): ErrorBody {
  try {
    return (JSON.parse(text) as ErrorBody | null) ?? {};
  } catch {
    return {};
  }
}

/** Reads Dataverse's `{"error":{"code":"0x...","message":"..."}}`, or makes do with the status line. */
async function failWith(response: Response): Promise<never> {
  const { error } = parseErrorBody(await response.text());
  const code = Number(error?.code === '' ? undefined : error?.code);
  const statusLine = `HTTP ${response.status} ${response.statusText}`.trim();
  return fail(error?.message ?? statusLine, Number.isNaN(code) ? unexpected : code);
}

/**
 * Fails as the platform's client does: by a thrown plain object (Microsoft Learn, createRecord).
 * @param message what went wrong, in words
 * @param errorCode the decimal code; without one, that of an unexpected error
 * @throws {@link WebApiError}
 */
export function fail(message: string, errorCode?: number): never {
  const plainObject: unknown = webApiError(message, errorCode);
  throw plainObject;
}

/** One request below the service root. */
export interface WebApiRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path and query below the service root, such as `workflows?$select=name`. */
  path: string;
  /** The value of the Prefer header, if any. */
  prefer?: string;
  /** Sent as JSON. */
  body?: unknown;
}

/**
 * Sends one request and resolves with its successful answer.
 * @throws (as a rejection) a {@link WebApiError} when the network fails or the status is not a success
 */
export async function send(endpoint: WebApiEndpoint, request: WebApiRequest): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', 'OData-MaxVersion': '4.0', 'OData-Version': '4.0', ...endpoint.headers });
  if (request.prefer !== undefined) {
    headers.set('Prefer', request.prefer);
  }
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  if (body !== null) {
    headers.set('Content-Type', 'application/json; charset=utf-8');
  }
  const response = await endpoint
    .fetch(new Request(endpoint.baseUrl + request.path, { method: request.method, headers, body }))
    .catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
  return response.ok ? response : failWith(response);
}
