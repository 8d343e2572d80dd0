import type { RunAs } from './flow/flowProfile';

/** A row of `callbackregistration`: what a flow's Dataverse trigger is really subscribed to. */
export interface Registration {
  readonly id: string;
  /** The flow's `workflowid`, which the row has as its name. */
  readonly flowId: string;
  /** Logical name of the table; null where the row names none. */
  readonly table: string | null;
  readonly runAs: RunAs | null;
  readonly createdOn: Date | null;
  readonly ownerId: string | null;
}
