import { errorOf, startClient } from './fixtures/client';
import type { Client } from './fixtures/client';
import { contoso, id, ids } from './fixtures/contoso';

const call = (name: string, property: string, rest = ''): string =>
  encodeURIComponent(`Microsoft.Dynamics.CRM.${name}(PropertyName='${property}'${rest === '' ? '' : `,${rest}`})`);

/** The clock stands at 2026-07-16T17:34:19Z, a Thursday. First and last second that a function finds; null is open. */
const spans: [name: string, value: string, first: string | null, last: string | null][] = [
  ['Today', '', '2026-07-16T00:00:00Z', '2026-07-16T23:59:59Z'],
  ['Yesterday', '', '2026-07-15T00:00:00Z', '2026-07-15T23:59:59Z'],
  ['Tomorrow', '', '2026-07-17T00:00:00Z', '2026-07-17T23:59:59Z'],
  ['ThisWeek', '', '2026-07-12T00:00:00Z', '2026-07-18T23:59:59Z'],
  ['LastWeek', '', '2026-07-05T00:00:00Z', '2026-07-11T23:59:59Z'],
  ['NextWeek', '', '2026-07-19T00:00:00Z', '2026-07-25T23:59:59Z'],
  ['ThisMonth', '', '2026-07-01T00:00:00Z', '2026-07-31T23:59:59Z'],
  ['LastMonth', '', '2026-06-01T00:00:00Z', '2026-06-30T23:59:59Z'],
  ['NextMonth', '', '2026-08-01T00:00:00Z', '2026-08-31T23:59:59Z'],
  ['ThisYear', '', '2026-01-01T00:00:00Z', '2026-12-31T23:59:59Z'],
  ['LastYear', '', '2025-01-01T00:00:00Z', '2025-12-31T23:59:59Z'],
  ['NextYear', '', '2027-01-01T00:00:00Z', '2027-12-31T23:59:59Z'],
  ['Last7Days', '', '2026-07-09T00:00:00Z', '2026-07-16T17:34:19Z'],
  ['Next7Days', '', '2026-07-16T17:34:19Z', '2026-07-23T23:59:59Z'],
  ['LastXHours', 'PropertyValue=2', '2026-07-16T15:00:00Z', '2026-07-16T17:34:19Z'],
  ['LastXDays', 'PropertyValue=4', '2026-07-12T00:00:00Z', '2026-07-16T17:34:19Z'],
  ['LastXWeeks', 'PropertyValue=2', '2026-07-02T00:00:00Z', '2026-07-16T17:34:19Z'],
  ['LastXMonths', 'PropertyValue=3', '2026-04-16T00:00:00Z', '2026-07-16T17:34:19Z'],
  ['LastXYears', 'PropertyValue=1', '2025-07-16T00:00:00Z', '2026-07-16T17:34:19Z'],
  ['NextXDays', 'PropertyValue=4', '2026-07-16T17:34:19Z', '2026-07-20T23:59:59Z'],
  ['NextXWeeks', 'PropertyValue=2', '2026-07-16T17:34:19Z', '2026-07-30T23:59:59Z'],
  ['NextXMonths', 'PropertyValue=3', '2026-07-16T17:34:19Z', '2026-10-16T23:59:59Z'],
  ['NextXYears', 'PropertyValue=1', '2026-07-16T17:34:19Z', '2027-07-16T23:59:59Z'],
  ['OlderThanXDays', 'PropertyValue=4', null, '2026-07-11T23:59:59Z'],
  ['OlderThanXWeeks', 'PropertyValue=2', null, '2026-07-01T23:59:59Z'],
  ['OlderThanXMonths', 'PropertyValue=3', null, '2026-04-15T23:59:59Z'],
  ['OlderThanXYears', 'PropertyValue=1', null, '2025-07-15T23:59:59Z'],
  ['On', "PropertyValue='2026-07-12'", '2026-07-12T00:00:00Z', '2026-07-12T23:59:59Z'],
  ['On', "PropertyValue='2026-07-12T10:00:00Z'", '2026-07-12T00:00:00Z', '2026-07-12T23:59:59Z'],
  ['OnOrAfter', "PropertyValue='2026-07-12'", '2026-07-12T00:00:00Z', null],
  ['OnOrBefore', "PropertyValue='2026-07-12'", null, '2026-07-12T23:59:59Z'],
];

