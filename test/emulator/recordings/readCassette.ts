import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { belowServiceRoot } from './exchange';
import type { Exchange } from './exchange';

type HeaderLists = Record<string, string[]>;

interface Interaction {
  readonly request: { method: string; uri: string; headers: HeaderLists; body: string | null };
  readonly response: { status: { code: number }; headers: HeaderLists; body: { string: string } };
}

/**
 * The exchanges of a VCR cassette, a YAML file, in their order.
 * @param label what the ids begin with; the number of the interaction, from 1, follows
 */
export function readCassette(file: string, label: string): Exchange[] {
  const { interactions } = parse(readFileSync(file, 'utf8')) as { interactions: Interaction[] };
  return interactions.map(({ request, response }, index) => ({
    id: `${label} ${index + 1}`,
    request: {
      method: request.method,
      url: belowServiceRoot(request.uri),
      headers: firstOfEach(request.headers),
      ...(request.body === null ? {} : { body: JSON.parse(request.body) as unknown }),
    },
    answer: {
      status: response.status.code,
      headers: firstOfEach(response.headers),
      ...(response.body.string === '' ? {} : { body: JSON.parse(response.body.string) as unknown }),
    },
  }));
}

function firstOfEach(headers: HeaderLists): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, [value = '']]) => [name, value]));
}
