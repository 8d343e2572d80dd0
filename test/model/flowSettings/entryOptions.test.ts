import type { RunAs } from '../../../ConnectionManager/model/flow/flowProfile';
import { invokerOptions } from '../../../ConnectionManager/model/flowSettings/invokerOptions';
import { providerOptions } from '../../../ConnectionManager/model/flowSettings/providerOptions';
import { settingsOf } from '../../../ConnectionManager/model/flowSettings/settings';
import { aFlow, anAccess } from '../builders';
import { aContext, aStep, codes, edited, entryOption, withoutDelegate, type Given } from './contexts';

const noAccess = anAccess({ administrator: false });
const team = { ...aFlow().owner, kind: 'team' as const };
const mail = { key: 'mail', connector: 'shared_office365', reach: null };
const someElsewhere: Given = { entries: [{ reach: 'both' }], steps: [aStep('Here'), aStep('There', 'dv', 'other'), aStep('Own', 'own', 'other')] };

describe('connections that use the one of the invoker', () => {
  const optionsOf = (given: Given): ReturnType<typeof invokerOptions> => {
    const context = aContext(given);
    return invokerOptions(context, settingsOf(context.profile));
  };
  const obstaclesOf = (value: boolean, given: Given): string[] => codes(entryOption(optionsOf(given), 'dv', value).obstacles);
  const notesOf = (value: boolean, given: Given): string[] => codes(entryOption(optionsOf(given), 'dv', value).notes);

  it('are the Dataverse ones, with the triggers and actions that use them', () => {
    const given = { entries: [{}, mail, { key: 'dv_1' }], stepNames: { dv: ['Add', 'Start'], mail: ['Send'] } };
    expect(optionsOf(given)).toEqual([
      {
        key: 'dv',
        connector: 'shared_commondataserviceforapps',
        connectionReference: 'contoso_dataverse',
        steps: ['Add', 'Start'],
        options: [{ value: false, obstacles: [], notes: [] }, { value: true, obstacles: [], notes: [] }],
      },
      expect.objectContaining({ key: 'dv_1', steps: [] }),
    ]);
  });

  it('are none where rows do not start the flow', () => {
    expect(optionsOf({ kind: 'instant' })).toEqual([]);
  });

  it('can not have steps on another environment', () => {
    expect(entryOption(optionsOf(someElsewhere), 'dv', true).obstacles).toEqual([{ code: 'environment-parameter', steps: ['There'] }]);
    expect(obstaclesOf(true, { entries: [{ reach: 'other' }] })).toEqual(['environment-parameter']);
    expect(obstaclesOf(true, { entries: [{ reach: 'none', operations: 0 }] })).toEqual([]);
    expect(obstaclesOf(false, { entries: [{ reach: 'both', useInvoker: true }] })).toEqual([]);
  });

  it('need an owner who may act on behalf of others, once Run as names others', () => {
    const given: Given = { runAs: 'row-owner', owner: withoutDelegate };
    expect(entryOption(optionsOf(given), 'dv', true).obstacles).toEqual([{ code: 'owner-lacks-delegate', user: 'Ann Lee' }]);
    expect(obstaclesOf(true, { ...given, runAs: 'flow-owner' })).toEqual([]);
    expect(obstaclesOf(true, { runAs: 'row-owner' })).toEqual([]);
    expect(obstaclesOf(true, { ...given, entries: [{ operations: 0 }] })).toEqual([]);
    expect(obstaclesOf(false, { ...given, entries: [{ useInvoker: true }] })).toEqual([]);
    expect(obstaclesOf(true, { ...given, entries: [{ useInvoker: true }] })).toEqual([]);
  });

  it('go by the Run as that is to be', () => {
    const context = aContext({ owner: withoutDelegate });
    const obstacles = (runAs: 'flow-owner' | 'modifying-user'): string[] =>
      codes(entryOption(invokerOptions(context, edited(context, runAs)), 'dv', true).obstacles);
    expect(obstacles('flow-owner')).toEqual([]);
    expect(obstacles('modifying-user')).toEqual(['owner-lacks-delegate']);
  });

  it('can be kept only as long as Run as does not begin to name others', () => {
    const context = aContext({ entries: [{ useInvoker: true, reach: 'both' }], runAs: 'row-owner', owner: withoutDelegate });
    const obstacles = (runAs: RunAs): string[] => codes(entryOption(invokerOptions(context, edited(context, runAs)), 'dv', true).obstacles);
    expect([obstacles('row-owner'), obstacles('flow-owner')]).toEqual([[], []]);
    expect(obstacles('modifying-user')).toEqual(['owner-lacks-delegate', 'environment-parameter']);
  });

  it.each<[string, string, Given]>([
    ['a locked flow', 'not-customizable', { flow: { managed: true, customizable: false } }],
    ['a flow that the user may not change', 'not-writable', { viewer: noAccess }],
  ])('can not be changed in %s, only kept', (_what, code, given) => {
    expect(obstaclesOf(true, given)).toEqual([code]);
    expect(obstaclesOf(false, given)).toEqual([]);
    expect(obstaclesOf(false, { ...given, entries: [{ useInvoker: true }] })).toEqual([code]);
  });

  it('have notes on a managed flow, on an entry that nothing uses, and where nobody knows what the owner may do', () => {
    expect(notesOf(true, { flow: { managed: true, customizable: true } })).toEqual(['managed-layer']);
    expect(notesOf(false, { flow: { managed: true, customizable: true } })).toEqual([]);
    expect(notesOf(true, { entries: [{ operations: 0 }] })).toEqual(['unused-connection']);
    expect(notesOf(false, { entries: [{ operations: 0 }] })).toEqual(['unused-connection']);
    expect(notesOf(true, { runAs: 'modifying-user', owner: null })).toEqual(['delegate-not-known']);
    expect(notesOf(true, { runAs: 'modifying-user', owner: null, flow: { owner: team } })).toEqual(['delegate-not-known']);
    expect(notesOf(true, { runAs: 'flow-owner', owner: null })).toEqual([]);
    expect(notesOf(false, { runAs: 'modifying-user', owner: null })).toEqual([]);
  });
});

