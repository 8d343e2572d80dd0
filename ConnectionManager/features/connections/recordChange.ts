import { changeConnection, type ChangedConnection } from '../../dataverse/changeConnection';
import type { Texts } from '../../strings/texts';
import type { ToldUndo } from '../../ui/activity/activity';
import type { ReferenceRow } from './connectionRows';
import type { ConnectionsSession } from './connectionsSession';
import { changeFailure } from './changeText';

/**
 * Records that a connection reference got another connection, with what puts the one from before back.
 *
 * @param session Where it is recorded, and how it is put back.
 * @param row The connection reference.
 * @param changed What became of changing it.
 * @param texts The texts of the control.
 * @returns The id under which it can be undone; null where nothing was changed.
 */
export function recordChange(session: ConnectionsSession, row: ReferenceRow, changed: ChangedConnection, texts: Texts): string | null {
  if (changed.outcome !== 'changed' || changed.before === changed.after) {
    return null;
  }
  const { activity, client, inTurn, onChanged } = session;
  const { before, after } = changed;
  const undo = async (): Promise<ToldUndo> => {
    // Only the connection itself is compared: other columns may have been changed since.
    const reference = { ...row.reference, connectionId: after, version: null };
    const undone = await inTurn(() => changeConnection(client, { reference, connectionId: before }));
    onChanged(row.reference.id);
    const failure = changeFailure(undone, texts);
    return failure ? { done: false, ...failure } : { done: true, message: texts.count('Change_Undone', 1), details: '' };
  };
  return activity.add({
    subject: { kind: 'connection-reference', id: row.reference.id, name: row.name },
    changes: [{ what: 'connection', from: before, to: after }],
    definitionBefore: null,
    undo,
  });
}
