import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { platformTables } from '../emulator/schema/schema';
import { definition, environment, flowRow, id, people, referenceRow, schedule } from './environment';

/** The application that tests set up, and the id of its application user. */
export const application = {
  id: '5b1f3a52-7c1e-4d3c-9d0e-0f6c1a2b3c4d',
  tenantId: '8d2f6c1e-1111-4222-8333-944445555666',
  name: 'Contoso integration',
  userId: id('a', 1),
};

/** Business units: Contoso, and Sales below it. */
export const units = { contoso: id('u', 1), sales: id('u', 2) };

/** Who besides Ann, an administrator, may sign in: Mia, who may do what the role "Maker" of a test allows. */
export const mia = id('m', 1);

const masks = { basic: 1, local: 2, deep: 4, global: 8 } as const;

/** A security role of a test, which has a copy in each business unit. */
export interface TestRole {
  readonly name: string;
  /** Privilege → access level; none for System Administrator. */
  readonly grants?: Readonly<Record<string, keyof typeof masks>>;
  /** Who holds it, in the unit that they are in. */
  readonly holders?: readonly string[];
}

const accesses = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'] as const;

/** Tables that flows of tests use and that the emulator has no rows of; regions belong to the organization. */
const tables = [
  { logicalName: 'account', schemaName: 'Account', accesses, ownership: 'UserOwned' },
  { logicalName: 'contact', schemaName: 'Contact', accesses, ownership: 'UserOwned' },
  { logicalName: 'contoso_region', schemaName: 'contoso_Region', accesses: accesses.slice(0, 6), ownership: 'OrganizationOwned' },
] as const;

const ownPrivileges = tables.flatMap((table) => table.accesses.map((access) => ({ name: `prv${access}${table.schemaName}`, userOwned: table.ownership === 'UserOwned' })));

const privileges = [
  ...ownPrivileges,
  ...[...new Set([...platformTables.flatMap((table) => Object.values(table.privileges)), 'prvDisableUser', 'prvActOnBehalfOfAnotherUser'])].map((name) => ({
    name,
    userOwned: true,
  })),
];

/** Id of a privilege. */
export function privilegeId(name: string): string {
  return id('p', privileges.findIndex((privilege) => privilege.name === name) + 1);
}

/** Id of a role of a test in a business unit, by its place in the list that {@link withRoles} got. */
export function roleId(place: number, unit = units.contoso): string {
  return id('r', (place + 1) * 10 + (unit === units.contoso ? 0 : 1));
}

/** What lets a user see what the steps look at. */
export const seeing: NonNullable<TestRole['grants']> = Object.fromEntries(
  [
    'prvReadUser', 'prvReadBusinessUnit', 'prvReadRole', 'prvReadTeam', 'prvReadOrganization', 'prvReadWorkflow', 'prvReadconnectionreference', 'prvReadflowrun',
    'prvReadConnectionInstance', 'prvReadCallbackRegistration',
  ].map((name) => [name, 'global'] as const),
);

/** System Administrator, which Ann holds, and Basic User: the first two roles of every environment with roles. */
const stockRoles: readonly TestRole[] = [{ name: 'System Administrator', holders: [people.ann] }, { name: 'Basic User', grants: { prvReadUser: 'global' } }];

/**
 * Rows of roles, privileges and who holds them, in the order System Administrator, Basic User, and the others.
 *
 * @param roles The other roles.
 * @param unitOf Business units of holders that aren't in Contoso.
 */
export function roleRows(roles: readonly TestRole[], unitOf: Readonly<Record<string, string>> = {}): Readonly<Record<string, DataRow[]>> {
  const all = [...stockRoles, ...roles];
  const copies = all.flatMap((role, place) => [units.contoso, units.sales].map((unit) => ({ ...role, place, unit })));
  return {
    roles: copies.map(({ name, place, unit }) => ({
      roleid: roleId(place, unit),
      name,
      isinherited: 1,
      _businessunitid_value: unit,
      _parentrootroleid_value: roleId(place),
      _parentroleid_value: unit === units.contoso ? null : roleId(place),
      _roletemplateid_value: name === 'System Administrator' ? '627090ff-40a3-4053-8790-584edc5be201' : null,
    })),
    privileges: privileges.map(({ name, userOwned }) => ({
      privilegeid: privilegeId(name),
      name,
      canbebasic: userOwned,
      canbelocal: userOwned,
      canbedeep: userOwned,
      canbeglobal: true,
    })),
    roleprivilegescollection: all.flatMap(({ grants = {} }, place) =>
      Object.entries(grants).map(([name, depth], index) => ({
        roleprivilegeid: id('g', (place + 1) * 1_000 + index),
        roleid: roleId(place),
        privilegeid: privilegeId(name),
        privilegedepthmask: masks[depth],
      })),
    ),
    systemuserrolescollection: all.flatMap(({ holders = [] }, place) =>
      holders.map((systemuserid, index) => ({
        systemuserroleid: id('s', (place + 1) * 100 + index),
        systemuserid,
        roleid: roleId(place, unitOf[systemuserid]),
      })),
    ),
  };
}

