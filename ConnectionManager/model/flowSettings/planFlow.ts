import { isWithoutEffect } from '../status/actingForOthers';
import type { EntryOptions, EntrySettings, FlowPlan, ObstacleCode, Remark, SettingsContext, WantedSetting } from './flowSettings';
import { invokerOptions } from './invokerOptions';
import { planSettings } from './planSettings';
import { providerOptions } from './providerOptions';
import { mergeRemarks } from './remarks';
import { settingsOf } from './settings';

type Wanted<K extends WantedSetting['kind']> = Extract<WantedSetting, { kind: K }>;

/** Entries that can be set as wanted, and what keeps the others from it. */
interface Part {
  readonly free: ReadonlySet<string>;
  readonly obstacles: readonly Remark<ObstacleCode>[];
}

/**
 * What a setting that is wanted for several flows means for one of them. What can't be done for one entry is left out, and the rest is
 * done.
 *
 * @param context The flow, with its settings as they are now.
 * @param wanted The setting.
 * @returns The changes; none where the flow is as wanted, or nothing can be done: the obstacles say which.
 */
export function planFlow(context: SettingsContext, wanted: WantedSetting): FlowPlan {
  return wanted.kind === 'run-as' ? planRunAs(context, wanted) : planProvider(context, wanted);
}

function planRunAs(context: SettingsContext, { runAs, useInvoker }: Wanted<'run-as'>): FlowPlan {
  const now = settingsOf(context.profile);
  if (now.runAs === null) {
    return { changes: [], obstacles: [{ code: 'no-row-trigger' }], notes: [] };
  }
  const part = partOf(invokerOptions(context, { ...now, runAs }), useInvoker);
  const entries = setEntries(now.entries, part, (entry) => ({ ...entry, useInvoker: useInvoker ?? entry.useInvoker }));
  const inVain = part.obstacles.length > 0 && isWithoutEffect(runAs, entries);
  return inVain ? refused(part) : withPart(planSettings(context, { runAs, entries }), part);
}

function planProvider(context: SettingsContext, { providedBy, connector }: Wanted<'provided-by'>): FlowPlan {
  const now = settingsOf(context.profile);
  const meant = providerOptions(context).filter((entry) => connector === null || entry.connector === connector);
  if (meant.length === 0) {
    const isInstant = context.profile.trigger?.kind === 'instant';
    return { changes: [], obstacles: [{ code: isInstant || providedBy === 'owner' ? 'no-connection' : 'not-instant' }], notes: [] };
  }
  const part = partOf(meant, providedBy);
  const entries = setEntries(now.entries, part, (entry) => ({ ...entry, providedBy }));
  return withPart(planSettings(context, { ...now, entries }), part);
}

/** No entry is free where nothing is wanted of them. */
function partOf<V>(entries: readonly EntryOptions<V>[], value: V | null): Part {
  const chosen = entries.flatMap(({ key, options }) =>
    options.filter((option) => option.value === value).map(({ obstacles }) => ({ key, obstacles })),
  );
  return {
    free: new Set(chosen.filter(({ obstacles }) => obstacles.length === 0).map(({ key }) => key)),
    obstacles: chosen.flatMap(({ obstacles }) => obstacles),
  };
}

function setEntries(
  entries: readonly EntrySettings[],
  { free }: Part,
  set: (entry: EntrySettings) => EntrySettings,
): readonly EntrySettings[] {
  return entries.map((entry) => (free.has(entry.key) ? set(entry) : entry));
}

function withPart(plan: FlowPlan, part: Part): FlowPlan {
  return { ...plan, obstacles: mergeRemarks([...part.obstacles, ...plan.obstacles]), notes: plan.changes.length > 0 ? plan.notes : [] };
}

function refused({ obstacles }: Part): FlowPlan {
  return { changes: [], obstacles: mergeRemarks(obstacles), notes: [] };
}
