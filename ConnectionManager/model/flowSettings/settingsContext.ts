import type { CloudFlow } from '../cloudFlow';
import type { FlowReading } from '../flow/parseFlow';
import type { Inventory } from '../inventory';
import type { UserAccess } from '../privileges/privileges';
import type { SettingsContext } from './flowSettings';

/** What has been read of the environment, and who is signed in. */
export interface KnownAround {
  readonly inventory: Inventory;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
}

/** A flow, with its definition where that was read apart from the inventory. */
export interface FlowToSet {
  readonly flow: CloudFlow;
  readonly reading?: FlowReading;
}

/**
 * Puts together what the rules of a flow's settings go by.
 *
 * @param known What has been read so far, and who is signed in.
 * @param subject The flow, such as one that was opened, or a flow's assessment: then the definition is the inventory's.
 * @returns Null while the flow's definition isn't known, and where it can't be read.
 */
export function settingsContext({ inventory, viewerId }: KnownAround, { flow, reading }: FlowToSet): SettingsContext | null {
  const read = reading ?? inventory.definitions.rows.find(({ flowId }) => flowId === flow.id)?.reading;
  if (!read?.flow) {
    return null;
  }
  const accessOf = (userId: string | null): UserAccess | null =>
    inventory.access.rows.find((access) => access.userId.toLowerCase() === userId?.toLowerCase()) ?? null;
  return {
    flow,
    profile: read.flow,
    steps: read.steps,
    stepNames: read.stepNames,
    ownerAccess: flow.owner.kind === 'user' ? accessOf(flow.owner.id) : null,
    viewerAccess: accessOf(viewerId),
    viewerId,
  };
}
