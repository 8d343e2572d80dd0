import * as v from 'valibot';
import type { Principal } from '../../model/sharing';
import { checkRows } from '../checkRows';
import type { DataverseClient } from '../client';
import { optionalFlag, optionalText } from '../columns';
import { toDataverseError } from '../errors';
import { fetchRows, isOneOf } from '../fetchRows';

/** Ids in one request: some 60 characters each, far below the longest address that Dataverse takes (32,768 characters). */
const idsAtOnce = 200;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The columns that a principal is made of, by table. */
export const principalColumns = {
  systemuser: ['systemuserid', 'fullname', 'domainname', 'internalemailaddress', 'applicationid', 'isdisabled', 'islicensed'],
  team: ['teamid', 'name'],
} as const;

/** A table that principals are in. */
export type PrincipalTable = keyof typeof principalColumns;

const userRow = v.pipe(
  v.object({
    systemuserid: v.string(),
    fullname: optionalText,
    domainname: optionalText,
    internalemailaddress: optionalText,
    applicationid: optionalText,
    isdisabled: optionalFlag,
    islicensed: optionalFlag,
  }),
  v.transform(
    (row): Principal => ({
      id: row.systemuserid,
      kind: 'user',
      name: row.fullname,
      userName: row.applicationid === null ? row.domainname : null,
      email: row.internalemailaddress,
      applicationId: row.applicationid,
      disabled: row.isdisabled,
      licensed: row.islicensed,
    }),
  ),
);

const teamRow = v.pipe(
  v.object({ teamid: v.string(), name: optionalText }),
  v.transform((row): Principal => ({ ...unknownPrincipal(row.teamid, 'team'), name: row.name })),
);

const rows: Readonly<Record<PrincipalTable, v.GenericSchema<unknown, Principal>>> = { systemuser: userRow, team: teamRow };

/**
 * A user or team of whom nothing but the id is known.
 *
 * @param id Id of the user or team.
 * @param kind Which of them it is.
 */
export function unknownPrincipal(id: string, kind: Principal['kind']): Principal {
  return { id, kind, name: null, userName: null, email: null, applicationId: null, disabled: null, licensed: null };
}

/**
 * Makes principals of rows; a row that isn't as expected is left out.
 *
 * @param table The table they are of.
 * @param some Rows with {@link principalColumns}.
 */
export function toPrincipals(table: PrincipalTable, some: readonly unknown[]): readonly Principal[] {
  return checkRows(table, `${table}id`, rows[table], some).rows;
}

/**
 * Reads users and teams by their ids, some hundreds a request.
 *
 * @param client How to read Dataverse.
 * @param wanted Their ids and kinds.
 * @param signal Ends the reading between two requests.
 * @returns Each of them by its id in lower case; those that the caller may not read with nothing but the id.
 * @throws DataverseError where reading fails for another reason than a missing privilege.
 */
export async function principalsOf(
  client: DataverseClient,
  wanted: readonly Pick<Principal, 'id' | 'kind'>[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Principal>> {
  const ids = (kind: Principal['kind']): string[] =>
    wanted.filter((each) => each.kind === kind && guid.test(each.id)).map(({ id }) => id);
  const users = await readByIds(client, 'systemuser', ids('user'), signal);
  const teams = await readByIds(client, 'team', ids('team'), signal);
  const known = new Map(wanted.map(({ id, kind }) => [id.toLowerCase(), unknownPrincipal(id, kind)]));
  [...users, ...teams].forEach((principal) => known.set(principal.id.toLowerCase(), principal));
  return known;
}

async function readByIds(
  client: DataverseClient,
  table: PrincipalTable,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Principal[]> {
  const found: Principal[] = [];
  const attributes = principalColumns[table].map((name) => `<attribute name="${name}"/>`).join('');
  try {
    for (let start = 0; start < ids.length && !signal.aborted; start += idsAtOnce) {
      const filter = `<filter>${isOneOf(`${table}id`, ids.slice(start, start + idsAtOnce))}</filter>`;
      const body = `<entity name="${table}">${attributes}<order attribute="${table}id"/>${filter}</entity>`;
      found.push(...toPrincipals(table, await fetchRows(client, table, body, signal)));
    }
  } catch (thrown) {
    const error = toDataverseError(thrown);
    if (error.problem.kind !== 'privilege') {
      throw error;
    }
  }
  return found;
}
