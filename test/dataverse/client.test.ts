import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';

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
  const client = createDataverseClient({ webAPI: webApi }, (milliseconds) => Promise.resolve(void pauses.push(milliseconds)));
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

it('does not take a next link that it can not follow for the end', async () => {
  const { webApi } = hostAnswering(page('a', 'https://org.example/api/data/v9.2/workflows'));
  await expect(readAll(webApi)).rejects.toMatchObject({ problem: { kind: 'other', detail: expect.stringContaining("can't be followed") as string } });
});

it('waits and asks again for the same page when Dataverse limits requests', async () => {
  const { webApi, asked } = hostAnswering(page('a', 'x?$skiptoken=2'), failing(throttled), failing(throttled), page('b'));
  const { rows, pauses } = await readAll(webApi);
  expect(rows).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(asked.slice(1)).toEqual(['?$skiptoken=2', '?$skiptoken=2', '?$skiptoken=2']);
  expect(pauses).toEqual([5_000, 15_000]);
});

it('waits and asks again for the metadata of a table, too', async () => {
  const answers = [() => Promise.reject(Object.assign(new Error(), throttled)), () => Promise.resolve({ LogicalName: 'account' })];
  const getEntityMetadata = (): Promise<unknown> => answers.shift()?.() ?? Promise.reject(new Error('Asked once too often.'));
  const client = createDataverseClient({ utils: { getEntityMetadata } as unknown as ComponentFramework.Utility }, () => Promise.resolve());
  expect(await client.tableMetadata('account')).toEqual({ LogicalName: 'account' });
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

it.each([
  ['no Web API', undefined],
  ['a Web API that cannot read', {}],
])('says of a host with %s that it is not available', async (_what, webApi) => {
  const pages = createDataverseClient({ webAPI: webApi }).pages('workflow', '?$select=name', 2, new AbortController().signal);
  await expect(pages.next()).rejects.toMatchObject({ name: 'DataverseError', problem: { kind: 'notAvailable', code: null } });
});

it.each([
  ['itself', ['x?$skiptoken=2', 'x?$skiptoken=2'], 2],
  ['the page before the last', ['x?$skiptoken=2', 'x?$skiptoken=3', 'x?$skiptoken=2'], 3],
  ['the first page', ['x?$select=name'], 1],
])('ends with an error when a page leads back to %s', async (_what, links, pages) => {
  const { webApi, asked } = hostAnswering(...links.map((link) => page('a', link)));
  await expect(readAll(webApi)).rejects.toMatchObject({
    name: 'DataverseError',
    problem: { kind: 'other', detail: expect.stringContaining('read before') as string },
  });
  expect(asked).toHaveLength(pages);
});

it('reads the same query again in another reading', async () => {
  const { webApi } = hostAnswering(page('a'), page('b'));
  const client = createDataverseClient({ webAPI: webApi });
  for (const name of ['a', 'b']) {
    expect((await client.pages('workflow', '?$select=name', 2, new AbortController().signal).next()).value).toEqual([{ name }]);
  }
});

it('gives the rows of a page out before it looks where the page leads', async () => {
  const { webApi } = hostAnswering(page('a', 'x?$select=name'));
  const pages = createDataverseClient({ webAPI: webApi }).pages('workflow', '?$select=name', 2, new AbortController().signal);
  expect((await pages.next()).value).toEqual([{ name: 'a' }]);
  await expect(pages.next()).rejects.toThrow('read before');
});

it('hands a page size on', async () => {
  const sizes: unknown[] = [];
  const retrieveMultipleRecords = (_table: string, _options?: string, size?: number): Promise<{ entities: object[]; nextLink: string }> => {
    sizes.push(size);
    return Promise.resolve({ entities: [], nextLink: '' });
  };
  await readAll({ retrieveMultipleRecords } as unknown as ComponentFramework.WebApi);
  expect(sizes).toEqual([2]);
});

describe('the pause by the clock', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lasts until its time is over', async () => {
    const { webApi, asked } = hostAnswering(failing(throttled), page('a'));
    const next = createDataverseClient({ webAPI: webApi }).pages('workflow', '?$select=name', 2, new AbortController().signal).next();
    await jest.advanceTimersByTimeAsync(4_999);
    expect(asked).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect((await next).value).toEqual([{ name: 'a' }]);
  });

  it('ends at once, and leaves no timer behind, when the reading is stopped', async () => {
    const stop = new AbortController();
    const { webApi, asked } = hostAnswering(failing(throttled), page('a'));
    const next = createDataverseClient({ webAPI: webApi }).pages('workflow', '?$select=name', 2, stop.signal).next();
    const ended = expect(next).rejects.toMatchObject({ problem: { kind: 'throttled' } });
    await jest.advanceTimersByTimeAsync(1_000);
    stop.abort();
    await ended;
    expect(jest.getTimerCount()).toBe(0);
    expect(asked).toHaveLength(1);
  });
});
