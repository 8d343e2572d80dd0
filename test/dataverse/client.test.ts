import { createDataverseClient } from '../../ConnectionManager/dataverse/client';

type Answer = (options: string) => Promise<{ entities: object[]; nextLink?: string }>;

const throttled = { errorCode: 0x80072322, message: 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.' };

/** A host whose Web API gives one answer after the other, and keeps what it was asked for. */
function hostAnswering(...answers: Answer[]): { webApi: ComponentFramework.WebApi; asked: string[] } {
  const asked: string[] = [];
  const retrieveMultipleRecords = (_table: string, options = ''): ReturnType<Answer> => {
    const answer = answers[asked.length];
    asked.push(options);
    return answer ? answer(options) : Promise.reject(new Error('Asked once too often.'));
  };
  return { webApi: { retrieveMultipleRecords } as unknown as ComponentFramework.WebApi, asked };
}

const page = (name: string, nextLink?: string): Answer => () => Promise.resolve({ entities: [{ name }], nextLink });
const failing = (thrown: unknown): Answer => () => Promise.reject(thrown);

async function readAll(webApi: ComponentFramework.WebApi, signal = new AbortController().signal): Promise<{ rows: unknown[]; pauses: number[] }> {
  const pauses: number[] = [];
  const client = createDataverseClient(webApi, (milliseconds) => Promise.resolve(void pauses.push(milliseconds)));
  const rows: unknown[] = [];
  for await (const some of client.pages('workflow', '?$select=name', 2, signal)) {
    rows.push(...some);
  }
  return { rows, pauses };
}

it('follows the next link by its query', async () => {
  const { webApi, asked } = hostAnswering(page('a', 'https://org.example/api/data/v9.2/workflows?$skiptoken=2'), page('b'));
  expect((await readAll(webApi)).rows).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(asked).toEqual(['?$select=name', '?$skiptoken=2']);
});

it('waits and asks again for the same page when Dataverse limits requests', async () => {
  const { webApi, asked } = hostAnswering(page('a', 'x?$skiptoken=2'), failing(throttled), failing(throttled), page('b'));
  const { rows, pauses } = await readAll(webApi);
  expect(rows).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(asked.slice(1)).toEqual(['?$skiptoken=2', '?$skiptoken=2', '?$skiptoken=2']);
  expect(pauses).toEqual([5_000, 15_000]);
});

it('gives up after three pauses and says that requests are limited', async () => {
  const { webApi } = hostAnswering(...[1, 2, 3, 4].map(() => failing(throttled)));
  await expect(readAll(webApi)).rejects.toMatchObject({ problem: { kind: 'throttled' } });
});

it('does not ask again after any other error', async () => {
  const { webApi, asked } = hostAnswering(failing({ errorCode: 0x80040220, message: 'is missing prvReadWorkflow privilege' }));
  await expect(readAll(webApi)).rejects.toMatchObject({ problem: { kind: 'privilege', privilege: 'prvReadWorkflow' } });
  expect(asked).toHaveLength(1);
});

it('asks for no further page once it is told to stop', async () => {
  const stop = new AbortController();
  const { webApi, asked } = hostAnswering(() => {
    stop.abort();
    return Promise.resolve({ entities: [{ name: 'a' }], nextLink: 'x?$skiptoken=2' });
  });
  expect((await readAll(webApi, stop.signal)).rows).toEqual([]);
  expect(asked).toHaveLength(1);
});
