import { compareText } from '../flow/compareText';
import type { Inventory, LiveConnections } from '../inventory';
import { canRunAsOthers, runsAsOthers } from './actingForOthers';
import { bindingFacts } from './entryFacts';
import { createIndexer } from './environmentIndex';
import { stepIdentity } from './stepIdentity';

/**
 * The users whose roles and privileges decide the answers: those that Dataverse steps run as, and the owners of flows whose steps
 * run as others, or can be set to, for they have to be allowed to act on behalf of them.
 *
 * @param inventory What has been read so far.
 * @param live The connections that the host handed in.
 * @returns Their `systemuserid`s, each once, in order.
 */
export function identityUserIds(inventory: Inventory, live: LiveConnections): string[] {
  const index = createIndexer()({ inventory, live, viewerId: null });
  const known = { personOf: index.personOf, complete: inventory.people.complete };
  const ids = new Set<string>();
  for (const flow of inventory.flows.rows) {
    const profile = index.readings.get(flow.id)?.flow;
    for (const entry of profile?.connections ?? []) {
      const runAs = profile?.runAs ?? null;
      const identity = entry.operations > 0 ? stepIdentity(entry, runAs, flow, bindingFacts(index, entry).connection, known) : null;
      const acts = flow.owner.kind === 'user' && (runsAsOthers(entry, runAs) || canRunAsOthers(entry, profile?.trigger ?? null));
      for (const userId of [identity?.userId, acts ? flow.owner.id : null]) {
        if (userId) {
          ids.add(userId.toLowerCase());
        }
      }
    }
  }
  return [...ids].sort(compareText);
}
