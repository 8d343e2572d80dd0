import fc from 'fast-check';
import { startClient } from './fixtures/client';
import type { Client, Reply } from './fixtures/client';
import { contoso, id, ids } from './fixtures/contoso';

/** A column to sort by: its name for OData and for FetchXML. */
const columns = [
  ['name', 'name'],
  ['description', 'description'],
  ['statecode', 'statecode'],
  ['createdon', 'createdon'],
  ['ismanaged', 'ismanaged'],
  ['_owninguser_value', 'owninguser'],
  ['workflowid', 'workflowid'],
  ['rank', 'rank'],
] as const;

const names = ['b', 'B', 'a', 'Ä', 'ß & <"c">', "d'e", '[%_]', '', '  ', 'x\ny', '\u{1f600}', '#?+%'];

/** Few values, many of them empty, so that most rows are equal to others. */
const rows = Array.from({ length: 23 }, (_, index) => ({
  workflowid: id(['a', 'b', 'c'][index % 3] ?? '', index),
  name: names[index % names.length],
  description: index % 3 === 0 ? null : `text ${index % 4}`,
  statecode: index % 3,
  createdon: index % 5 === 0 ? null : `2026-0${(index % 4) + 1}-01T00:00:00Z`,
  ismanaged: index % 4 === 0 ? null : index % 2 === 0,
  rank: index % 6 === 0 ? null : (index % 3) - 1,
  _ownerid_value: [ids.maker, ids.colleague, ids.missingUser, ids.team][index % 4],
  category: 5,
  type: 1,
  primaryentity: 'none',
}));

interface Order {
  readonly column: (typeof columns)[number];
  readonly descending: boolean;
}

/** Reads one page; what leads to the next one is undefined on the last. */
type ReadPage<Next> = (client: Client, orders: readonly Order[], size: number, next: Next | undefined) => Promise<ReadKeys<Next>>;

interface ReadKeys<Next> {
  readonly keys: unknown[];
  readonly next: Next | undefined;
}

const keysOf = ({ status, body, rows: read }: Reply): unknown[] => {
  expect([status, body.error]).toEqual([200, undefined]);
  return read.map((row) => row.workflowid);
};

const odataPage: ReadPage<string> = async (client, orders, size, next) => {
  const orderBy = orders.map(({ column, descending }) => `${column[0]}${descending ? ' desc' : ''}`).join(',');
  const reply = await client.get(next ?? `workflows?$select=workflowid&$orderby=${orderBy}`, { Prefer: `odata.maxpagesize=${size}` });
  return { keys: keysOf(reply), next: reply.body['@odata.nextLink'] as string | undefined };
};

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;');

const fetchPage: ReadPage<{ page: number; cookie: string }> = async (client, orders, size, next) => {
  const sorted = orders.map(({ column, descending }) => `<order attribute="${column[1]}" descending="${descending}"/>`).join('');
  const position = next ? `page="${next.page}" paging-cookie="${escaped(next.cookie)}"` : '';
  const xml = `<fetch count="${size}" ${position}><entity name="workflow"><attribute name="workflowid"/>${sorted}</entity></fetch>`;
  const reply = await client.get(`workflows?fetchXml=${encodeURIComponent(xml)}`, { Prefer: 'odata.include-annotations="*"' });
  const cookie = /pagingcookie="([^"]*)"/.exec(String(reply.body['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']))?.[1];
  const keys = keysOf(reply);
  return cookie === undefined ? { keys, next: undefined } : { keys, next: { page: (next?.page ?? 1) + 1, cookie: decodeURIComponent(decodeURIComponent(cookie)) } };
};

const orders = fc.uniqueArray(fc.record({ column: fc.constantFrom(...columns), descending: fc.boolean() }), {
  selector: ({ column }) => column[0],
  minLength: 1,
  maxLength: 3,
});
const sizes = fc.integer({ min: 1, max: 9 });

type ReadNext<Next> = (next: Next | undefined) => Promise<ReadKeys<Next>>;

async function walk<Next>(read: ReadNext<Next>, between?: (seen: unknown[]) => Promise<unknown>): Promise<unknown[]> {
  const seen: unknown[] = [];
  let next: Next | undefined;
  do {
    const page = await read(next);
    seen.push(...page.keys);
    next = page.next;
    await between?.(seen);
  } while (next !== undefined);
  return seen;
}

describe.each([
  ['$orderby', odataPage as ReadPage<unknown>],
  ['FetchXML', fetchPage as ReadPage<unknown>],
])('the pages of %s', (_, read) => {
  it('are together what one page shows, whatever the order', async () => {
    const client = await startClient({ ...contoso(), workflows: rows });
    await fc.assert(
      fc.asyncProperty(orders, sizes, async (sorted, size) => {
        const whole = (await read(client, sorted, 100, undefined)).keys;
        expect(whole).toHaveLength(rows.length);
        expect(await walk((next) => read(client, sorted, size, next))).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('show every row that stays as it is once and in its place, though others come, go and move between them', async () => {
    await fc.assert(
      fc.asyncProperty(orders, sizes, fc.array(fc.nat(rows.length - 1), { minLength: 5, maxLength: 30 }), async (sorted, size, picks) => {
        const client = await startClient({ ...contoso(), workflows: rows });
        const whole = (await read(client, sorted, 100, undefined)).keys;
        const changed = new Set<unknown>();
        const seen = await walk((next) => read(client, sorted, size, next), async (shown) => {
          const [last, other] = [shown[shown.length - 1], rows[picks[shown.length % picks.length] ?? 0]?.workflowid];
          await client.send('DELETE', `workflows(${String(last)})`);
          await client.send('PATCH', `workflows(${String(other)})`, { name: 'moved', description: null, rank: 9 }, { 'If-Match': '*' });
          await client.send('POST', 'workflows', { name: 'a', category: 5, type: 1, primaryentity: 'none', clientdata: '{}' });
          changed.add(last).add(other);
        });
        const kept = (keys: unknown[]): unknown[] => keys.filter((key) => whole.includes(key) && !changed.has(key));
        expect(kept(seen)).toEqual(kept(whole));
      }),
      { numRuns: 8 },
    );
  });
});
