import type { FlowConnection, FlowProfile } from '../flowProfile';
import { isJsonObject, ownValue, parseJson, textAt, type JsonObject } from '../json';
import { parseFlow } from '../parseFlow';
import { canFollow, textAtPath } from './editJson';
import { jsonText, type JsonText } from './jsonText';
import type { EditProblem, SettingValue } from './settingChange';

/** A setting in a definition's text. */
export interface FoundSetting {
  readonly now: SettingValue;
  /** Property names from the definition's root to the value that the setting is; there may be none. */
  readonly path: readonly string[];
  /** The text it was found in. */
  readonly json: JsonText;
}

/** A setting of an entry of the flow's connections. */
type EntrySetting = Exclude<SettingValue, { setting: 'run-as' }>;

const REFERENCE_NAME = 'connectionReferenceLogicalName';
const RUNTIME_SOURCE = 'runtimeSource';

/** Where the settings of an entry stand in it. */
const ENTRY_PATHS: Readonly<Record<EntrySetting['setting'], readonly string[]>> = {
  'use-invoker': ['impersonation', 'source'],
  'provided-by': [RUNTIME_SOURCE],
  'connection-reference': ['connection', REFERENCE_NAME],
};

/**
 * Finds a setting in a definition's text, which the reader of flows reads for it.
 *
 * @param text The definition; a byte order mark at its start is allowed.
 * @param setting Of the setting and the key that are meant; its value doesn't count.
 * @returns What it is and where, or why it can't be edited.
 */
export function findSetting(text: string, setting: SettingValue): FoundSetting | EditProblem {
  const { flow, problem } = parseFlow(text, '');
  if (!flow) {
    return problem;
  }
  const json = jsonText(text);
  if (!canFollow(json, ['properties'])) {
    return 'ambiguous';
  }
  const root = textAtPath(json, ['properties'])?.startsWith('{') === true ? ['properties'] : [];
  return setting.setting === 'run-as' ? findRunAs(json, root, flow) : findEntrySetting(json, root, flow, setting);
}

function findRunAs(json: JsonText, root: readonly string[], { trigger, runAs }: FlowProfile): FoundSetting | EditProblem {
  if (!trigger || runAs === null) {
    return 'no-row-trigger';
  }
  const path = [...root, 'definition', 'triggers', trigger.name, 'inputs', 'parameters', 'subscriptionRequest/runas'];
  return canFollow(json, path) ? { now: { setting: 'run-as', runAs }, path, json } : 'ambiguous';
}

function findEntrySetting(json: JsonText, root: readonly string[], flow: FlowProfile, setting: EntrySetting): FoundSetting | EditProblem {
  const connection = flow.connections.find(({ key }) => key === setting.key);
  if (!connection) {
    return 'no-such-connection';
  }
  const entryPath = [...root, 'connectionReferences', setting.key];
  const path = [...entryPath, ...ENTRY_PATHS[setting.setting]];
  return entryProblem(json, entryPath, path, setting) ?? { now: valueOf(connection, setting), path, json };
}

function entryProblem(
  json: JsonText,
  entryPath: readonly string[],
  path: readonly string[],
  { setting }: EntrySetting,
): EditProblem | null {
  if (!canFollow(json, entryPath)) {
    return 'ambiguous';
  }
  const entry = parseJson(textAtPath(json, entryPath) ?? '');
  if (!isJsonObject(entry)) {
    return 'no-such-connection';
  }
  if (hasPackageForm(entry) || (setting === 'connection-reference' && ownValue(entry, REFERENCE_NAME) !== undefined)) {
    return 'package-form';
  }
  return canFollow(json, path) && isTextOrNothing(textAtPath(json, path)) ? null : 'ambiguous';
}

function hasPackageForm(entry: JsonObject): boolean {
  return textAt(entry, RUNTIME_SOURCE) === null && ownValue(entry, 'source') !== undefined;
}

function isTextOrNothing(value: string | null): boolean {
  return value === null || value === 'null' || value.startsWith('"');
}

function valueOf({ key, useInvoker, providedBy, connectionReference }: FlowConnection, { setting }: EntrySetting): SettingValue {
  switch (setting) {
    case 'use-invoker':
      return { setting, key, useInvoker };
    case 'provided-by':
      return { setting, key, providedBy };
    case 'connection-reference':
      return { setting, key, connectionReference };
  }
}
