import { shareToRun, stopSharing } from '../../../ConnectionManager/dataverse/sharing/changeSharing';
import type { ChangedSharing } from '../../../ConnectionManager/dataverse/sharing/changedSharing';
import type { Principal, SharedRight, SharedWith } from '../../../ConnectionManager/model/sharing';
import { sharedRole } from '../../../ConnectionManager/model/sharingRole';
import { ids } from '../../emulator/fixtures/contoso';
import { principal, shareRow, startSharing, type SharingSetup, type SharingUnderTest } from './startSharing';

/** Otto Operator, with whom the invoice flow is shared and isn't. */
export const otto = principal(ids.operator);

/** The team of the flow owners. */
export const owners = principal(ids.team, 'team');

/** What somebody has seen of a share. */
export function seen(rights: readonly SharedRight[], who = otto): SharedWith {
  return { principal: who, rights, role: sharedRole(rights) };
}

/** Otto as a run-only user. */
export const runOnly = seen(['Read']);

/** Otto as a co-owner. */
export const coOwner = seen(['Read', 'Write']);

/** Starts with the invoice flow shared with Otto. */
export function withShare(mask: number, more: SharingSetup = {}): Promise<SharingUnderTest> {
  return startSharing({ rows: { principalobjectaccessset: [shareRow(1, ids.operator, mask)] }, ...more });
}

/** Lets somebody run the invoice flow, as whoever is signed in. */
export function share({ client, pause }: SharingUnderTest, who: Principal = otto): Promise<ChangedSharing> {
  return shareToRun(client, ids.invoiceFlow, who, pause);
}

/** Takes somebody away from the invoice flow, as whoever is signed in. */
export function stop({ client, pause }: SharingUnderTest, shared: SharedWith = runOnly, coOwnerToo = false): Promise<ChangedSharing> {
  return stopSharing(client, ids.invoiceFlow, shared, { coOwnerToo, pause });
}

/** What somebody may do with the invoice flow; undefined where it isn't shared with them. */
export async function rightsOf(environment: SharingUnderTest, who: string = ids.operator): Promise<readonly SharedRight[] | undefined> {
  return (await environment.sharedWith()).find((shared) => shared.principal.id === who)?.rights;
}

/** What was written, such as `POST GrantAccess`. */
export function writes({ sent }: SharingUnderTest): readonly string[] {
  return sent.filter((line) => line.startsWith('POST'));
}
