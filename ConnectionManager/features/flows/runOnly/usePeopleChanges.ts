import * as React from 'react';
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
  /** Is told when somebody was added or removed, or may have been, be it that it began before the page was opened again. */
  readonly onChanged: () => void;
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
export function usePeopleChanges({ row, client, session, onChanged }: PeopleChangesSettings): PeopleChanges {
  const texts = useTexts();
  const { activity, states } = session;
  const running = states.of(row.id, 'people').kind === 'running';
  const wasRunning = React.useRef(running);
  React.useEffect(() => {
    if (wasRunning.current && !running) {
      onChanged();
    }
    wasRunning.current = running;
  }, [running, onChanged]);

  const work = async (message: string, job: () => Promise<ActionState>): Promise<void> => {
    if (states.of(row.id, 'people').kind === 'running') {
      return;
    }
    states.set(row.id, 'people', { kind: 'running', message });
    states.set(row.id, 'people', await job());
  };

  const record = ({ act, principal }: Change, changed: ChangedSharing): string | null =>
    changed.outcome === 'done'
      ? activity.add({
          subject: { kind: 'flow', id: row.id, name: row.name },
          changes: [{ what: act === 'add' ? 'run-only-user-added' : 'run-only-user-removed', name: principalName(principal, texts) }],
          definitionBefore: null,
          undo: async () => toldSharing(await undoSharing(client, row.id, principal, changed), 'restore', principal, texts),
        })
      : null;

  const undo = (id: string): void =>
    void work(texts.text('RunOnly_Undoing'), async () => {
      await activity.undo([id]);
      const undone = activity.current().find((each) => each.id === id)?.undone;
      if (undone?.kind !== 'done' && undone?.kind !== 'failed') {
        return { kind: 'idle' };
      }
      const { message, details } = undone.told;
      return undone.kind === 'done' ? { kind: 'done', message } : { kind: 'failed', message, details, retry: () => undo(id) };
    });

  const start = (change: Change): void =>
    void work(texts.text(change.running, { name: isolated(principalName(change.principal, texts)) }), async () => {
      const changed = await change.carryOut();
      const id = record(change, changed);
      const { done, message, details } = toldSharing(changed, change.act, change.principal, texts);
      if (done) {
        return { kind: 'done', message, undo: id === null ? undefined : () => undo(id) };
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
