import fc from 'fast-check';
import type { FlowSettings, SettingsContext, WantedSetting } from '../../../ConnectionManager/model/flowSettings/flowSettings';
import { identityOutcome } from '../../../ConnectionManager/model/flowSettings/identityOutcome';
import { invokerOptions } from '../../../ConnectionManager/model/flowSettings/invokerOptions';
import { planFlow } from '../../../ConnectionManager/model/flowSettings/planFlow';
import { planSettings } from '../../../ConnectionManager/model/flowSettings/planSettings';
import { providerOptions } from '../../../ConnectionManager/model/flowSettings/providerOptions';
import { runAsOptions } from '../../../ConnectionManager/model/flowSettings/runAsOptions';
import { changesBetween, settingsOf } from '../../../ConnectionManager/model/flowSettings/settings';
import { aFlow, anAccess } from '../builders';
import { aContext, applied, aStep } from './contexts';

const keys = ['a', 'b', 'c'] as const;
const often = { numRuns: 1_000 };

const anyEntry = fc.record({
  connector: fc.constantFrom('shared_commondataserviceforapps', 'shared_commondataserviceforapps', 'shared_office365', null),
  providedBy: fc.constantFrom('owner' as const, 'owner' as const, 'run-only-user' as const),
  useInvoker: fc.boolean(),
  actions: fc.array(fc.constantFrom('current' as const, 'current' as const, 'other' as const), { maxLength: 2 }),
});

const anyRunAs = fc.constantFrom('flow-owner' as const, 'row-owner' as const, 'modifying-user' as const, 'unknown' as const);

/** Flows of all kinds, whatever their owner and the user may do. */
const anyContext: fc.Arbitrary<SettingsContext> = fc
  .record({
    kind: fc.constantFrom('row' as const, 'row' as const, 'instant' as const, 'instant' as const, 'scheduled' as const),
    runAs: anyRunAs,
    entries: fc.array(anyEntry, { maxLength: keys.length }),
    flow: fc.record({ managed: fc.boolean(), customizable: fc.constantFrom(true, true, false, null) }),
    ownerKind: fc.constantFrom('user' as const, 'user' as const, 'team' as const),
    owner: fc.record({ actsOnBehalf: fc.constantFrom(true, false, null), determined: fc.boolean() }),
    viewer: fc.constantFrom(anAccess(), anAccess(), anAccess({ administrator: false }), null),
  })
  .map(({ kind, runAs, entries, flow, ownerKind, owner, viewer }) => {
    const used = entries.map(({ actions, ...entry }, index) => {
      const key = keys[index] ?? '';
      const environments = new Set(actions);
      const reach = environments.size > 1 ? ('both' as const) : (actions[0] ?? ('none' as const));
      const isDataverse = entry.connector === 'shared_commondataserviceforapps';
      const steps = actions.map((environment, at) => aStep(`${key}${at}`, key, isDataverse ? environment : 'current'));
      return { entry: { key, ...entry, operations: actions.length, reach: isDataverse ? reach : null }, isDataverse, steps };
    });
    return aContext({
      kind,
      runAs: kind === 'row' ? runAs : null,
      entries: used.map(({ entry }) => entry),
      steps: [aStep('Start', null), aStep('Loose', null), ...used.flatMap(({ isDataverse, steps }) => (isDataverse ? steps : []))],
      stepNames: Object.fromEntries(used.map(({ entry, steps }) => [entry.key, steps.map(({ step }) => step)])),
      flow: { ...flow, owner: { ...aFlow().owner, kind: ownerKind } },
      owner: anAccess({ administrator: false, ...owner }),
      viewer,
    });
  });

const anyChoice = fc.record({
  runAs: anyRunAs,
  entries: fc.array(fc.record({ useInvoker: fc.boolean(), providedBy: fc.constantFrom('owner' as const, 'run-only-user' as const) }), {
    minLength: keys.length,
    maxLength: keys.length,
  }),
});