const move = (instant: string, seconds: number): string => `${new Date(Date.parse(instant) + seconds * 1000).toISOString().slice(0, 19)}Z`;

describe('the query functions about time', () => {
  const limits = spans.flatMap(([, , first, last]) => [...(first ? [first, move(first, -1)] : []), ...(last ? [last, move(last, 1)] : [])]);
  const instants = [...new Set(limits)].sort();
  let client: Client;
  beforeAll(async () => {
    const rows = instants.map((createdon, index) => ({ connectionreferenceid: id('b', index), connectionreferencelogicalname: `r${index}`, createdon }));
    const empty = { connectionreferenceid: id('b', 9999), connectionreferencelogicalname: 'none' };
    client = await startClient({ ...contoso(), connectionreferences: [...rows, empty] });
  });

  const found = async (filter: string): Promise<unknown[]> => {
    const reply = await client.get(`connectionreferences?$select=createdon&$orderby=createdon&$filter=${filter}`);
    expect([reply.status, reply.body.error]).toEqual([200, undefined]);
    return reply.rows.map((row) => row.createdon);
  };

  it.each(spans)('%s(%s) finds %s to %s', async (name, value, first, last) => {
    const expected = instants.filter((instant) => (first === null || instant >= first) && (last === null || instant <= last));
    expect(await found(call(name, 'createdon', value))).toEqual(expected);
  });

  it('count hours and minutes from the clock', async () => {
    expect(await found(call('OlderThanXHours', 'createdon', 'PropertyValue=24'))).toEqual(instants.filter((instant) => instant < '2026-07-15T17:00:00Z'));
    expect(await found(call('OlderThanXMinutes', 'createdon', 'PropertyValue=60'))).toEqual(instants.filter((instant) => instant < '2026-07-16T16:34:00Z'));
    expect(await found(call('NextXHours', 'createdon', 'PropertyValue=1'))).toEqual(['2026-07-16T17:34:19Z', '2026-07-16T17:34:20Z']);
  });

  it('can be negated, which finds empty columns too', async () => {
    const others = instants.filter((instant) => !instant.startsWith('2026-07-16'));
    expect(await found(`not ${call('Today', 'createdon')}`)).toEqual([null, ...others]);
  });
});

