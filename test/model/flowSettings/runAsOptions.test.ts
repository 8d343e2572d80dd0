import type { RunAsChoice } from '../../../ConnectionManager/model/flow/editing/settingChange';
import { runAsOptions } from '../../../ConnectionManager/model/flowSettings/runAsOptions';
import { settingsOf } from '../../../ConnectionManager/model/flowSettings/settings';
import type { HeldPrivilege, UserAccess } from '../../../ConnectionManager/model/privileges/privileges';
import { aFlow, anAccess } from '../builders';
import { aContext, aStep, codes, edited, optionOf, withoutDelegate, type Given } from './contexts';

const invoker = [{ useInvoker: true }];
const clerk = (privileges: readonly HeldPrivilege[]): UserAccess =>
  anAccess({ administrator: false, privileges: new Map(privileges.map((held) => [held.name.toLowerCase(), held])) });
const owner = aFlow().owner;

function optionsOf(given: Given): ReturnType<typeof runAsOptions> {
  const context = aContext(given);
  return runAsOptions(context, settingsOf(context.profile));
}

function obstaclesOf(value: RunAsChoice, given: Given): string[] {
  return codes(optionOf(optionsOf(given), value).obstacles);
}

function notesOf(value: RunAsChoice, given: Given): string[] {
  return codes(optionOf(optionsOf(given), value).notes);
}

it.each(['flow-owner', 'modifying-user', 'unknown', null] as const)('are three, in the order of the designer, whatever is set: %s', (runAs) => {
  expect(optionsOf({ runAs }).map(({ value }) => value)).toEqual(['flow-owner', 'row-owner', 'modifying-user']);
});

it('are available without anything to be said, where nothing stands against them', () => {
  expect(optionsOf({ entries: invoker, runAs: 'modifying-user' })).toEqual([
    { value: 'flow-owner', obstacles: [], notes: [{ code: 'run-as-is-owner' }] },
    { value: 'row-owner', obstacles: [], notes: [{ code: 'team-rows-fall-back' }] },
    { value: 'modifying-user', obstacles: [], notes: [] },
  ]);
});

