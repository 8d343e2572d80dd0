import type { SavedFlow, SavedSubscription } from '../../../dataverse/savedFlow';
import { explainError } from '../../../model/causes/explainError';
import type { EditProblem } from '../../../model/flow/editing/settingChange';
import type { Problem } from '../../../model/problem';
import type { TextKey } from '../../../strings/TextKey';
import type { Texts } from '../../../strings/texts';
import type { ToldUndo } from '../../../ui/activity/activity';
import { problemDetails } from '../../../ui/problemText';
import { runAsKeys } from '../../../ui/status/runAsKeys';
import { toldTurn, whyRefused } from '../turnText';

/** What became of saving a flow's settings, in words. */
export interface ToldSave {
  /** Whether the settings are saved and work. */
  readonly well: boolean;
  /** What happened, why, and what to do. */
  readonly message: string;
  /** Code and the service's own words; empty for none. */
  readonly details: string;
}

/**
 * Tells what became of saving a flow's settings.
 *
 * @param saved The result.
 * @param texts The texts of the control.
 * @returns The result in words.
 */
export function toldSave(saved: SavedFlow, texts: Texts): ToldSave {
  switch (saved.outcome) {
    case 'saved':
      return toldSaved(saved, texts);
    case 'already':
      return plain(true, texts.text('Settings_Already'));
    case 'fell-back':
      return toldFallingBack(saved.turnedOn, texts);
    case 'conflict':
      return plain(false, conflictText(saved, texts));
    default:
      return toldFailure(saved, failedToSave, texts);
  }
}

/**
 * Tells what became of putting a flow's settings back as they were.
 *
 * @param saved The result.
 * @param texts The texts of the control.
 * @param leftOff Whether what is put back had left the flow off.
 * @returns The result in words.
 */
export function toldPutBack(saved: SavedFlow, texts: Texts, leftOff = false): ToldUndo {
  switch (saved.outcome) {
    case 'saved': {
      const { well, message, details } = toldSaved(saved, texts);
      const told = well ? texts.text('Settings_PutBack') : message;
      return { done: true, message: !leftOff || saved.state === 'on' ? told : withSentence(told, 'Settings_FlowIsOff', texts), details };
    }
    case 'fell-back':
      return { ...toldFallingBack(saved.turnedOn, texts), done: true };
    case 'already':
      return { done: true, message: texts.text('Settings_PutBackAlready'), details: '' };
    case 'conflict':
      return { done: false, message: texts.text('Settings_PutBackConflict'), details: '' };
    default: {
      const { message, details } = toldFailure(saved, failedToPutBack, texts);
      return { done: false, message, details };
    }
  }
}

function plain(well: boolean, message: string): ToldSave {
  return { well, message, details: '' };
}

/**
 * Where somebody else has saved the flow in the same moment, neither the service nor anybody else has put the two together; and whether a
 * person or the service has turned it off since, nobody knows.
 */
function toldSaved({ subscription, elsewhere, turnedOff }: Extract<SavedFlow, { outcome: 'saved' }>, texts: Texts): ToldSave {
  if (turnedOff) {
    return plain(false, withSentence(texts.text('Settings_Saved'), 'Settings_FlowIsOff', texts));
  }
  const told = toldSubscription(subscription, texts);
  return elsewhere ? plain(false, withSentence(told.message, 'Settings_SavedAtOnce', texts)) : told;
}

function withSentence(first: string, second: TextKey, texts: Texts): string {
  return texts.text('Common_TwoSentences', { first, second: texts.text(second) });
}

function toldSubscription(subscription: SavedSubscription, texts: Texts): ToldSave {
  switch (subscription.kind) {
    case 'as-set':
      return plain(true, texts.text('Settings_SavedAndSubscribed'));
    case 'not-looked-at':
      return plain(true, texts.text('Settings_Saved'));
    case 'missing':
      return plain(false, texts.text('Settings_SavedNotSubscribed'));
    case 'differs':
      return plain(false, texts.text('Settings_SavedSubscriptionDiffers', { runAs: texts.text(runAsKeys[subscription.runAs]) }));
  }
}

function toldFallingBack(turnedOn: Extract<SavedFlow, { outcome: 'fell-back' }>['turnedOn'], texts: Texts): ToldSave {
  const { well, message, details } = toldTurn(turnedOn, 'on', texts);
  return well ? plain(true, texts.text('Settings_SavedTurnedOnAgain')) : { well, message: texts.text('Settings_SavedFellBack', { why: message }), details };
}

function conflictText({ by, at, written }: Extract<SavedFlow, { outcome: 'conflict' }>, texts: Texts): string {
  if (written) {
    return texts.text('Settings_ChangedAfterwards');
  }
  if (at === null) {
    return texts.text('Settings_Conflict');
  }
  const time = texts.dateTime(at);
  return by === null ? texts.text('Settings_Conflict_At', { time }) : texts.text('Settings_Conflict_ByAt', { time, user: by });
}

type FailedSave = Exclude<SavedFlow, { outcome: 'saved' | 'already' | 'fell-back' | 'conflict' }>;

/** The words for what failed: each with the place `{why}` but for `lost` and `uncertain`. */
interface FailureKeys {
  readonly failed: TextKey;
  readonly notKept: TextKey;
  readonly lost: TextKey;
  readonly uncertain: TextKey;
}

const failedToSave: FailureKeys = {
  failed: 'Settings_Failed',
  notKept: 'Settings_NotKept',
  lost: 'Settings_Lost',
  uncertain: 'Settings_Uncertain',
};

const failedToPutBack: FailureKeys = {
  failed: 'Settings_PutBackFailed',
  notKept: 'Settings_PutBackNotKept',
  lost: 'Settings_PutBackLost',
  uncertain: 'Settings_PutBackUncertain',
};

const problemKeys: Readonly<Record<EditProblem, TextKey>> = {
  'not-json': 'Details_DefinitionNotJson',
  'not-a-flow': 'Details_DefinitionNotFlow',
  'no-such-connection': 'Settings_NoSuchConnection',
  'no-row-trigger': 'Settings_NoRowTrigger',
  'package-form': 'Settings_PackageForm',
  ambiguous: 'Settings_Ambiguous',
};

function toldFailure(saved: FailedSave, keys: FailureKeys, texts: Texts): ToldSave {
  switch (saved.outcome) {
    case 'impossible':
      return plain(false, texts.text(keys.failed, { why: texts.text(problemKeys[saved.problem]) }));
    case 'not-kept':
      return plain(false, texts.text(keys.notKept));
    case 'refused':
      return { well: false, message: texts.text(keys.failed, { why: refusal(saved.problem, texts) }), details: problemDetails(saved.problem) };
    case 'lost':
    case 'uncertain':
      return { well: false, message: texts.text(keys[saved.outcome]), details: problemDetails(saved.problem) };
    default:
      return plain(false, texts.text(keys.failed, { why: texts.text('Flow_Why_Gone') }));
  }
}

/**
 * A flow that is on is published again when it is saved, which takes the use of all its connections; one that is off isn't (Microsoft
 * Learn, "Use a connection reference in a solution").
 */
function refusal(problem: Problem, texts: Texts): string {
  const why = whyRefused(problem, texts);
  const { cause } = explainError({ code: problem.code, message: problem.detail });
  return cause === 'connection-not-yours' || cause === 'connection-permission'
    ? withSentence(why, 'Settings_SaveWhileOff', texts)
    : why;
}
