import type { WantedSetting } from '../../../ConnectionManager/model/flowSettings/flowSettings';
import { planFlow } from '../../../ConnectionManager/model/flowSettings/planFlow';
import { planSettings } from '../../../ConnectionManager/model/flowSettings/planSettings';
import { settingsOf } from '../../../ConnectionManager/model/flowSettings/settings';
import { anAccess } from '../builders';
import { aContext, aStep, applied, codes, edited, withoutDelegate, type Given } from './contexts';

const mail = { key: 'mail', connector: 'shared_office365', reach: null };
const there = { key: 'there', reach: 'other' as const };
const locked: Given = { flow: { managed: true, customizable: false } };

describe('Run as for many flows', () => {
  const asModifyingUser: WantedSetting = { kind: 'run-as', runAs: 'modifying-user', useInvoker: true };
  const planOf = (given: Given, wanted: Partial<Extract<WantedSetting, { kind: 'run-as' }>> = {}): ReturnType<typeof planFlow> =>
    planFlow(aContext(given), { ...asModifyingUser, ...wanted });

  it('is set together with the connections that use the one of the invoker', () => {
    expect(planOf({ entries: [{}, mail, { key: 'dv_1', useInvoker: true }] })).toEqual({
      changes: [
        { from: { setting: 'run-as', runAs: 'flow-owner' }, to: { setting: 'run-as', runAs: 'modifying-user' } },
        { from: { setting: 'use-invoker', key: 'dv', useInvoker: false }, to: { setting: 'use-invoker', key: 'dv', useInvoker: true } },
      ],
      obstacles: [],
      notes: [],
    });
  });

  it('leaves the connections alone where that is wanted, and says that nothing comes of it', () => {
    const { changes, notes } = planOf({}, { useInvoker: null });
    expect(changes.map(({ to }) => to.setting)).toEqual(['run-as']);
    expect(codes(notes)).toEqual(['no-invoker-connection']);
  });

  it('goes back to the flow owner whatever the owner may do', () => {
    const given: Given = { runAs: 'row-owner', entries: [{ useInvoker: true }], owner: withoutDelegate };
    expect(planOf(given, { runAs: 'flow-owner', useInvoker: false })).toMatchObject({ changes: [{}, {}], obstacles: [] });
    expect(planOf(given, { runAs: 'flow-owner', useInvoker: null })).toMatchObject({ changes: [{}], notes: [{ code: 'run-as-is-owner' }] });
    expect(planOf({ ...given, entries: [{}] }, { runAs: 'flow-owner' })).toMatchObject({ changes: [{}, {}], obstacles: [] });
  });

  it('is set where no connection could use the one of the invoker, and nothing comes of it', () => {
    expect(planOf({ entries: [mail] })).toMatchObject({ changes: [{ to: { setting: 'run-as' } }], obstacles: [], notes: [{ code: 'no-invoker-connection' }] });
  });

  it('has nothing to do, and nothing to say, where a flow is as wanted', () => {
    const given: Given = { ...locked, runAs: 'modifying-user', entries: [{ useInvoker: true }], owner: withoutDelegate };
    expect(planOf(given)).toEqual({ changes: [], obstacles: [], notes: [] });
  });

  it.each([true, false, null])('leaves a flow alone whose owner lacks the privilege, whatever is wanted of its connections: %s', (useInvoker) => {
    const refused = { changes: [], obstacles: [{ code: 'owner-lacks-delegate', user: 'Ann Lee' }], notes: [] };
    expect(planOf({ owner: withoutDelegate }, { useInvoker })).toEqual(refused);
    expect(planOf({ owner: withoutDelegate, entries: [mail] }, { useInvoker })).toEqual(refused);
    expect(planOf({ owner: withoutDelegate, runAs: 'row-owner' }, { useInvoker })).toEqual(refused);
  });

  it.each<[string, string, Given]>([
    ['rows do not start', 'no-row-trigger', { kind: 'instant' }],
    ['is locked', 'not-customizable', locked],
    ['the user may not change', 'not-writable', { viewer: anAccess({ administrator: false }) }],
    ['has an owner who lacks the privilege', 'owner-lacks-delegate', { owner: withoutDelegate }],
    ['has only steps on another environment', 'environment-parameter', { entries: [there] }],
    ['uses the connection of the invoker already, with an owner who lacks the privilege', 'owner-lacks-delegate', { entries: [{ useInvoker: true }], owner: withoutDelegate, flow: { managed: true } }],
  ])('leaves a flow alone that %s', (_what, code, given) => {
    expect(planOf(given)).toMatchObject({ changes: [], obstacles: [{ code }], notes: [] });
    expect(planOf(given).obstacles).toHaveLength(1);
  });

  it('leaves out what can not be set, with the steps, and sets the rest', () => {
    const entries = [{}, there, { key: 'both', reach: 'both' as const }];
    const plan = planOf({ entries, steps: [aStep('There', 'there', 'other'), aStep('Also', 'both', 'other'), aStep('Here', 'both')] });
    expect(plan.obstacles).toEqual([{ code: 'environment-parameter', steps: ['Also', 'There'] }]);
    expect(plan.changes.map(({ to }) => ('key' in to ? to.key : to.setting))).toEqual(['run-as', 'dv']);
  });

  it('notes what there is to know, each thing once', () => {
    const notes = (given: Given, runAs: 'row-owner' | 'modifying-user' = 'modifying-user'): string[] => codes(planOf(given, { runAs }).notes);
    expect(notes({ flow: { managed: true } })).toEqual(['managed-layer']);
    expect(notes({ runAs: 'unknown' })).toEqual(['run-as-not-valid']);
    expect(notes({ owner: null })).toEqual(['delegate-not-known']);
    expect(notes({}, 'row-owner')).toEqual(['team-rows-fall-back']);
    expect(notes({ entries: [{}, { key: 'spare', operations: 0, reach: 'none' }] })).toEqual(['unused-connection']);
  });
});

