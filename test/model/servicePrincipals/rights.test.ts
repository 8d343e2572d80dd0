import fc from 'fast-check';
import type { NeededPrivilege, PrivilegeDepth, UserAccess } from '../../../ConnectionManager/model/privileges/privileges';
import { depthsByReach, reaches } from '../../../ConnectionManager/model/servicePrincipals/depths';
import { elevation } from '../../../ConnectionManager/model/servicePrincipals/elevation';
import { leastRole, leastRoleName } from '../../../ConnectionManager/model/servicePrincipals/leastRole';
import { notGranted, rankRoles } from '../../../ConnectionManager/model/servicePrincipals/roleCoverage';
import type { RoleOption } from '../../../ConnectionManager/model/servicePrincipals/securityRole';
import { missingForJob, setupPrivilegeNames } from '../../../ConnectionManager/model/servicePrincipals/setupRights';

function need(privilege: string, perhaps = false): NeededPrivilege {
  return { table: 'account', right: 'Read', privilege, steps: ['List rows'], perhaps };
}

function option(name: string, granted: readonly string[], administrator = false): RoleOption {
  return {
    role: { id: name, rootId: name, name, businessUnitId: 'unit', administrator },
    grants: new Map(granted.map((each) => [each.toLowerCase(), { name: each, depth: 'global' as const }])),
  };
}

function holding(privileges: Readonly<Record<string, PrivilegeDepth>>, more: Partial<UserAccess> = {}): UserAccess {
  const held = Object.entries(privileges).map(([name, depth]) => [name.toLowerCase(), { name, depth, teamDepth: null }] as const);
  return { userId: 'u', roles: ['R'], administrator: false, privileges: new Map(held), actsOnBehalf: false, determined: true, ...more };
}

describe('roles that can be given', () => {
  const missing = [need('prvReadAccount'), need('prvWriteAccount')];

  it('come in the order of what they add, and System Administrator, who adds all, last', () => {
    const ranked = rankRoles([option('Admin', [], true), option('Beta', ['prvReadAccount']), option('Alpha', []), option('Gamma', ['prvReadAccount', 'prvWriteAccount'])], missing);
    expect(ranked.map(({ option: { role }, adds }) => [role.name, adds])).toEqual([['Gamma', 2], ['Beta', 1], ['Alpha', 0], ['Admin', 2]]);
  });

  it('leave what none of them grants', () => {
    expect(notGranted([option('Beta', ['PRVREADACCOUNT'])], missing).map(({ privilege }) => privilege)).toEqual(['prvWriteAccount']);
    expect(notGranted([option('Admin', [], true)], missing)).toEqual([]);
  });
});

describe('giving a role', () => {
  const granted = [{ name: 'prvReadAccount', depth: 'global' as const }, { name: 'prvWriteAccount', depth: 'local' as const }];

  it("can't be done with more than one has oneself, in kind or in depth", () => {
    expect(elevation(granted, holding({ prvReadAccount: 'deep', prvWriteAccount: 'local' }))).toEqual([granted[0]]);
    expect(elevation(granted, holding({ prvReadAccount: 'global' }))).toEqual([granted[1]]);
  });

  it('is no question for a System Administrator, and open where nothing is known', () => {
    expect(elevation(granted, holding({}, { administrator: true }))).toEqual([]);
    expect(elevation(granted, null)).toBeNull();
    expect(elevation(granted, holding({}, { asked: new Set(['prvreadaccount']), privileges: new Map([['prvreadaccount', { name: 'prvReadAccount', depth: 'global', teamDepth: null }]]) }))).toBeNull();
  });
});

describe('what somebody lacks for a job', () => {
  it('is named, and nothing is said to be missing while it is unknown', () => {
    expect(missingForJob('recreate-user', holding({ prvCreateUser: 'global' }))).toEqual(['prvDeleteUser']);
    expect(missingForJob('create-user', null)).toEqual([]);
    expect(missingForJob('create-user', holding({}, { determined: false }))).toEqual([]);
    expect(setupPrivilegeNames).toContain('prvAssignRole');
  });
});

describe('a role of exactly what is needed', () => {
  const definitions = [
    { id: '1', name: 'prvReadAccount', depths: depthsByReach },
    { id: '2', name: 'prvReadCurrency', depths: ['global' as const] },
    { id: '3', name: 'prvReadUser', depths: ['local' as const, 'deep' as const] },
  ];

  it('grants each privilege at the depth that was chosen, or the next that is possible', () => {
    const plan = leastRole([need('prvReadAccount'), need('PRVREADCURRENCY'), need('prvReadUser'), need('prvReadNothing')], definitions, 'basic', false);
    expect(plan.privileges).toEqual([
      { id: '1', name: 'prvReadAccount', depth: 'basic' },
      { id: '2', name: 'prvReadCurrency', depth: 'global' },
      { id: '3', name: 'prvReadUser', depth: 'local' },
    ]);
    expect(plan.otherDepth.map(({ name }) => name)).toEqual(['prvReadCurrency', 'prvReadUser']);
    expect(plan.unknown).toEqual(['prvReadNothing']);
  });

  it('falls back to the widest there is where the chosen depth is wider than all', () => {
    expect(leastRole([need('prvReadUser')], definitions, 'global', false).privileges).toEqual([{ id: '3', name: 'prvReadUser', depth: 'deep' }]);
  });

  it('has what is needed in some cases only where that is wanted', () => {
    expect(leastRole([need('prvReadAccount', true)], definitions, 'global', false).privileges).toEqual([]);
    expect(leastRole([need('prvReadAccount', true)], definitions, 'global', true).privileges).toHaveLength(1);
  });

  it('never grants what nobody needs, nor at a depth that is not possible', () => {
    const depths = fc.subarray([...depthsByReach], { minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.constantFrom('prvA', 'prvB', 'prvC')), fc.constantFrom(...depthsByReach), depths, (names, depth, possible) => {
        const all = ['prvA', 'prvB', 'prvC'].map((name, index) => ({ id: `${index}`, name, depths: possible }));
        const plan = leastRole(names.map((name) => need(name)), all, depth, true);
        expect(new Set(plan.privileges.map(({ name }) => name))).toEqual(new Set(names));
        plan.privileges.forEach((privilege) => {
          expect(possible).toContain(privilege.depth);
          expect(possible.includes(depth) ? privilege.depth : depth).toBe(depth);
          expect(reaches(privilege.depth, depth) || !possible.some((each) => reaches(each, depth))).toBe(true);
        });
      }),
    );
  });

  it('has a name that Dataverse takes, however long the application has one', () => {
    expect(leastRoleName('a'.repeat(200)).length).toBeLessThanOrEqual(100);
    expect(leastRoleName('Contoso')).toBe('Contoso - Dataverse flows');
  });
});
