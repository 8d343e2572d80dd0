import * as v from 'valibot';
import type { PrivilegeDepth } from '../../model/privileges/privileges';
import type { PrivilegeDefinition } from '../../model/servicePrincipals/securityRole';
import { checkRows } from '../checkRows';
import type { DataverseClient } from '../client';
import { optionalFlag } from '../columns';
import { fetchRows, isOneOf } from '../fetchRows';

const table = 'privilege';

const namesAtOnce = 100;

const privilegeName = /^prv\w+$/i;

const columns = ['privilegeid', 'name', 'canbebasic', 'canbelocal', 'canbedeep', 'canbeglobal'].map((name) => `<attribute name="${name}"/>`).join('');

const schema = v.pipe(
  v.object({
    privilegeid: v.string(),
    name: v.string(),
    canbebasic: optionalFlag,
    canbelocal: optionalFlag,
    canbedeep: optionalFlag,
    canbeglobal: optionalFlag,
  }),
  v.transform((row): PrivilegeDefinition => {
    const depths: readonly (readonly [PrivilegeDepth, boolean | null])[] = [
      ['basic', row.canbebasic],
      ['local', row.canbelocal],
      ['deep', row.canbedeep],
      ['global', row.canbeglobal],
    ];
    return { id: row.privilegeid, name: row.name, depths: depths.filter(([, can]) => can === true).map(([depth]) => depth) };
  }),
);

/**
 * Looks privileges up by their names.
 *
 * @param client How to read Dataverse.
 * @param names Names in any letter case; what can't be one is left out.
 * @param signal Ends the reading between two requests.
 * @returns Those that the environment has, and the depths that they can be granted at.
 * @throws DataverseError where they can't be read.
 */
export async function privilegesByName(
  client: DataverseClient,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly PrivilegeDefinition[]> {
  const asked = [...new Set(names.filter((name) => privilegeName.test(name)))];
  const found: PrivilegeDefinition[] = [];
  for (let start = 0; start < asked.length && !signal.aborted; start += namesAtOnce) {
    const some = asked.slice(start, start + namesAtOnce);
    const body = `<entity name="privilege">${columns}<order attribute="privilegeid"/><filter>${isOneOf('name', some)}</filter></entity>`;
    found.push(...checkRows(table, 'privilegeid', schema, await fetchRows(client, table, body, signal)).rows);
  }
  return found;
}
