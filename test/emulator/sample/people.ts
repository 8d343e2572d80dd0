import type { RoleName } from './roleCatalogue';
import { technicianKeys, technicianNames, type TechnicianKey } from './technicianNames';

/** The company's business units; a unit without `parent` is the root. */
export const units = {
  contoso: { name: 'Contoso', parent: null },
  sales: { name: 'Sales', parent: 'contoso' },
  salesEmea: { name: 'Sales EMEA', parent: 'sales' },
  fieldService: { name: 'Field Service', parent: 'contoso' },
  finance: { name: 'Finance', parent: 'contoso' },
} as const satisfies Record<string, { name: string; parent: string | null }>;

/** Short name of a business unit of the sample. */
export type UnitKey = keyof typeof units;

/** What kind of account a person of the sample has. */
export type AccountKind = 'licensed' | 'unlicensed' | 'leaver' | 'guest' | 'unlicensedGuest' | 'application' | 'disabledApplication';

/** One user of the sample. */
export interface Person {
  first: string;
  last: string;
  mail: string;
  title: string | null;
  unit: UnitKey;
  kind: AccountKind;
  roles: readonly RoleName[];
}

function person(
  first: string,
  last: string,
  mail: string,
  title: string | null,
  unit: UnitKey,
  roles: readonly RoleName[],
  kind: AccountKind = 'licensed',
): Person {
  return { first, last, mail, title, unit, kind, roles };
}

const maker = ['Environment Maker', 'Basic User'] as const;
const builder = ['Environment Maker', 'Basic User', 'Contoso Operations'] as const;
const delegate = ['Environment Maker', 'Basic User', 'Contoso Operations', 'Delegate'] as const;

/** Technicians of the field service, who run flows and make none. */
const technicians = Object.fromEntries(
  technicianKeys.map((key) => {
    const [first, last, mail] = technicianNames[key];
    return [key, person(first, last, mail, 'Field technician', 'fieldService', ['Basic User'])];
  }),
) as Record<TechnicianKey, Person>;