describe('who brings the connections of an instant flow', () => {
  const optionsOf = (given: Given): ReturnType<typeof providerOptions> => providerOptions(aContext({ kind: 'instant', ...given }));
  const runOnly = (given: Given, key = 'dv'): string[] => codes(entryOption(optionsOf(given), key, 'run-only-user').obstacles);
  const ownerObstacles = (given: Given, key = 'dv'): string[] => codes(entryOption(optionsOf(given), key, 'owner').obstacles);
  const notesOf = (value: 'owner' | 'run-only-user', given: Given, key = 'dv'): string[] => codes(entryOption(optionsOf(given), key, value).notes);

  it('is said for every connector, with the actions that use it', () => {
    expect(optionsOf({ entries: [{}, mail], stepNames: { mail: ['Send'] } })).toMatchObject([
      { key: 'dv', steps: [], options: [{ value: 'owner', obstacles: [] }, { value: 'run-only-user', obstacles: [] }] },
      { key: 'mail', connector: 'shared_office365', steps: ['Send'], options: [{ value: 'owner' }, { value: 'run-only-user' }] },
    ]);
  });

  it('can be nobody but the owner in a flow of another kind, whatever it was set to', () => {
    expect(runOnly({ kind: 'scheduled' })).toEqual(['not-instant']);
    expect(runOnly({ kind: 'row', entries: [mail] }, 'mail')).toEqual(['not-instant']);
    expect(runOnly({ kind: 'scheduled', entries: [{ providedBy: 'run-only-user' }] })).toEqual([]);
    expect(ownerObstacles({ kind: 'scheduled', entries: [{ providedBy: 'run-only-user' }] })).toEqual([]);
  });

  it('can not be whoever runs the flow where steps are on another environment', () => {
    expect(entryOption(optionsOf(someElsewhere), 'dv', 'run-only-user').obstacles).toEqual([{ code: 'environment-parameter', steps: ['There'] }]);
    expect(ownerObstacles({ entries: [{ reach: 'other', providedBy: 'run-only-user' }] })).toEqual([]);
    expect(runOnly({ entries: [mail] }, 'mail')).toEqual([]);
  });

  it('takes an owner who may act on behalf of others, for Dataverse alone', () => {
    const given: Given = { entries: [{}, mail], owner: withoutDelegate };
    expect(entryOption(optionsOf(given), 'dv', 'run-only-user').obstacles).toEqual([{ code: 'owner-lacks-delegate', user: 'Ann Lee' }]);
    expect(runOnly(given, 'mail')).toEqual([]);
    expect(runOnly({ entries: [{ operations: 0 }], owner: withoutDelegate })).toEqual([]);
    expect(ownerObstacles({ entries: [{ providedBy: 'run-only-user' }], owner: withoutDelegate })).toEqual([]);
  });

  it.each<[string, string, Given]>([
    ['a locked flow', 'not-customizable', { flow: { managed: true, customizable: false } }],
    ['a flow that the user may not change', 'not-writable', { viewer: noAccess }],
  ])('can not be changed in %s, only kept', (_what, code, given) => {
    expect(runOnly(given)).toEqual([code]);
    expect(ownerObstacles(given)).toEqual([]);
    expect(ownerObstacles({ ...given, entries: [{ providedBy: 'run-only-user' }] })).toEqual([code]);
  });

  it('tells that apps keep what they know of the flow, with each change', () => {
    expect(notesOf('run-only-user', { entries: [mail] }, 'mail')).toEqual(['apps-keep-metadata']);
    expect(notesOf('owner', { entries: [mail] }, 'mail')).toEqual([]);
    expect(notesOf('owner', { entries: [{ ...mail, providedBy: 'run-only-user' }] }, 'mail')).toEqual(['apps-keep-metadata']);
    expect(notesOf('owner', { kind: 'http', entries: [{ ...mail, providedBy: 'run-only-user' }] }, 'mail')).toEqual([]);
  });

  it('tells what guests need, for Dataverse', () => {
    const given: Given = { entries: [{ providedBy: 'run-only-user' }, { ...mail, providedBy: 'run-only-user' }] };
    expect(notesOf('run-only-user', given)).toEqual(['guests-need-rights']);
    expect(notesOf('run-only-user', given, 'mail')).toEqual([]);
    expect(notesOf('owner', {})).toEqual([]);
  });

  it('tells of a managed flow, of an entry that nothing uses, and where nobody knows what the owner may do', () => {
    expect(notesOf('run-only-user', { entries: [mail], flow: { managed: true } }, 'mail')).toEqual(['managed-layer', 'apps-keep-metadata']);
    expect(notesOf('owner', { entries: [{ ...mail, operations: 0 }] }, 'mail')).toEqual(['unused-connection']);
    expect(notesOf('run-only-user', { entries: [{ ...mail, operations: 0, providedBy: 'run-only-user' }] }, 'mail')).toEqual(['unused-connection']);
    expect(notesOf('run-only-user', { entries: [{ providedBy: 'run-only-user' }], owner: null })).toEqual(['guests-need-rights', 'delegate-not-known']);
    expect(notesOf('owner', { owner: null })).toEqual([]);
    expect(notesOf('run-only-user', { entries: [mail], owner: null }, 'mail')).toEqual(['apps-keep-metadata']);
  });
});