describe('the query functions about values', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient({ ...contoso(), user: ids.operator });
  });

  const flows = async (filter: string): Promise<unknown[]> => {
    const reply = await client.get(`workflows?$select=name&$orderby=workflowid&$filter=${filter}`);
    expect([reply.status, reply.body.error]).toEqual([200, undefined]);
    return reply.rows.map((row) => Number(String(row.workflowid).slice(-1)));
  };

  it.each([
    [call('In', 'statecode', "PropertyValues=['0','2']"), [3, 4]],
    [call('In', 'name', "PropertyValues=['BROKEN import']"), [4]],
    [call('In', 'ismanaged', "PropertyValues=['false']"), [1, 2, 3, 4]],
    [call('In', '_ownerid_value', `PropertyValues=['${ids.maker}']`), [1]],
    [call('In', 'ownerid', `PropertyValues=['{${ids.maker.toUpperCase()}}']`), [1]],
    [call('In', 'createdon', "PropertyValues=['2026-05-01']"), [2]],
    [call('NotIn', 'statecode', "PropertyValues=['0','2']"), [1, 2]],
    [call('NotIn', 'description', "PropertyValues=['nightly']"), [1, 3, 4]],
    [call('Between', 'statecode', "PropertyValues=['1','2']"), [1, 2, 4]],
    [call('Between', 'name', "PropertyValues=['i','p']"), [1, 2]],
    [call('NotBetween', 'statecode', "PropertyValues=['1','2']"), [3]],
    [call('EqualUserId', 'ownerid'), []],
    [call('NotEqualUserId', 'ownerid'), [1, 2, 3, 4]],
    [call('EqualUserTeams', 'ownerid'), [3]],
    [call('EqualUserOrUserTeams', '_ownerid_value'), [3]],
    [call('EqualBusinessId', 'owningbusinessunit'), [1, 3]],
    [call('NotEqualBusinessId', 'owningbusinessunit'), [2, 4]],
    [call('EqualUserLanguage', 'languagecode'), []],
    [call('In', 'iscustomizable', "PropertyValues=['false']"), [4]],
    [`owninguser/${call('In', 'fullname', "PropertyValues=['mara maker']")}`, [1]],
    [`${call('EqualUserTeams', 'ownerid')} or not (${call('In', 'statecode', "PropertyValues=['1']")})`, [3, 4]],
  ])('%s', async (filter, expected) => {
    expect(await flows(filter)).toEqual(expected);
  });

  it('know the user who asks', async () => {
    const { rows } = await client.get(`workflows?$select=name&$filter=${call('EqualUserId', 'ownerid')}`, { MSCRMCallerID: ids.maker });
    expect(rows.map((row) => row.workflowid)).toEqual([ids.invoiceFlow]);
  });

  it.each([
    ['an unknown function', call('LastXFortnights', 'createdon', 'PropertyValue=7'), 400],
    ['one that FetchXML alone has', call('BeginsWith', 'name', "PropertyValue='x'"), 400],
    ['an unknown column', call('Today', 'created'), 400],
    ['a function about time on a text', call('Today', 'name'), 400],
    ['a function about ids on a number', call('EqualUserId', 'statecode'), 400],
    ['a missing value', call('LastXDays', 'createdon'), 400],
    ['a value of another type', call('LastXDays', 'createdon', "PropertyValue='7'"), 400],
    ['a negative number', call('LastXDays', 'createdon', 'PropertyValue=-7'), 400],
    ['more than was asked for', call('Today', 'createdon', 'PropertyValue=7'), 400],
    ['a value that is no date', call('On', 'createdon', "PropertyValue='soon'"), 400],
    ['a text among numbers', call('In', 'statecode', "PropertyValues=['on']"), 400],
    ['numbers in a list of texts', call('In', 'statecode', 'PropertyValues=[1,2]'), 400],
    ['an empty list', call('In', 'statecode', 'PropertyValues=[]'), 400],
    ['a path as a property', call('In', 'owninguser/fullname', "PropertyValues=['mara maker']"), 400],
    ['no days at all', call('LastXDays', 'createdon', 'PropertyValue=0'), 400],
    ['years before SQL Server has any', call('LastXYears', 'createdon', 'PropertyValue=1000'), 400],
    ['three limits', call('Between', 'statecode', "PropertyValues=['1','2','3']"), 400],
    ['another namespace', "Contoso.In(PropertyName='name',PropertyValues=['x'])", 400],
    ['a hierarchy', call('Above', 'businessunitid', "PropertyValue='x'"), 501],
    ['a fiscal period', call('ThisFiscalYear', 'createdon'), 501],
    ['full-text search', call('Contains', 'name', "PropertyValue='x'"), 501],
  ])('refuse %s', async (_, filter, status) => {
    const reply = await client.get(`workflows?$filter=${filter}`);
    expect([reply.status, errorOf(reply).message]).toEqual([status, expect.any(String) as string]);
  });

  it('take no aliases inside $expand', async () => {
    const direct = await client.get(`systemusers?$expand=system_user_workflow($filter=${call('Today', 'createdon')})`);
    const aliased = 'Microsoft.Dynamics.CRM.Today(PropertyName=@p1)';
    const refused = await client.get(`systemusers?$expand=system_user_workflow($filter=${aliased})&@p1='createdon'`);
    expect([direct.status, refused.status, errorOf(refused).message]).toEqual([200, 400, expect.stringContaining('@p1') as string]);
  });
});
