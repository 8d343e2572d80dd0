import fc from 'fast-check';
import { depthOfMask, widerDepth } from '../../../ConnectionManager/model/privileges/depth';
import { heldDepth } from '../../../ConnectionManager/model/privileges/heldDepth';
import { missingPrivileges } from '../../../ConnectionManager/model/privileges/missingPrivileges';
import { needsOf } from '../../../ConnectionManager/model/privileges/needsOf';
import { privilegeRights } from '../../../ConnectionManager/model/privileges/privilegeByRule';
import type { Needs } from '../../../ConnectionManager/model/privileges/privileges';
import { tableLookup } from '../../../ConnectionManager/model/privileges/tableLookup';
import { toUserAccess, type HeldRole, type RolePrivilege } from '../../../ConnectionManager/model/privileges/userAccess';
import { aStep, aTable, holding, need } from './builders';

const names = ['account', 'contact', 'lead'];
const tables = tableLookup(names.map((name) => aTable(name)));
const readAndWrite: Needs = needsOf([aStep('A', [need('accounts', ['Read', 'Write'], ['Create'])])], tables);

function missing(...access: Parameters<typeof holding>): string[] {
  return missingPrivileges(readAndWrite, holding(...access)).map(({ privilege }) => privilege);
}

describe('what is missing', () => {
  it('is what is needed for certain and not held, whatever the depth', () => {
    expect(missing({})).toEqual(['prvReadaccount', 'prvWriteaccount']);
    expect(missing({ prvREADACCOUNT: 'basic' })).toEqual(['prvWriteaccount']);
    expect(missing({ prvReadaccount: 'basic', prvWriteaccount: 'global' })).toEqual([]);
  });

  it('is nothing that a team’s role grants', () => {
    const teams = new Map([['prvreadaccount', { name: 'prvReadaccount', depth: null, teamDepth: 'basic' as const }]]);
    expect(missing({}, { privileges: teams })).toEqual(['prvWriteaccount']);
  });

  it('is nothing for an administrator, and nothing while the roles aren’t known', () => {
    expect(missing({}, { administrator: true })).toEqual([]);
    expect(missing({}, { determined: false })).toEqual([]);
    expect(missing({}, { asked: new Set(['prvwriteaccount']) })).toEqual(['prvWriteaccount']);
  });
});

describe('how far a privilege is held', () => {
  it('is not known of nobody', () => {
    expect(heldDepth(null, 'prvReadaccount')).toBe('unknown');
    expect(heldDepth(holding({ prvReadaccount: 'deep' }, { determined: false }), 'prvReadaccount')).toBe('unknown');
  });

  it('is the wider of the user’s own and the teams’', () => {
    const both = new Map([['prvreadaccount', { name: 'prvReadaccount', depth: 'local' as const, teamDepth: 'deep' as const }]]);
    expect(heldDepth(holding({}, { privileges: both }), 'prvReadAccount')).toBe('deep');
  });

  it.each([
    [0, null],
    [1, 'basic'],
    [2, 'local'],
    [4, 'deep'],
    [8, 'global'],
    [9, 'global'],
    [6, 'deep'],
    [16, 'basic'],
  ])('is told by the mask %i as %s', (mask, depth) => {
    expect(depthOfMask(mask)).toBe(depth);
  });
});

const depth = fc.constantFrom('basic' as const, 'local' as const, 'deep' as const, 'global' as const);
const rightsOf = fc.uniqueArray(fc.constantFrom(...privilegeRights));
const anySteps = fc.array(
  fc.record({ table: fc.constantFrom(...names, 'ghost'), rights: rightsOf, perhaps: rightsOf }).map(({ table, rights, perhaps }) =>
    aStep(`On ${table}`, [need(`${table}s`, rights, perhaps)]),
  ),
);
const privilege = fc.tuple(fc.constantFrom(...privilegeRights), fc.constantFrom(...names)).map(([right, name]) => `prv${right}${name}`);
const role = fc.record({
  rootId: fc.constantFrom('1', '2', '3', '4'),
  administrator: fc.constant(false),
  through: fc.constantFrom('user' as const, 'team' as const),
  inherited: fc.boolean(),
});
const anyRoles = fc.array(role).map((roles) => roles.map((one): HeldRole => ({ ...one, name: `Role ${one.rootId}` })));
const inRole = fc.dictionary(privilege, depth, { noNullPrototype: false }).map((granted): ReadonlyMap<string, RolePrivilege> =>
  new Map(Object.entries(granted).map(([name, reach]) => [name.toLowerCase(), { name, depth: reach }])),
);
const anyPrivileges = fc.tuple(inRole, inRole, inRole).map((roles) => new Map(roles.map((granted, index) => [`${index + 1}`, granted])));

describe('whatever is needed and whoever needs it', () => {
  const anyAccess = fc
    .record({ roles: anyRoles, privileges: anyPrivileges, complete: fc.boolean() })
    .map((parts) => ({ ...parts, access: toUserAccess({ ...parts, userId: 'a', asked: new Set(names.flatMap((name) => privilegeRights.map((right) => `prv${right}${name}`.toLowerCase()))) }) }));

  it('nothing is both missing and held, and what is neither is needed in some cases only', () => {
    fc.assert(
      fc.property(anySteps, anyAccess, (steps, { access }) => {
        const needs = needsOf(steps, tables);
        const lacking = missingPrivileges(needs, access);
        expect(lacking.filter((one) => access.privileges.has(one.privilege.toLowerCase()))).toEqual([]);
        const neither = needs.needed.filter((one) => !lacking.includes(one) && !access.privileges.has(one.privilege.toLowerCase()));
        expect(neither.every(({ perhaps }) => perhaps || !access.determined)).toBe(true);
      }),
    );
  });

  it('a user holds what a role of theirs has, as far as the widest', () => {
    fc.assert(
      fc.property(anyAccess, privilege, ({ roles, privileges, access }, name) => {
        const key = name.toLowerCase();
        const granted = roles.flatMap(({ rootId }) => privileges.get(rootId)?.get(key)?.depth ?? []);
        const widest = granted.reduce<(typeof granted)[number] | null>(widerDepth, null);
        expect(heldDepth({ ...access, determined: true }, name)).toBe(widest ?? 'none');
      }),
    );
  });

  it('one more role takes nothing away', () => {
    fc.assert(
      fc.property(anyAccess, role, ({ roles, privileges, access }, more) => {
        const after = toUserAccess({ userId: 'a', roles: [...roles, { ...more, name: 'More' }], privileges, asked: new Set(), complete: true });
        for (const [key, { depth: own, teamDepth }] of access.privileges) {
          const held = after.privileges.get(key);
          expect(widerDepth(held?.depth ?? null, own)).toBe(held?.depth);
          expect(widerDepth(held?.teamDepth ?? null, teamDepth)).toBe(held?.teamDepth);
        }
      }),
    );
  });
});
