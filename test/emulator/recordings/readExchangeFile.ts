import { readFileSync } from 'node:fs';
import { belowServiceRoot } from './exchange';
import type { Exchange } from './exchange';

interface Entry {
  readonly id: string;
  readonly request?: { method: string; url: string; headers?: Record<string, string>; body?: unknown } | null;
  readonly response?: { status?: number | '4xx'; headers?: Record<string, string>; body?: unknown } | null;
}

/**
 * The exchanges of an exchanges.json: an array of `{id, request, response}`.
 * @param label what the ids begin with
 */
export function readExchangeFile(file: string, label: string): Exchange[] {
  const entries = JSON.parse(completed(readFileSync(file, 'utf8'))) as Entry[];
  return entries.map(({ id, request, response }) => ({
    id: `${label} ${id}`,
    ...(request ? { request: { ...request, url: belowServiceRoot(request.url), headers: request.headers ?? {} } } : {}),
    ...(response ? { answer: { ...response, headers: response.headers ?? {} } } : {}),
  }));
}

/** The transcriber wrote `{...}` for long JSON within texts, and `(...)` for a row's id. */
function completed(json: string): string {
  return json.replaceAll('{...}', '{}').replace(/\b(tasks|systemusers)\(\.\.\.\)/g, '$1(00000000-0000-0000-0000-000000000001)');
}
