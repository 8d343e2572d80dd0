import type { DataRow, EnvironmentData } from '../environmentData';
import { serviceRoot, startClient } from '../fixtures/client';
import { createNotes } from '../notes';
import { readDefinitions } from '../schema/readDefinitions';
import { createSchema } from '../schema/schema';
import { differences } from './compare';
import { definitions } from './definitions';
import { docsScenarios } from './docsScenarios';
import type { Exchange, RecordedRequest } from './exchange';
import { kitScenarios } from './kitScenarios';
import { reportScenarios } from './reportScenarios';
import { sampleScenarios } from './sampleScenarios';
import { callerId, recordedRows, unitId, user, zeros } from './scenario';
import type { Scenario } from './scenario';

const scenarios: Readonly<Record<string, Scenario>> = { ...docsScenarios, ...reportScenarios, ...kitScenarios, ...sampleScenarios };
const schema = createSchema(readDefinitions(definitions, createNotes()));

/** What came of an exchange. */
export interface Outcome {
  readonly id: string;
  /** A line for each difference between the emulator's answer and the recorded one; none if they agree. */
  readonly differences: readonly string[];
  /** What is remarkable about it, above all what was added to the source. */
  readonly note?: string;
}

/** Sends an exchange's request to an emulator with the rows that the exchange implies, and compares the answers. */
export async function replay(exchange: Exchange): Promise<Outcome> {
  const scenario = scenarios[exchange.id] ?? {};
  const note = scenario.note === undefined ? {} : { note: scenario.note };
  return { id: exchange.id, differences: await replayed(exchange, scenario), ...note };
}

async function replayed(exchange: Exchange, scenario: Scenario): Promise<string[]> {
  const request = exchange.request ?? scenario.request ? { ...exchange.request, ...scenario.request } : undefined;
  if (!exchange.answer) {
    return ['the source prints no answer'];
  }
  if (request?.method === undefined || request.url === undefined) {
    return ['the source prints no request'];
  }
  const { method, url, headers = {}, body } = request;
  if (url.startsWith('http')) {
    return [`another service was asked: ${new URL(url).host}`];
  }
  const client = await startClient(dataOf(exchange, { method, url, headers }, scenario), scenario.options);
  const reply = await client.send(method, serviceRoot + url, body, sentHeaders(headers));
  return differences(exchange.answer, reply, scenario);
}

/** The headers that the Web API looks at; `null` is what a sample writes for a header that it does not set. */
function sentHeaders(headers: RecordedRequest['headers']): Record<string, string> {
  const ofTheWebApi = /^(prefer|accept|content-type|if-match|if-none-match|odata-.*|mscrm.*|consistency)$/i;
  return Object.fromEntries(Object.entries(headers).filter(([name, value]) => ofTheWebApi.test(name) && value !== 'null'));
}

function dataOf(exchange: Exchange, request: RecordedRequest, { rows }: Scenario): EnvironmentData {
  const { systemusers = [], ...sets } = rows ?? (request.method === 'GET' ? answeredRows(exchange, request) : {});
  return {
    user: callerId,
    EntityDefinitions: [...definitions],
    businessunits: [{ businessunitid: unitId, name: 'Root' }],
    systemusers: [user(callerId), ...systemusers],
    ...(sets as Record<string, DataRow[]>),
  };
}

/** The rows of the answer, in the set asked for; where a redaction made their ids the same they are told apart again. */
function answeredRows(exchange: Exchange, { url }: RecordedRequest): NonNullable<Scenario['rows']> {
  const [set = ''] = /^\w+/.exec(url) ?? [];
  const primaryId = schema.tableOfSet(set)?.primaryId;
  if (primaryId === undefined || exchange.answer?.status !== 200) {
    return {};
  }
  const redacted = (row: DataRow): boolean => row[primaryId] === zeros(1111);
  return { [set]: recordedRows(exchange).map((row, index) => (redacted(row) ? { ...row, [primaryId]: zeros(1111 + index) } : row)) };
}
