import type { DataverseClient } from '../../../dataverse/client';
import type { ChangedSharing } from '../../../dataverse/sharing/changedSharing';
import { shareToRun, stopSharing, undoSharing } from '../../../dataverse/sharing/changeSharing';
import type { Principal, SharedWith } from '../../../model/sharing';
import type { TextKey } from '../../../strings/TextKey';
import { useTexts } from '../../../strings/texts';
import type { ActionState } from '../../../ui/ActionStatus';
import type { FlowRow } from '../flowRows';
import type { FlowsSession } from '../flowsSession';
import { isolated } from '../../../ui/isolated';
import { principalName } from './principalText';
import { toldSharing } from './sharingText';

/** Adding and removing people, and how the last of these is going. */
export interface PeopleChanges {
  readonly state: ActionState;
  readonly add: (principal: Principal) => void;
  readonly remove: (shared: SharedWith) => void;
}

/** Properties of {@link usePeopleChanges}. */
export interface PeopleChangesSettings {
  readonly row: FlowRow;
  readonly client: DataverseClient;
  readonly session: FlowsSession;
}

/** One change of somebody's share. */
interface Change {
  readonly act: 'add' | 'remove';
  readonly principal: Principal;
  readonly running: TextKey;
  readonly carryOut: () => Promise<ChangedSharing>;
}

/**
 * Adds and removes people of one flow, one at a time. It goes on when the page is left, and what was done is recorded.
 *
 * @param settings The flow, and how to reach it.
 * @returns The changes, and how the last one is going.
 */
export function usePeopleChanges({ row, client, session }: PeopleChangesSettings): PeopleChanges {
  const texts = useTexts();
  const { activity, states } = session;
  const record = ({ act, principal }: Change, changed: ChangedSharing): string | null =>
    changed.outcome === 'done'
      ? activity.add({
          subject: { kind: 'flow', id: row.id, name: row.name },
          changes: [{ what: act === 'add' ? 'run-only-user-added' : 'run-only-user-removed', id: principal.id, name: principalName(principal, texts) }],
          definitionBefore: null,
          undo: async () => toldSharing(await undoSharing(client, row.id, principal, changed), 'restore', principal, texts),
        })
      : null;

  const start = (change: Change): void =>
    void states.run(row.id, 'people', texts.text(change.running, { name: isolated(principalName(change.principal, texts)) }), async () => {
      const changed = await change.carryOut();
      const id = record(change, changed);
      const { done, message, details } = toldSharing(changed, change.act, change.principal, texts);
      if (done) {
        return { kind: 'done', message, undo: id === null ? undefined : () => states.undo(row.id, 'people', texts.text('RunOnly_Undoing'), id) };
      }
      const again = changed.outcome === 'conflict' || changed.outcome === 'gone' ? undefined : () => start(change);
      return { kind: 'failed', message, details, retry: again };
    });

  return {
    state: states.of(row.id, 'people'),
    add: (principal) => start({ act: 'add', principal, running: 'RunOnly_Adding', carryOut: () => shareToRun(client, row.id, principal) }),
    remove: (shared) => {
      const { principal } = shared;
      start({ act: 'remove', principal, running: 'RunOnly_Removing', carryOut: () => stopSharing(client, row.id, shared) });
    },
  };
}
