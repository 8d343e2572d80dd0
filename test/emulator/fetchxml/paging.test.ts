import { errorOf, startClient } from '../fixtures/client';
import type { Client, Reply } from '../fixtures/client';
import { contoso, id } from '../fixtures/contoso';
import { fetchWith, rowsOf, withAnnotations } from './fetchWith';
import type { Fetch } from './fetchWith';

const cookieName = '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie';
const moreName = '@Microsoft.Dynamics.CRM.morerecords';

/** The inner cookie of an answer, as Microsoft Learn has it read: decoded twice. */
function innerCookie(reply: Reply): string | undefined {
  const encoded = /pagingcookie="([^"]*)"/.exec(String(reply.body[cookieName]))?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(decodeURIComponent(encoded));
}

function asAttribute(cookie: string | undefined): string {
  const escaped = (cookie ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  return cookie === undefined ? '' : `paging-cookie="${escaped}"`;
}

describe('pages of a query in FetchXML', () => {
  let client: Client;
  let fetch: Fetch;
  beforeAll(async () => {
    const connectionreferences = Array.from({ length: 5003 }, (_, index) => ({
      connectionreferenceid: id('b', index),
      connectionreferencelogicalname: `"${index % 2 === 0 ? 'a&b' : 'c'}" ${index < 10 ? 'first' : 'rest'}`,
      connectionreferencedisplayname: String(index).padStart(4, '0'),
      statecode: 0,
    }));
    const flowruns = Array.from({ length: 501 }, (_, index) => ({ flowrunid: id('d', index), name: `run ${index}` }));
    client = await startClient({ ...contoso(), connectionreferences, flowruns });
    fetch = fetchWith(client);
  });

  const first = '<filter><condition attribute="connectionreferencelogicalname" operator="ends-with" value="first"/></filter>';
  const references = (fetchAttributes: string, more = ''): string =>
    `<fetch ${fetchAttributes}><entity name="connectionreference"><attribute name="connectionreferencedisplayname"/>${more}</entity></fetch>`;
  const shown = (reply: Reply): string[] => reply.rows.map((row) => Number(row.connectionreferencedisplayname).toString());

  it('are walked with the cookie of the page before, every row once and in order', async () => {
    const seen: string[] = [];
    const sizes: number[] = [];
    let cookie: string | undefined;
    for (let page = 1, more = true; more; page += 1) {
      const orders = `${first}<order attribute="connectionreferencelogicalname" descending="true"/>`;
      const reply = await fetch(references(`count="4" page="${page}" ${asAttribute(cookie)}`, orders), withAnnotations);
      seen.push(...shown(reply));
      sizes.push(reply.rows.length);
      more = reply.body[moreName] === true;
      cookie = innerCookie(reply);
    }
    expect(sizes).toEqual([4, 4, 2]);
    expect(seen).toEqual(['1', '3', '5', '7', '9', '0', '2', '4', '6', '8']);
  });

  it('name the columns they are sorted by, and the keys of their first and last row, in the cookie', async () => {
    const orders = `${first}<order attribute="connectionreferencelogicalname"/>`;
    const reply = await fetch(references('count="3" page="2"', orders), withAnnotations);
    expect(reply.body[cookieName]).toMatch(
      /^<cookie pagenumber="3" pagingcookie="%253ccookie%2520page%253d%25222%2522%253e%253cconnectionreferencelogicalname/,
    );
    expect(String(reply.body[cookieName]).endsWith('" istracking="False" />')).toBe(true);
    const name = 'last="&quot;c&quot; first" first="&quot;a&amp;b&quot; first"';
    expect(innerCookie(reply)).toBe(
      `<cookie page="2"><connectionreferencelogicalname ${name} />` +
        `<connectionreferenceid last="{${id('B', 1)}}" first="{${id('B', 6)}}" /></cookie>`,
    );
  });

  it('begin behind the last row of the page before, also if rows came in or its size was another', async () => {
    const orders = `${first}<order attribute="connectionreferencedisplayname"/>`;
    const cookie = innerCookie(await fetch(references('count="3"', orders), withAnnotations));
    expect(shown(await fetch(references(`count="2" page="2" ${asAttribute(cookie)}`, orders)))).toEqual(['3', '4']);
    const gone = cookie?.replace(new RegExp(id('B', 2), 'i'), id('A', 9999));
    expect(shown(await fetch(references(`count="2" page="2" ${asAttribute(gone)}`, orders)))).toEqual(['2', '3']);
    const later = cookie?.replace(new RegExp(id('B', 2), 'i'), id('C', 9999));
    expect(shown(await fetch(references(`count="2" page="2" ${asAttribute(later)}`, orders)))).toEqual(['3', '4']);
  });

  it('follow each other by their numbers alone, and are empty behind the last', async () => {
    const page = (number: number): Promise<Reply> => fetch(references(`count="4" page="${number}"`, first), withAnnotations);
    expect(shown(await page(2))).toEqual(['4', '5', '6', '7']);
    expect((await page(3)).rows).toHaveLength(2);
    expect((await page(4)).rows).toEqual([]);
  });

  it('say nothing of more on the last one, with top, or if it was not asked for', async () => {
    const last = await fetch(references('count="10"', first), withAnnotations);
    const top = await fetch(references('top="2"', first), withAnnotations);
    const unasked = await fetch(references('count="2"', first));
    for (const reply of [last, top, unasked]) {
      expect(reply.body).not.toHaveProperty([moreName]);
      expect(reply.body).not.toHaveProperty([cookieName]);
    }
    const preferred = { Prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.morerecords"' };
    expect(Object.keys((await fetch(references('count="2"', first), preferred)).body)).toEqual(['@odata.context', moreName, 'value']);
  });

  it('begin where their number says with the cookie of another page, and one that does not say enough', async () => {
    const orders = `${first}<order attribute="connectionreferencedisplayname"/>`;
    const cookie = innerCookie(await fetch(references('count="2"', orders), withAnnotations));
    expect(shown(await fetch(references(`count="2" page="4" ${asAttribute(cookie)}`, orders)))).toEqual(['6', '7']);
    expect(shown(await fetch(references(`count="2" page="1" ${asAttribute(cookie)}`, orders)))).toEqual(['0', '1']);
    const shifted = cookie?.replace('last="0001"', 'last="0004"');
    expect(shown(await fetch(references(`count="2" page="2" ${asAttribute(shifted)}`, orders)))).toEqual(['4', '5']);
    const without = cookie?.replace('last="0001"', '');
    expect(shown(await fetch(references(`count="2" page="2" ${asAttribute(without)}`, orders)))).toEqual(['2', '3']);
  });

  it('name lookups and labels as they are shown, and say what is empty', async () => {
    const flows = fetchWith(await startClient(contoso()));
    const orders = '<order attribute="owninguser"/><order attribute="statecode"/><order attribute="description" descending="true"/>';
    const reply = await flows(`<fetch count="3"><entity name="workflow"><attribute name="name"/>${orders}</entity></fetch>`, withAnnotations);
    expect(innerCookie(reply)).toBe(
      '<cookie page="1"><owningusername last="Émile Colleague" firstnull="1" /><statecodename last="Activated" first="Draft" />' +
        `<description last="nightly" firstnull="1" /><workflowid last="{${id('A', 2)}}" first="{${id('A', 3)}}" /></cookie>`,
    );
  });

  it('have no cookie where a row stands more than once because of a link, and are together what one page shows', async () => {
    const users = fetchWith(await startClient(contoso()));
    const link = '<link-entity name="systemuser" from="businessunitid" to="businessunitid" alias="u"><attribute name="fullname"/></link-entity>';
    const ask = (more: string): Promise<Reply> =>
      users(`<fetch ${more}><entity name="businessunit"><attribute name="name"/>${link}</entity></fetch>`, withAnnotations);
    const whole = (await ask('')).rows;
    const pages = [await ask('count="2" page="1"'), await ask('count="2" page="2"'), await ask('count="2" page="3"')];
    expect(pages.map((page) => page.body[cookieName])).toEqual([undefined, undefined, undefined]);
    expect(pages.flatMap((page) => page.rows)).toEqual(whole);
    expect(whole).toHaveLength(6);
  });

  it('have no cookie where the query is distinct or sorted by a link, and go on by their numbers', async () => {
    const link = '<link-entity name="systemuser" from="systemuserid" to="owninguser" link-type="outer"><order attribute="fullname"/></link-entity>';
    const sorted = await fetch(references('count="2"', first + link), withAnnotations);
    const order = '<order attribute="connectionreferencedisplayname"/>';
    const distinct = await fetch(references('count="2" distinct="true"', first + order), withAnnotations);
    for (const reply of [sorted, distinct]) {
      expect([reply.body[moreName], reply.body[cookieName]]).toEqual([true, undefined]);
    }
    const second = references('count="2" page="2" distinct="true"', `${first}<order attribute="connectionreferencedisplayname"/>`);
    expect(shown(await fetch(second))).toEqual(['2', '3']);
  });

  it('hold 5000 rows, of an elastic table 500; counts go no further', async () => {
    const counted = await fetch(references('count="9000" returntotalrecordcount="true"'), withAnnotations);
    expect(counted.rows).toHaveLength(5000);
    expect(counted.body).toMatchObject({
      '@odata.count': 5000,
      '@Microsoft.Dynamics.CRM.totalrecordcount': 5000,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': true,
      [moreName]: true,
    });
    const rest = references(`page="2" ${asAttribute(innerCookie(counted))}`);
    expect(await rowsOf(fetch(rest))).toHaveLength(3);
    const runs = await fetch('<fetch><entity name="flowrun"><attribute name="name"/></entity></fetch>', withAnnotations);
    expect([runs.rows.length, runs.body[moreName]]).toEqual([500, true]);
  });

  it('have no nextLink, and do not care for maxpagesize', async () => {
    const reply = await fetch(references('count="5"', first), { Prefer: 'odata.maxpagesize=2' });
    expect(reply.rows).toHaveLength(5);
    expect(reply.headers.get('Preference-Applied')).toBeNull();
    expect(reply.body).not.toHaveProperty(['@odata.nextLink']);
  });

  const invalidCookies = ['x', '<cookie/>', '<cookie page="1"', '<other page="1"/>'];
  it.each(invalidCookies)('are refused with the cookie %s', async (cookie) => {
    const reply = await fetch(references(`count="2" page="2" ${asAttribute(cookie)}`));
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x8004112A']);
  });
});