const anyContextAndSettings: fc.Arbitrary<readonly [SettingsContext, FlowSettings]> = fc.tuple(anyContext, anyChoice).map(([context, choice]) => {
  const now = settingsOf(context.profile);
  return [context, { runAs: now.runAs && choice.runAs, entries: now.entries.map((entry, index) => ({ ...entry, ...choice.entries[index] })) }];
});

const anyWanted: fc.Arbitrary<WantedSetting> = fc.oneof(
  fc.record({
    kind: fc.constant('run-as' as const),
    runAs: fc.constantFrom('flow-owner' as const, 'row-owner' as const, 'modifying-user' as const),
    useInvoker: fc.constantFrom(true, false, null),
  }),
  fc.record({
    kind: fc.constant('provided-by' as const),
    providedBy: fc.constantFrom('owner' as const, 'run-only-user' as const),
    connector: fc.constantFrom('shared_commondataserviceforapps', 'shared_office365', null),
  }),
);

function setEntry(settings: FlowSettings, key: string, change: Partial<FlowSettings['entries'][number]>): FlowSettings {
  return { ...settings, entries: settings.entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)) };
}

it('offers no choice, of those that are available, that can not be set', () => {
  let offered = 0;
  fc.assert(
    fc.property(anyContext, (context) => {
      const now = settingsOf(context.profile);
      const wanted = [
        ...runAsOptions(context, now).map(({ value, obstacles }) => ({ obstacles, settings: { ...now, runAs: value } })),
        ...invokerOptions(context, now).flatMap(({ key, options }) =>
          options.map(({ value, obstacles }) => ({ obstacles, settings: setEntry(now, key, { useInvoker: value }) })),
        ),
        ...providerOptions(context).flatMap(({ key, options }) =>
          options.map(({ value, obstacles }) => ({ obstacles, settings: setEntry(now, key, { providedBy: value }) })),
        ),
      ];
      for (const { obstacles, settings } of wanted.filter((option) => option.obstacles.length === 0)) {
        expect(planSettings(context, settings).obstacles).toEqual(obstacles);
        offered += Number(changesBetween(now, settings).length > 0);
      }
    }),
    often,
  );
  expect(offered).toBeGreaterThan(often.numRuns);
});

it('comes to settings that can be set, whichever available choices are made one after the other', () => {
  let changed = 0;
  fc.assert(
    fc.property(anyContext, fc.array(fc.nat(), { minLength: 2, maxLength: 8 }), (context, picks) => {
      const now = settingsOf(context.profile);
      const choose = (settings: FlowSettings, pick: number): FlowSettings => {
        const next = availableFrom(context, settings);
        return next[pick % next.length] ?? settings;
      };
      const wanted = picks.reduce(choose, now);
      expect(planSettings(context, wanted).obstacles).toEqual([]);
      changed += Number(changesBetween(now, wanted).length > 1);
    }),
    often,
  );
  expect(changed).toBeGreaterThan(20);
});

/** What the settings can be after one more available choice that changes them. */
function availableFrom(context: SettingsContext, settings: FlowSettings): FlowSettings[] {
  const runAs = runAsOptions(context, settings).map(({ value, obstacles }) => ({ obstacles, next: { ...settings, runAs: value } }));
  const entries = invokerOptions(context, settings).flatMap(({ key, options }) =>
    options.map(({ value, obstacles }) => ({ obstacles, next: setEntry(settings, key, { useInvoker: value }) })),
  );
  const next = [...runAs, ...entries].filter(({ obstacles }) => obstacles.length === 0).map((option) => option.next);
  return next.filter((one) => changesBetween(settings, one).length > 0);
}

it('says of a choice that is not available why it can not be set', () => {
  fc.assert(
    fc.property(anyContext, fc.constantFrom('flow-owner' as const, 'row-owner' as const, 'modifying-user' as const), (context, runAs) => {
      const option = runAsOptions(context, settingsOf(context.profile)).find(({ value }) => value === runAs);
      const plan = planFlow(context, { kind: 'run-as', runAs, useInvoker: null });
      expect(plan.obstacles.map(({ code }) => code)).toEqual(option?.obstacles.map(({ code }) => code));
    }),
    often,
  );
});

