import { isGuestName } from './person';
import { heldDepth } from './privileges/heldDepth';
import type { UserAccess } from './privileges/privileges';
import type { Principal } from './sharing';

/** The privilege that reading a flow's row takes. */
export const READ_FLOWS = 'prvReadWorkflow';

/**
 * What may keep somebody from running a flow that is shared with them, as Dataverse shows it.
 *
 * `disabled` their user is disabled; `unlicensed` Dataverse has the user as not licensed; `guest-unlicensed` the same of a guest, who
 * needs a Power Automate license (Microsoft Learn, "Manage connections to Microsoft Dataverse"); `guest-license-not-known` a guest of
 * whom Dataverse doesn't tell whether that license is among theirs; `no-roles` they hold no security role, which gives no access to
 * anything; `cannot-read-flows` their roles don't let them read flows, and sharing gives nobody rights that their roles don't have
 * (Microsoft Learn, "Sharing and assigning"); `roles-not-known` not all of their roles could be read; `application-user` it is no
 * person; `team-not-looked-at` it is a team, whose members and roles weren't looked at.
 */
export type SharingNeed =
  | 'disabled'
  | 'unlicensed'
  | 'guest-unlicensed'
  | 'guest-license-not-known'
  | 'no-roles'
  | 'cannot-read-flows'
  | 'roles-not-known'
  | 'application-user'
  | 'team-not-looked-at';

/**
 * Finds what may keep somebody from running a flow that is shared with them.
 *
 * @param principal Whom the flow is, or is to be, shared with.
 * @param access Their security roles, asked for {@link READ_FLOWS}; null where they couldn't be read, or aren't known yet.
 * @returns What was found, the gravest first; nothing where nothing is in sight.
 */
export function sharingNeeds(principal: Principal, access: UserAccess | null): readonly SharingNeed[] {
  if (principal.kind === 'team') {
    return ['team-not-looked-at'];
  }
  if (principal.applicationId !== null) {
    return ['application-user'];
  }
  const disabled: readonly SharingNeed[] = principal.disabled === true ? ['disabled'] : [];
  return [...disabled, ...licenseNeeds(principal), ...roleNeeds(access)];
}

/** Dataverse tells whether a user has a license, not which. */
function licenseNeeds({ userName, licensed }: Principal): readonly SharingNeed[] {
  const guest = isGuestName(userName);
  if (licensed === false) {
    return [guest ? 'guest-unlicensed' : 'unlicensed'];
  }
  return guest ? ['guest-license-not-known'] : [];
}

function roleNeeds(access: UserAccess | null): readonly SharingNeed[] {
  const depth = heldDepth(access, READ_FLOWS);
  if (access === null || depth === 'unknown') {
    return ['roles-not-known'];
  }
  if (access.roles.length === 0) {
    return ['no-roles'];
  }
  return depth === 'none' ? ['cannot-read-flows'] : [];
}
