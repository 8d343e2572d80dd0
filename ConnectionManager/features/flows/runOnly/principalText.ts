import { isGuestName } from '../../../model/person';
import type { Principal } from '../../../model/sharing';
import { READ_FLOWS, type SharingNeed } from '../../../model/sharingNeeds';
import type { TextKey } from '../../../strings/TextKey';
import type { Texts } from '../../../strings/texts';

const needKeys: Readonly<Record<SharingNeed, TextKey>> = {
  disabled: 'RunOnly_Need_Disabled',
  unlicensed: 'RunOnly_Need_Unlicensed',
  'guest-unlicensed': 'RunOnly_Need_GuestUnlicensed',
  'guest-license-not-known': 'RunOnly_Need_GuestLicense',
  'no-roles': 'RunOnly_Need_NoRoles',
  'cannot-read-flows': 'RunOnly_Need_CannotRead',
  'roles-not-known': 'RunOnly_Need_RolesNotKnown',
  'application-user': 'RunOnly_Need_Application',
  'team-not-looked-at': 'RunOnly_Need_Team',
};

/**
 * Somebody's name.
 *
 * @param principal Who it is.
 * @param texts The texts of the control.
 * @returns The name; of somebody without one the user name or the address, else that it isn't visible.
 */
export function principalName({ name, userName, email }: Principal, texts: Texts): string {
  return name ?? userName ?? email ?? texts.text('RunOnly_Unnamed');
}

/**
 * What somebody is.
 *
 * @param principal Who it is.
 * @param texts The texts of the control.
 * @returns Such as `Guest`.
 */
export function kindWord(principal: Principal, texts: Texts): string {
  if (principal.kind === 'team') {
    return texts.text('RunOnly_Kind_Team');
  }
  if (principal.applicationId !== null) {
    return texts.text('RunOnly_Kind_Application');
  }
  return texts.text(isGuest(principal) ? 'Identity_Guest' : 'RunOnly_Kind_Person');
}

/**
 * What somebody lacks to run a flow that is shared with them, and what guests need beside that.
 *
 * @param principal Who it is.
 * @param needs What was found.
 * @param texts The texts of the control.
 * @returns One sentence or more for each; none where nothing is in sight.
 */
export function needSentences(principal: Principal, needs: readonly SharingNeed[], texts: Texts): readonly string[] {
  return [
    ...needs.map((need) => texts.text(needKeys[need], { privilege: READ_FLOWS })),
    ...(isGuest(principal) ? [texts.text('RunOnly_Need_GuestRights')] : []),
  ];
}

function isGuest({ kind, userName }: Principal): boolean {
  return kind === 'user' && isGuestName(userName);
}
