import { findSetting } from './findSetting';
import type { EditProblem, SettingValue } from './settingChange';

/**
 * Reads what a setting is in a definition's text.
 *
 * @param text The definition; a byte order mark at its start is allowed.
 * @param setting Of the setting and the key that are meant; its value doesn't count.
 * @returns The setting with its value, or why it can't be edited.
 */
export function readSetting(text: string, setting: SettingValue): SettingValue | EditProblem {
  const found = findSetting(text, setting);
  return typeof found === 'string' ? found : found.now;
}
