import type { FlowProfile } from '../../../ConnectionManager/model/flow/flowProfile';
import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import { rowsOf, type DataRow } from '../environmentData';
import { generateSample } from './generateSample';

/** The sample as it is by default. */
export const sample = generateSample();
/** Its connection references. */
export const references = rowsOf(sample, 'connectionreferences');
/** Its users by id. */
export const users = new Map(rowsOf(sample, 'systemusers').map((row) => [row.systemuserid, row]));
/** Its cloud flows' rows, without activations and templates. */
export const cloudFlows = rowsOf(sample, 'workflows').filter(({ category, type }) => category === 5 && type === 1);

/** A flow's row with what its clientdata says. */
export interface ReadFlow {
  row: DataRow;
  profile: FlowProfile;
}

/** The cloud flows whose clientdata can be read. */
export const flows: ReadFlow[] = cloudFlows.flatMap((row) => {
  const profile = typeof row.clientdata === 'string' ? parseFlow(row.clientdata, String(row.name)).flow : null;
  return profile === null ? [] : [{ row, profile }];
});
/** Logical names of the connection references that flows name. */
export const usedReferences = new Set(
  flows.flatMap(({ profile }) => profile.connections.map(({ connectionReference }) => connectionReference)),
);

/** The user who owns a row; undefined where a team does. */
export function ownerOf(row: DataRow): DataRow | undefined {
  return users.get(row._ownerid_value);
}

/** Ids of users who hold a privilege through a role of their own or of a team. */
export function holders(privilege: string): Set<unknown> {
  const id = rowsOf(sample, 'privileges').find(({ name }) => name === privilege)?.privilegeid;
  if (id === undefined) {
    throw new Error(`The sample has no privilege ${privilege}.`);
  }
  const roots = new Set(
    rowsOf(sample, 'roleprivilegescollection')
      .filter(({ privilegeid }) => privilegeid === id)
      .map(({ roleid }) => roleid),
  );
  const roles = new Set(
    rowsOf(sample, 'roles')
      .filter((role) => roots.has(role._parentrootroleid_value))
      .map(({ roleid }) => roleid),
  );
  const teams = new Set(
    rowsOf(sample, 'teamrolescollection')
      .filter(({ roleid }) => roles.has(roleid))
      .map(({ teamid }) => teamid),
  );
  return new Set([
    ...rowsOf(sample, 'systemuserrolescollection')
      .filter(({ roleid }) => roles.has(roleid))
      .map(({ systemuserid }) => systemuserid),
    ...rowsOf(sample, 'teammemberships')
      .filter(({ teamid }) => teams.has(teamid))
      .map(({ systemuserid }) => systemuserid),
  ]);
}
