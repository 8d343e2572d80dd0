import type { CloudFlow } from '../../../ConnectionManager/model/cloudFlow';
import type { SettingChange } from '../../../ConnectionManager/model/flow/editing/settingChange';
import type { FlowConnection, RunAs, TriggerKind } from '../../../ConnectionManager/model/flow/flowProfile';
import type { StepNeed } from '../../../ConnectionManager/model/flow/stepNeed';
import type { EntryOptions, FlowSettings, Remark, SettingOption, SettingsContext } from '../../../ConnectionManager/model/flowSettings/flowSettings';
import { settingsOf } from '../../../ConnectionManager/model/flowSettings/settings';
import type { UserAccess } from '../../../ConnectionManager/model/privileges/privileges';
import { aConnection, aFlow, anAccess } from '../builders';

/** What a test says of a flow; it is the flow of a row trigger, where it says nothing else. */
export interface Given {
  readonly kind?: TriggerKind;
  readonly runAs?: RunAs | null;
  readonly entries?: readonly Partial<FlowConnection>[];
  readonly steps?: readonly StepNeed[];
  readonly stepNames?: Readonly<Record<string, readonly string[]>>;
  readonly flow?: Partial<CloudFlow>;
  readonly owner?: UserAccess | null;
  readonly viewer?: UserAccess | null;
}

/** Ann without the privilege to act on behalf of others, for certain. */
export const withoutDelegate = anAccess({ actsOnBehalf: false });

/** A trigger or action of an entry. */
export function aStep(step: string, key: string | null = 'dv', environment: StepNeed['environment'] = 'current'): StepNeed {
  return { step, key, environment, tables: [], undetermined: null };
}

/** A flow with one Dataverse entry `dv`, owned by Ann, who may do everything, and seen by her. */
export function aContext(given: Given = {}): SettingsContext {
  const { kind = 'row', entries = [{}], steps = [], stepNames = {}, owner = anAccess(), viewer = anAccess() } = given;
  const { runAs = kind === 'row' ? 'flow-owner' : null } = given;
  const connections = entries.map((entry) => aConnection({ key: 'dv', ...entry }));
  return {
    flow: aFlow(given.flow),
    profile: { name: 'Flow', trigger: { name: 'Start', kind, table: null }, runAs, connections, needs: [], undetermined: [] },
    steps,
    stepNames: new Map(Object.entries(stepNames)),
    ownerAccess: owner,
    viewerAccess: viewer,
    viewerId: anAccess().userId,
  };
}

/** The flow's settings with others for its entries, by key. */
export function edited({ profile }: SettingsContext, runAs: RunAs | null, entries: Readonly<Record<string, Partial<FlowConnection>>> = {}): FlowSettings {
  const now = settingsOf(profile);
  return { runAs, entries: now.entries.map((entry) => ({ ...entry, ...entries[entry.key] })) };
}

/** Settings after changes. */
export function applied(settings: FlowSettings, changes: readonly SettingChange[]): FlowSettings {
  return changes.reduce<FlowSettings>((now, { to }) => {
    const entries = now.entries.map((entry) => ('key' in to && to.key === entry.key ? { ...entry, ...to } : entry));
    return { runAs: to.setting === 'run-as' ? to.runAs : now.runAs, entries: entries.map(({ key, useInvoker, providedBy }) => ({ key, useInvoker, providedBy })) };
  }, settings);
}

/** The codes of remarks. */
export function codes<C extends string>(remarks: readonly Remark<C>[] | undefined): C[] {
  return (remarks ?? []).map(({ code }) => code);
}

/** The option with a value. */
export function optionOf<V>(options: readonly SettingOption<V>[], value: V): SettingOption<V> {
  const [option, ...more] = options.filter((one) => one.value === value);
  if (!option || more.length > 0) {
    throw new Error(`${String(value)} should be there once.`);
  }
  return option;
}

/** The option of an entry with a value. */
export function entryOption<V>(entries: readonly EntryOptions<V>[], key: string, value: V): SettingOption<V> {
  const [entry, ...more] = entries.filter((one) => one.key === key);
  if (!entry || more.length > 0) {
    throw new Error(`${key} should be there once.`);
  }
  return optionOf(entry.options, value);
}
