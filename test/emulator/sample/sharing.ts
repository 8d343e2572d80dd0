import type { DataRow } from '../environmentData';
import { accessRights } from '../security/rights';
import { daysAgo } from './clock';
import { flowId } from './flowCatalogue';
import type { FlowSpec } from './flowSpec';
import { isTeam, type OwnerKey } from './people';
import type { Identify, SampleSource } from './random';
import { ownerId } from './rows';

/** What a run-only user gets. *Modelled*: no document states the mask that the portal writes. */
const runOnlyMask = accessRights.Read;

/** What a co-owner gets. *Modelled*, as above. */
const coOwnerMask =
  accessRights.Read |
  accessRights.Write |
  accessRights.Append |
  accessRights.AppendTo |
  accessRights.Delete |
  accessRights.Share |
  accessRights.Assign;

function shareRow(identify: Identify, flow: string, principal: OwnerKey, mask: number): DataRow {
  return {
    principalobjectaccessid: identify('principalobjectaccess', `${flow}/${principal}`),
    principalid: ownerId(identify, principal),
    principaltypecode: isTeam(principal) ? 'team' : 'systemuser',
    objectid: flowId(identify, flow),
    objecttypecode: 'workflow',
    accessrightsmask: mask,
    inheritedaccessrightsmask: 0,
    changedon: daysAgo(45),
  };
}

/**
 * Rows of `principalobjectaccessset`: flows shared with run-only users (Read) and co-owners (Read, Write and more).
 * @param specs the flows of the sample.
 */
export function sharingRows({ identify }: SampleSource, specs: readonly FlowSpec[]): DataRow[] {
  return specs.flatMap(({ name, runOnlyUsers = [], coOwners = [] }) => [
    ...runOnlyUsers.map((principal) => shareRow(identify, name, principal, runOnlyMask)),
    ...coOwners.map((principal) => shareRow(identify, name, principal, coOwnerMask)),
  ]);
}
