import type { Reason, ReasonCode, RunsAnswer, SaveAnswer } from '../../model/status/answers';
import type { TextKey } from '../../strings/TextKey';

/** Of what the answers are: of one flow, or of all flows that use a connection. */
export type AnsweredAbout = 'flow' | 'connection';

/** The two answers and why; null for an answer that there is none of, as where no flow uses the connection. */
export interface ToldAnswers {
  readonly save: SaveAnswer | null;
  readonly runs: RunsAnswer | null;
  readonly reasons: readonly Reason[];
}

/** A sentence and the name that goes into it, if any. */
export interface RunsSentence {
  readonly text: TextKey;
  readonly user: string | null;
}

const saveSentences: Readonly<Record<AnsweredAbout, Readonly<Record<SaveAnswer, TextKey>>>> = {
  flow: { ok: 'Answer_Flow_Save_Ok', blocked: 'Answer_Flow_Save_Blocked', unknown: 'Answer_Flow_Save_Unknown' },
  connection: { ok: 'Answer_Connection_Save_Ok', blocked: 'Answer_Connection_Save_Blocked', unknown: 'Answer_Connection_Save_Unknown' },
};

const runsSentences: Readonly<Record<AnsweredAbout, Readonly<Record<RunsAnswer, TextKey>>>> = {
  flow: {
    work: 'Answer_Flow_Runs_Work',
    'some-fail': 'Answer_Flow_Runs_SomeFail',
    fail: 'Answer_Flow_Runs_Fail',
    off: 'Answer_Flow_Runs_Off',
    unknown: 'Answer_Flow_Runs_Unknown',
  },
  connection: {
    work: 'Answer_Connection_Runs_Work',
    'some-fail': 'Answer_Connection_Runs_SomeFail',
    fail: 'Answer_Connection_Runs_Fail',
    off: 'Answer_Connection_Runs_Off',
    unknown: 'Answer_Connection_Runs_Unknown',
  },
};

/**
 * Whether it can be saved and published, as a sentence.
 *
 * @param about Of what the answer is.
 * @param save The answer.
 * @returns The sentence's key.
 */
export function saveSentence(about: AnsweredAbout, save: SaveAnswer): TextKey {
  return saveSentences[about][save];
}

/**
 * Whether runs work, as a sentence. Runs that go on although saving is blocked do so under a condition (Microsoft Learn, "Manage
 * Dataverse connections"): that the user behind the connection is enabled and has the permissions.
 *
 * @param about Of what the answer is.
 * @param runs The answer.
 * @param answers Both answers with their reasons.
 * @returns The sentence's key, and the name of the user in it.
 */
export function runsSentence(about: AnsweredAbout, runs: RunsAnswer, { save, reasons }: ToldAnswers): RunsSentence {
  if (runs === 'work' && save === 'blocked') {
    const user = reasons.find((reason) => reason.subjects.user)?.subjects.user ?? null;
    return { text: user === null ? 'Answer_Runs_GoOn_Unnamed' : 'Answer_Runs_GoOn', user };
  }
  if (about === 'flow' && runs === 'off' && has(reasons, 'flow-suspended')) {
    return { text: 'Answer_Flow_Runs_Suspended', user: null };
  }
  return { text: runsSentences[about][runs], user: null };
}

function has(reasons: readonly Reason[], code: ReasonCode): boolean {
  return reasons.some((reason) => reason.code === code);
}
