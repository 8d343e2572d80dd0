import { findPrincipals } from '../../../ConnectionManager/dataverse/sharing/findPrincipals';
import { rowsOf, type DataRow } from '../../emulator/environmentData';
import { contoso, id, ids } from '../../emulator/fixtures/contoso';
import { noAnswer, refuse, startSharing, type SharingUnderTest } from './startSharing';

const { signal } = new AbortController();

function user(number: number, fullname: string, more: DataRow = {}): DataRow {
  const standard = { _businessunitid_value: ids.headquarters, isdisabled: false, accessmode: 0, applicationid: null };
  return { systemuserid: id('7', number), fullname, ...standard, ...more };
}

function team(number: number, name: string, more: DataRow = {}): DataRow {
  return { teamid: id('2', number), name, _businessunitid_value: ids.headquarters, teamtype: 0, systemmanaged: false, ...more };
}

const [administrator = {}] = rowsOf(contoso(), 'systemusers');

function start(systemusers: readonly DataRow[], teams: readonly DataRow[] = []): Promise<SharingUnderTest> {
  return startSharing({ rows: { systemusers: [administrator, ...systemusers], teams: [...teams] } });
}

const namesFor = async ({ client }: SharingUnderTest, text: string): Promise<readonly (string | null)[]> =>
  (await findPrincipals(client, text, signal)).map(({ name }) => name);

describe('people', () => {
  it('are found by a part of their name, user name or email address, in any letter case', async () => {
    const environment = await start([
      user(1, 'Lena Vogel', { domainname: 'lvo@contoso.com', internalemailaddress: 'lena.vogel@contoso.com' }),
      user(2, 'Bo Berg', { domainname: 'bo@fabrikam.com' }),
    ]);
    expect(await namesFor(environment, 'VOGEL')).toEqual(['Lena Vogel']);
    expect(await namesFor(environment, 'lvo@')).toEqual(['Lena Vogel']);
    expect(await namesFor(environment, 'lena.vogel@contoso.com')).toEqual(['Lena Vogel']);
    expect(await namesFor(environment, '  fabrikam ')).toEqual(['Bo Berg']);
    expect(await namesFor(environment, 'nobody')).toEqual([]);
  });

  it('come with what the picker shows of them', async () => {
    const guest = { domainname: 'gil_fabrikam.com#EXT#@contoso.com', internalemailaddress: 'gil@fabrikam.com', islicensed: false };
    const [found] = await findPrincipals((await start([user(1, 'Gil Guest', guest)])).client, 'gil', signal);
    expect(found).toEqual({
      id: id('7', 1),
      kind: 'user',
      name: 'Gil Guest',
      userName: 'gil_fabrikam.com#EXT#@contoso.com',
      email: 'gil@fabrikam.com',
      applicationId: null,
      disabled: false,
      licensed: false,
    });
  });

  it('who can not sign in themselves are left out', async () => {
    const environment = await start([
      user(1, 'Xa read-write', { accessmode: 0 }),
      user(2, 'Xb administrative', { accessmode: 1 }),
      user(3, 'Xc read', { accessmode: 2 }),
      user(4, 'Xd support', { accessmode: 3 }),
      user(5, 'Xe non-interactive', { accessmode: 4 }),
      user(6, 'Xf delegated', { accessmode: 5 }),
      user(7, 'Xg disabled', { isdisabled: true }),
      user(8, 'Xh application', { applicationid: id('c', 8) }),
      user(9, 'Xi integration', { isintegrationuser: true }),
    ]);
    expect(await namesFor(environment, 'x')).toEqual(['Xa read-write', 'Xb administrative', 'Xc read']);
  });

  it('whose name begins so come first, then those whose address does, then those who have it elsewhere', async () => {
    const environment = await start([
      user(1, 'Ann Lee'),
      user(2, 'Leona Berg'),
      user(3, 'Bea Zander', { internalemailaddress: 'lee.zander@contoso.com' }),
      user(4, 'Lee Young'),
      user(5, 'Aaron Kleeman'),
    ]);
    expect(await namesFor(environment, 'lee')).toEqual(['Lee Young', 'Bea Zander', 'Aaron Kleeman', 'Ann Lee']);
  });

  it('whose name begins so are found among thousands that have it elsewhere', async () => {
    const environment = await start([...[...Array(300).keys()].map((n) => user(n, `A${n} Smith`)), user(900, 'Smithson')]);
    const names = await namesFor(environment, 'smith');
    expect(names[0]).toBe('Smithson');
    expect(names).toHaveLength(20);
  });

  it.each([
    ['an apostrophe', "O'Brien", "Pat O'Brien", 'Pat OBrien'],
    ['a percent sign', '50%', 'Rate 50% off', 'Rate 500 off'],
    ['an underscore', 'a_b', 'Team a_b', 'Team axb'],
    ['a bracket', '[x]', 'Unit [x]', 'Unit x'],
    ['brackets and a caret', '[^x]', 'Unit [^x]', 'Unit y'],
    ['a number sign and ampersand', 'R&D #1', 'R&D #1', 'R'],
    ['a plus sign', 'a+b', 'a+b', 'a b'],
    ['a slash and question mark', 'a/b?c', 'a/b?c', 'a/b'],
    ['a quotation mark', 'the "boss"', 'the "boss"', 'the boss'],
    ['markup', '<b>x</b>', '<b>x</b>', 'x'],
    ['right-to-left text', 'ליאור', 'ליאור כהן', 'Lior'],
    ['Arabic text', 'محمد', 'محمد علي', 'Mohammed'],
    ['an emoji', '🦊', 'Fox 🦊', 'Fox'],
    ['what looks like a filter', "x') or (1 eq 1", "x') or (1 eq 1)", 'anybody'],
  ])('are searched by the letters that were typed: %s', async (_what, text, right, wrong) => {
    expect(await namesFor(await start([user(1, right), user(2, wrong)]), text)).toEqual([right]);
  });

  it('are searched by half of an emoji without an error', async () => {
    expect(await namesFor(await start([user(1, 'Fox')]), 'fox\ud83e')).toEqual(['Fox']);
  });

  it.each(['', '   ', 'x'.repeat(201)])('are not searched by nothing, nor by what no name can hold', async (text) => {
    const environment = await start([user(1, 'x'.repeat(200))]);
    expect(await namesFor(environment, text)).toEqual([]);
    expect(environment.sent).toEqual([]);
  });
});

