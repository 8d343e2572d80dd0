import type { EnvironmentData } from '../environmentData';
import { errorOf, startClient } from '../fixtures/client';
import type { Client, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { FaultRuleError } from './faultRule';
import type { FaultRule } from './faultRule';

interface FaultyClient extends Client {
  /** The delays so far, in milliseconds. */
  readonly slept: number[];
}

async function startWith(faults: readonly FaultRule[], data: EnvironmentData = contoso()): Promise<FaultyClient> {
  const slept: number[] = [];
  const sleep = (milliseconds: number): Promise<void> => {
    slept.push(milliseconds);
    return Promise.resolve();
  };
  return { ...(await startClient(data, { faults, sleep })), slept };
}

const flow = `workflows(${ids.invoiceFlow})`;
const asking = (fault: string): Record<string, string> => ({ 'X-Emulator-Fault': fault });
const told = (reply: Reply): unknown[] => [reply.status, errorOf(reply)?.code, reply.headers.get('retry-after')];
const lost = (answer: Promise<Reply>): Promise<void> =>
  expect(answer).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code: 'UND_ERR_SOCKET' } });
const statuses = async (client: Client, addresses: readonly string[]): Promise<number[]> => {
  const found: number[] = [];
  for (const address of addresses) {
    found.push((await client.get(address)).status);
  }
  return found;
};
const times = (count: number, address: string): string[] => Array.from({ length: count }, () => address);

describe('a request that asks for a fault', () => {
  it.each([
    ['throttle=requests; retry-after=12', [429, '0x80072322', '12']],
    ['throttle=time', [429, '0x80072321', '5']],
    ['throttle=concurrency; retry-after=0', [429, '0x80072326', '0']],
    ['unavailable', [503, '0x80040216', null]],
    ['unavailable; retry-after=30', [503, '0x80040216', '30']],
    ['error', [500, '0x80040216', null]],
  ])('gets %s, and changes nothing', async (fault, expected) => {
    const client = await startWith([]);
    expect(told(await client.send('PATCH', flow, { name: 'other' }, asking(fault)))).toEqual(expected);
    expect((await client.get(flow)).body.name).toBe('Invoice: 50% reminder');
  });

  it('counts as a request, throttled or not', async () => {
    const client = await startWith([]);
    const remaining = async (headers: Record<string, string>): Promise<number> =>
      Number((await client.get(flow, headers)).headers.get('x-ms-ratelimit-burst-remaining-xrm-requests'));
    const first = await remaining({});
    expect([await remaining(asking('throttle=requests')), await remaining({})]).toEqual([first - 1, first - 2]);
  });

  it('loses its connection before the write takes effect', async () => {
    const client = await startWith([]);
    await lost(client.send('PATCH', flow, { name: 'other' }, asking('drop=before')));
    expect((await client.get(flow)).body.name).toBe('Invoice: 50% reminder');
  });

  it('loses its connection after the write took effect', async () => {
    const client = await startWith([]);
    await lost(client.send('PATCH', flow, { name: 'other' }, asking('drop=after')));
    expect((await client.get(flow)).body.name).toBe('other');
    await lost(client.send('DELETE', flow, undefined, asking('drop=after')));
    expect((await client.get(flow)).status).toBe(404);
  });

  it('waits, and is answered', async () => {
    const client = await startWith([]);
    expect((await client.get(flow, asking('delay=250'))).status).toBe(200);
    expect(told(await client.get(flow, asking('delay=100; unavailable')))).toEqual([503, '0x80040216', null]);
    expect(client.slept).toEqual([250, 100]);
  });

  it('waits another time each, within the range', async () => {
    const client = await startWith([]);
    for (let request = 0; request < 20; request += 1) {
      await client.get(flow, asking('delay=50-300'));
    }
    expect(client.slept.every((delay) => delay >= 50 && delay <= 300)).toBe(true);
    expect(new Set(client.slept).size).toBeGreaterThan(10);
  });

  it('gets it where it is the page that is named', async () => {
    const client = await startWith([]);
    const headers = { ...asking('page=2; unavailable'), Prefer: 'odata.maxpagesize=2' };
    const first = await client.get('workflows?$select=name', headers);
    expect([first.status, first.rows.length]).toEqual([200, 2]);
    expect((await client.get(String(first.body['@odata.nextLink']), headers)).status).toBe(503);
  });

  const notUnderstood = ['slow', 'throttle=often', 'error; first=1', 'error; table=workflow', ''];

  it.each(notUnderstood)('is told what is understood where "%s" is not', async (fault) => {
    const client = await startWith([]);
    const reply = await client.get(flow, asking(fault));
    expect(told(reply)).toEqual([400, 'FaultNotUnderstoodByTheEmulator', null]);
    expect(errorOf(reply).message).toContain('throttle=requests|time|concurrency');
  });
});