/** The application user of {@link application}, in Contoso but for what a test says. */
export function applicationUserRow(changes: DataRow = {}): DataRow {
  return {
    systemuserid: application.userId,
    fullname: '# Contoso integration',
    firstname: '#',
    lastname: 'Contoso integration',
    applicationid: application.id,
    azureactivedirectoryobjectid: 'a0b1c2d3-0000-4000-8000-000000000001',
    azurestate: 0,
    deletedstate: 0,
    accessmode: 4,
    islicensed: false,
    isdisabled: false,
    _businessunitid_value: units.contoso,
    ...changes,
  };
}

/** What is special about an environment. */
export interface SetupEnvironment {
  /** Beside System Administrator, which Ann holds, and Basic User. */
  readonly roles?: readonly TestRole[];
  /** Application users. */
  readonly applicationUsers?: readonly DataRow[];
  readonly sets?: Readonly<Record<string, DataRow[]>>;
}

const apiId = '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps';

function step(operationId: string, entityName: string): object {
  return { type: 'OpenApiConnection', inputs: { host: { apiId, connectionName: 'dv', operationId }, parameters: { entityName } } };
}

/** A definition with Dataverse actions over one connection reference. */
export function dataverseFlow(reference: string, actions: Readonly<Record<string, readonly [operationId: string, entitySet: string]>>): object {
  const flow = definition(schedule, { dv: { reference } }) as { properties: { definition: { actions: object } } };
  flow.properties.definition.actions = Object.fromEntries(Object.entries(actions).map(([name, [operation, set]]) => [name, step(operation, set)]));
  return flow;
}

/** Flows and references: two flows that use accounts and contacts, one that SharePoint's connector alone is used by, and one that can't be read. */
const flows: Readonly<Record<string, DataRow[]>> = {
  connectionreferences: [
    referenceRow(1, { connectionreferencelogicalname: 'contoso_sales', connectionreferencedisplayname: 'Sales' }),
    referenceRow(2, { connectionreferencelogicalname: 'contoso_service', connectionreferencedisplayname: 'Service' }),
    referenceRow(3, {
      connectionreferencelogicalname: 'contoso_files',
      connectionreferencedisplayname: 'Files',
      connectorid: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline',
    }),
  ],
  workflows: [
    flowRow(1, dataverseFlow('contoso_sales', { List_accounts: ['ListRecords', 'accounts'], Add_contact: ['CreateRecord', 'contacts'] }), { name: 'Import leads' }),
    flowRow(2, dataverseFlow('contoso_service', { Get_account: ['GetItem', 'accounts'], Save_region: ['UpdateRecord', 'contoso_regions'] }), { name: 'Sync regions' }),
    flowRow(3, dataverseFlow('contoso_service', { Call_price: ['PerformUnboundAction', ''] }), { name: 'Reprice' }),
    flowRow(4, definition(schedule, { sp: { reference: 'contoso_files', connector: 'shared_sharepointonline' } }), { name: 'Copy files' }),
    flowRow(5, '{"properties":{"definition":', { name: 'Broken' }),
  ],
};

/** An environment of Ann, who is an administrator and signed in, Mia, and two business units, with flows. */
export function setupEnvironment({ roles = [], applicationUsers = [], sets = {} }: SetupEnvironment = {}): EnvironmentData {
  const base = environment({});
  const user = (systemuserid: string, fullname: string): DataRow => ({
    systemuserid,
    fullname,
    isdisabled: false,
    applicationid: null,
    accessmode: 0,
    _businessunitid_value: units.contoso,
  });
  const unitOf = Object.fromEntries(applicationUsers.map((row) => [String(row.systemuserid), String(row._businessunitid_value)]));
  return {
    ...base,
    businessunits: [
      { businessunitid: units.sales, name: 'Sales unit', isdisabled: false, _parentbusinessunitid_value: units.contoso },
      { businessunitid: units.contoso, name: 'Contoso', isdisabled: false, _parentbusinessunitid_value: null },
    ],
    systemusers: [user(people.ann, 'Ann Lee'), user(mia, 'Mia Berg'), ...applicationUsers],
    EntityDefinitions: tables.map(({ logicalName, schemaName, accesses: some, ownership }) => ({
      LogicalName: logicalName,
      SchemaName: schemaName,
      EntitySetName: `${logicalName}s`,
      PrimaryIdAttribute: `${logicalName}id`,
      PrimaryNameAttribute: 'name',
      OwnershipType: ownership,
      TableType: 'Standard',
      IsActivity: false,
      Privileges: some.map((access) => ({ Name: `prv${access}${schemaName}`, PrivilegeType: access, PrivilegeId: privilegeId(`prv${access}${schemaName}`) })),
    })),
    ...roleRows(roles, unitOf),
    OrganizationDetails: [{ TenantId: application.tenantId }],
    ...flows,
    ...sets,
  };
}
