import { compareText } from '../flow/compareText';
import type { FlowDefinition } from '../inventory';
import type { TableLookup } from './tableLookup';

/**
 * Privileges whose names are asked for whatever the flows do: acting on behalf of whoever Run as names, and what somebody needs to see
 * and change flows, connection references, runs and subscriptions, or to give somebody a role. Names as environments have them (metadata
 * and exported roles).
 */
const always = [
  'prvActOnBehalfOfAnotherUser',
  'prvAssignRole',
  'prvReadWorkflow',
  'prvReadconnectionreference',
  'prvReadflowrun',
  'prvReadCallbackRegistration',
  'prvWriteWorkflow',
  'prvWriteconnectionreference',
];

/**
 * The privileges whose holders are of interest.
 *
 * @param definitions What the flows' definitions say.
 * @param tables What the tables' names stand for.
 * @returns Each name once in any letter case, in order.
 */
export function privilegeNamesOf(definitions: readonly FlowDefinition[], tables: TableLookup): string[] {
  const names = new Map(always.map((name) => [name.toLowerCase(), name]));
  const seen = new Set<string>();
  for (const { reading } of definitions) {
    for (const { environment, tables: named } of reading.steps) {
      for (const { table, nameKind, rights, perhaps } of environment === 'current' ? named : []) {
        const privileges = tables({ name: table, kind: nameKind })?.privileges ?? {};
        for (const right of [...rights, ...perhaps]) {
          const name = privileges[right];
          if (name !== undefined && !seen.has(name)) {
            seen.add(name);
            names.set(name.toLowerCase(), name);
          }
        }
      }
    }
  }
  return [...names].sort(([a], [b]) => compareText(a, b)).map(([, name]) => name);
}
