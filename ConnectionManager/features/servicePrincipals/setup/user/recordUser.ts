import { removeApplicationUser, setApplicationUserEnabled } from '../../../../dataverse/servicePrincipals/changeApplicationUser';
import type { ApplicationUser } from '../../../../model/servicePrincipals/applicationUser';
import type { Texts } from '../../../../strings/texts';
import type { ActionState } from '../../../../ui/ActionStatus';
import type { ActivityChange, ToldUndo } from '../../../../ui/activity/activity';
import type { Setup } from '../setup';
import { toldRemoved, toldTurnedOff } from './userText';

/**
 * Records that an application user was created, with what takes that back.
 *
 * @param setup Where it is recorded.
 * @param user The application user.
 * @param texts The texts of the control.
 * @returns The id under which it can be undone.
 */
export function recordCreated(setup: Setup, user: ApplicationUser, texts: Texts): string {
  const undo = async (): Promise<ToldUndo> => told(setup, toldRemoved(await removeApplicationUser(setup.client, user), texts));
  const change: ActivityChange = { what: 'other', words: texts.text('Activity_NewApplicationUser'), before: '', after: user.applicationId };
  return record(setup, user, { change, undo, text: texts.text('AppUser_Did_Create', { name: user.name ?? user.applicationId }) });
}

/**
 * Records that an application user was turned on, with what turns it off again.
 *
 * @param setup Where it is recorded.
 * @param user The application user.
 * @param texts The texts of the control.
 * @returns The id under which it can be undone.
 */
export function recordEnabled(setup: Setup, user: ApplicationUser, texts: Texts): string {
  const undo = async (): Promise<ToldUndo> => told(setup, toldTurnedOff(await setApplicationUserEnabled(setup.client, user, false), texts));
  const [before, after] = [texts.text('Principals_Off'), texts.text('Principals_On')];
  const change: ActivityChange = { what: 'other', words: texts.text('Activity_State'), before, after };
  return record(setup, user, { change, undo, text: texts.text('AppUser_Did_TurnOn', { name: user.name ?? user.applicationId }) });
}

interface Recorded {
  readonly change: ActivityChange;
  readonly undo: () => Promise<ToldUndo>;
  readonly text: string;
}

function record({ activity, record: note, draft }: Setup, user: ApplicationUser, { change, undo, text }: Recorded): string {
  const activityId = activity.add({
    subject: { kind: 'application-user', id: user.id, name: user.name ?? draft.name },
    changes: [change],
    definitionBefore: null,
    undo,
  });
  note({ step: 'user', text, activityId });
  return activityId;
}

function told({ reread }: Setup, state: ActionState): ToldUndo {
  void reread();
  return state.kind === 'failed'
    ? { done: false, message: state.message, details: state.details ?? '' }
    : { done: true, message: state.kind === 'done' ? state.message : '', details: '' };
}
