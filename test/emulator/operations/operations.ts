import { cancelAllCloudFlowRuns } from './cancelAllCloudFlowRuns';
import type { Operation } from './operation';
import { privilegeOperations } from './privileges/privilegeOperations';
import { retrieveCurrentOrganization } from './retrieveCurrentOrganization';
import { retrieveVersion } from './retrieveVersion';
import { sharingOperations } from './sharing/sharingOperations';
import { whoAmI } from './whoAmI';

/** The functions and actions that the emulator has, by the name that calls them. */
export const operations: Readonly<Record<string, Operation>> = {
  WhoAmI: whoAmI,
  RetrieveVersion: retrieveVersion,
  RetrieveCurrentOrganization: retrieveCurrentOrganization,
  CancelAllCloudFlowRuns: cancelAllCloudFlowRuns,
  ...sharingOperations,
  ...privilegeOperations,
};
