import type { ChangedApplicationUser } from '../../../../dataverse/servicePrincipals/changeApplicationUser';
import type { TextKey } from '../../../../strings/TextKey';
import type { Texts } from '../../../../strings/texts';
import type { ActionState } from '../../../../ui/ActionStatus';
import { toldNotDone, type NotDoneTexts } from '../refusalText';
import type { Setup } from '../setup';

/** What telling takes. */
export interface Telling {
  readonly setup: Pick<Setup, 'activity' | 'reread'>;
  readonly texts: Texts;
  readonly retry: () => void;
}

const creating: NotDoneTexts = { refused: 'AppUser_Create_Refused', lost: 'AppUser_Create_Lost', uncertain: 'AppUser_Create_Uncertain' };
const changing: NotDoneTexts = { refused: 'AppUser_Change_Refused', lost: 'AppUser_Change_Lost', uncertain: 'AppUser_Change_Uncertain' };

/**
 * Tells what became of creating an application user.
 *
 * @param result What became of it.
 * @param activityId Under which it can be undone; null where nothing was done.
 * @param telling How to go on.
 * @returns How it went.
 */
export function toldCreated(result: ChangedApplicationUser, activityId: string | null, { setup, texts, retry }: Telling): ActionState {
  switch (result.outcome) {
    case 'done':
      return {
        kind: 'done',
        message: texts.text(result.rolesGiven === false ? 'AppUser_CreatedWithoutRoles' : 'AppUser_Created'),
        undo: undoOf(setup, activityId),
      };
    case 'already':
      return { kind: 'done', message: texts.text('AppUser_Already') };
    case 'deleted-twin':
      return failed('AppUser_DeletedTwin', texts);
    case 'gone':
    case 'not-kept':
      return failed('AppUser_Create_NotKept', texts, retry);
    default:
      return toldNotDone(result, creating, texts, retry);
  }
}

/**
 * Tells what became of turning an application user on.
 *
 * @param result What became of it.
 * @param activityId Under which it can be undone; null where nothing was done.
 * @param telling How to go on.
 * @returns How it went.
 */
export function toldEnabled(result: ChangedApplicationUser, activityId: string | null, { setup, texts, retry }: Telling): ActionState {
  return result.outcome === 'done'
    ? { kind: 'done', message: texts.text('AppUser_TurnedOn'), undo: undoOf(setup, activityId) }
    : toldChange(result, 'AppUser_TurnedOn', texts, retry);
}

/** Tells what became of turning it off again. */
export function toldTurnedOff(result: ChangedApplicationUser, texts: Texts): ActionState {
  return toldChange(result, 'AppUser_TurnedOff', texts);
}

/** Tells what became of taking back its creation. */
export function toldRemoved(result: ChangedApplicationUser, texts: Texts): ActionState {
  return result.outcome === 'gone' ? { kind: 'done', message: texts.text('AppUser_Removed') } : toldChange(result, 'AppUser_Removed', texts);
}

function toldChange(result: ChangedApplicationUser, done: TextKey, texts: Texts, retry?: () => void): ActionState {
  switch (result.outcome) {
    case 'done':
    case 'already':
      return { kind: 'done', message: texts.text(done) };
    case 'gone':
      return failed('AppUser_Gone', texts);
    case 'deleted-twin':
    case 'not-kept':
      return failed('AppUser_Change_NotKept', texts, retry);
    default:
      return toldNotDone(result, changing, texts, retry);
  }
}

function undoOf({ activity }: Pick<Setup, 'activity'>, id: string | null): (() => void) | undefined {
  return id === null ? undefined : () => void activity.undo([id]);
}

function failed(key: TextKey, texts: Texts, retry?: () => void): ActionState {
  return { kind: 'failed', message: texts.text(key), retry };
}
