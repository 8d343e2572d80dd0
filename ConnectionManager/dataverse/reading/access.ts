import type { Inventory } from '../../model/inventory';
import type { UserAccess } from '../../model/privileges/privileges';
import { privilegeNamesOf } from '../../model/privileges/privilegeNamesOf';
import { tableLookup } from '../../model/privileges/tableLookup';
import { identityUserIds } from '../../model/status/identityUserIds';
import { accessPages } from '../access';
import { mergeListing, readListing } from '../readListing';
import { createListingReading } from './listingReading';
import type { DependentReading } from './people';
import type { ReadingTools } from './tools';

/** The reading of what users may do. */
export interface AccessReading extends DependentReading {
  /** Reads what the signed-in user may do with flows and connection references, unless that is known. Never rejects. */
  readonly runForViewer: () => Promise<void>;
}

/**
 * Makes the reading of what the signed-in user and those that flows run as may do. It reads only users and privileges that it hasn't asked
 * for, but after `forget` all of them: roles change.
 *
 * @param tools What to read with.
 * @returns The reading.
 */
export function createAccessReading({ client, now, store, userId, live }: ReadingTools): AccessReading {
  const slot = store.slot('access');
  const viewer = userId === null ? [] : [userId];
  let whole = true;

  const { run } = createListingReading(slot, async function* (before) {
    const inventory = store.current();
    const names = privilegeNames(inventory);
    const users = [...new Set([...viewer, ...identityUserIds(inventory, live())])];
    const read = (ids: readonly string[]): ReturnType<typeof accessPages> => accessPages(client, ids, names, store.signal);
    const all = whole;
    whole = false;
    try {
      yield* all ? readListing(before, read(users), userOf, now) : mergeListing(before, read(users.filter(unknownIn(before.rows, names))), userOf, now);
    } catch (thrown) {
      whole ||= all;
      throw thrown;
    }
  });

  return {
    run,
    forget() {
      whole = true;
    },
    async runForViewer() {
      if (viewer.length === 0 || slot.current().rows.length > 0) {
        return;
      }
      try {
        for await (const { rows } of accessPages(client, viewer, privilegeNamesOf([], tableLookup([])), store.signal)) {
          slot.publish({ ...slot.current(), rows, readAt: now() });
        }
      } catch {
        // The reading of everybody's access, which follows, meets the same problem and tells it.
      }
    },
  };
}

function privilegeNames({ definitions, tables }: Inventory): readonly string[] {
  return privilegeNamesOf(definitions.rows, tableLookup(tables.rows));
}

/** Whether something is left to ask about a user. */
function unknownIn(rows: readonly UserAccess[], names: readonly string[]): (userId: string) => boolean {
  const byUser = new Map(rows.map((access) => [access.userId, access]));
  return (userId) => {
    const access = byUser.get(userId);
    return !access || names.some((name) => access.asked?.has(name.toLowerCase()) === false);
  };
}

function userOf({ userId }: UserAccess): string {
  return userId;
}
