import { rowsOf, type DataRow, type EnvironmentData } from '../emulator/environmentData';
import type { PersonaName } from './pageOptions';
import type { HostUser } from './userSettings';

/** A user of the environment whom the page can sign in as. */
export interface Persona extends HostUser {
  /** Why it is somebody else than the name says; absent when it is not. */
  note?: string;
}

/** Who is signed in, and whom the page can show. */
export interface SignedIn {
  /** The environment's own signed-in user. */
  signedInUser: string;
  personas: Record<PersonaName, Persona>;
  /** The environment's URL, as `context.page.getClientUrl` tells it. */
  appUrl: string;
  /** The environment's id in Power Platform; absent where it isn't known. */
  environmentId?: string;
  /** JSON of the connections that a custom page would get for a persona; none where they aren't known. */
  connections: Partial<Record<PersonaName, string>>;
}

/** What the server tells the page before it starts. */
export interface Session extends SignedIn {
  /** Languages of the control's texts, as Windows language identifiers. */
  textLanguages: number[];
}

interface Account {
  id: string;
  name: string;
  roleIds: string[];
  roleNames: Set<string>;
  /** How many cloud flows the account owns. */
  flows: number;
}

function text(row: DataRow, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

/** People who can sign in: enabled users that are no application users. */
function isPerson(row: DataRow): boolean {
  return row.isdisabled !== true && (row.applicationid ?? null) === null;
}

/** Choice `category` of a workflow: 5 is a modern (cloud) flow (Microsoft Learn, workflow table reference). */
const modernFlow = 5;

function countFlowsByOwner(data: EnvironmentData): Map<string, number> {
  const flows = new Map<string, number>();
  for (const flow of rowsOf(data, 'workflows').filter((row) => row.category === modernFlow)) {
    const owner = text(flow, '_ownerid_value');
    flows.set(owner, (flows.get(owner) ?? 0) + 1);
  }
  return flows;
}

function groupRolesByUser(data: EnvironmentData): Map<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const pair of rowsOf(data, 'systemuserrolescollection')) {
    const user = text(pair, 'systemuserid');
    const held = roles.get(user) ?? [];
    held.push(text(pair, 'roleid'));
    roles.set(user, held);
  }
  return roles;
}

function listAccounts(data: EnvironmentData): Account[] {
  const flows = countFlowsByOwner(data);
  const roles = groupRolesByUser(data);
  const roleNames = new Map(rowsOf(data, 'roles').map((role) => [text(role, 'roleid'), text(role, 'name')]));
  return rowsOf(data, 'systemusers')
    .filter(isPerson)
    .map((row) => {
      const id = text(row, 'systemuserid');
      const roleIds = roles.get(id) ?? [];
      return {
        id,
        name: text(row, 'fullname'),
        roleIds,
        roleNames: new Set(roleIds.map((roleId) => roleNames.get(roleId) ?? '')),
        flows: flows.get(id) ?? 0,
      };
    });
}

const byFlows = (first: Account, second: Account): number => second.flows - first.flows;

/** The account that plays a persona, if the environment has one: found by the names of its roles. */
function findAccount(persona: PersonaName, accounts: readonly Account[], signedInUser: string): Account | undefined {
  switch (persona) {
    case 'admin':
      return accounts.find(({ id }) => id === signedInUser);
    case 'maker':
      return accounts.filter(({ roleNames }) => roleNames.has('Environment Maker') && !roleNames.has('System Administrator')).sort(byFlows)[0];
    case 'operator':
      return accounts.find(({ roleNames }) => roleNames.has('Power Automate Operator'));
    case 'basic':
      return accounts.find(({ roleNames }) => roleNames.size === 1 && roleNames.has('Basic User'));
  }
}

/**
 * Finds whom the page can sign in as: the environment's own user as admin, the maker with the most cloud flows, a
 * Power Automate operator, and somebody with nothing but the Basic User role. Whoever is missing is played by the
 * environment's own user, with a note that says so.
 */
export function choosePersonas(data: EnvironmentData): Record<PersonaName, Persona> {
  const accounts = listAccounts(data);
  const own = accounts.find(({ id }) => id === data.user);
  const play = (persona: PersonaName): Persona => {
    const account = findAccount(persona, accounts, data.user);
    const { id, name, roleIds } = account ?? own ?? { id: data.user, name: data.user, roleIds: [] };
    const note = account === undefined ? { note: `The environment has no ${persona}: signed in as ${name}.` } : {};
    return { id, name, roleIds, ...note };
  };
  return { admin: play('admin'), maker: play('maker'), operator: play('operator'), basic: play('basic') };
}
