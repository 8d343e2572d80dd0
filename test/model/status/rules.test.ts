import { assessUse } from '../../../ConnectionManager/model/status/assessUse';
import type { UseEvidence } from '../../../ConnectionManager/model/status/evidence';
import {
  connected,
  connectors,
  evidenceOf,
  flowOwner,
  inError,
  permitted,
  privilege,
  runs,
  unclear,
  user,
} from '../../../tools/statusTable/evidence';

const assess = (changes: Partial<UseEvidence>): ReturnType<typeof assessUse> => assessUse(evidenceOf(changes));
const codes = (changes: Partial<UseEvidence>): string[] => assess(changes).reasons.map(({ code }) => code);
const known = { identity: user, access: permitted };

describe('a connection that was seen connected', () => {
  it.each(Object.entries(connectors))('is healthy: saving is OK and runs work, with the connector and reach "%s"', (_name, connector) => {
    expect(assess({ ...connector, live: connected })).toMatchObject({ health: 'healthy', save: 'ok', runs: 'work' });
  });

  it('says so as it was seen: live, or by the own copy of the platform, at the time the platform tried it', () => {
    const at = new Date('2026-09-29T10:00:00Z');
    expect(assess({ live: { ...connected, source: 'service', at } }).reasons[0]).toMatchObject({ code: 'connected', evidence: 'service', at });
  });
});

describe('a connection that was seen in error', () => {
  it('blocks saving and leaves runs of Dataverse in the own environment working while the user is enabled and permitted', () => {
    const answers = assess({ ...known, live: inError() });
    expect(answers).toMatchObject({ health: 'attention', save: 'blocked', runs: 'work' });
    expect(answers.reasons.map(({ code, evidence }) => [code, evidence])).toEqual([
      ['connection-error', 'live'],
      ['dataverse-own-environment', 'dataverse'],
      ['privileges-held', 'dataverse'],
    ]);
  });

  it('offers to stop the runs that go on, after what mends the connection', () => {
    const fixes = (changes: Partial<UseEvidence>): string[] => assess(changes).fixes.map(({ code }) => code);
    expect(fixes({ ...known, live: inError() })).toEqual(['follow-cause', 'change-connection', 'stop-runs']);
    expect(fixes({ ...known, live: inError('?') })).toEqual(['sign-in-again', 'change-connection', 'stop-runs']);
    for (const noneGoOn of [{}, { ...known, flowState: 'off' as const }, { ...known, ...connectors.other }, { ...known, ...connectors.both }]) {
      expect(fixes({ ...noneGoOn, live: inError() })).not.toContain('stop-runs');
    }
  });

  it.each([
    ["the roles couldn't be read", { identity: user, access: { ...permitted, hasRole: null } }],
    ['only the owner of the flow is known', { identity: flowOwner, access: permitted }],
  ])('says that it is inferred that runs work where %s', (_what, evidence) => {
    const { runs: answer, reasons } = assess({ ...evidence, live: inError() });
    expect(answer).toBe('work');
    expect(reasons.find(({ code }) => code === 'dataverse-own-environment')?.evidence).toBe('inferred');
  });

  it.each([
    ['nobody is known to be behind it', {}],
    ["it isn't known whether the user is enabled", { identity: { ...user, disabled: null }, access: permitted }],
    ['Run as decides who the steps run as', { ...known, useInvoker: true }],
  ])('does not say that runs work where %s', (_what, evidence) => {
    expect(assess({ ...evidence, live: inError() })).toMatchObject({ save: 'blocked', runs: 'unknown', health: 'attention' });
  });

  it.each(['This connection is not authenticated.', 'AADSTS50057: The user account is disabled.', 'AADSTS700016: Application was not found.'])(
    'does not say that runs work where the error says that there is no identity: %s',
    (message) => {
      expect(assess({ ...known, live: inError(message) })).toMatchObject({ save: 'blocked', runs: 'unknown' });
    },
  );

  it.each([
    ['Dataverse in another environment', connectors.elsewhere, 'dataverse-other-environment'],
    ['any other connector', connectors.other, 'other-connector'],
  ])('fails runs of %s', (_what, connector, code) => {
    expect(assess({ ...connector, ...known, live: inError() })).toMatchObject({ health: 'broken', save: 'blocked', runs: 'fail' });
    expect(codes({ ...connector, live: inError() })).toContain(code);
  });

  it('fails some runs where Dataverse is reached here and elsewhere, and names the steps', () => {
    const { health, save, runs: answer, reasons } = assess({ ...connectors.both, ...known, live: inError() });
    expect({ health, save, answer }).toEqual({ health: 'broken', save: 'blocked', answer: 'some-fail' });
    expect(reasons.find(({ code }) => code === 'dataverse-other-environment')?.subjects.steps).toEqual(['List rows there']);
  });

  it.each([
    ['the legacy Dataverse connector', connectors.legacy, 'connector-not-established'],
    ["a connector that isn't named", { connector: null, reach: null }, 'connector-not-established'],
    ['an entry that no step uses', { ...connectors.other, operations: 0 }, 'no-step-uses-it'],
    ['a connection that run-only users bring', { ...connectors.other, providedBy: 'run-only-user' as const }, 'provided-by-run-only-user'],
  ])('proves nothing for the runs of %s', (_what, evidence, code) => {
    const answers = assess({ ...evidence, live: inError() });
    expect(answers).toMatchObject({ health: 'attention', save: 'blocked', runs: 'unknown' });
    expect(answers.reasons.map((reason) => reason.code)).toContain(code);
  });

  it('is followed up by its cause where that is known, and by signing in again where not', () => {
    expect(assess({ live: inError() }).fixes).toEqual([{ code: 'follow-cause', cause: 'sessions-revoked' }, { code: 'change-connection' }]);
    expect(assess({ live: inError('Something went wrong.') }).fixes[0]).toEqual({ code: 'sign-in-again' });
  });
});

