import { createEmulator } from '../emulator';
import { startClient } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { fetchWith, rowsOf } from './fetchWith';
import type { Fetch } from './fetchWith';

const invoice = 'Invoice: 50% reminder';
const order = "Order_sync for O'Brien & Söhne";
const team = 'Team [shared] flow';
const broken = 'broken import';

/** Runs round the instant at which the emulator's clock stands: Thursday, 2026-07-16T17:34:19Z. */
const runs = [
  ['a', '2024-12-31T23:59:59Z'],
  ['b', '2025-07-16T00:00:00Z'],
  ['c', '2026-06-15T00:00:00Z'],
  ['d', '2026-07-01T00:00:00Z'],
  ['e', '2026-07-11T12:00:00Z'],
  ['f', '2026-07-12T00:00:00Z'],
  ['g', '2026-07-15T23:59:59Z'],
  ['h', '2026-07-16T00:00:00Z'],
  ['i', '2026-07-16T16:00:00Z'],
  ['j', '2026-07-16T17:34:19Z'],
  ['k', '2026-07-16T23:59:59Z'],
  ['l', '2026-07-17T00:00:00Z'],
  ['m', '2026-07-19T00:00:00Z'],
  ['n', '2026-08-01T00:00:00Z'],
  ['o', '2027-01-01T00:00:00Z'],
  ['never', null],
] as const;

const data = {
  ...contoso(),
  flowruns: runs.map(([name, starttime], index) => ({ flowrunid: id('d', index), name, starttime })),
  connectors: [
    { connectorid: id('9', 1), name: 'one', capabilities: '30, 1' },
    { connectorid: id('9', 2), name: 'two', capabilities: '3' },
    { connectorid: id('9', 3), name: 'none' },
  ],
};

