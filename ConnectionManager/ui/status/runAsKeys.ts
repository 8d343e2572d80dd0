import type { RunAs } from '../../model/flow/flowProfile';
import type { TextKey } from '../../strings/TextKey';

/** The text of whose identity a row-triggered flow takes on. */
export const runAsKeys: Readonly<Record<RunAs, TextKey>> = {
  'flow-owner': 'RunAs_FlowOwner',
  'row-owner': 'RunAs_RowOwner',
  'modifying-user': 'RunAs_ModifyingUser',
  unknown: 'RunAs_Unknown',
};