it('claims nothing by a status other than connected and error', () => {
  expect(assess({ ...known, live: unclear })).toMatchObject({ health: 'unknown', save: 'unknown', runs: 'unknown' });
  expect(codes({ live: unclear })).toContain('connection-unclear');
});

describe('no connection is bound', () => {
  it.each([
    ['here', 'unknown'],
    ['elsewhere', 'fail'],
    ['both', 'some-fail'],
    ['other', 'fail'],
    ['legacy', 'unknown'],
  ] as const)('blocks saving; runs with "%s": %s', (connector, answer) => {
    for (const binding of ['not-bound', 'none'] as const) {
      expect(assess({ ...connectors[connector], ...known, binding })).toMatchObject({ health: 'not-connected', save: 'blocked', runs: answer });
    }
  });

  it('is what run-only users make good: an entry of theirs that names no reference is not blamed', () => {
    const answers = assess({ ...connectors.other, binding: 'none', reference: null, providedBy: 'run-only-user' });
    expect(answers).toMatchObject({ health: 'unknown', save: 'unknown', runs: 'unknown', fixes: [] });
  });
});

it('is broken where the flow names a reference that does not exist', () => {
  const answers = assess({ binding: 'missing', reference: 'contoso_gone' });
  expect(answers).toMatchObject({ health: 'broken', save: 'blocked', runs: 'unknown', fixes: [{ code: 'replace-reference' }] });
  expect(answers.reasons[0]?.subjects.reference).toBe('contoso_gone');
});

it('proves nothing that a reference is not visible', () => {
  expect(assess({ ...known, binding: 'not-visible' })).toMatchObject({ health: 'unknown', save: 'unknown', runs: 'unknown' });
});

