import { removeConnectionReference } from '../../../../dataverse/servicePrincipals/createConnectionReference';
import type { Texts } from '../../../../strings/texts';
import type { ToldUndo } from '../../../../ui/activity/activity';
import { problemDetails } from '../../../../ui/problemText';
import type { Setup } from '../setup';

/** A connection reference that was created. */
export interface CreatedRow {
  readonly id: string;
  readonly name: string;
  readonly logicalName: string;
}

/**
 * Records that a connection reference was created, with what deletes it again.
 *
 * @param setup Where it is recorded.
 * @param row The connection reference.
 * @param texts The texts of the control.
 * @returns The id under which it can be undone.
 */
export function recordReference(setup: Setup, { id, name, logicalName }: CreatedRow, texts: Texts): string {
  const undo = async (): Promise<ToldUndo> => {
    const removed = await removeConnectionReference(setup.client, id);
    setup.onRefresh();
    return 'problem' in removed
      ? { done: false, message: texts.text('Use_ReferenceNotRemoved'), details: problemDetails(removed.problem) }
      : { done: true, message: texts.text('Use_ReferenceRemoved'), details: '' };
  };
  const activityId = setup.activity.add({
    subject: { kind: 'connection-reference', id, name },
    changes: [{ what: 'other', words: texts.text('Activity_NewReference'), before: '', after: logicalName }],
    definitionBefore: null,
    undo,
  });
  setup.record({ step: 'use', text: texts.text('Use_Did_CreateReference', { name }), activityId });
  return activityId;
}