describe('who brings connections, for many flows', () => {
  const planOf = (given: Given, connector: string | null = null): ReturnType<typeof planFlow> =>
    planFlow(aContext({ kind: 'instant', ...given }), { kind: 'provided-by', providedBy: 'run-only-user', connector });
  const keysOf = ({ changes }: ReturnType<typeof planFlow>): string[] => changes.map(({ to }) => ('key' in to ? to.key : to.setting));

  it('is set for all connectors, or for one', () => {
    expect(keysOf(planOf({ entries: [{}, mail] }))).toEqual(['dv', 'mail']);
    expect(keysOf(planOf({ entries: [{}, mail] }, 'shared_office365'))).toEqual(['mail']);
    expect(planOf({ entries: [mail] })).toMatchObject({
      changes: [{ from: { setting: 'provided-by', key: 'mail', providedBy: 'owner' }, to: { setting: 'provided-by', key: 'mail', providedBy: 'run-only-user' } }],
      notes: [{ code: 'apps-keep-metadata' }],
    });
  });

  it.each<[string, string, Given]>([
    ['is of another kind', 'not-instant', { kind: 'scheduled' }],
    ['is of another kind and has no connections', 'not-instant', { kind: 'scheduled', entries: [] }],
    ['is locked', 'not-customizable', locked],
    ['has an owner who lacks the privilege', 'owner-lacks-delegate', { owner: withoutDelegate }],
  ])('leaves a flow alone that %s', (_what, code, given) => {
    expect(planOf(given)).toMatchObject({ changes: [], obstacles: [{ code }], notes: [] });
  });

  it.each(['owner', 'run-only-user'] as const)('says of a flow without a connection of the connector that it has none: %s', (providedBy) => {
    const planWith = (entries: Given['entries'], connector: string | null): ReturnType<typeof planFlow> =>
      planFlow(aContext({ kind: 'instant', entries }), { kind: 'provided-by', providedBy, connector });
    expect(planWith([{}], 'shared_office365')).toEqual({ changes: [], obstacles: [{ code: 'no-connection' }], notes: [] });
    expect(planWith([], null)).toEqual({ changes: [], obstacles: [{ code: 'no-connection' }], notes: [] });
  });

  it('has nothing to do in a flow of another kind that is as wanted', () => {
    expect(planOf({ kind: 'scheduled', entries: [{ providedBy: 'run-only-user' }] })).toEqual({ changes: [], obstacles: [], notes: [] });
  });

  it('leaves out Dataverse where it can not be set, and sets the rest', () => {
    const plan = planOf({ entries: [{}, mail], owner: withoutDelegate });
    expect(keysOf(plan)).toEqual(['mail']);
    expect(plan).toMatchObject({ obstacles: [{ code: 'owner-lacks-delegate', user: 'Ann Lee' }], notes: [{ code: 'apps-keep-metadata' }] });
  });
});

describe('settings that were edited together', () => {
  it('are refused where one rules out another, though each could be kept or chosen alone', () => {
    const context = aContext({ runAs: 'modifying-user', owner: withoutDelegate });
    const alone = planSettings(context, edited(context, 'flow-owner', { dv: { useInvoker: true } }));
    const together = planSettings(context, edited(context, 'modifying-user', { dv: { useInvoker: true } }));
    expect(alone).toMatchObject({ changes: [{}, {}], obstacles: [] });
    expect(together).toMatchObject({ changes: [], obstacles: [{ code: 'owner-lacks-delegate' }] });
  });

  it('come to changes that make the flow as wanted', () => {
    const context = aContext({ kind: 'instant', entries: [{}, mail] });
    const wanted = edited(context, null, { mail: { providedBy: 'run-only-user' } });
    const { changes } = planSettings(context, wanted);
    expect(applied(settingsOf(context.profile), changes)).toEqual(wanted);
  });

  it('keep a Run as that is no choice where only an entry is changed', () => {
    const context = aContext({ runAs: 'unknown' });
    const { changes, obstacles } = planSettings(context, edited(context, 'unknown', { dv: { useInvoker: true } }));
    expect([changes.length, obstacles]).toEqual([1, []]);
  });
});
