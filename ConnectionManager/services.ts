import type { DataverseClient } from './dataverse/client';
import { createInventoryReader, type InventoryReader } from './dataverse/inventoryReader';
import { createDataverseClient, waitForTimer } from './dataverse/webApiClient';
import type { IInputs } from './generated/ManifestTypes';
import { readHostInputs } from './hostInputs';
import { readTexts, readViewerId } from './hostSettings';
import { handedInConnections } from './liveConnections';
import type { LiveConnections } from './model/inventory';
import type { ConnectionCreator } from './model/servicePrincipals/connectionCreator';
import { createSaveFile } from './saveFile';
import type { Texts } from './strings/texts';
import type { ActivityLog } from './ui/activity/activity';
import { createActivityLog } from './ui/activity/createActivityLog';
import type { SaveFile } from './ui/listParts';

/** What lives as long as one instance of the control. */
export interface Services {
  readonly client: DataverseClient;
  readonly reader: InventoryReader;
  /** What is changed in this session. */
  readonly activity: ActivityLog;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
  /** An automatic way to create connections; null where the environment has none. */
  readonly connectionCreator: ConnectionCreator | null;
  /** Null where the host can't save a file. */
  readonly saveFile: SaveFile | null;
  /** Sets the ids of this instance apart from those of others on the page. */
  readonly idPrefix: string;
  readonly texts: Texts;
  /**
   * Takes over the connections that the host hands in, and lets the reader follow when they have changed.
   *
   * @param json The text of the input property; null for none.
   * @returns The connections.
   */
  readonly takeConnections: (json: string | null) => LiveConnections;
  /** Ends all reading for good, and the pauses before it would be tried again. */
  readonly stop: () => void;
}

/**
 * Makes the services of one instance and starts reading.
 *
 * @param context The host's context.
 * @returns The services.
 */
export function startServices(context: ComponentFramework.Context<IInputs>): Services {
  const now = (): Date => new Date();
  const ended = new AbortController();
  const client = createDataverseClient(context, waitForTimer, (waiting) => reader.throttled(waiting), ended.signal);
  const viewerId = readViewerId(context);
  const live = handedInConnections(now);
  live.take(readHostInputs(context).connections);
  const reader = createInventoryReader(client, now, { userId: viewerId, live: live.current });
  reader.refresh();
  return {
    client,
    reader,
    activity: createActivityLog(now),
    viewerId,
    connectionCreator: null,
    saveFile: createSaveFile(context.navigation),
    idPrefix: `cmgr-${Math.random().toString(36).slice(2, 10)}-`,
    texts: readTexts(context),
    takeConnections(json) {
      if (live.take(json)) {
        // The host may be drawing while it calls updateView, when nothing else may be told to draw.
        queueMicrotask(() => reader.liveChanged());
      }
      return live.current();
    },
    stop() {
      reader.stop();
      ended.abort();
    },
  };
}
