import type { Reason, ReasonCode, RunsAnswer, SaveAnswer } from '../../model/status/answers';
import type { FlowUseAssessment } from '../../model/status/assessment';
import type { TextKey } from '../../strings/TextKey';

/** Of what the answers are: of one flow, or of all flows that use a connection. */
export type AnsweredAbout = 'flow' | 'connection';

/** The two answers and why; null for an answer that there is none of, as where no flow uses the connection. */
export interface ToldAnswers {
  readonly save: SaveAnswer | null;
  readonly runs: RunsAnswer | null;
  readonly reasons: readonly Reason[];
  /** Of a connection: the flows that use it. */
  readonly uses?: readonly Pick<FlowUseAssessment, 'flow' | 'runs'>[];
}

/** How many of the flows that are on have runs that fail. */
export interface FailingFlows {
  readonly failing: number;
  readonly on: number;
}

/** A sentence and the name that goes into it, if any; or how many flows are concerned, for a sentence with their numbers. */
export type RunsSentence = { readonly text: TextKey; readonly user: string | null } | FailingFlows;

const saveSentences: Readonly<Record<AnsweredAbout, Readonly<Record<SaveAnswer, TextKey>>>> = {
  flow: { ok: 'Answer_Flow_Save_Ok', blocked: 'Answer_Flow_Save_Blocked', unknown: 'Answer_Flow_Save_Unknown' },
  connection: { ok: 'Answer_Connection_Save_Ok', blocked: 'Answer_Connection_Save_Blocked', unknown: 'Answer_Connection_Save_Unknown' },
};

const runsOfFlow: Readonly<Record<RunsAnswer, TextKey>> = {
  work: 'Answer_Flow_Runs_Work',
  'some-fail': 'Answer_Flow_Runs_SomeFail',
  fail: 'Answer_Flow_Runs_Fail',
  off: 'Answer_Flow_Runs_Off',
  unknown: 'Answer_Flow_Runs_Unknown',
};

const runsOfConnection: Readonly<Record<Exclude<RunsAnswer, 'fail'>, TextKey>> = {
  work: 'Answer_Connection_Runs_Work',
  'some-fail': 'Answer_Connection_Runs_SomeFail',
  off: 'Answer_Connection_Runs_Off',
  unknown: 'Answer_Connection_Runs_Unknown',
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
 * @returns The sentence's key, and the name of the user in it; of a connection whose flows' runs fail, how many do.
 */
export function runsSentence(about: AnsweredAbout, runs: RunsAnswer, { save, reasons, uses = [] }: ToldAnswers): RunsSentence {
  if (runs === 'work' && save === 'blocked') {
    const user = reasons.find(({ code, subjects }) => code === 'dataverse-own-environment' && subjects.identity === 'connection')?.subjects.user ?? null;
    return { text: user === null ? 'Answer_Runs_GoOn_Unnamed' : 'Answer_Runs_GoOn', user };
  }
  if (about === 'flow' && runs === 'off' && has(reasons, 'flow-suspended')) {
    return { text: 'Answer_Flow_Runs_Suspended', user: null };
  }
  if (about === 'flow') {
    return { text: runsOfFlow[runs], user: null };
  }
  return runs === 'fail' ? failingOf(uses) : { text: runsOfConnection[runs], user: null };
}

function failingOf(uses: NonNullable<ToldAnswers['uses']>): FailingFlows {
  const on = uses.filter(({ flow }) => flow.state === 'on');
  return { failing: on.filter(({ runs }) => runs === 'fail').length, on: on.length };
}

function has(reasons: readonly Reason[], code: ReasonCode): boolean {
  return reasons.some((reason) => reason.code === code);
}
