import type { Registration } from '../model/registration';
import { registrationPages } from './callbackRegistrations';
import type { DataverseClient } from './client';
import type { Pause } from './pause';

/** Pauses before each look, in milliseconds: the service writes the subscription, and nothing says how soon. */
const pauses = [0, 1_000, 2_000, 4_000];

/**
 * Looks at what a flow's trigger is subscribed to, for some seconds, until it is as it should be.
 *
 * @param client How to read Dataverse.
 * @param flowId Id of the flow.
 * @param isAsItShould Whether there is nothing left to wait for.
 * @param pause How to pass time.
 * @returns The subscriptions as they were seen last; null where they can't be read.
 */
export async function subscriptionsOnce(
  client: DataverseClient,
  flowId: string,
  isAsItShould: (subscriptions: readonly Registration[]) => boolean,
  pause: Pause,
): Promise<readonly Registration[] | null> {
  let seen: readonly Registration[] | null = null;
  for (const milliseconds of pauses) {
    await pause(milliseconds);
    seen = await readSubscriptions(client, flowId);
    if (seen === null || isAsItShould(seen)) {
      return seen;
    }
  }
  return seen;
}

async function readSubscriptions(client: DataverseClient, flowId: string): Promise<readonly Registration[] | null> {
  try {
    const seen: Registration[] = [];
    for await (const { rows } of registrationPages(client, new AbortController().signal, flowId)) {
      seen.push(...rows);
    }
    return seen;
  } catch {
    return null;
  }
}
