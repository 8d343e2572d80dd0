import { changesBetween, settingsOf } from '../../../ConnectionManager/model/flowSettings/settings';
import { settingsContext } from '../../../ConnectionManager/model/flowSettings/settingsContext';
import type { Owner } from '../../../ConnectionManager/model/owner';
import { aConnection, aDefinition, aFlow, anAccess, anInventory } from '../builders';
import { aContext, edited } from './contexts';

it('are Run as and those of each entry', () => {
  const { profile } = aContext({ runAs: 'row-owner', entries: [{ useInvoker: true }, { key: 'mail', providedBy: 'run-only-user' }] });
  expect(settingsOf(profile)).toEqual({
    runAs: 'row-owner',
    entries: [
      { key: 'dv', useInvoker: true, providedBy: 'owner' },
      { key: 'mail', useInvoker: false, providedBy: 'run-only-user' },
    ],
  });
});

describe('changes between settings', () => {
  const context = aContext({ entries: [{}, { key: 'mail' }] });
  const now = settingsOf(context.profile);

  it('are none where nothing differs', () => {
    expect(changesBetween(now, { ...now, entries: [...now.entries].reverse() })).toEqual([]);
  });

  it('are one for each setting that differs', () => {
    expect(changesBetween(now, edited(context, 'row-owner', { mail: { providedBy: 'run-only-user', useInvoker: true } }))).toEqual([
      { from: { setting: 'run-as', runAs: 'flow-owner' }, to: { setting: 'run-as', runAs: 'row-owner' } },
      { from: { setting: 'use-invoker', key: 'mail', useInvoker: false }, to: { setting: 'use-invoker', key: 'mail', useInvoker: true } },
      { from: { setting: 'provided-by', key: 'mail', providedBy: 'owner' }, to: { setting: 'provided-by', key: 'mail', providedBy: 'run-only-user' } },
    ]);
  });

  it('leave alone what only one side has', () => {
    expect(changesBetween(now, { runAs: null, entries: [] })).toEqual([]);
    expect(changesBetween({ runAs: null, entries: [] }, now)).toEqual([]);
  });
});

describe('what is known around a flow', () => {
  const flow = aFlow({ id: 'f1', owner: { ...aFlow().owner, id: 'BEA' } });
  const definition = aDefinition('f1', [aConnection()], {}, [], { dv: ['Add'] });
  const access = [anAccess({ userId: 'ann' }), anAccess({ userId: 'Bea' })];
  const inventory = anInventory({ flows: [flow], definitions: [aDefinition('f0', []), definition], access });

  it('is put together from what was read, whatever the letter case of ids', () => {
    expect(settingsContext({ inventory, viewerId: 'ANN' }, { flow })).toEqual({
      flow,
      profile: definition.reading.flow,
      steps: [],
      stepNames: new Map([['dv', ['Add']]]),
      ownerAccess: access[1],
      viewerAccess: access[0],
      viewerId: 'ANN',
    });
  });

  it('has the definition that was read last', () => {
    const { reading } = aDefinition('f1', [aConnection({ useInvoker: true })]);
    expect(settingsContext({ inventory, viewerId: null }, { flow, reading })?.profile).toBe(reading.flow);
  });

  it('is nothing while the definition is not known, and where it is no flow', () => {
    expect(settingsContext({ inventory: anInventory(), viewerId: null }, { flow })).toBeNull();
    const reading = { flow: null, steps: [], problem: 'not-json' } as const;
    expect(settingsContext({ inventory, viewerId: null }, { flow, reading })).toBeNull();
  });

  it('says nothing of a team, of users whose access was not read, and of nobody', () => {
    const owned = (owner: Partial<Owner>): ReturnType<typeof settingsContext> =>
      settingsContext({ inventory, viewerId: null }, { flow: { ...flow, owner: { ...flow.owner, ...owner } } });
    expect(owned({ kind: 'team' })).toMatchObject({ ownerAccess: null, viewerAccess: null });
    expect(owned({ id: 'cem' })).toMatchObject({ ownerAccess: null });
  });
});
