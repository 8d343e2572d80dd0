import type { DataRow } from '../environmentData';
import { accessRights } from '../security/rights';
import { people, personKeys, teams, units, type TeamKey, type UnitKey } from './people';
import type { Identify, SampleSource } from './random';
import {
  depthMasks,
  roleCatalogue,
  roleTemplates,
  tablePrivileges,
  taskPrivileges,
  type Access,
  type Depth,
  type RoleName,
  type TablePrivileges,
} from './roleCatalogue';
import { audited, customizable, type RowSets } from './rows';

const unitKeys = Object.keys(units) as UnitKey[];
const roleNames = Object.keys(roleCatalogue) as RoleName[];
const rootUnit = 'contoso' satisfies UnitKey;

function roleId(identify: Identify, role: RoleName, unit: UnitKey): string {
  return identify('role', `${role}/${unit}`);
}

/** A role has a copy in every business unit; copies point at the role of the unit above and at the root's. */
function roleRow(identify: Identify, role: RoleName, unit: UnitKey): DataRow {
  const { parent } = units[unit];
  return {
    roleid: roleId(identify, role, unit),
    name: role,
    _businessunitid_value: identify('businessunit', unit),
    _parentroleid_value: parent === null ? null : roleId(identify, role, parent),
    _parentrootroleid_value: roleId(identify, role, rootUnit),
    _roletemplateid_value: roleTemplates[role] ?? null,
    isinherited: 1,
    isautoassigned: 0,
    ismanaged: role !== 'Contoso Operations',
    iscustomizable: customizable(),
    organizationid: identify('organization', 'contoso'),
    componentstate: 0,
    ...audited(identify, 1400, role === 'Contoso Operations' ? 90 : 1400),
  };
}

/**
 * The id of a privilege: the one that every environment has for it, where that is known.
 * @param table the table's privileges.
 * @param access the access that it allows.
 */
export function privilegeId(identify: Identify, table: TablePrivileges, access: Access): string {
  return table.ids?.[access] ?? identify('privilege', `prv${access}${table.privilegeName}`);
}

function privilegeColumns(id: string, name: string, accessright: number, ownership: TablePrivileges['ownership']): DataRow {
  return {
    privilegeid: id,
    name,
    accessright,
    canbebasic: ownership === 'user',
    canbelocal: ownership !== 'organization',
    canbedeep: ownership !== 'organization',
    canbeglobal: true,
    canbeentityreference: false,
    canbeparententityreference: false,
    canberecordfilter: false,
    componentstate: 0,
    ismanaged: true,
  };
}

/** The right in a privilege's name; 0 for a privilege that is none to a table. */
function rightOf(name: string): number {
  const access = /^prv(Read|Create|Write)[A-Z]/.exec(name)?.[1] as Access | undefined;
  return access === undefined ? 0 : accessRights[access];
}

function privilegeRows(identify: Identify): DataRow[] {
  const byTable = Object.values(tablePrivileges).flatMap((table) =>
    table.accesses.map((access) =>
      privilegeColumns(privilegeId(identify, table, access), `prv${access}${table.privilegeName}`, accessRights[access], table.ownership),
    ),
  );
  const ofTasks = Object.keys(taskPrivileges).map((name) => privilegeColumns(identify('privilege', name), name, rightOf(name), 'organization'));
  return [...byTable, ...ofTasks];
}

function grant(identify: Identify, role: RoleName, privilege: string, depth: Depth): DataRow {
  return {
    roleprivilegeid: identify('roleprivilege', `${role}/${privilege}`),
    roleid: roleId(identify, role, rootUnit),
    privilegeid: privilege,
    privilegedepthmask: depthMasks[depth],
    ismanaged: role !== 'Contoso Operations',
    componentstate: 0,
  };
}

/** Rows of roleprivileges hang on the root business unit's role, never on its copies. */
function grantsOf(identify: Identify, role: RoleName): DataRow[] {
  const rows = Object.entries(roleCatalogue[role]).flatMap(([name, depths]) => {
    const table = tablePrivileges[name];
    return table === undefined
      ? []
      : (Object.keys(depths) as Depth[]).flatMap((depth) =>
          (depths[depth] ?? []).map((access) => grant(identify, role, privilegeId(identify, table, access), depth)),
        );
  });
  const tasks = Object.keys(taskPrivileges).filter((name) => taskPrivileges[name]?.includes(role));
  return [...rows, ...tasks.map((name) => grant(identify, role, identify('privilege', name), 'Global'))];
}

function userRoleRows(identify: Identify): DataRow[] {
  return personKeys.flatMap((person) =>
    people[person].roles.map((role) => ({
      systemuserroleid: identify('systemuserrole', `${person}/${role}`),
      systemuserid: identify('systemuser', person),
      roleid: roleId(identify, role, people[person].unit),
    })),
  );
}

function teamRoleRows(identify: Identify): DataRow[] {
  return (Object.keys(teams) as TeamKey[]).flatMap((team) =>
    teams[team].roles.map((role) => ({
      teamroleid: identify('teamrole', `${team}/${role}`),
      teamid: identify('team', team),
      roleid: roleId(identify, role, teams[team].unit),
    })),
  );
}

/**
 * Security roles with their copies down the business units, privileges, what each role allows, and who holds the roles.
 * @param source the sample's ids.
 */
export function roleRows({ identify }: SampleSource): RowSets {
  return {
    roles: roleNames.flatMap((role) => unitKeys.map((unit) => roleRow(identify, role, unit))),
    privileges: privilegeRows(identify),
    roleprivilegescollection: roleNames.flatMap((role) => grantsOf(identify, role)),
    systemuserrolescollection: userRoleRows(identify),
    teamrolescollection: teamRoleRows(identify),
  };
}
