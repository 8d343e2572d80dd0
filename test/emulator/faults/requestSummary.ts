import { readSkipToken } from '../odata/skipToken';

/** What a rule looks at in a request. */
export interface RequestSummary {
  readonly method: string;
  /** Below the service root, decoded, without query. */
  readonly path: string;
  /** The entity set (or operation) that the path begins with. */
  readonly table: string;
  /** Of a GET, from 1. */
  readonly page: number | undefined;
}

/**
 * Takes from a request what rules look at.
 * @param root path of the service root, without a slash at its end
 */
export function summarize(request: Request, root: string): RequestSummary {
  const url = new URL(request.url);
  const path = decode(url.pathname.replace(`${root}/`, '').replace(/^\/+/, ''));
  return {
    method: request.method,
    path,
    table: /^[^(/]*/.exec(path)?.[0] ?? '',
    page: request.method === 'GET' ? pageOf(url.searchParams) : undefined,
  };
}

/** An address that is not to be decoded is answered as such later on. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function pageOf(options: URLSearchParams): number {
  const token = options.get('$skiptoken');
  const fetchXml = [...options].find(([name]) => name.toLowerCase() === 'fetchxml')?.[1] ?? '';
  const fetchPage = /<fetch\b[^>]*\bpage\s*=\s*["'](\d+)["']/.exec(fetchXml)?.[1];
  return token === null ? Number(fetchPage ?? 1) : pageOfToken(token);
}

/** A token that is none is answered as such later on. */
function pageOfToken(token: string): number {
  try {
    return readSkipToken(token).pageNumber;
  } catch {
    return 1;
  }
}
