import { compareText } from './compareText';
import type { FlowOperation } from './operation';

/**
 * Which triggers and actions use which entry of a flow's `connectionReferences`.
 *
 * @param operations All triggers and actions of the flow.
 * @returns Their names by the entry's key, sorted by code unit; keys that none uses are left out.
 */
export function readStepNames(operations: readonly FlowOperation[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { key, name } of operations) {
    if (key !== null) {
      const group = names.get(key);
      if (group) {
        group.push(name);
      } else {
        names.set(key, [name]);
      }
    }
  }
  names.forEach((group) => group.sort(compareText));
  return names;
}