describe('teams', () => {
  it('of every kind are found, but those that the system manages', async () => {
    const environment = await start(
      [],
      [
        team(1, 'Sales owners', { teamtype: 0 }),
        team(2, 'Sales access', { teamtype: 1 }),
        team(3, 'Sales group', { teamtype: 2 }),
        team(4, 'Sales office', { teamtype: 3 }),
        team(5, 'Sales of one row', { teamtype: 1, systemmanaged: true }),
      ],
    );
    expect(await namesFor(environment, 'sales')).toEqual(['Sales access', 'Sales group', 'Sales office', 'Sales owners']);
    expect((await findPrincipals(environment.client, 'group', signal))[0]).toMatchObject({ id: id('2', 3), kind: 'team', userName: null });
  });

  it('keep some places beside many people, and people keep theirs beside many teams', async () => {
    const people = [...Array(30).keys()].map((n) => user(n, `Ops ${n}`));
    const teams = [...Array(30).keys()].map((n) => team(n + 10, `Ops team ${n}`));
    const kinds = async (environment: SharingUnderTest): Promise<readonly number[]> => {
      const found = await findPrincipals(environment.client, 'ops', signal);
      return [found.filter(({ kind }) => kind === 'user').length, found.filter(({ kind }) => kind === 'team').length];
    };
    expect(await kinds(await start(people, teams))).toEqual([14, 6]);
    expect(await kinds(await start(people, teams.slice(0, 2)))).toEqual([18, 2]);
    expect(await kinds(await start(people.slice(0, 3), teams))).toEqual([3, 17]);
  });
});

describe('a search', () => {
  it('asks for a page of each, without wildcards', async () => {
    const environment = await start([]);
    await namesFor(environment, 'a_b');
    const active =
      'isdisabled eq false and applicationid eq null and isintegrationuser ne true' +
      ' and accessmode ne 3 and accessmode ne 4 and accessmode ne 5';
    expect(environment.sent).toContain(
      'GET systemusers?$select=systemuserid,fullname,domainname,internalemailaddress,applicationid,isdisabled,islicensed' +
        `&$filter=${active} and (startswith(fullname,'a[_]b')` +
        " or startswith(domainname,'a[_]b') or startswith(internalemailaddress,'a[_]b'))" +
        '&$orderby=fullname asc,systemuserid asc',
    );
    expect(environment.sent).toContain(
      "GET teams?$select=teamid,name&$filter=systemmanaged ne true and (contains(name,'a[_]b'))&$orderby=name asc,teamid asc",
    );
    expect(environment.sent).toHaveLength(4);
  });

  it('finds teams where the caller may not read users, and is refused where neither can be read', async () => {
    const environment = await start([user(1, 'Sales Sam')], [team(1, 'Sales')]);
    const forbidden = refuse(403, '0x80040220', 'Principal user is missing prvReadUser privilege');
    environment.on('GET systemusers', 1, forbidden);
    expect(await namesFor(environment, 'sales')).toEqual(['Sales']);
    environment.on('GET systemusers', 2, forbidden);
    environment.on('GET teams', 3, forbidden);
    await expect(namesFor(environment, 'sales')).rejects.toMatchObject({ name: 'DataverseError', problem: { privilege: 'prvReadUser' } });
  });

  it('that gets no answer is an error, not an empty list', async () => {
    const environment = await start([user(1, 'Sales Sam')]);
    environment.on('GET systemusers', 1, noAnswer);
    await expect(namesFor(environment, 'sales')).rejects.toMatchObject({ problem: { kind: 'unreachable' } });
  });

  it('ends between two requests', async () => {
    const environment = await start([user(1, 'Sales Sam')]);
    const ended = new AbortController();
    ended.abort();
    expect(await findPrincipals(environment.client, 'sales', ended.signal)).toEqual([]);
    expect(environment.sent).toEqual([]);
  });
});