describe('the user that Dataverse steps run as', () => {
  const disabled = { ...user, disabled: true };

  it('blocks saving and fails runs when disabled', () => {
    expect(assess({ live: connected, identity: disabled })).toMatchObject({ health: 'broken', save: 'blocked', runs: 'fail' });
  });

  it('is inferred where it is the owner of the flow, and that is said', () => {
    const { reasons } = assess({ identity: { ...flowOwner, disabled: true } });
    expect(reasons[0]).toMatchObject({ code: 'user-disabled', evidence: 'inferred', subjects: { user: 'Ann Lee', identity: 'flow-owner' } });
  });

  it('is not held against runs that were seen to succeed where it is only inferred', () => {
    const seen = { runs: { success: runs.success, failure: null }, identity: { ...flowOwner, disabled: true } };
    expect(assess(seen)).toMatchObject({ health: 'attention', save: 'unknown', runs: 'unknown' });
    expect(assess({ ...seen, identity: disabled })).toMatchObject({ health: 'broken', save: 'blocked', runs: 'fail' });
  });

  it('fails some runs where a privilege is missing, and names privilege, table and steps', () => {
    const answers = assess({ live: connected, identity: user, access: { ...permitted, missing: [privilege] } });
    expect(answers).toMatchObject({ health: 'attention', save: 'ok', runs: 'some-fail', fixes: [{ code: 'assign-role' }] });
    expect(answers.reasons[0]?.subjects).toMatchObject({ privileges: [privilege], steps: ['List accounts'], user: 'Ann Lee' });
  });

  it('is not blamed for a privilege that only some cases need', () => {
    const access = { ...permitted, missing: [{ ...privilege, perhaps: true }] };
    expect(assess({ live: connected, identity: user, access })).toMatchObject({ health: 'healthy', runs: 'work' });
  });

  it.each([
    ['a guest without a license', { ...user, guest: true, licensed: false }, permitted, 'guest-without-access'],
    ['a guest without a role', { ...user, guest: true }, { ...permitted, hasRole: false }, 'guest-without-access'],
    ['anybody without a role', user, { ...permitted, hasRole: false }, 'user-without-role'],
  ])('fails runs as %s', (_who, identity, access, code) => {
    const answers = assess({ live: connected, identity, access });
    expect(answers).toMatchObject({ health: 'attention', save: 'ok', runs: 'fail' });
    expect(answers.reasons[0]?.code).toBe(code);
  });

  it('fails only the steps in this environment where a role is missing here', () => {
    const nobody = { live: connected, identity: user, access: { ...permitted, hasRole: false } };
    expect(assess({ ...nobody, ...connectors.both }).runs).toBe('some-fail');
    expect(assess({ ...nobody, ...connectors.elsewhere }).runs).toBe('work');
  });

  it.each([
    ['another connector', connectors.other],
    ['an entry that no step uses', { operations: 0 }],
    ['a connection that run-only users bring', { providedBy: 'run-only-user' as const }],
    ['steps that run as whoever Run as names', { useInvoker: true }],
    ['an entry without a connection', { binding: 'not-bound' as const }],
  ])('does not matter for %s', (_what, evidence) => {
    expect(codes({ live: connected, identity: disabled, ...evidence })).not.toContain('user-disabled');
  });

  it('varies where the steps run as whoever Run as names', () => {
    expect(codes({ live: connected, useInvoker: true })).toContain('identity-varies');
  });

  it('is said to hold what is needed only where all of it could be told', () => {
    const undetermined = [{ reason: 'custom-operation' as const, table: null, steps: ['Do it'] }];
    expect(codes({ live: connected, ...known })).toContain('privileges-held');
    const custom = { live: connected, identity: user, access: { ...permitted, undetermined } };
    expect(codes(custom)).not.toContain('privileges-held');
    expect(codes(custom)).toContain('privileges-undetermined');
    expect(assess(custom)).toMatchObject({ health: 'healthy', runs: 'work' });
  });
});

describe('a flow that is not on', () => {
  it.each([
    ['off', 'flow-off'],
    ['suspended', 'flow-suspended'],
  ] as const)('has no runs when %s, whatever its connections, and its connections are none the worse', (flowState, code) => {
    expect(assess({ live: connected, flowState })).toMatchObject({ health: 'healthy', save: 'ok', runs: 'off' });
    expect(assess({ ...connectors.other, binding: 'not-bound', flowState })).toMatchObject({ save: 'blocked', runs: 'off' });
    expect(codes({ flowState })).toContain(code);
  });

  it('says why it is suspended in the words of the service', () => {
    const { reasons } = assess({ flowState: 'suspended', suspensionReason: 'Blocked by policy X' });
    expect(reasons.find(({ code }) => code === 'flow-suspended')?.subjects.words).toBe('Blocked by policy X');
  });

  it('is not failing by what its runs did while it was on', () => {
    const last = { success: null, failure: runs.connectionFailure };
    expect(assess({ live: connected, flowState: 'off', runs: last })).toMatchObject({ health: 'healthy', runs: 'off' });
  });
});

