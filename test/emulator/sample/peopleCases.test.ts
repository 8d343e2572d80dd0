import { rowsOf, type DataRow } from '../environmentData';
import { platformTables } from '../schema/schema';
import { dataverse } from './connectors';
import { holders, ownerOf, references, sample, usedReferences, users } from './readSample';

describe('people of the sample', () => {
  it.each<[string, (user: DataRow) => boolean]>([
    ['leavers', (user) => user.isdisabled === true && user.applicationid === null],
    ['licensed guests', (user) => String(user.domainname).includes('#EXT#') && user.islicensed === true],
    ['unlicensed guests', (user) => String(user.domainname).includes('#EXT#') && user.islicensed === false],
    [
      'application users',
      (user) => user.applicationid !== null && user.accessmode === 4 && user.islicensed === false && user.isdisabled === false,
    ],
    ['a disabled application user', (user) => user.applicationid !== null && user.isdisabled === true],
    ['an apostrophe', (user) => String(user.fullname).includes("'")],
    ['an Arabic name', (user) => /\p{Script=Arabic}/u.test(String(user.fullname))],
    ['a Japanese name', (user) => /\p{Script=Han}/u.test(String(user.fullname))],
    ['a long name', (user) => String(user.fullname).length > 50],
  ])('include %s', (_, matches) => {
    expect([...users.values()].some(matches)).toBe(true);
  });

  it('include some twelve makers, and the Delegate role with some of them only, of others a team has it', () => {
    const makers = holders('prvCreateconnectionreference');
    const delegates = holders('prvActOnBehalfOfAnotherUser');
    const withPrivilege = [...makers].filter((user) => delegates.has(user));
    expect(makers.size).toBeGreaterThanOrEqual(12);
    expect(withPrivilege.length).toBeGreaterThan(2);
    expect(withPrivilege.length).toBeLessThan(makers.size);
    expect(
      rowsOf(sample, 'teamrolescollection').some(({ teamid }) =>
        rowsOf(sample, 'teams').some((team) => team.teamid === teamid && team.teamtype === 2),
      ),
    ).toBe(true);
  });

  it("use roles of their own business unit, whose privileges hang on the root unit's role", () => {
    const roles = new Map(rowsOf(sample, 'roles').map((role) => [role.roleid, role]));
    const foreign = rowsOf(sample, 'systemuserrolescollection').filter(
      ({ systemuserid, roleid }) => roles.get(roleid)?._businessunitid_value !== users.get(systemuserid)?._businessunitid_value,
    );
    expect(foreign).toEqual([]);
    expect(
      rowsOf(sample, 'roleprivilegescollection').filter(({ roleid }) => roles.get(roleid)?._parentrootroleid_value !== roleid),
    ).toEqual([]);
    expect([...roles.values()].some((role) => role._parentrootroleid_value !== role.roleid)).toBe(true);
  });

  it('meet every privilege that the emulator asks for', () => {
    const names = new Set(rowsOf(sample, 'privileges').map(({ name }) => name));
    expect(platformTables.flatMap(({ privileges }) => Object.values(privileges)).filter((name) => !names.has(name))).toEqual([]);
  });

  it('see as Basic User no connection reference and as operator all of them', () => {
    const peter = [...users.values()].find(({ fullname }) => fullname === 'Peter Nowak')?.systemuserid;
    const grace = [...users.values()].find(({ fullname }) => fullname === 'Grace Kim')?.systemuserid;
    expect(holders('prvReadconnectionreference').has(peter)).toBe(false);
    expect(holders('prvReadconnectionreference').has(grace)).toBe(true);
    expect(holders('prvReadflowrun').has(grace)).toBe(false);
  });
});

describe('connection references of the sample', () => {
  const isDataverse = (row: DataRow): boolean => String(row.connectorid).endsWith(`/${dataverse}`);
  const count = (matches: (row: DataRow) => boolean): number => references.filter(matches).length;
  const repeated = (property: string): number => references.length - new Set(references.map((row) => row[property])).size;

  it('are mostly of the Dataverse connector', () => {
    expect(count(isDataverse)).toBeGreaterThan(references.length / 2);
  });

  it('are not connected in about one case of eight', () => {
    expect(count(({ connectionid }) => connectionid === null) / references.length).toBeCloseTo(0.12, 1);
  });

  it('have connections in every form that names take', () => {
    for (const form of [/^[0-9a-f]{32}$/, /^shared-commondataser-[0-9a-f-]{36}$/, /^pac-dv-[0-9a-f-]{36}$/]) {
      expect(references.some(({ connectionid }) => form.test(String(connectionid)))).toBe(true);
    }
  });

  it('share connections and display names', () => {
    expect(repeated('connectionid')).toBeGreaterThan(5);
    expect(repeated('connectionreferencedisplayname')).toBeGreaterThan(1);
    expect(repeated('connectionreferencelogicalname')).toBe(0);
  });

  it.each<[string, (row: DataRow) => boolean]>([
    ['an inactive one', ({ statecode }) => statecode === 1],
    ['a managed one', ({ ismanaged }) => ismanaged === true],
    ['one without a display name', ({ connectionreferencedisplayname: name }) => name === null],
    ['one with a long display name', ({ connectionreferencedisplayname: name }) => String(name).length > 150],
    ['one with markup in its name', ({ connectionreferencedisplayname: name }) => String(name).includes('<b>')],
    ['one with a Japanese name', ({ connectionreferencedisplayname: name }) => /\p{Script=Han}/u.test(String(name))],
    ['one of a custom connector', (row) => row._customconnectorid_value !== null],
    ['one of the old Dataverse connector', ({ connectorid }) => String(connectorid).endsWith('/shared_commondataservice')],
    ['one of a team', (row) => row._owningteam_value !== null],
    ['one of a leaver', (row) => ownerOf(row)?.isdisabled === true && ownerOf(row)?.applicationid === null],
    ['one of an application user', (row) => (ownerOf(row)?.applicationid ?? null) !== null],
    ['one of a guest', (row) => String(ownerOf(row)?.domainname).includes('#EXT#')],
    [
      'a connected one that no flow uses',
      (row) => row.connectionid !== null && !usedReferences.has(String(row.connectionreferencelogicalname)),
    ],
  ])('include %s', (_, matches) => {
    expect(references.some(matches)).toBe(true);
  });
});
