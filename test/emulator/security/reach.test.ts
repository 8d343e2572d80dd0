import type { DataRow, EnvironmentData } from '../environmentData';
import { startClient } from '../fixtures/client';
import { contoso, depths, id, ids } from '../fixtures/contoso';
import { createRandom } from '../sample/random';

/** A made-up organization, small enough to think through: everything below is an index. */
interface World {
  /** Place of the unit above each business unit; the first has none. */
  readonly above: readonly number[];
  /** Unit of each user and of each team. */
  readonly userUnits: readonly number[];
  readonly teamUnits: readonly number[];
  /** Users of each team. */
  readonly members: readonly (readonly number[])[];
  readonly roles: readonly {
    readonly mask: number;
    readonly inherited: number;
    readonly users: readonly number[];
    readonly teams: readonly number[];
  }[];
  /** Each row has a user or a team as its owner. */
  readonly rows: readonly { readonly user?: number; readonly team?: number }[];
  readonly shares: readonly { readonly row: number; readonly user?: number; readonly team?: number; readonly mask: number }[];
}

const unitId = (place: number): string => id('3', 100 + place);
const userId = (place: number): string => id('1', 100 + place);
const teamId = (place: number): string => id('2', 100 + place);
const rowId = (place: number): string => id('a', 100 + place);
const holderId = ({ user, team }: { user?: number; team?: number }): string => (user === undefined ? teamId(team ?? 0) : userId(user));

function createWorld(seed: number): World {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random.next() * limit);
  const list = <Item>(length: number, make: (place: number) => Item): Item[] => Array.from({ length }, (_, place) => make(place));
  const some = (limit: number): number[] => list(limit, (place) => place).filter(() => below(3) === 0);
  const holder = (): { user?: number; team?: number } => (below(3) === 0 ? { team: below(3) } : { user: below(5) });
  return {
    above: list(6, (place) => below(place)),
    userUnits: list(5, () => below(6)),
    teamUnits: list(3, () => below(6)),
    members: list(3, () => some(5)),
    roles: list(4, () => ({ mask: 2 ** below(4), inherited: below(2), users: some(5), teams: some(3) })),
    rows: list(25, holder),
    shares: list(6, () => ({ row: below(25), mask: below(4), ...holder() })),
  };
}

function dataOf(world: World): EnvironmentData {
  const { above, userUnits, teamUnits, members, roles, rows, shares } = world;
  const roleId = (place: number): string => id('4', 100 + place);
  const links = (key: 'users' | 'teams', column: string, idOf: (place: number) => string): DataRow[] =>
    roles.flatMap((role, place) => role[key].map((held) => ({ [column]: idOf(held), roleid: roleId(place) })));
  const base = contoso();
  return {
    ...base,
    businessunits: above.map((parent, place) => ({
      businessunitid: unitId(place),
      _parentbusinessunitid_value: place === 0 ? null : unitId(parent),
    })),
    systemusers: [
      { systemuserid: ids.admin },
      ...userUnits.map((unit, place) => ({ systemuserid: userId(place), _businessunitid_value: unitId(unit) })),
    ],
    teams: teamUnits.map((unit, place) => ({ teamid: teamId(place), _businessunitid_value: unitId(unit) })),
    teammemberships: members.flatMap((users, team) => users.map((user) => ({ teamid: teamId(team), systemuserid: userId(user) }))),
    privileges: [{ privilegeid: id('6', 1), name: 'prvReadWorkflow' }],
    roles: [...(base.roles as DataRow[]), ...roles.map(({ inherited }, place) => ({ roleid: roleId(place), isinherited: inherited }))],
    roleprivilegescollection: roles.map(({ mask }, place) => ({ roleid: roleId(place), privilegeid: id('6', 1), privilegedepthmask: mask })),
    systemuserrolescollection: [...(base.systemuserrolescollection as DataRow[]), ...links('users', 'systemuserid', userId)],
    teamrolescollection: links('teams', 'teamid', teamId),
    workflows: rows.map((owner, place) => ({ workflowid: rowId(place), name: String(place), _ownerid_value: holderId(owner) })),
    connectionreferences: [],
    flowruns: [],
    principalobjectaccessset: shares.map((share) => ({ objectid: rowId(share.row), principalid: holderId(share), accessrightsmask: share.mask })),
  };
}

/** The rule, written down row by row: undefined for a user to whom nothing grants the privilege. */
function readable(world: World, user: number): number[] | undefined {
  const teams = world.members.flatMap((members, team) => (members.includes(user) ? [team] : []));
  const held = world.roles.flatMap((role) => [
    ...(role.users.includes(user) ? [{ ...role, unit: world.userUnits[user], team: undefined }] : []),
    ...role.teams.filter((team) => teams.includes(team)).map((team) => ({ ...role, unit: world.teamUnits[team], team })),
  ]);
  const isBelow = (unit: number | undefined, top: number | undefined): boolean =>
    unit === top || (unit !== undefined && unit !== 0 && isBelow(world.above[unit], top));
  const reaches = (row: World['rows'][number], { mask, unit, team, inherited }: (typeof held)[number]): boolean => {
    const rowUnit = row.user === undefined ? world.teamUnits[row.team ?? 0] : world.userUnits[row.user];
    const isOwn = row.user === user || (row.team !== undefined && teams.includes(row.team));
    const asOwn = team === undefined || inherited === 1 ? isOwn : row.team === team;
    const byUnit = { [depths.basic]: false, [depths.local]: rowUnit === unit, [depths.deep]: isBelow(rowUnit, unit), [depths.global]: true }[mask];
    return asOwn || byUnit === true;
  };
  const isShared = (row: number): boolean =>
    world.shares
      .filter((share) => share.row === row && (share.mask & 1) === 1)
      .some((share) => share.user === user || (share.team !== undefined && teams.includes(share.team)));
  const found = world.rows.flatMap((row, place) => (isShared(place) || held.some((role) => reaches(row, role)) ? [place] : []));
  return held.length === 0 ? undefined : found;
}

describe('which rows somebody reads', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))('is what the rule says, in made-up organization %i', async (seed) => {
    const world = createWorld(seed);
    const client = await startClient(dataOf(world));
    for (const user of world.userUnits.keys()) {
      const reply = await client.get('workflows?$select=name', { MSCRMCallerID: userId(user) });
      const places = reply.status === 403 ? undefined : reply.rows.map((row) => Number(row.name)).sort((a, b) => a - b);
      expect({ user, places }).toEqual({ user, places: readable(world, user) });
    }
  });

  it('is decided differently often enough to tell something', () => {
    const worlds = Array.from({ length: 12 }, (_, seed) => createWorld(seed + 1));
    const answers = worlds.flatMap((world) => [...world.userUnits.keys()].map((user) => readable(world, user)?.length));
    expect(answers).toContain(undefined);
    expect(new Set(answers).size).toBeGreaterThan(10);
  });
});
