import { errorOf, startClient } from './fixtures/client';
import type { Client } from './fixtures/client';
import { contoso, id } from './fixtures/contoso';

describe('paging', () => {
  let client: Client;
  beforeAll(async () => {
    const connectionreferences = Array.from({ length: 5003 }, (_, index) => ({
      connectionreferenceid: id('b', index),
      connectionreferencelogicalname: `contoso_${String(index).padStart(4, '0')}`,
    }));
    const flowruns = Array.from({ length: 501 }, (_, index) => ({ flowrunid: id('d', index), name: `run ${index}` }));
    client = await startClient({ ...contoso(), connectionreferences, flowruns });
  });

  const query = "connectionreferences?$select=connectionreferencelogicalname&$filter=startswith(connectionreferencelogicalname,'contoso_000')";

  it('walks from page to page over the nextLink, every row once and in order', async () => {
    const prefer = { Prefer: 'odata.maxpagesize=4' };
    const seen: unknown[] = [];
    const sizes: number[] = [];
    let link: string | undefined = `${query}&$orderby=connectionreferencelogicalname desc`;
    while (link !== undefined) {
      const reply = await client.get(link, prefer);
      expect(reply.headers.get('Preference-Applied')).toBe('odata.maxpagesize=4');
      seen.push(...reply.rows.map((row) => row.connectionreferencelogicalname));
      sizes.push(reply.rows.length);
      link = reply.body['@odata.nextLink'] as string | undefined;
    }
    expect(sizes).toEqual([4, 4, 2]);
    expect(seen).toEqual(Array.from({ length: 10 }, (_, index) => `contoso_000${9 - index}`));
  });

  it('puts a cookie with the page number into the nextLink, its inner cookie encoded twice', async () => {
    const link = (await client.get(query, { Prefer: 'odata.maxpagesize=2' })).body['@odata.nextLink'] as string;
    expect(link).toMatch(/&\$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e/);
    expect(link.endsWith('%22%20istracking=%22False%22%20/%3E')).toBe(true);
    const inner = decodeURIComponent(/pagingcookie="([^"]*)"/.exec(decodeURIComponent(link))?.[1] ?? '');
    expect(inner).toBe(
      `<cookie page="1"><connectionreferenceid last="{${id('b', 1).toUpperCase()}}" first="{${id('b', 0).toUpperCase()}}" /></cookie>`,
    );
  });

  it('names in the cookie what the rows are sorted by, and what is empty of it', async () => {
    const flows = await startClient(contoso());
    const address = 'workflows?$select=name&$orderby=_owninguser_value,description desc';
    const link = (await flows.get(address, { Prefer: 'odata.maxpagesize=3' })).body['@odata.nextLink'] as string;
    const inner = decodeURIComponent(/pagingcookie="([^"]*)"/.exec(decodeURIComponent(link))?.[1] ?? '');
    expect(inner).toBe(
      `<cookie page="1"><owningusername last="Émile Colleague" firstnull="1" /><description last="nightly" firstnull="1" />` +
        `<workflowid last="{${id('A', 2)}}" first="{${id('A', 3)}}" /></cookie>`,
    );
  });

  it('ends with $top on whatever page', async () => {
    const first = await client.get('connectionreferences?$select=connectionreferenceid&$top=5002');
    expect(first.rows).toHaveLength(5000);
    const second = await client.get(first.body['@odata.nextLink'] as string);
    expect([second.rows.length, second.body['@odata.nextLink']]).toEqual([2, undefined]);
  });

  it('ignores a page size that is none', async () => {
    for (const size of ['0', '-1', '2.5', 'x', '99999999999999999999']) {
      const reply = await client.get(query, { Prefer: `odata.maxpagesize=${size}` });
      expect([reply.rows.length, reply.headers.get('Preference-Applied')]).toEqual([10, null]);
    }
  });

  it('ignores $top when a page size is asked for', async () => {
    const reply = await client.get(`${query}&$top=1`, { Prefer: 'odata.maxpagesize=3' });
    expect(reply.rows).toHaveLength(3);
    expect(reply.body).toHaveProperty(['@odata.nextLink']);
  });

  it('gives no nextLink for $top, nor for a last page that is full', async () => {
    expect((await client.get(`${query}&$top=2`)).body).not.toHaveProperty(['@odata.nextLink']);
    expect((await client.get('flowruns?$select=name&$top=500')).body).not.toHaveProperty(['@odata.nextLink']);
    expect((await client.get(query, { Prefer: 'odata.maxpagesize=10' })).body).not.toHaveProperty(['@odata.nextLink']);
  });

  it('holds a page to 5000 rows, of an elastic table to 500, and the count to 5000', async () => {
    const references = await client.get('connectionreferences?$select=connectionreferenceid&$count=true', { Prefer: 'odata.maxpagesize=9000' });
    expect(references.rows).toHaveLength(5000);
    expect(references.body['@odata.count']).toBe(5000);
    expect((await client.get(references.body['@odata.nextLink'] as string)).rows).toHaveLength(3);
    const runs = await client.get('flowruns?$select=name&$count=true', { Prefer: 'odata.include-annotations="*"' });
    expect(runs.body['@odata.count']).toBe(500);
    expect(runs.body['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded']).toBe(true);
    expect(runs.rows).toHaveLength(500);
    expect((await client.get(runs.body['@odata.nextLink'] as string)).rows).toHaveLength(1);
  });

  describe('goes on behind the last row of the page before', () => {
    const small = (): Promise<Client> => startClient(contoso());
    const walk = async (client: Client, address: string, prefer: (page: number) => string[], between?: () => Promise<unknown>): Promise<unknown[]> => {
      const seen: unknown[] = [];
      let link: string | undefined = address;
      for (let page = 0; link !== undefined; page += 1) {
        const [size] = prefer(page);
        const reply = await client.get(link, size === undefined ? {} : { Prefer: `odata.maxpagesize=${size}` });
        expect([reply.status, reply.body.error]).toEqual([200, undefined]);
        seen.push(...reply.rows.map((row) => row.name));
        link = reply.body['@odata.nextLink'] as string | undefined;
        await between?.();
      }
      return seen;
    };
    const byState = 'workflows?$select=name&$orderby=category,_owninguser_value desc';

    it.each([[['1']], [['2', '1', '1']], [['1', '2']], [['1']]])('when pages of the sizes %j are asked for', async (sizes) => {
      const emulator = await small();
      const all = await walk(emulator, byState, () => []);
      expect(await walk(emulator, byState, (page) => [sizes[page] ?? '1'])).toEqual(all);
      expect(await walk(emulator, byState, (page) => (page === 0 ? ['1'] : []))).toEqual(all);
    });

    it('when rows come in before it', async () => {
      const emulator = await small();
      const add = (): Promise<unknown> =>
        emulator.send('POST', 'workflows', { category: 5, name: '  first', type: 1, primaryentity: 'none', clientdata: '{}' });
      const address = 'workflows?$select=name&$orderby=name';
      const all = await walk(emulator, address, () => []);
      expect(await walk(emulator, address, () => ['2'], add)).toEqual(all);
    });

    it('though that row is gone', async () => {
      const emulator = await small();
      const address = 'workflows?$select=name&$orderby=name';
      const first = await emulator.get(address, { Prefer: 'odata.maxpagesize=2' });
      await emulator.send('DELETE', `workflows(${String(first.rows[1]?.workflowid)})`);
      const second = await emulator.get(first.body['@odata.nextLink'] as string, { Prefer: 'odata.maxpagesize=2' });
      expect(second.rows.map((row) => row.name)).toEqual(["Order_sync for O'Brien & Söhne", 'Team [shared] flow']);
    });
  });

  it('counts to 5000 rows, of an elastic table to 500, under /$count too', async () => {
    expect((await client.get('connectionreferences/$count')).body).toBe(5000);
    expect((await client.get("connectionreferences/$count?$filter=startswith(connectionreferencelogicalname,'contoso_000')")).body).toBe(10);
    expect((await client.get('flowruns/$count')).body).toBe(500);
  });

  it('refuses a $skiptoken that is no cookie', async () => {
    const reply = await client.get(`${query}&$skiptoken=2`);
    expect([reply.status, errorOf(reply).message]).toEqual([400, "Malformed XML in the Paging Cookie '2'."]);
  });
});