/** Everybody of the sample: an administrator, makers, an operator, app users, leavers, guests, application users. */
export const people = {
  ingrid: person('Ingrid', 'Solheim', 'ingrid.solheim', 'Platform administrator', 'contoso', ['System Administrator']),
  hassan: person('Hassan', 'Yilmaz', 'hassan.yilmaz', 'Solution architect', 'contoso', ['System Customizer', 'Basic User']),
  lena: person('Lena', 'Fischer', 'lena.fischer', 'Sales operations manager', 'sales', delegate),
  marco: person('Marco', 'Bianchi', 'marco.bianchi', 'Finance systems analyst', 'finance', delegate),
  aoife: person('Aoife', "O'Brien", 'aoife.obrien', 'Field service lead', 'fieldService', delegate),
  priya: person('Priya', 'Raghunathan', 'priya.raghunathan', 'HR business partner', 'contoso', builder),
  misaki: person('美咲', '田中', 'misaki.tanaka', '営業企画', 'sales', builder),
  layla: person('ليلى', 'حداد', 'layla.haddad', 'مديرة المبيعات', 'salesEmea', builder),
  joao: person('João Pedro', 'de Almeida', 'joao.almeida', 'Consultor de vendas', 'salesEmea', builder),
  maximilian: person(
    'Maximilian-Alexander',
    'Freiherr von Hohenstein-Wittgenstein zu Sayn',
    'maximilian-alexander.von.hohenstein-wittgenstein',
    'Head of intercompany reconciliation, controlling and treasury automation',
    'finance',
    maker,
  ),
  chloe: person('Chloé', 'Dubois', 'chloe.dubois', 'Marketing specialist', 'sales', maker),
  kwame: person('Kwame', 'Mensah', 'kwame.mensah', 'Warehouse planner', 'fieldService', builder),
  sofia: person('Sofía', 'Hernández', 'sofia.hernandez', 'Accounts payable', 'finance', maker),
  tomasz: person('Tomasz', 'Wiśniewski', 'tomasz.wisniewski', 'Support engineer', 'fieldService', maker),
  grace: person('Grace', 'Kim', 'grace.kim', 'Automation operations', 'contoso', ['Power Automate Operator']),
  peter: person('Peter', 'Nowak', 'peter.nowak', 'Technician', 'fieldService', ['Basic User']),
  amara: person('Amara', 'Okafor', 'amara.okafor', 'Auditor', 'finance', ['Service Reader']),
  noah: person('Noah', 'Evans', 'noah.evans', 'Trainee', 'sales', [], 'unlicensed'),
  daniel: person('Daniel', 'Weber', 'daniel.weber', 'Sales operations', 'sales', maker, 'leaver'),
  olivia: person('Olivia', 'Martin', 'olivia.martin', 'Finance analyst', 'finance', builder, 'leaver'),
  rashid: person('Rashid', 'Khan', 'rashid.khan', null, 'fieldService', [], 'leaver'),
  anna: person('Anna', 'Svensson', 'anna.svensson', 'Consultant', 'contoso', builder, 'guest'),
  dmitri: person('Dmitri', 'Ivanov', 'dmitri.ivanov', 'Contractor', 'fieldService', ['Basic User'], 'unlicensedGuest'),
  wei: person('Wei', 'Chen', 'wei.chen', null, 'contoso', [], 'unlicensedGuest'),
  flowService: person('#', 'Contoso Flow Service', 'contoso-flow-service', null, 'contoso', delegate, 'application'),
  pipeline: person('#', 'Contoso Deployment Pipeline', 'contoso-deployment', null, 'contoso', ['System Administrator'], 'application'),
  warehouseSync: person('#', 'Contoso Warehouse Sync', 'contoso-warehouse-sync', null, 'fieldService', ['Basic User'], 'application'),
  legacyImport: person('#', 'Contoso Legacy Import', 'contoso-legacy-import', null, 'contoso', ['Basic User'], 'disabledApplication'),
  ...technicians,
};

/** Short name of a user of the sample. */
export type PersonKey = keyof typeof people;

/** Every user's short name, in a fixed order. */
export const personKeys = Object.keys(people) as PersonKey[];

/** A team of the sample; the owner teams that every business unit has by itself are not listed here. */
export interface Team {
  name: string;
  description: string;
  unit: UnitKey;
  /** Choice `teamtype`: 0 owner, 2 Microsoft Entra ID security group. */
  type: 0 | 2;
  members: readonly PersonKey[];
  roles: readonly RoleName[];
}

/**
 * Teams: one that owns connection references, and one of a security group that holds the Delegate role, which is of no use to its
 * members: the privilege in it does not come over a team (Microsoft Learn, Impersonate another user).
 */
export const teams = {
  salesOperations: {
    name: 'Sales Operations',
    description: 'Owns what the sales flows share.',
    unit: 'sales',
    type: 0,
    members: ['lena', 'misaki', 'chloe', 'daniel'],
    roles: ['Environment Maker', 'Basic User'],
  },
  automationMakers: {
    name: 'SG Automation Makers',
    description: 'Security group of the automation community.',
    unit: 'contoso',
    type: 2,
    members: ['aoife', 'kwame', 'joao'],
    roles: ['Delegate'],
  },
} as const satisfies Record<string, Team>;

/** Short name of a team of the sample. */
export type TeamKey = keyof typeof teams;

/** Somebody who can own a row. */
export type OwnerKey = PersonKey | TeamKey;

/** The signed-in user of the sample: its administrator. */
export const signedIn: PersonKey = 'ingrid';

/**
 * Whether an owner's short name is a team's.
 * @param key short name of a user or team.
 */
export function isTeam(key: OwnerKey): key is TeamKey {
  return key in teams;
}