describe('the last runs', () => {
  const other = { ...connectors.other, live: connected };

  it.each([
    ['a connection', runs.connectionFailure, 'broken'],
    ['a permission', runs.permissionFailure, 'attention'],
  ])('fail, observed, with the code of %s after the last success', (_what, failure, health) => {
    const answers = assess({ ...other, runs: { success: runs.success, failure } });
    expect(answers).toMatchObject({ health, save: 'ok', runs: 'fail' });
    expect(answers.reasons[0]).toMatchObject({ code: 'runs-failed', evidence: 'dataverse', subjects: { time: failure.startedOn } });
    expect(answers.fixes[0]?.code).toBe('follow-cause');
  });

  it('are told, and change nothing, where they failed for another cause', () => {
    const answers = assess({ ...other, runs: { success: runs.success, failure: runs.otherFailure } });
    expect(answers).toMatchObject({ health: 'healthy', runs: 'work', fixes: [] });
    expect(answers.reasons.find(({ code }) => code === 'runs-failed')?.severity).toBe('info');
  });

  it('are forgiven by a later success', () => {
    const answers = assess({ ...other, runs: { success: runs.laterSuccess, failure: runs.connectionFailure } });
    expect(answers).toMatchObject({ health: 'healthy', runs: 'work' });
    expect(answers.reasons.map(({ code }) => code)).toContain('runs-succeeded');
  });

  it('count as failed where it is not known which came last', () => {
    const failure = { ...runs.connectionFailure, startedOn: null };
    expect(assess({ ...other, runs: { success: runs.laterSuccess, failure } }).runs).toBe('fail');
  });

  it('prove that runs work where nothing else is known, after the last change and not before', () => {
    expect(assess({ runs: { success: runs.success, failure: null } })).toMatchObject({ health: 'unknown', save: 'unknown', runs: 'work' });
    for (const unproven of [{ success: runs.successBeforeChange, failure: null }, { success: runs.laterSuccess, failure: null }]) {
      const changedOn = unproven.success === runs.laterSuccess ? null : new Date('2026-09-01T08:00:00Z');
      expect(assess({ runs: unproven, changedOn }).runs).toBe('unknown');
    }
  });

  it('do not prove that runs work without any connection', () => {
    expect(assess({ binding: 'not-bound', runs: { success: runs.success, failure: null } }).runs).toBe('unknown');
  });

  it('of run-only users prove that some fail, since each brings another connection', () => {
    const answers = assess({ ...other, providedBy: 'run-only-user', runs: { success: null, failure: runs.connectionFailure } });
    expect(answers).toMatchObject({ health: 'attention', runs: 'some-fail' });
  });

  it('are said not to be recorded only where that is known', () => {
    expect(codes({ runs: { success: null, failure: null } })).toContain('no-runs-recorded');
    expect(codes({ runs: null })).not.toContain('no-runs-recorded');
  });
});

describe('nothing but a bound reference', () => {
  it('says that it is not known, and how to get to know it', () => {
    const answers = assess({});
    expect(answers).toMatchObject({ health: 'unknown', save: 'unknown', runs: 'unknown' });
    expect(answers.reasons[0]?.code).toBe('bound-without-live-status');
    expect(answers.fixes).toEqual([{ code: 'get-live-status' }]);
  });

  it('says of a connection that is not in the list that it is not', () => {
    expect(codes({ notInLiveList: true })).toContain('not-in-live-list');
  });
});

describe('several at once', () => {
  it('answers the worst of saving, and the worst of runs', () => {
    const lacking = { identity: user, access: { ...permitted, missing: [privilege] } };
    expect(assess({ live: inError(), ...lacking })).toMatchObject({ health: 'attention', save: 'blocked', runs: 'some-fail' });
    expect(assess({ ...connectors.both, live: inError(), identity: { ...user, disabled: true } })).toMatchObject({ runs: 'fail', health: 'broken' });
  });

  it('has the most severe reasons first, and what mends them first', () => {
    const answers = assess({
      ...connectors.both,
      live: inError(),
      identity: user,
      access: { ...permitted, missing: [privilege] },
    });
    expect(answers.reasons.map(({ severity }) => severity)).toEqual(['broken', 'attention', 'info', 'info']);
    expect(answers.fixes.map(({ code }) => code)).toEqual(['follow-cause', 'change-connection', 'assign-role']);
  });

  it('names each fix once', () => {
    const failure = { ...runs.connectionFailure, errorMessage: 'AADSTS50173: expired' };
    const { fixes } = assess({ ...connectors.other, live: inError(), runs: { success: null, failure } });
    expect(fixes.filter(({ cause }) => cause === 'sessions-revoked')).toHaveLength(1);
  });

  it('is off above all', () => {
    const all = { live: inError(), flowState: 'off' as const, runs: { success: null, failure: runs.connectionFailure } };
    expect(assess({ ...connectors.other, ...all })).toMatchObject({ save: 'blocked', runs: 'off', health: 'broken' });
  });
});
