import { compareText } from '../flow/compareText';
import type { FlowDefinition } from '../inventory';
import type { TableName } from './privileges';
import { tableKey } from './tableLookup';

/**
 * The tables that flows name in steps on their own environment. Those of other environments can't be looked up here.
 *
 * @param definitions What the flows' definitions say.
 * @returns Each name once, in order, as the first flow writes it.
 */
export function tableNamesIn(definitions: readonly FlowDefinition[]): TableName[] {
  const found = new Map<string, TableName>();
  for (const { reading } of definitions) {
    for (const step of reading.steps) {
      if (step.environment === 'current') {
        for (const { table, nameKind } of step.tables) {
          const name = { name: table, kind: nameKind };
          const key = tableKey(name);
          if (!found.has(key)) {
            found.set(key, name);
          }
        }
      }
    }
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, name]) => name);
}