describe('obstacles', () => {
  it.each(['flow-owner', 'row-owner', 'modifying-user'] as const)('rows do not start the flow: %s', (value) => {
    expect(obstaclesOf(value, { kind: 'scheduled' })).toEqual(['no-row-trigger']);
  });

  it.each<[string, string[], Given]>([
    ['it is managed and may not be changed', ['not-customizable'], { flow: { managed: true, customizable: false } }],
    ['it is managed and may be changed', [], { flow: { managed: true, customizable: true } }],
    ['it is managed and nothing else is known', [], { flow: { managed: true } }],
    ['only managed flows can be locked', [], { flow: { managed: false, customizable: false } }],
    ['the user may not change any flow', ['not-writable'], { viewer: clerk([]) }],
    ['the user may change some flows', [], { viewer: clerk([{ name: 'prvWriteWorkflow', depth: 'basic', teamDepth: null }]) }],
    ['the user may change those of a team', [], { viewer: clerk([{ name: 'prvWriteWorkflow', depth: null, teamDepth: 'basic' }]) }],
    ['it is not known what the user may do', [], { viewer: null }],
    ['the roles of the user could not be read', [], { viewer: { ...clerk([]), determined: false } }],
  ])('on any change, where %s', (_what, expected, given) => {
    expect(obstaclesOf('modifying-user', given)).toEqual(expected);
    expect(obstaclesOf('row-owner', given)).toEqual(expected);
    expect(obstaclesOf('flow-owner', given)).toEqual([]);
    expect(obstaclesOf('flow-owner', { ...given, runAs: 'row-owner' })).toEqual(expected);
  });

  it.each<[string, string[], Given]>([
    ['lacks the privilege', ['owner-lacks-delegate'], { entries: invoker, owner: withoutDelegate }],
    ['lacks it, and nothing runs as others', ['owner-lacks-delegate'], { owner: withoutDelegate }],
    ['lacks it, and there is no connection', ['owner-lacks-delegate'], { entries: [], owner: withoutDelegate }],
    ['lacks it, and what would run as others is not used', ['owner-lacks-delegate'], { entries: [{ useInvoker: true, operations: 0 }], owner: withoutDelegate }],
    ['lacks it, and only another connector would', ['owner-lacks-delegate'], { entries: [{ useInvoker: true, connector: 'shared_office365' }], owner: withoutDelegate }],
    ['holds it', [], { entries: invoker }],
    ['may lack it', [], { entries: invoker, owner: anAccess({ actsOnBehalf: null, determined: false }) }],
    ['may have roles that can not be seen', [], { entries: invoker, owner: anAccess({ actsOnBehalf: false, determined: false }) }],
    ['is a team', [], { entries: invoker, owner: withoutDelegate, flow: { owner: { ...owner, kind: 'team' } } }],
  ])('for whoever is not the flow owner, where the flow owner %s', (_what, expected, given) => {
    expect(obstaclesOf('row-owner', given)).toEqual(expected);
    expect(obstaclesOf('modifying-user', given)).toEqual(expected);
    expect(obstaclesOf('flow-owner', { ...given, runAs: 'row-owner' })).toEqual([]);
    expect(obstaclesOf('row-owner', { ...given, runAs: 'row-owner' })).toEqual([]);
    expect(obstaclesOf('modifying-user', { ...given, runAs: 'row-owner' })).toEqual(expected);
  });

  it('stand against what is being chosen, and not against what the flow has', () => {
    const context = aContext({ flow: { managed: true, customizable: false } });
    const options = runAsOptions(context, edited(context, 'row-owner'));
    expect([codes(optionOf(options, 'row-owner').obstacles), optionOf(options, 'flow-owner').obstacles]).toEqual([['not-customizable'], []]);
  });

  it('name the owner who lacks the privilege', () => {
    const { obstacles } = optionOf(optionsOf({ entries: invoker, owner: withoutDelegate }), 'row-owner');
    expect(obstacles).toEqual([{ code: 'owner-lacks-delegate', user: 'Ann Lee' }]);
  });

  it('go by which entries will use the connection of the invoker', () => {
    const context = aContext({ entries: [{ reach: 'other' }], steps: [aStep('There', 'dv', 'other')] });
    const obstacles = (useInvoker: boolean): string[] =>
      codes(optionOf(runAsOptions(context, edited(context, 'flow-owner', { dv: { useInvoker } })), 'row-owner').obstacles);
    expect(obstacles(false)).toEqual([]);
    expect(obstacles(true)).toEqual(['environment-parameter']);
  });

  it('of the owner are there whichever entries will use the connection of the invoker', () => {
    const context = aContext({ owner: withoutDelegate });
    const obstacles = (useInvoker: boolean, value: RunAsChoice): string[] =>
      codes(optionOf(runAsOptions(context, edited(context, 'flow-owner', { dv: { useInvoker } })), value).obstacles);
    expect([obstacles(false, 'row-owner'), obstacles(true, 'row-owner')]).toEqual([['owner-lacks-delegate'], ['owner-lacks-delegate']]);
    expect([obstacles(false, 'flow-owner'), obstacles(true, 'flow-owner')]).toEqual([[], []]);
  });

  it('hold for what is set now, too, once more entries would use the connection of the invoker', () => {
    const context = aContext({ runAs: 'row-owner', entries: [{ useInvoker: true }, { key: 'more' }], owner: withoutDelegate });
    const obstacles = (more: boolean): string[] =>
      codes(optionOf(runAsOptions(context, edited(context, 'flow-owner', { more: { useInvoker: more } })), 'row-owner').obstacles);
    expect(obstacles(false)).toEqual([]);
    expect(obstacles(true)).toEqual(['owner-lacks-delegate']);
  });

  it('are steps on another environment, where their entry already uses the connection of the invoker', () => {
    const steps = [aStep('Here'), aStep('There', 'dv', 'other'), aStep('Elsewhere', 'dv', 'other'), aStep('Own', 'own', 'other')];
    const given: Given = { entries: [{ useInvoker: true, reach: 'both' }], steps };
    expect(optionOf(optionsOf(given), 'row-owner').obstacles).toEqual([{ code: 'environment-parameter', steps: ['Elsewhere', 'There'] }]);
    expect(obstaclesOf('flow-owner', { ...given, runAs: 'row-owner' })).toEqual([]);
    expect(obstaclesOf('row-owner', { ...given, entries: [{ reach: 'both' }] })).toEqual([]);
    const entries = [{ useInvoker: true, reach: 'both' as const }, { key: 'own', useInvoker: true, reach: 'other' as const }];
    const [obstacle, ...more] = optionOf(optionsOf({ ...given, entries }), 'row-owner').obstacles;
    expect([obstacle?.steps, more]).toEqual([['Elsewhere', 'Own', 'There'], []]);
  });
});

