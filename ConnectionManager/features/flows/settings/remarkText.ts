import type { NoteCode, ObstacleCode, Remark } from '../../../model/flowSettings/flowSettings';
import type { TextKey } from '../../../strings/TextKey';
import type { Texts } from '../../../strings/texts';
import { isolated } from '../../../ui/isolated';
import { stepsText } from '../../../ui/status/stepsText';

/** A text, and another one where the user that it is about isn't known by name. */
interface RemarkWords {
  readonly text: TextKey;
  readonly unnamed?: TextKey;
}

const obstacles: Readonly<Record<ObstacleCode, RemarkWords>> = {
  'no-row-trigger': { text: 'Obstacle_NoRowTrigger' },
  'not-instant': { text: 'Obstacle_NotInstant' },
  'no-connection': { text: 'Obstacle_NoConnection' },
  'not-customizable': { text: 'Obstacle_NotCustomizable' },
  'not-writable': { text: 'Obstacle_NotWritable' },
  'owner-lacks-delegate': { text: 'Obstacle_OwnerLacksDelegate', unnamed: 'Obstacle_OwnerLacksDelegate_Unnamed' },
  'environment-parameter': { text: 'Obstacle_EnvironmentParameter' },
};

const notes: Readonly<Record<NoteCode, RemarkWords>> = {
  'delegate-not-known': { text: 'SettingNote_DelegateNotKnown', unnamed: 'SettingNote_DelegateNotKnown_Unnamed' },
  'team-rows-fall-back': { text: 'SettingNote_TeamRowsFallBack' },
  'no-invoker-connection': { text: 'SettingNote_NoInvokerConnection' },
  'run-as-is-owner': { text: 'SettingNote_RunAsIsOwner' },
  'run-as-not-valid': { text: 'SettingNote_RunAsNotValid' },
  'managed-layer': { text: 'SettingNote_ManagedLayer' },
  'apps-keep-metadata': { text: 'SettingNote_AppsKeepMetadata' },
  'guests-need-rights': { text: 'SettingNote_GuestsNeedRights' },
  'unused-connection': { text: 'SettingNote_UnusedConnection' },
};

/**
 * Why a choice isn't available, in words.
 *
 * @param remark The obstacle.
 * @param texts The texts of the control.
 * @returns A sentence, or two.
 */
export function obstacleText({ code, user, steps }: Remark<ObstacleCode>, texts: Texts): string {
  return remarkText(obstacles[code], user, steps, texts);
}

/**
 * What has to be known about a choice, in words.
 *
 * @param remark The note.
 * @param texts The texts of the control.
 * @returns A sentence, or two.
 */
export function noteText({ code, user, steps }: Remark<NoteCode>, texts: Texts): string {
  return remarkText(notes[code], user, steps, texts);
}

function remarkText({ text, unnamed = text }: RemarkWords, user: string | null | undefined, steps: readonly string[] = [], texts: Texts): string {
  return texts.text(user ? text : unnamed, { user: user ? isolated(user) : '', steps: steps.length > 0 ? stepsText(steps, texts) : '' }).trim();
}
