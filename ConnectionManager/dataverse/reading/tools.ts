import type { LiveConnections } from '../../model/inventory';
import type { DataverseClient } from '../client';
import type { InventoryStore } from './inventoryStore';

/** What readings read with. */
export interface ReadingTools {
  readonly client: DataverseClient;
  /** The time of an answer. */
  readonly now: () => Date;
  readonly store: InventoryStore;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly userId: string | null;
  /** The connections that the host hands in, as they are now. */
  readonly live: () => LiveConnections;
}
