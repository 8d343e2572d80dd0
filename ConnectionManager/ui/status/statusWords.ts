import type { Health, RunsAnswer, SaveAnswer } from '../../model/status/answers';
import type { TextKey } from '../../strings/TextKey';
import type { StatusTone } from '../StatusWord';

/** Word and tone of a status. */
export interface StatusWording {
  readonly text: TextKey;
  readonly tone: StatusTone;
}

/** How a connection reference is doing, in words. */
export const healthWords: Readonly<Record<Health, StatusWording>> = {
  healthy: { text: 'Health_Healthy', tone: 'good' },
  attention: { text: 'Health_Attention', tone: 'warning' },
  broken: { text: 'Health_Broken', tone: 'bad' },
  'not-connected': { text: 'Health_NotConnected', tone: 'bad' },
  unknown: { text: 'Health_Unknown', tone: 'unknown' },
};

/** From the worst to the best, which is the order of lists and filters. */
export const healthOrder: readonly Health[] = ['broken', 'not-connected', 'attention', 'unknown', 'healthy'];

/** Whether a flow can be saved and published, in words. A block is no failure: runs may go on. */
export const saveWords: Readonly<Record<SaveAnswer, StatusWording>> = {
  ok: { text: 'Save_Ok', tone: 'good' },
  blocked: { text: 'Save_Blocked', tone: 'warning' },
  unknown: { text: 'Save_Unknown', tone: 'unknown' },
};

/** From the worst to the best. */
export const saveOrder: readonly SaveAnswer[] = ['blocked', 'unknown', 'ok'];

/** Whether a flow's runs work, in words. */
export const runsWords: Readonly<Record<RunsAnswer, StatusWording>> = {
  work: { text: 'Runs_Work', tone: 'good' },
  'some-fail': { text: 'Runs_SomeFail', tone: 'bad' },
  fail: { text: 'Runs_Fail', tone: 'bad' },
  off: { text: 'Runs_Off', tone: 'off' },
  unknown: { text: 'Runs_Unknown', tone: 'unknown' },
};

/** From the worst to the best. */
export const runsOrder: readonly RunsAnswer[] = ['fail', 'some-fail', 'unknown', 'off', 'work'];
