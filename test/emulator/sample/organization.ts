import { organizationDetailsSet } from '../environmentData';
import type { DataRow } from '../environmentData';
import { units, teams, people, personKeys, type Person, type PersonKey, type Team, type TeamKey, type UnitKey } from './people';
import type { Identify, SampleSource } from './random';
import { audited, type RowSets } from './rows';

const organization = 'contoso';
const unitKeys = Object.keys(units) as UnitKey[];
const teamKeys = Object.keys(teams) as TeamKey[];

function organizationRow(identify: Identify): DataRow {
  return {
    organizationid: identify('organization', organization),
    name: organization,
    languagecode: 1033,
    localeid: 1033,
    flowruntimetoliveinseconds: 2_419_200,
    ...audited(identify, 1400),
  };
}

function unitRow(identify: Identify, key: UnitKey): DataRow {
  const { name, parent } = units[key];
  return {
    businessunitid: identify('businessunit', key),
    name,
    _parentbusinessunitid_value: parent === null ? null : identify('businessunit', parent),
    _organizationid_value: identify('organization', organization),
    isdisabled: false,
    ...audited(identify, 1400),
  };
}

/**
 * The name that somebody signs in with. Guests keep their home address in it before `#EXT#`: a convention, not a rule of Dataverse.
 * @param person who signs in.
 */
export function signInName(person: Person): string {
  if (person.kind === 'guest' || person.kind === 'unlicensedGuest') {
    return `${person.mail}_example.com#EXT#@contoso.com`;
  }
  return `${person.mail}@contoso.com`;
}

function isApplication(person: Person): boolean {
  return person.kind === 'application' || person.kind === 'disabledApplication';
}

function accountColumns(identify: Identify, key: PersonKey, person: Person): DataRow {
  const application = isApplication(person);
  const applicationid = application ? identify('application', key) : null;
  return {
    accessmode: application ? 4 : 0,
    applicationid,
    applicationiduri: application ? `api://${String(applicationid)}` : null,
    azureactivedirectoryobjectid: identify('entraobject', key),
    azurestate: key === 'rashid' ? 1 : 0,
    deletedstate: 0,
    disabledreason: person.kind === 'leaver' ? 'The user account was blocked in Microsoft Entra ID.' : null,
    isdisabled: person.kind === 'leaver' || person.kind === 'disabledApplication',
    islicensed: person.kind === 'licensed' || person.kind === 'guest',
    issyncwithdirectory: !application,
    isintegrationuser: application,
    setupuser: false,
    invitestatuscode: 4,
    caltype: 0,
  };
}

function userRow(identify: Identify, key: PersonKey): DataRow {
  const person: Person = people[key];
  const guest = person.kind === 'guest' || person.kind === 'unlicensedGuest';
  const mail = guest ? `${person.mail}@example.com` : `${person.mail}@contoso.com`;
  return {
    systemuserid: identify('systemuser', key),
    fullname: `${person.first} ${person.last}`,
    firstname: person.first,
    lastname: person.last,
    yomifullname: `${person.first} ${person.last}`,
    title: person.title,
    domainname: signInName(person),
    windowsliveid: signInName(person),
    internalemailaddress: isApplication(person) ? null : mail,
    _businessunitid_value: identify('businessunit', person.unit),
    organizationid: identify('organization', organization),
    ...accountColumns(identify, key, person),
    ...audited(identify, key === 'ingrid' ? 1400 : 900, key === 'rashid' ? 12 : 200),
  };
}

/** The team that every business unit has by itself, and that holds all its users. */
function defaultTeamRow(identify: Identify, key: UnitKey): DataRow {
  return {
    teamid: identify('team', `default/${key}`),
    name: units[key].name,
    description: 'Default team of the business unit, with all its users.',
    teamtype: 0,
    membershiptype: 0,
    isdefault: true,
    systemmanaged: true,
    azureactivedirectoryobjectid: null,
    _businessunitid_value: identify('businessunit', key),
    _administratorid_value: identify('systemuser', 'ingrid'),
    organizationid: identify('organization', organization),
    ...audited(identify, 1400),
  };
}

function teamRow(identify: Identify, key: TeamKey): DataRow {
  const team: Team = teams[key];
  return {
    teamid: identify('team', key),
    name: team.name,
    description: team.description,
    teamtype: team.type,
    membershiptype: 0,
    isdefault: false,
    systemmanaged: false,
    azureactivedirectoryobjectid: team.type === 2 ? identify('entraobject', key) : null,
    _businessunitid_value: identify('businessunit', team.unit),
    _administratorid_value: identify('systemuser', 'ingrid'),
    organizationid: identify('organization', organization),
    ...audited(identify, 700),
  };
}

function membershipRow(identify: Identify, team: string, person: PersonKey): DataRow {
  return {
    teammembershipid: identify('teammembership', `${team}/${person}`),
    teamid: identify('team', team),
    systemuserid: identify('systemuser', person),
  };
}

/**
 * What RetrieveCurrentOrganization tells of the environment and no table does.
 * @param source the sample's ids.
 */
export function organizationDetailRows({ identify }: SampleSource): RowSets {
  const details = {
    EnvironmentId: identify('environment', organization),
    TenantId: identify('tenant', organization),
    FriendlyName: 'Contoso',
    Geo: 'EMEA',
    OrganizationVersion: '9.2.26093.00157',
  };
  return { [organizationDetailsSet]: [details] };
}

/**
 * The organization, its business units, users, teams and memberships.
 * @param source the sample's ids.
 */
export function organizationRows({ identify }: SampleSource): RowSets {
  return {
    organizations: [organizationRow(identify)],
    businessunits: unitKeys.map((key) => unitRow(identify, key)),
    systemusers: personKeys.map((key) => userRow(identify, key)),
    teams: [...unitKeys.map((key) => defaultTeamRow(identify, key)), ...teamKeys.map((key) => teamRow(identify, key))],
    teammemberships: [
      ...personKeys.map((person) => membershipRow(identify, `default/${people[person].unit}`, person)),
      ...teamKeys.flatMap((team) => teams[team].members.map((person) => membershipRow(identify, team, person))),
    ],
  };
}