describe('conditions of FetchXML', () => {
  let fetch: Fetch;
  beforeAll(async () => {
    fetch = fetchWith(await startClient(data));
  });

  const flows = async (filter: string, headers = {}): Promise<unknown[]> => {
    const xml = `<fetch><entity name="workflow"><attribute name="name"/><order attribute="name"/>${filter}</entity></fetch>`;
    return (await rowsOf(fetch(xml, headers))).map((row) => row.name);
  };
  const condition = (attribute: string, operator: string, ...values: string[]): string =>
    `<condition attribute="${attribute}" operator="${operator}">${values.map((value) => `<value>${value}</value>`).join('')}</condition>`;

  it.each([
    ['name', 'eq', ['BROKEN import'], [broken]],
    ['name', 'eq', ["order_SYNC for o'brien &amp; SÖHNE"], [order]],
    ['name', 'in', ['broken IMPORT', "order_sync for o'brien &amp; SÖHNE"], [broken, order]],
    ['name', 'eq', ["order_sync for o'brien &amp; sohne"], [order]],
    ['name', 'gt', ['invoice: 50% reminder'], [order, team]],
    ['name', 'like', ['r%'], []],
    ['name', 'like', ['%r%m%'], [broken, invoice]],
    ['name', 'like', ['%[[]shared]%'], [team]],
    ['name', 'not-like', ['%o%'], []],
    ['name', 'begins-with', ['[b-i]'], [broken, invoice]],
    ['name', 'not-begin-with', ['b'], [invoice, order, team]],
    ['name', 'ends-with', ['söhne'], [order]],
    ['name', 'not-end-with', ['t'], [invoice, order, team]],
    ['statecode', 'eq', ['1'], [invoice, order]],
    ['statecode', 'ne', ['1'], [broken, team]],
    ['statecode', 'neq', ['1'], [broken, team]],
    ['statecode', 'ge', ['1'], [broken, invoice, order]],
    ['statecode', 'lt', ['1'], [team]],
    ['statecode', 'le', ['1'], [invoice, order, team]],
    ['statecode', 'in', ['0', '2'], [broken, team]],
    ['statecode', 'not-in', ['0', '2'], [invoice, order]],
    ['statecode', 'between', ['1', '2'], [broken, invoice, order]],
    ['statecode', 'not-between', ['1', '2'], [team]],
    ['ismanaged', 'eq', ['false'], [broken, invoice, order, team]],
    ['ismanaged', 'eq', ['1'], []],
    ['iscustomizable', 'eq', ['0'], [broken]],
    ['ownerid', 'eq', [`{${ids.maker.toUpperCase()}}`], [invoice]],
    ['workflowid', 'in', [ids.invoiceFlow, ids.teamFlow], [invoice, team]],
    ['createdon', 'eq', ['2026-05-01'], [order]],
    ['createdon', 'between', ['2026-04-30', '2026-05-01'], [order]],
    ['description', 'null', [], [broken, invoice, team]],
    ['description', 'not-null', [], [order]],
  ])('%s %s %j', async (attribute, operator, values, expected) => {
    expect(await flows(`<filter>${condition(attribute, operator, ...values)}</filter>`)).toEqual(expected);
  });

  it.each([
    ['ne', ['nightly']],
    ['not-like', ['night%']],
    ['not-in', ['nightly']],
    ['not-begin-with', ['n']],
  ])('find empty columns where %s is negated', async (operator, values) => {
    expect(await flows(`<filter>${condition('description', operator, ...values)}</filter>`)).toEqual([broken, invoice, team]);
  });

  it('combine by and, or and nested filters, and several filters by and', async () => {
    const off = condition('statecode', 'eq', '0');
    const suspended = condition('statecode', 'eq', '2');
    const named = condition('name', 'like', '%team%');
    expect(await flows(`<filter>${off}${suspended}</filter>`)).toEqual([]);
    expect(await flows(`<filter type="or">${off}${suspended}</filter>`)).toEqual([broken, team]);
    expect(await flows(`<filter><filter type="or">${off}${suspended}</filter>${named}</filter>`)).toEqual([team]);
    expect(await flows(`<filter type="or">${off}${suspended}</filter><filter>${named}</filter>`)).toEqual([team]);
    expect(await flows('<filter/>')).toHaveLength(4);
  });

  it('compare with another column of the row', async () => {
    const compare = (operator: string, other: string): Promise<unknown[]> =>
      flows(`<filter><condition attribute="owninguser" operator="${operator}" valueof="${other}"/></filter>`);
    expect(await compare('eq', 'ownerid')).toEqual([broken, invoice, order]);
    expect(await compare('ne', 'ownerid')).toEqual([team]);
  });

  it('know the caller, the caller\'s business unit and teams', async () => {
    const as = (caller: string, attribute: string, operator: string): Promise<unknown[]> =>
      flows(`<filter>${condition(attribute, operator)}</filter>`, { MSCRMCallerID: caller });
    expect(await as(ids.maker, 'ownerid', 'eq-userid')).toEqual([invoice]);
    expect(await as(ids.maker, 'owninguser', 'ne-userid')).toEqual([broken, order, team]);
    expect(await as(ids.maker, 'owningbusinessunit', 'eq-businessid')).toEqual([invoice, team]);
    expect(await as(ids.maker, 'owningbusinessunit', 'ne-businessid')).toEqual([broken, order]);
    expect(await as(ids.operator, 'ownerid', 'eq-userteams')).toEqual([team]);
    expect(await as(ids.operator, 'ownerid', 'eq-useroruserteams')).toEqual([team]);
    expect(await as(ids.maker, 'ownerid', 'eq-useroruserteams')).toEqual([invoice]);
  });

  it('look into a column of several choices', async () => {
    const connectors = async (operator: string, ...values: string[]): Promise<unknown[]> => {
      const filter = `<filter>${condition('capabilities', operator, ...values)}</filter><order attribute="name"/>`;
      const rows = await rowsOf(fetch(`<fetch><entity name="connector"><attribute name="name"/>${filter}</entity></fetch>`));
      return rows.map((row) => row.name);
    };
    expect(await connectors('contain-values', '3')).toEqual(['two']);
    expect(await connectors('contain-values', '1', '3')).toEqual(['one', 'two']);
    expect(await connectors('not-contain-values', '3')).toEqual(['none', 'one']);
  });

  it('do not count an empty value beside those of a list', async () => {
    const list = '<value>0</value><value>2</value>';
    expect(await flows(`<filter><condition attribute="statecode" operator="in" value="">${list}</condition></filter>`)).toEqual([broken, team]);
    expect(await flows('<filter><condition attribute="name" operator="in" value=""/></filter>')).toEqual([]);
  });

  it('read what XML writes in other words', async () => {
    const value = (text: string): Promise<unknown[]> => flows(`<filter><condition attribute="name" operator="eq" value="${text}"/></filter>`);
    expect(await value('Order_sync for O&apos;Brien &amp; S&#246;hne')).toEqual([order]);
    expect(await value('Order_sync for O&#x27;Brien &#38; S&#xF6;hne')).toEqual([order]);
    expect(await value('Order_sync for O&amp;apos;Brien &amp; Söhne')).toEqual([]);
  });

  it('know the language of the user, English', async () => {
    expect(await flows('<filter><condition attribute="languagecode" operator="eq-userlanguage"/></filter>')).toEqual([]);
    const ask = fetchWith(await startClient({ ...data, organizations: [{ organizationid: id('f', 1), name: 'contoso', languagecode: 1033 }] }));
    const filter = '<filter><condition attribute="languagecode" operator="eq-userlanguage"/></filter>';
    expect(await rowsOf(ask(`<fetch><entity name="organization"><attribute name="name"/>${filter}</entity></fetch>`))).toHaveLength(1);
  });

  it.each([
    ['today', [], 'hijk'],
    ['yesterday', [], 'g'],
    ['tomorrow', [], 'l'],
    ['this-week', [], 'fghijkl'],
    ['last-week', [], 'e'],
    ['next-week', [], 'm'],
    ['this-month', [], 'defghijklm'],
    ['last-month', [], 'c'],
    ['next-month', [], 'n'],
    ['this-year', [], 'cdefghijklmn'],
    ['last-year', [], 'b'],
    ['next-year', [], 'o'],
    ['last-seven-days', [], 'efghij'],
    ['next-seven-days', [], 'jklm'],
    ['last-x-hours', ['1'], 'ij'],
    ['last-x-days', ['1'], 'ghij'],
    ['last-x-weeks', ['1'], 'efghij'],
    ['last-x-months', ['1'], 'defghij'],
    ['last-x-years', ['1'], 'bcdefghij'],
    ['next-x-hours', ['6'], 'jk'],
    ['next-x-days', ['2'], 'jkl'],
    ['next-x-weeks', ['1'], 'jklm'],
    ['next-x-months', ['1'], 'jklmn'],
    ['next-x-years', ['1'], 'jklmno'],
    ['olderthan-x-minutes', ['93'], 'abcdefghi'],
    ['olderthan-x-minutes', ['94'], 'abcdefgh'],
    ['olderthan-x-hours', ['1'], 'abcdefgh'],
    ['olderthan-x-days', ['1'], 'abcdef'],
    ['olderthan-x-weeks', ['1'], 'abcd'],
    ['olderthan-x-months', ['1'], 'abc'],
    ['olderthan-x-years', ['1'], 'a'],
    ['on', ['2026-07-16T05:00:00Z'], 'hijk'],
    ['on-or-before', ['2026-07-11'], 'abcde'],
    ['on-or-after', ['2026-07-19'], 'mno'],
    ['gt', ['2026-07-19'], 'no'],
  ])('take the time: %s %j', async (operator, values, expected) => {
    const filter = `<filter>${condition('starttime', operator, ...values)}</filter><order attribute="name"/>`;
    const rows = await rowsOf(fetch(`<fetch><entity name="flowrun"><attribute name="name"/>${filter}</entity></fetch>`));
    expect(rows.map((row) => row.name).join('')).toBe(expected);
  });

  it('go back from the end of a month to the end of a shorter one', async () => {
    const starttimes = ['2026-02-27T23:59:59Z', '2026-02-28T00:00:00Z'];
    const flowruns = starttimes.map((starttime, index) => ({ flowrunid: id('d', index), starttime }));
    const emulator = await createEmulator({ ...contoso(), flowruns }, { now: () => new Date('2026-03-31T12:00:00Z') });
    const filter = `<filter>${condition('starttime', 'last-x-months', '1')}</filter>`;
    const xml = encodeURIComponent(`<fetch><entity name="flowrun"><attribute name="starttime"/>${filter}</entity></fetch>`);
    const reply = await emulator.fetch(new Request(`http://org/api/data/v9.2/flowruns?fetchXml=${xml}`));
    const { value } = (await reply.json()) as { value: { starttime: string }[] };
    expect(value.map((row) => row.starttime)).toEqual(['2026-02-28T00:00:00Z']);
  });
});
