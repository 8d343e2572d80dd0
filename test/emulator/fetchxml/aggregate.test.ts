import { errorOf, startClient } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { fetchWith, rowsOf, withAnnotations } from './fetchWith';
import type { Fetch } from './fetchWith';

function flow(number: number, more: Record<string, unknown>): Record<string, unknown> {
  return { workflowid: id('a', number), category: 5, type: 1, statecode: 1, statuscode: 2, _ownerid_value: ids.maker, ...more };
}

const workflows = [
  flow(1, { name: 'one', rank: 5, createdon: '2023-03-25T10:00:00Z' }),
  flow(2, { name: 'ONE', rank: 2, createdon: '2023-03-25T23:59:59Z' }),
  flow(3, { name: 'two', rank: 2, createdon: '2023-08-27T00:00:00Z', _ownerid_value: ids.team }),
  flow(4, { name: 'three', createdon: '2024-12-31T12:00:00Z', statecode: 0, statuscode: 1, _ownerid_value: ids.colleague }),
];

describe('aggregates of FetchXML', () => {
  let fetch: Fetch;
  beforeAll(async () => {
    fetch = fetchWith(await startClient({ ...contoso(), workflows }));
  });

  const query = (content: string, more = ''): string =>
    `<fetch aggregate="true" ${more}><entity name="workflow">${content}</entity></fetch>`;
  const attribute = (name: string, alias: string, more: string): string => `<attribute name="${name}" alias="${alias}" ${more}/>`;
  const count = attribute('workflowid', 'flows', 'aggregate="count"');

  it('count, add up and compare in a single row without etag', async () => {
    const rank = (alias: string, more = ''): string => attribute('rank', alias, `aggregate="${alias}" ${more}`);
    const all = ['count', 'countcolumn', 'sum', 'avg', 'min', 'max'].map((name) => rank(name)).join('');
    expect(await rowsOf(fetch(query(all)))).toEqual([{ count: 4, countcolumn: 3, sum: 9, avg: 3, min: 2, max: 5 }]);
    expect(await rowsOf(fetch(query(rank('countcolumn', 'distinct="true"'))))).toEqual([{ countcolumn: 2 }]);
    expect((await fetch(query(all))).body['@odata.context']).toBe('http://org/api/data/v9.2/$metadata#workflows');
  });

  it('take whole averages of whole numbers, 0 for the sum of nothing, and leave out what is empty', async () => {
    const values = ['sum', 'avg', 'max'].map((name) => attribute('rank', name, `aggregate="${name}"`)).join('');
    const of = (state: number): string => `<filter><condition attribute="statecode" operator="eq" value="${state}"/></filter>`;
    expect(await rowsOf(fetch(query(values + count + of(0))))).toEqual([{ sum: 0, flows: 1 }]);
    const some = '<filter><condition attribute="name" operator="eq" value="one"/></filter>';
    expect(await rowsOf(fetch(query(values + some)))).toEqual([{ sum: 7, avg: 3, max: 5 }]);
  });

  it('compare dates', async () => {
    const dates = attribute('createdon', 'from', 'aggregate="min"') + attribute('createdon', 'to', 'aggregate="max"');
    expect(await rowsOf(fetch(query(dates)))).toEqual([{ from: '2023-03-25T10:00:00Z', to: '2024-12-31T12:00:00Z' }]);
  });

  it('group, whatever the letter case of texts, and sort by aliases', async () => {
    const content = `${attribute('name', 'title', 'groupby="true"')}${count}<order alias="flows" descending="true"/><order alias="title"/>`;
    expect(await rowsOf(fetch(query(content)))).toEqual([
      { title: expect.stringMatching(/^one$/i) as string, flows: 2 },
      { title: 'three', flows: 1 },
      { title: 'two', flows: 1 },
    ]);
  });

  it('group by lookups and choices, with annotations on request, sorted by what they show', async () => {
    const content = attribute('ownerid', 'owner', 'groupby="true"') + attribute('statecode', 'state', 'groupby="true"') + count;
    const reply = await fetch(query(`${content}<order alias="owner"/>`), withAnnotations);
    const labels = reply.rows.map((row) => row['owner@OData.Community.Display.V1.FormattedValue']);
    expect(labels).toEqual(['Émile Colleague', 'Flow owners', 'Mara Maker']);
    expect(Object.entries(reply.rows[1] ?? {})).toEqual([
      ['owner@OData.Community.Display.V1.AttributeName', 'ownerid'],
      ['owner@OData.Community.Display.V1.FormattedValue', 'Flow owners'],
      ['owner@Microsoft.Dynamics.CRM.lookuplogicalname', 'team'],
      ['owner', ids.team],
      ['state@OData.Community.Display.V1.AttributeName', 'statecode'],
      ['state@OData.Community.Display.V1.FormattedValue', 'Activated'],
      ['state', 1],
      ['flows@OData.Community.Display.V1.AttributeName', 'workflowid'],
      ['flows@OData.Community.Display.V1.FormattedValue', '1'],
      ['flows', 1],
    ]);
  });

  it('group by parts of dates, weeks beginning on Sunday', async () => {
    const part = (name: string): string => attribute('createdon', name, `groupby="true" dategrouping="${name}"`);
    const parts = ['day', 'week', 'month', 'quarter', 'year'].map(part).join('');
    expect(await rowsOf(fetch(query(`${parts}${count}<order alias="year"/><order alias="week"/>`)))).toEqual([
      { day: 25, week: 12, month: 3, quarter: 1, year: 2023, flows: 2 },
      { day: 27, week: 35, month: 8, quarter: 3, year: 2023, flows: 1 },
      { day: 31, week: 53, month: 12, quarter: 4, year: 2024, flows: 1 },
    ]);
  });

  it('go over what links join', async () => {
    const link = '<link-entity name="workflow" from="owninguser" to="systemuserid" link-type="outer" alias="w">';
    const linked = `${link}${attribute('workflowid', 'flows', 'aggregate="countcolumn"')}</link-entity>`;
    const xml = `<fetch aggregate="true"><entity name="systemuser">${attribute('fullname', 'user', 'groupby="true"')}${linked}
      <order alias="flows" descending="true"/><order alias="user"/></entity></fetch>`;
    expect((await rowsOf(fetch(xml))).slice(0, 3)).toEqual([
      { user: 'Mara Maker', flows: 2 },
      { user: 'Émile Colleague', flows: 1 },
      { user: '# Flow Service', flows: 0 },
    ]);
  });

  it('come in pages', async () => {
    const content = `${attribute('name', 'title', 'groupby="true"')}<order alias="title"/>`;
    const first = await fetch(query(content, 'count="2"'), withAnnotations);
    expect([first.rows.length, first.body['@Microsoft.Dynamics.CRM.morerecords']]).toEqual([2, true]);
    const second = await fetch(query(content, 'count="2" page="2"'), withAnnotations);
    expect([second.rows.map((row) => row.title), second.body['@Microsoft.Dynamics.CRM.morerecords']]).toEqual([['two'], undefined]);
  });

  it('stop at the number of records they may go over', async () => {
    expect((await fetch(query(count, 'aggregatelimit="4"'))).rows).toEqual([{ flows: 4 }]);
    const reply = await fetch(query(count, 'aggregatelimit="3"'));
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x8004E023']);
  });

  it.each([
    ['<attribute name="name" alias="a"/>', '0x80041107'],
    ['', '0x80041107'],
    ['<attribute name="name" aggregate="count"/>', '0x80041109'],
    ['<attribute name="name" alias="a" groupby="true" aggregate="count"/>', '0x80041137'],
    ['<attribute name="name" alias="a" aggregate="count"/><attribute name="name" alias="a" groupby="1"/>', '0x80041130'],
    ['<attribute name="name" alias="a" aggregate="sum"/>', '0x8004112F'],
    ['<attribute name="name" alias="a" aggregate="max"/>', '0x8004112F'],
    ['<attribute name="createdon" alias="a" aggregate="avg"/>', '0x8004112F'],
    ['<attribute name="name" alias="a" aggregate="median"/>', '0x8004111a'],
    ['<attribute name="name" alias="a" groupby="yes"/>', '0x8004112E'],
    ['<attribute name="createdon" alias="a" groupby="true" dategrouping="decade"/>', '0x80041135'],
    ['<attribute name="name" alias="a" groupby="true" dategrouping="day"/>', '0x80041135'],
    ['<attribute name="name" alias="a" groupby="true"/><order attribute="name"/>', '0x80041131'],
    ['<attribute name="name" alias="a" groupby="true"/><order alias="b"/>', '0x80041134'],
  ])('refuse %s', async (content, code) => {
    const reply = await fetch(query(content));
    expect([reply.status, errorOf(reply).code]).toEqual([400, code]);
  });

  it.each([
    '<attribute name="createdon" alias="a" groupby="true" dategrouping="fiscal-period"/>',
    '<attribute name="createdon" alias="a" groupby="true" dategrouping="fiscal-year"/>',
  ])('have not %s', async (content) => {
    expect((await fetch(query(content))).status).toBe(501);
  });

  it('refuse to sort the groups of an elastic table', async () => {
    const runs = (more: string): string =>
      `<fetch aggregate="true"><entity name="flowrun">${attribute('status', 'status', 'groupby="true"')}
        ${attribute('flowrunid', 'runs', 'aggregate="count"')}${more}</entity></fetch>`;
    expect(await rowsOf(fetch(runs('')))).toEqual([{ status: 'Failed', runs: 2 }, { status: 'Succeeded', runs: 1 }]);
    expect((await fetch(runs('<order alias="runs"/>'))).status).toBe(400);
  });
});
