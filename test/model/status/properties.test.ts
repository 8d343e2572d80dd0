import fc from 'fast-check';
import { assessUse } from '../../../ConnectionManager/model/status/assessUse';
import type { RunsAnswer, SaveAnswer } from '../../../ConnectionManager/model/status/answers';
import type { UseEvidence } from '../../../ConnectionManager/model/status/evidence';
import { fixesOf } from '../../../ConnectionManager/model/status/fixes';
import { connected, evidenceOf, inError, permitted, privilege, runs, unclear, user } from '../../../tools/statusTable/evidence';

const maybe = fc.constantFrom(true, false, null);

const success = fc.constantFrom(null, runs.success, runs.laterSuccess, runs.successBeforeChange, { ...runs.success, startedOn: null });
const failure = fc.constantFrom(null, runs.connectionFailure, runs.permissionFailure, runs.otherFailure);

/** Every combination of what the rules look at, also those that can't occur. */
const anyEvidence: fc.Arbitrary<UseEvidence> = fc
  .record({
    connector: fc.constantFrom(null, 'shared_commondataserviceforapps', 'shared_commondataservice', 'shared_office365'),
    reach: fc.constantFrom(null, 'current' as const, 'other' as const, 'both' as const, 'none' as const),
    operations: fc.constantFrom(0, 1, 3),
    stepsElsewhere: fc.constantFrom([], ['List rows there']),
    providedBy: fc.constantFrom('owner' as const, 'run-only-user' as const),
    useInvoker: fc.boolean(),
    binding: fc.constantFrom('bound', 'not-bound', 'missing', 'not-visible', 'none'),
    live: fc.constantFrom(null, connected, unclear, inError(), inError('This connection is not authenticated.'), inError('?')),
    notInLiveList: fc.boolean(),
    flowState: fc.constantFrom('on' as const, 'off' as const, 'suspended' as const),
    identity: fc.option(
      fc.record({
        source: fc.constantFrom('connection' as const, 'flow-owner' as const),
        name: fc.constantFrom('Ann Lee', null),
        disabled: maybe,
        guest: fc.boolean(),
        licensed: maybe,
      }),
    ),
    access: fc.option(
      fc.record({
        hasRole: maybe,
        missing: fc.constantFrom([], [privilege], [{ ...privilege, perhaps: true }]),
        undetermined: fc.constantFrom([], [{ reason: 'custom-operation' as const, table: null, steps: ['Do it'] }]),
      }),
    ),
    runs: fc.option(fc.record({ success, failure })),
    changedOn: fc.constantFrom(null, new Date('2026-09-01T08:00:00Z')),
  })
  .map((changes) => evidenceOf(changes as Partial<UseEvidence>));

/** Enough to meet every pair of values many times. */
const often = { numRuns: 2_000 };

const check = (holds: (evidence: UseEvidence, answers: ReturnType<typeof assessUse>) => void): void =>
  fc.assert(fc.property(anyEvidence, (evidence) => holds(evidence, assessUse(evidence))), often);

it('is never healthy while a reason is broken, or calls for attention', () => {
  check((_evidence, { health, reasons }) => {
    if (health === 'healthy') {
      expect(reasons.filter(({ severity }) => severity !== 'info')).toEqual([]);
    }
  });
});

it('is healthy only if it was seen connected', () => {
  check((evidence, { health }) => {
    if (health === 'healthy') {
      expect(evidence.live?.state).toBe('connected');
    }
  });
});

it('never says that runs work while a reason is broken, or the last run failed for a connection or permission', () => {
  check((_evidence, answers) => {
    if (answers.runs === 'work') {
      expect(answers.reasons.filter(({ severity }) => severity === 'broken')).toEqual([]);
      expect(answers.reasons.filter(({ code, severity }) => code === 'runs-failed' && severity !== 'info')).toEqual([]);
    }
  });
});

it('says that runs work on positive evidence only', () => {
  check((evidence, answers) => {
    if (answers.runs === 'work') {
      const isConnected = evidence.live?.state === 'connected';
      const goesOn = evidence.live?.state === 'error' && evidence.reach === 'current' && evidence.identity?.disabled === false;
      expect(isConnected || goesOn || answers.reasons.some(({ code }) => code === 'runs-succeeded')).toBe(true);
    }
  });
});

it('says that saving is OK only for a bound connection that was seen connected', () => {
  check((evidence, { save }) => {
    if (save === 'ok') {
      expect([evidence.binding, evidence.live?.state]).toEqual(['bound', 'connected']);
    }
  });
});

it('never says that saving is OK with a connection in error', () => {
  check((evidence, { save }) => {
    if (evidence.live?.state === 'error') {
      expect(save).not.toBe('ok');
    }
  });
});

it('knows something to do about every reason that is more than information', () => {
  check((_evidence, { reasons }) => {
    for (const reason of reasons.filter(({ severity }) => severity !== 'info')) {
      expect(fixesOf([reason])).not.toEqual([]);
    }
  });
});

it('gives a reason for every answer', () => {
  check((_evidence, { reasons }) => {
    expect(reasons.length).toBeGreaterThan(0);
  });
});

it('answers the same to the same', () => {
  check((evidence, answers) => {
    expect(assessUse({ ...evidence })).toEqual(answers);
  });
});

const saveRank: Readonly<Record<SaveAnswer, number>> = { ok: 0, unknown: 1, blocked: 2 };
const runsRank: Readonly<Record<RunsAnswer, number>> = { work: 0, unknown: 1, 'some-fail': 2, fail: 3, off: 4 };

type Change = (evidence: UseEvidence) => UseEvidence;

describe('worse evidence never makes a better answer', () => {
  const changes: readonly [string, Change, Change][] = [
    ['a connection in error instead of connected', (evidence) => ({ ...evidence, live: connected }), (evidence) => ({ ...evidence, live: inError() })],
    [
      'a user who is disabled instead of enabled',
      (evidence) => ({ ...evidence, identity: user }),
      (evidence) => ({ ...evidence, identity: { ...user, disabled: true } }),
    ],
    [
      'no security role instead of one',
      (evidence) => ({ ...evidence, access: permitted }),
      (evidence) => ({ ...evidence, access: { ...permitted, hasRole: false } }),
    ],
    [
      'a last run that failed instead of one that succeeded',
      (evidence) => ({ ...evidence, identity: null, runs: { success: runs.laterSuccess, failure: runs.connectionFailure } }),
      (evidence) => ({ ...evidence, identity: null, runs: { success: runs.success, failure: runs.connectionFailure } }),
    ],
  ];

  it.each(changes)('%s', (_what, better, worse) => {
    check((evidence) => {
      const [before, after] = [assessUse(better(evidence)), assessUse(worse(evidence))];
      expect(runsRank[after.runs]).toBeGreaterThanOrEqual(runsRank[before.runs]);
      expect(saveRank[after.save]).toBeGreaterThanOrEqual(saveRank[before.save]);
    });
  });
});
