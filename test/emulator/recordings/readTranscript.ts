import { readFileSync } from 'node:fs';
import { belowServiceRoot } from './exchange';
import type { Exchange, RecordedAnswer, RecordedRequest } from './exchange';

interface Message {
  /** The lines before the first header, joined. */
  readonly start: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/**
 * The exchanges of a Markdown page: its `http` blocks, a request and a response each, and after them the JSON that its sample
 * output prints as an answer, without the request.
 * @param label what the ids begin with
 */
export function readTranscript(file: string, label: string): Exchange[] {
  const text = readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
  const blocks = [...text.matchAll(/^```(\w*)\n([^]*?)^```/gm)].map(([, language, content = '']) => ({ language, content }));
  const messages = blocks.filter(({ language }) => language === 'http').map(({ content }) => readMessage(content));
  const requests = messages.filter((_, index) => index % 2 === 0);
  const exchanges = requests.map((request, index) => ({
    id: `${label} ${index + 1}`,
    request: requestOf(request),
    answer: answerOf(messages[index * 2 + 1]!),
  }));
  const outputs = blocks.filter(({ language }) => language === '').flatMap(({ content }) => [...content.matchAll(/^\{\n[^]*?^\}/gm)]);
  const printed = outputs.map(([json], index) => ({ id: `${label} output ${index + 1}`, answer: printedAnswer(json) }));
  return [...exchanges, ...printed];
}

function readMessage(block: string): Message {
  const [, head = '', body = ''] = /^([^]*?)(?:\n\n([^]*))?$/.exec(block.trim()) ?? [];
  const lines = head.split('\n');
  const firstHeader = lines.findIndex((line, index) => index > 0 && /^[\w.-]+: /.test(line));
  const start = firstHeader < 0 ? lines : lines.slice(0, firstHeader);
  const headers = lines.slice(start.length).map((line): [string, string] => [line.replace(/:.*/, ''), line.replace(/^[^:]*: /, '')]);
  return { start: start.join(''), headers: Object.fromEntries(headers), ...(body === '' ? {} : { body: readBody(body) }) };
}

/** JSON without the notes that items were left out; the text itself where it is no JSON. */
function readBody(text: string): unknown {
  try {
    return JSON.parse(text.replace(/,?\s*\[\s*\d+ \w+ truncated for brevity\]/g, ''));
  } catch {
    return text;
  }
}

function requestOf({ start, headers, body }: Message): RecordedRequest {
  const [, method = '', url = ''] = /^(\w+) (.*)$/.exec(start) ?? [];
  return { method, url: belowServiceRoot(url), headers, ...(body === undefined ? {} : { body }) };
}

function answerOf({ start, headers, body }: Message): RecordedAnswer {
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(start)?.[1]), headers, ...(body === undefined ? {} : { body }) };
}

/** What a program prints is what it expected: an error's status is not printed, a row came with 200. */
function printedAnswer(json: string): RecordedAnswer {
  const body = JSON.parse(json) as unknown;
  const isError = typeof body === 'object' && body !== null && 'error' in body;
  return { status: isError ? '4xx' : 200, headers: {}, body };
}
