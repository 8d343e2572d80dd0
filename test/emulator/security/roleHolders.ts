import type { RequestContext } from '../core/context';
import { DataverseError } from '../errors';
import { findRow } from '../query/single';
import type { StoredRow } from '../store/database';
import type { RowReference } from '../write/reference';
import { userDisabled } from './refusals';

/** Values of `teamtype`: access team, and teams of a security group or an Office group of Microsoft Entra. */
const accessTeam = 1;
const groupTeams: readonly unknown[] = [2, 3];

/**
 * Whether a user or team can have a role. Codes and teams: Microsoft Learn, web service error codes; statuses modelled. A user who is
 * disabled gets no role unless the environment is set so (a public report of a tool's author; the error modelled). A role is held
 * in the business unit of its holder: the same role elsewhere is another row (Microsoft's Terraform provider picks it so), and
 * environments with record ownership across business units are not modelled; the error is.
 * @throws DataverseError 400, 403 for a disabled user
 */
export function checkHolder(context: RequestContext, role: StoredRow, { table, id }: RowReference): void {
  const { teamtype, isdisabled, businessunitid = null } = findRow(context, table, id) ?? {};
  if (table.logicalName === 'team') {
    checkTeam(role, teamtype);
  } else if (isdisabled === 1) {
    throw userDisabled(id);
  }
  const unit = role.businessunitid ?? null;
  if (unit !== null && businessunitid !== null && unit !== businessunitid) {
    throw new DataverseError(400, '0x8004021d', `The role belongs to another business unit than the ${table.logicalName} with id ${id}.`);
  }
}

function checkTeam({ isinherited }: StoredRow, teamtype: unknown): void {
  if (teamtype === accessTeam) {
    throw new DataverseError(400, '0x80048331', 'Cannot assign roles or profiles to an access team.');
  }
  if (isinherited === 0 && groupTeams.includes(teamtype)) {
    const message = 'Cannot assign security role with "Team Privileges only" Inheritance to AAD Group or Office Group teams.';
    throw new DataverseError(400, '0x80048350', message);
  }
}
