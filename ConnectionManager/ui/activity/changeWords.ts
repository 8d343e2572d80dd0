import type { FlowState } from '../../model/cloudFlow';
import type { SettingValue } from '../../model/flow/editing/settingChange';
import type { TextKey } from '../../strings/TextKey';
import type { Texts } from '../../strings/texts';
import { isolated } from '../isolated';
import { runAsKeys } from '../status/runAsKeys';
import type { ActivityChange } from './activity';

/** A change in words: what was changed, and how it was and is. */
export interface ChangeWords {
  readonly what: string;
  /** Empty where there was none. */
  readonly before: string;
  /** Empty where there is none now. */
  readonly after: string;
}

const settingKeys: Readonly<Record<Exclude<SettingValue['setting'], 'run-as'>, TextKey>> = {
  'use-invoker': 'Settings_Conflict_UseInvoker',
  'provided-by': 'Settings_Conflict_ProvidedBy',
  'connection-reference': 'Settings_Conflict_Reference',
};

const stateKeys: Readonly<Record<FlowState, TextKey>> = { on: 'FlowState_On', off: 'FlowState_Off', suspended: 'FlowState_Suspended' };

/**
 * Tells of a change what it is to, and how that was and is.
 *
 * @param change The change.
 * @param texts The texts of the control.
 * @returns The words.
 */
export function changeWords(change: ActivityChange, texts: Texts): ChangeWords {
  switch (change.what) {
    case 'setting': {
      const { from, to } = change.change;
      return { what: settingName(to, texts, change.connection), before: settingText(from, texts), after: settingText(to, texts) };
    }
    case 'run-only-user-added':
      return { what: texts.text('Activity_RunOnlyUser'), before: '', after: change.name };
    case 'run-only-user-removed':
      return { what: texts.text('Activity_RunOnlyUser'), before: change.name, after: '' };
    case 'role-given': {
      const { role, user } = change;
      const what = user === null ? texts.text('Activity_Role_Unnamed') : texts.text('Activity_Role', { user: isolated(user) });
      return { what, before: '', after: role };
    }
    case 'state':
      return { what: texts.text('Activity_State'), before: texts.text(stateKeys[change.from]), after: texts.text(stateKeys[change.to]) };
    case 'connection':
      return { what: texts.text('Activity_Connection'), before: change.from ?? '', after: change.to ?? '' };
    case 'other':
      return { what: change.words, before: change.before, after: change.after };
  }
}

/**
 * The name of a setting, with the entry of the flow's connections that it belongs to.
 *
 * @param value The setting.
 * @param texts The texts of the control.
 * @param connection Name of the entry; its key where none is given.
 * @returns Its name.
 */
export function settingName(value: SettingValue, texts: Texts, connection?: string): string {
  return value.setting === 'run-as'
    ? texts.text('Settings_Conflict_RunAs')
    : texts.text(settingKeys[value.setting], { connection: isolated(connection ?? value.key) });
}

/**
 * The value of a setting in the words of Power Automate.
 *
 * @param value The setting.
 * @param texts The texts of the control.
 * @returns Its value; empty for no connection reference.
 */
export function settingText(value: SettingValue, texts: Texts): string {
  switch (value.setting) {
    case 'run-as':
      return texts.text(runAsKeys[value.runAs]);
    case 'use-invoker':
      return texts.text(value.useInvoker ? 'Settings_Yes' : 'Settings_No');
    case 'provided-by':
      return texts.text(value.providedBy === 'owner' ? 'Settings_UseThisConnection' : 'Settings_ProvidedByRunOnlyUser');
    case 'connection-reference':
      return value.connectionReference ?? '';
  }
}