describe('notes', () => {
  it('say that rows of a team fall back to the flow owner, for Row owner', () => {
    expect(notesOf('row-owner', { entries: invoker })).toEqual(['team-rows-fall-back']);
    expect(notesOf('modifying-user', { entries: invoker })).toEqual([]);
  });

  it('say where nothing uses the connection of the invoker', () => {
    expect(notesOf('modifying-user', {})).toEqual(['no-invoker-connection']);
    expect(notesOf('row-owner', {})).toEqual(['team-rows-fall-back', 'no-invoker-connection']);
    expect(notesOf('flow-owner', {})).toEqual([]);
  });

  it('say where Run as makes the connection of the invoker that of the flow owner', () => {
    expect(notesOf('flow-owner', { entries: invoker })).toEqual(['run-as-is-owner']);
    expect(notesOf('modifying-user', { entries: invoker })).toEqual([]);
  });

  it('say that what is set is no choice', () => {
    const notes = (['flow-owner', 'row-owner', 'modifying-user'] as const).map((value) => notesOf(value, { entries: invoker, runAs: 'unknown' })[0]);
    expect(notes).toEqual(['run-as-not-valid', 'run-as-not-valid', 'run-as-not-valid']);
  });

  it('say what changing a managed flow means, and not for what is set', () => {
    const given: Given = { entries: invoker, flow: { managed: true, customizable: true } };
    expect(notesOf('modifying-user', given)).toEqual(['managed-layer']);
    expect(notesOf('modifying-user', { ...given, runAs: 'modifying-user' })).toEqual([]);
    expect(notesOf('modifying-user', { ...given, flow: { managed: true, customizable: false } })).toEqual([]);
    expect(notesOf('modifying-user', { ...given, flow: { managed: false } })).toEqual([]);
  });

  it.each<[string, Given]>([
    ['nothing was found out about', { owner: null }],
    ['not all roles are known of', { owner: anAccess({ actsOnBehalf: null, determined: false }) }],
    ['is a team', { owner: null, flow: { owner: { ...owner, kind: 'team' } } }],
  ])('say where it is not known whether the owner may act on behalf of others: one that %s', (_what, given) => {
    const { notes } = optionOf(optionsOf({ ...given, entries: invoker }), 'modifying-user');
    expect(notes).toEqual([{ code: 'delegate-not-known', user: 'Ann Lee' }]);
    expect(notesOf('modifying-user', given)).toEqual(['no-invoker-connection', 'delegate-not-known']);
    expect(notesOf('flow-owner', { ...given, entries: invoker })).toEqual(['run-as-is-owner']);
  });

  it('say nothing of that where it is known, be it by some roles', () => {
    expect(notesOf('modifying-user', { entries: invoker, owner: withoutDelegate })).toEqual([]);
    expect(notesOf('modifying-user', { entries: invoker, owner: anAccess({ determined: false }) })).toEqual([]);
  });
});