it('lets everything be kept as it is', () => {
  fc.assert(
    fc.property(anyContext, (context) => {
      const now = settingsOf(context.profile);
      const { runAs } = now;
      const kept = [
        ...runAsOptions(context, now).filter(({ value }) => value === runAs),
        ...invokerOptions(context, now).flatMap(({ key, options }) =>
          options.filter(({ value }) => now.entries.some((entry) => entry.key === key && entry.useInvoker === value)),
        ),
        ...providerOptions(context).flatMap(({ key, options }) =>
          options.filter(({ value }) => now.entries.some((entry) => entry.key === key && entry.providedBy === value)),
        ),
      ];
      expect(kept.flatMap(({ obstacles }) => obstacles)).toEqual([]);
      expect(planSettings(context, now)).toEqual({ changes: [], obstacles: [], notes: [] });
    }),
    often,
  );
});

it('never keeps anybody from going back to the flow owner, but where nothing can be changed', () => {
  fc.assert(
    fc.property(anyContext, anyWanted, (context, { kind }) => {
      const back: WantedSetting =
        kind === 'run-as' ? { kind, runAs: 'flow-owner', useInvoker: false } : { kind, providedBy: 'owner', connector: null };
      const { obstacles } = planFlow(context, back);
      expect(['no-row-trigger', 'no-connection', 'not-customizable', 'not-writable']).toEqual(expect.arrayContaining(obstacles.map(({ code }) => code)));
    }),
    often,
  );
});

it('plans what is wanted, wherever nothing stands against it', () => {
  let planned = 0;
  fc.assert(
    fc.property(anyContext, anyWanted, (context, wanted) => {
      const now = settingsOf(context.profile);
      const { changes, obstacles } = planFlow(context, wanted);
      if (obstacles.length > 0) {
        return;
      }
      const meant = new Set(
        context.profile.connections
          .filter(({ connector }) => (wanted.kind === 'run-as' ? connector === 'shared_commondataserviceforapps' : [null, connector].includes(wanted.connector)))
          .map(({ key }) => key),
      );
      const change = wanted.kind === 'run-as' ? (wanted.useInvoker === null ? {} : { useInvoker: wanted.useInvoker }) : { providedBy: wanted.providedBy };
      expect(applied(now, changes)).toEqual({
        runAs: wanted.kind === 'run-as' ? wanted.runAs : now.runAs,
        entries: now.entries.map((entry) => (meant.has(entry.key) ? { ...entry, ...change } : entry)),
      });
      planned += Number(changes.length > 0);
    }),
    often,
  );
  expect(planned).toBeGreaterThan(100);
});

it('has nothing left to do after what it planned', () => {
  fc.assert(
    fc.property(anyContext, anyWanted, (context, wanted) => {
      const { changes } = planFlow(context, wanted);
      const after = applied(settingsOf(context.profile), changes);
      const connections = context.profile.connections.map((connection, index) => ({ ...connection, ...after.entries[index] }));
      expect(planFlow({ ...context, profile: { ...context.profile, runAs: after.runAs, connections } }, wanted).changes).toEqual([]);
    }),
    often,
  );
});

it('finds the changes that lead from any settings of a flow to any others', () => {
  fc.assert(
    fc.property(anyContextAndSettings, ([context, after]) => {
      const before = settingsOf(context.profile);
      const changes = changesBetween(before, after);
      expect(applied(before, changes)).toEqual(after);
      expect(applied(after, changes.map(({ from, to }) => ({ from: to, to: from })))).toEqual(before);
    }),
    often,
  );
});

it('tells of every action of Dataverse once whom it runs as', () => {
  fc.assert(
    fc.property(anyContextAndSettings, ([context, settings]) => {
      const { asOthers, asOwner, elsewhere } = identityOutcome(context, settings);
      const all = [...asOthers, ...asOwner, ...elsewhere].sort();
      const dataverse = context.steps.map(({ step }) => step).filter((step) => step !== 'Start');
      const others = context.profile.trigger?.kind === 'instant' ? [...context.stepNames.values()].flat() : [];
      expect(all).toEqual([...new Set([...dataverse, ...others])].sort());
    }),
    often,
  );
});
