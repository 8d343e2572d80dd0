import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { readSetting } from '../../../../ConnectionManager/model/flow/editing/readSetting';
import type { DefinitionChange, Rewritten, SettingChange, SettingValue } from '../../../../ConnectionManager/model/flow/editing/settingChange';
import type { FlowProfile } from '../../../../ConnectionManager/model/flow/flowProfile';
import { parseFlow, type FlowReading } from '../../../../ConnectionManager/model/flow/parseFlow';

/** Every setting of a definition that can be edited, as it is. */
export function settingsIn(text: string): SettingValue[] {
  const keys = parseFlow(text, '').flow?.connections.map(({ key }) => key) ?? [];
  const asked: SettingValue[] = [
    { setting: 'run-as', runAs: 'unknown' },
    ...keys.flatMap((key): SettingValue[] => [
      { setting: 'use-invoker', key, useInvoker: false },
      { setting: 'provided-by', key, providedBy: 'owner' },
      { setting: 'connection-reference', key, connectionReference: null },
    ]),
  ];
  return asked.map((setting) => readSetting(text, setting)).filter((found) => typeof found !== 'string');
}

/** All values that a setting can be given, other than the one it has. */
export function otherValues(now: SettingValue): SettingValue[] {
  switch (now.setting) {
    case 'run-as':
      return (['modifying-user', 'row-owner', 'flow-owner'] as const).filter((runAs) => runAs !== now.runAs).map((runAs) => ({ ...now, runAs }));
    case 'use-invoker':
      return [{ ...now, useInvoker: !now.useInvoker }];
    case 'provided-by':
      return [{ ...now, providedBy: now.providedBy === 'owner' ? 'run-only-user' : 'owner' }];
    case 'connection-reference':
      return ['new_"ref"\u2028', null].filter((one) => one !== now.connectionReference).map((connectionReference) => ({ ...now, connectionReference }));
  }
}

/** Every change of one setting that a definition allows. */
export function changesOf(text: string): SettingChange[] {
  return settingsIn(text).flatMap((from) => otherValues(from).map((to) => ({ from, to })));
}

/** What became of a text that must have been changed. */
export function changed(rewritten: Rewritten): Extract<Rewritten, { kind: 'changed' }> {
  if (rewritten.kind !== 'changed') {
    throw new Error(`not changed: ${JSON.stringify(rewritten)}`);
  }
  return rewritten;
}

/** What the reader is to see after changes. */
export function readingWith(text: string, values: readonly SettingValue[]): FlowReading {
  const reading = parseFlow(text, 'x');
  return reading.flow ? { ...reading, flow: values.reduce(profileWith, reading.flow) } : reading;
}

function profileWith(profile: FlowProfile, value: SettingValue): FlowProfile {
  if (value.setting === 'run-as') {
    return { ...profile, runAs: value.runAs };
  }
  const { setting: _, key, ...field } = value;
  return { ...profile, connections: profile.connections.map((connection) => (connection.key === key ? { ...connection, ...field } : connection)) };
}

/** The text before one change, made from the text after it by the offsets of another parser. */
export function textBefore(after: string, { path, before, after: value }: DefinitionChange): string {
  const mark = after.startsWith('\uFEFF') ? '\uFEFF' : '';
  const json = after.slice(mark.length);
  const node = known(findNodeAtLocation(known(parseTree(json)), [...path]));
  const end = node.offset + node.length;
  expect(json.slice(node.offset, end)).toBe(value);
  if (before !== null) {
    return mark + json.slice(0, node.offset) + before + json.slice(end);
  }
  const property = known(node.parent);
  const [comma, name] = property.parent?.children?.length === 1 ? ['', property.offset] : [',', property.offset - 1];
  expect(json.slice(name, end)).toBe(`${comma}${JSON.stringify(path[path.length - 1])}:${String(value)}`);
  return mark + json.slice(0, name) + json.slice(end);
}

function known(node: Node | undefined): Node {
  if (!node) {
    throw new Error('no such place');
  }
  return node;
}
