import type { RequestContext } from '../../core/context';
import { badQuery, notModelled } from '../../errors';
import { requireAccess, requirePrivilege } from '../../security/access';
import { readCaller, readTeam } from '../../security/caller';
import type { Caller } from '../../security/caller';
import { allGrants, widestGrants } from '../../security/grants';
import type { NamedGrant } from '../../security/grants';
import { noRoles } from '../../security/refusals';
import { readGuid } from '../../store/values';
import type { Operation, OperationCall } from '../operation';
import { boundRow } from './boundRow';
import { requireRolesPrivileges, rolePrivileges } from './rolePrivilegeAnswer';

type Parameters = OperationCall['parameters'];

/** Who an operation asks about, and which of the grants it answers. */
interface Question {
  readonly boundTo?: readonly string[];
  readonly who: (context: RequestContext, call: OperationCall) => Caller;
  readonly choose: (grants: readonly NamedGrant[], parameters: Parameters, who: Caller) => readonly NamedGrant[];
}

const ofUser: Pick<Question, 'boundTo' | 'who'> = { boundTo: ['systemuser'], who: boundUser };
const ofEntraUser: Pick<Question, 'who'> = { who: entraUser };

/**
 * The functions that tell what a user or team may do, answered with the widest depth of each privilege in each business unit
 * (that a privilege is named once for each unit is modelled). Depths are the whole ones, except where noted (Microsoft Learn, the
 * reference page of each function).
 */
export const userPrivilegeOperations: Readonly<Record<string, Operation>> = {
  RetrieveUserPrivileges: listing({ ...ofUser, choose: withTeamsAtBasic }),
  RetrieveUserPrivilegeByPrivilegeName: listing({ ...ofUser, choose: named('PrivilegeName') }),
  RetrieveUserPrivilegeByPrivilegeId: listing({ ...ofUser, choose: identified('PrivilegeId') }),
  RetrieveUserSetOfPrivilegesByNames: listing({ ...ofUser, choose: named('PrivilegeNames') }),
  RetrieveUserSetOfPrivilegesByIds: listing({ ...ofUser, choose: identified('PrivilegeIds') }),
  RetrieveUsersPrivilegesThroughTeams: listing({ ...ofUser, choose: throughTeams }),
  RetrieveAadUserPrivileges: listing({ ...ofEntraUser, choose: (grants) => grants }),
  RetrieveAadUserSetOfPrivilegesByNames: listing({ ...ofEntraUser, choose: named('PrivilegeNames') }),
  RetrieveAadUserSetOfPrivilegesByIds: listing({ ...ofEntraUser, choose: identified('PrivilegeIds') }),
  RetrieveTeamPrivileges: listing({ boundTo: ['team'], who: boundTeam, choose: (grants) => grants }),
};

function listing({ boundTo, who, choose }: Question): Operation {
  return {
    kind: 'function',
    ...(boundTo ? { boundTo } : {}),
    run(context, call) {
      requireRolesPrivileges(context);
      const principal = who(context, call);
      return rolePrivileges(widestGrants(choose(allGrants(context.store, principal), call.parameters, principal)));
    },
  };
}

/** It takes Read on the user; a user without roles is refused (a public report of such an answer), with the code for that: modelled. */
function boundUser(context: RequestContext, call: OperationCall): Caller {
  const user = readCaller(context.store, boundRow(context, call, 'Read').id);
  if (user.roles.length === 0) {
    throw noRoles(user);
  }
  return user;
}

function boundTeam(context: RequestContext, call: OperationCall): Caller {
  return readTeam(context.store, boundRow(context, call, 'Read').id);
}

/**
 * Finds a user by the id in Microsoft Entra, which takes Read on the user (modelled). Users whom the environment has not yet, but
 * whose groups have roles: not modelled.
 */
export function entraUser(context: RequestContext, { parameters }: Pick<OperationCall, 'parameters'>): Caller {
  const users = context.schema.tableNamed('systemuser');
  const id = readGuid(String(parameters.DirectoryObjectId));
  if (!users || id === undefined) {
    throw badQuery("The parameter 'DirectoryObjectId' is no id.");
  }
  requirePrivilege(context, users, 'Read');
  const user = context.store.row('SELECT systemuserid FROM systemuser WHERE azureactivedirectoryobjectid = ?', [id]);
  if (!user) {
    throw notModelled(`what somebody may do who is no user of the environment: ${id}`);
  }
  requireAccess(context, users, String(user.systemuserid), 'Read');
  return readCaller(context.store, String(user.systemuserid));
}

/**
 * What comes over a team is answered at Basic depth, as deep as it may be (Microsoft Learn, RetrieveUserPrivileges function). That it
 * is left out for roles which members do not inherit, and counted in the user's unit, is modelled.
 */
function withTeamsAtBasic(grants: readonly NamedGrant[], _: Parameters, { businessUnit }: Caller): NamedGrant[] {
  return grants.flatMap((grant): NamedGrant[] => {
    if (grant.team === null) {
      return [grant];
    }
    return grant.inherited ? [{ ...grant, depth: 'Basic', unit: businessUnit }] : [];
  });
}

/** `IncludeSetupUserFiltering` takes away what the access mode forbids, which is not modelled; no privilege is disabled here. */
function throughTeams(grants: readonly NamedGrant[], { IncludeSetupUserFiltering }: Parameters): NamedGrant[] {
  if (IncludeSetupUserFiltering === true) {
    throw notModelled('IncludeSetupUserFiltering=true');
  }
  return grants.filter((grant) => grant.team !== null);
}

function named(parameter: string): Question['choose'] {
  return (grants, parameters) => {
    const wanted = textsOf(parameters, parameter);
    return withoutTeamBasic(grants, parameters).filter((grant) => wanted.has(grant.name.toLowerCase()));
  };
}

function identified(parameter: string): Question['choose'] {
  return (grants, parameters) => {
    const wanted = textsOf(parameters, parameter);
    return withoutTeamBasic(grants, parameters).filter((grant) => wanted.has(grant.privilegeid));
  };
}

/** `ExcludeTeamBasic=true` leaves out what comes over teams at Basic depth (Microsoft Learn, the functions' reference pages). */
function withoutTeamBasic(grants: readonly NamedGrant[], { ExcludeTeamBasic }: Parameters): readonly NamedGrant[] {
  return ExcludeTeamBasic === true ? grants.filter((grant) => grant.team === null || grant.depth !== 'Basic') : grants;
}

/** A text, or an array of texts, in lower case. */
function textsOf(parameters: Parameters, name: string): Set<string> {
  const value = parameters[name];
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  if (!texts.every((text) => typeof text === 'string')) {
    throw badQuery(`The parameter '${name}' is missing or no text.`);
  }
  return new Set(texts.map((text) => text.toLowerCase()));
}
