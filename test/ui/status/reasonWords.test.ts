import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CauseCode } from '../../../ConnectionManager/model/causes/cause';
import type { Reason, ReasonCode, ReasonSubjects } from '../../../ConnectionManager/model/status/answers';
import { runsSentence } from '../../../ConnectionManager/ui/status/answerSentence';
import { reasonSentence } from '../../../ConnectionManager/ui/status/reasonWords';
import { parseResx } from '../../../tools/resx';

const english = parseResx(readFileSync(join(__dirname, '..', '..', '..', 'ConnectionManager', 'strings', 'ConnectionManager.1033.resx'), 'utf8'));

const reason = (code: ReasonCode, subjects: ReasonSubjects = {}): Reason => ({ code, severity: 'info', evidence: 'live', at: null, subjects });
const sentence = (code: ReasonCode, subjects?: ReasonSubjects): string => english.get(reasonSentence(reason(code, subjects))) ?? '';
const withError = (cause: CauseCode | null): ReasonSubjects => ({
  error: { error: { code: null, message: null }, cause, entraCodes: [], inner: { code: null, message: null } },
});

it.each<ReasonCode>([
  'user-disabled',
  'user-without-role',
  'guest-without-access',
  'privilege-missing',
  'privileges-held',
  'run-as-needs-delegate',
  'owner-disabled',
  'owner-guest-unlicensed',
])('%s names the user, and says it without a name where that is not known', (code) => {
  expect(sentence(code, { user: 'Ann Lee' })).toContain('{user}');
  expect(sentence(code, { user: null })).not.toMatch(/\{|^$/);
});

it.each<[ReasonCode, ReasonSubjects, string]>([
  ['connection-unclear', { words: 'PendingConfirmation' }, '{words}'],
  ['flow-suspended', { words: 'CompanyDLPViolation' }, '{words}'],
  ['runs-failed', { time: new Date(0) }, '{time}'],
  ['runs-succeeded', { time: new Date(0) }, '{time}'],
])('%s quotes what is there, and nothing where there is nothing', (code, subjects, place) => {
  expect(sentence(code, subjects)).toContain(place);
  expect(sentence(code)).not.toMatch(/\{|^$/);
});

it.each<[CauseCode | null, RegExp]>([
  ['sessions-revoked', /sign in again/],
  ['never-signed-in', /somebody to sign in/],
  ['secret-expired', /client secret/],
  ['resource-missing', /reports an error/],
  [null, /reports an error/],
])('a connection whose error is %s says what it needs', (cause, words) => {
  expect(sentence('connection-error', withError(cause))).toMatch(words);
});

describe('runs that go on although saving is blocked', () => {
  const answers = (user: string | null, identity: 'connection' | 'flow-owner' = 'connection'): Parameters<typeof runsSentence>[2] => ({
    save: 'blocked',
    runs: 'work',
    reasons: [reason('connection-error'), reason('privileges-held', { user: 'Bob Ray' }), reason('dataverse-own-environment', { user, identity })],
  });

  it('do so under a condition on the user who is known', () => {
    expect(runsSentence('connection', 'work', answers('Ann Lee'))).toEqual({ text: 'Answer_Runs_GoOn', user: 'Ann Lee' });
    expect(runsSentence('flow', 'work', answers(null))).toEqual({ text: 'Answer_Runs_GoOn_Unnamed', user: null });
  });

  it("don't name the flow's owner, who was only taken for that user", () => {
    expect(runsSentence('connection', 'work', answers('Ann Lee', 'flow-owner'))).toMatchObject({ text: 'Answer_Runs_GoOn_Unnamed' });
  });

  it('are unconditional where saving is not blocked', () => {
    expect(runsSentence('flow', 'work', { ...answers('Ann Lee'), save: 'ok' })).toMatchObject({ text: 'Answer_Flow_Runs_Work' });
  });
});

it('a suspended flow is not called off', () => {
  const answers = { save: null, runs: 'off' as const, reasons: [reason('flow-suspended')] };
  expect(runsSentence('flow', 'off', answers)).toMatchObject({ text: 'Answer_Flow_Runs_Suspended' });
});
