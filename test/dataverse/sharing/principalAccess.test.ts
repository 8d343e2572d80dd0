import { principalAccess } from '../../../ConnectionManager/dataverse/sharing/principalAccess';
import { sharingNeeds, type SharingNeed } from '../../../ConnectionManager/model/sharingNeeds';
import type { Principal } from '../../../ConnectionManager/model/sharing';
import { id, ids } from '../../emulator/fixtures/contoso';
import type { RoleFixture } from '../../emulator/fixtures/roles';
import { noAnswer, principal, refuse, startSharing, type SharingUnderTest } from './startSharing';

const { signal } = new AbortController();

const reads: RoleFixture = { name: 'Basic', privileges: { prvReadWorkflow: 'Basic', prvReadUser: 'Global' }, holders: [ids.operator] };
const nothing: RoleFixture = { name: 'Visitor', privileges: { prvReadUser: 'Global' }, holders: [ids.stranger] };
const auditor: RoleFixture = {
  name: 'Auditor',
  privileges: { prvReadRole: 'Local', prvReadUser: 'Global', prvReadTeam: 'Global' },
  holders: [ids.maker],
};

const needsOf = async (environment: SharingUnderTest, who: Principal, by: string = ids.admin): Promise<readonly SharingNeed[]> => {
  const access = await principalAccess(environment.as(by), [who], signal);
  return sharingNeeds(who, access.get(who.id) ?? null);
};

describe('what may keep somebody from running a shared flow', () => {
  it('is nothing for somebody whose roles let them read flows', async () => {
    const environment = await startSharing({ roles: [reads, nothing] });
    expect(await needsOf(environment, principal(ids.operator, 'user', { licensed: true, disabled: false }))).toEqual([]);
  });

  it('is that they hold no role, or none that lets them read flows', async () => {
    const environment = await startSharing({ roles: [reads, nothing] });
    expect(await needsOf(environment, principal(ids.stranger))).toEqual(['cannot-read-flows']);
    expect(await needsOf(environment, principal(ids.colleague))).toEqual(['no-roles']);
  });

  it('counts roles of their teams', async () => {
    const environment = await startSharing({ roles: [{ ...reads, holders: [ids.team] }] });
    expect(await needsOf(environment, principal(ids.operator))).toEqual([]);
  });

  it('is open where the caller sees only some roles, or none', async () => {
    const environment = await startSharing({ roles: [reads, auditor] });
    expect(await needsOf(environment, principal(ids.colleague), ids.maker)).toEqual(['roles-not-known']);
    expect(await needsOf(environment, principal(ids.colleague), ids.operator)).toEqual(['roles-not-known']);
  });

  it('is not claimed where the roles could not be read for another reason', async () => {
    const environment = await startSharing({ roles: [reads] });
    environment.on('GET roles', 1, noAnswer);
    await expect(needsOf(environment, principal(ids.operator))).rejects.toMatchObject({ problem: { kind: 'unreachable' } });
    environment.on('GET roles', 2, refuse(403, '0x80040220', 'Principal user is missing prvReadRole privilege'));
    expect(await needsOf(environment, principal(ids.operator))).toEqual(['roles-not-known']);
  });

  it('is found out of the first 250 people, and open for the others', async () => {
    const environment = await startSharing({ roles: [reads] });
    const many = [...Array(260).keys()].map((number) => principal(id('7', number)));
    const access = await principalAccess(environment.client, many, signal);
    expect(many.map((who) => sharingNeeds(who, access.get(who.id) ?? null)[0]).filter((need) => need === 'roles-not-known')).toHaveLength(10);
    expect(environment.sent.length).toBeLessThan(40);
  });

  it('is asked for people alone, not for teams and applications', async () => {
    const environment = await startSharing({ roles: [reads] });
    const application = principal(ids.appUser, 'user', { applicationId: id('c', 1) });
    expect(await needsOf(environment, principal(ids.team, 'team'))).toEqual(['team-not-looked-at']);
    expect(await needsOf(environment, application)).toEqual(['application-user']);
    expect(environment.sent).toEqual([]);
  });
});

describe('licenses', () => {
  const guest = { userName: 'gil_fabrikam.com#EXT#@contoso.com' };
  const needs = (more: Partial<Principal>): readonly SharingNeed[] => sharingNeeds(principal(ids.operator, 'user', more), null);

  it.each<[string, Partial<Principal>, readonly SharingNeed[]]>([
    ['a member who has one', { userName: 'a@contoso.com', licensed: true }, []],
    ['a member without', { userName: 'a@contoso.com', licensed: false }, ['unlicensed']],
    ['a member of whom it is not known', { userName: 'a@contoso.com' }, []],
    ['a guest without', { ...guest, licensed: false }, ['guest-unlicensed']],
    ['a guest who has one, whichever it is', { ...guest, licensed: true }, ['guest-license-not-known']],
    ['a guest of whom it is not known', guest, ['guest-license-not-known']],
    ['somebody disabled', { ...guest, disabled: true, licensed: false }, ['disabled', 'guest-unlicensed']],
  ])('of %s', (_who, more, expected) => {
    expect(needs(more)).toEqual([...expected, 'roles-not-known']);
  });
});