describe('faults of an emulator', () => {
  it('are for the requests of their rule alone', async () => {
    const client = await startWith([{ method: ['PATCH', 'delete'], table: 'workflows', fault: { throttle: 'requests' } }]);
    expect((await client.get(flow)).status).toBe(200);
    expect((await client.send('PATCH', flow, { name: 'other' })).status).toBe(429);
    expect((await client.send('DELETE', flow)).status).toBe(429);
    expect((await client.send('PATCH', `connectionreferences(${ids.unbound})`, { description: 'x' })).status).toBe(204);
  });

  it('are for a table however its address is written', async () => {
    const client = await startWith([{ table: 'workflows', fault: { error: true } }]);
    expect(await statuses(client, ['/workflows', '%77orkflows', 'workflows/$count', '/connectionreferences'])).toEqual([500, 500, 500, 200]);
  });

  it.each([
    ['workflows', ['workflows']],
    ['workflows(*)', [flow]],
    ['WORKFLOWS*', ['workflows', flow, 'workflows/$count']],
    ['*%*', []],
    ['*$count', ['workflows/$count']],
    ['work[f]lows', []],
  ])('are for the paths that %s is a pattern of', async (path, expected) => {
    const addresses = ['workflows', flow, 'workflows/$count', 'connectionreferences'];
    const client = await startWith([{ path, fault: { error: true } }]);
    const found = await statuses(client, addresses);
    expect(addresses.filter((_, index) => found[index] === 500)).toEqual(expected);
  });

  it.each<[string, FaultRule, number[]]>([
    ['the first two', { first: 2 }, [1, 2]],
    ['every third', { every: 3 }, [3, 6, 9]],
    ['the third and no more', { every: 3, first: 1 }, [3]],
    ['none', { probability: 0 }, []],
    ['all', { probability: 1 }, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('come as often as asked for: %s', async (_, often, expected) => {
    const client = await startWith([{ ...often, table: 'workflows', fault: { error: true } }]);
    await client.get('connectionreferences');
    const found = await statuses(client, times(9, 'workflows'));
    expect(found.flatMap((status, index) => (status === 500 ? [index + 1] : []))).toEqual(expected);
  });

  it('come by chance, the same way for the same seed', async () => {
    const run = async (seed: number): Promise<number[]> =>
      statuses(await startWith([{ probability: 0.3, seed, fault: { unavailable: true } }]), times(60, 'workflows?$select=name'));
    const once = await run(4);
    const failed = once.filter((status) => status === 503).length;
    expect(failed).toBeGreaterThan(6);
    expect(failed).toBeLessThan(36);
    expect(await run(4)).toEqual(once);
    expect(await run(5)).not.toEqual(once);
  });

  it('delay by a range, the same way for the same seed', async () => {
    const run = async (seed: number): Promise<number[]> => {
      const client = await startWith([{ delay: [50, 300], seed }]);
      await statuses(client, times(20, 'workflows?$select=name'));
      return client.slept;
    };
    const once = await run(1);
    expect(once.every((delay) => delay >= 50 && delay <= 300)).toBe(true);
    expect([await run(1), new Set(once).size > 10]).toEqual([once, true]);
    expect(await run(2)).not.toEqual(once);
  });

  it('add up where they delay, and the first one decides', async () => {
    const client = await startWith([{ delay: 20 }, { delay: 30, fault: { error: true } }, { fault: { throttle: 'time' } }]);
    expect((await client.get('workflows')).status).toBe(500);
    expect(client.slept).toEqual([50]);
  });

  it('stand back behind what a request asks for', async () => {
    const client = await startWith([{ fault: { error: true } }]);
    expect((await client.get('workflows', asking('throttle=requests'))).status).toBe(429);
  });

  it.each<[FaultRule, string]>([
    [{ first: 0, fault: { error: true } }, 'first'],
    [{ delay: [300, 50] }, 'delay'],
    [{ delay: NaN }, 'delay'],
    [{ page: 1 }, 'nothing goes wrong'],
    [{ fault: { unavailable: true, retryAfter: -1 } }, 'retry-after'],
    [{ table: 'workflow', fault: { error: true } }, 'no entity set workflow'],
  ])('are refused where they make no sense: %j', async (rule, message) => {
    const refused = startWith([rule]);
    await expect(refused).rejects.toThrow(FaultRuleError);
    await expect(refused).rejects.toThrow(message);
  });
});

describe('a page that fails midway', () => {
  const many = (): EnvironmentData => {
    const rows = Array.from({ length: 9 }, (_, index) => ({
      connectionreferenceid: id('d', index),
      connectionreferencelogicalname: `contoso_${index}`,
      _ownerid_value: ids.admin,
      statecode: 0,
    }));
    return { ...contoso(), connectionreferences: rows };
  };
  const headers = { Prefer: 'odata.maxpagesize=4' };

  it('fails each time it is asked for', async () => {
    const client = await startWith([{ table: 'connectionreferences', page: 2, fault: { throttle: 'requests', retryAfter: 2 } }], many());
    const first = await client.get('connectionreferences?$select=connectionid', headers);
    const second = String(first.body['@odata.nextLink']);
    expect(first.rows).toHaveLength(4);
    expect(told(await client.get(second, headers))).toEqual([429, '0x80072322', '2']);
    expect((await client.get(second, headers)).status).toBe(429);
    expect((await client.get('connectionreferences?$select=connectionid', headers)).status).toBe(200);
  });

  it('fails once, and the query goes on where it was', async () => {
    const client = await startWith([{ page: 2, first: 1, fault: { unavailable: true } }], many());
    const seen: unknown[] = [];
    const found: number[] = [];
    let address = 'connectionreferences?$select=connectionreferencelogicalname&$orderby=connectionreferencelogicalname desc';
    while (address !== 'undefined') {
      const reply = await client.get(address, headers);
      found.push(reply.status);
      seen.push(...reply.rows.map((row) => row.connectionreferencelogicalname));
      address = reply.status === 200 ? String(reply.body['@odata.nextLink']) : address;
    }
    expect(found).toEqual([200, 503, 200, 200]);
    expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0].map((number) => `contoso_${number}`));
  });

  it('is found by the page of FetchXML too', async () => {
    const client = await startWith([{ page: 3, fault: { error: true } }]);
    const page = (number: number): string =>
      `workflows?fetchXml=${encodeURIComponent(`<fetch count="2" page='${number}'><entity name="workflow" /></fetch>`)}`;
    expect((await client.get(page(3))).status).toBe(500);
    expect((await client.get(page(3).replace('fetchXml', 'fetchxml'))).status).toBe(500);
    expect((await client.get(page(2))).status).not.toBe(500);
  });

  it('is never a write', async () => {
    const client = await startWith([{ page: 1, fault: { error: true } }]);
    expect((await client.send('PATCH', flow, { name: 'other' })).status).toBe(204);
    expect((await client.get(flow)).status).toBe(500);
  });
});
