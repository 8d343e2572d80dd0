import { isJsonObject, type JsonObject } from './json';
import { BINDING } from './relatesRows';

/** The lookup that says who owns a row. */
const OWNER = `ownerid${BINDING}`;

/** The address of a row: its set's name before the parenthesis, with or without a slash or the service's address. */
const ROW_ADDRESS = /^(?:https?:\/\/[^@()?#]+\/|\/)?([a-z_]\w*)\(/i;

/** The rows that a step relates a row to, as far as the flow tells. */
export interface BoundRows {
  /** Entity sets of the rows that lookups of the row itself are set to. */
  readonly sets: readonly string[];
  /** Entity sets of rows that stand deeper, or in a list: whose lookups those are isn't told. */
  readonly deeperSets: readonly string[];
  /** Whether a lookup is set by an expression that only a run can resolve. */
  readonly dynamic: boolean;
  /** Whether the row's owner is set. */
  readonly owner: boolean;
}

/**
 * Reads which rows the column values of an operation relate the row to.
 *
 * @param parameters The operation's parameters: `item/…`, or `item` with an object.
 * @returns What is bound; nothing where a value is empty.
 */
export function readBoundRows(parameters: JsonObject): BoundRows {
  const found = { sets: [] as string[], deeperSets: [] as string[], dynamic: false, owner: false };
  const bind = (key: string, value: unknown, sets: string[]): void => {
    if (sets === found.sets && key.toLowerCase() === OWNER) {
      found.owner = true;
    } else if (Array.isArray(value)) {
      value.forEach((one: unknown) => bind(key, one, found.deeperSets));
    } else if (typeof value === 'string' && value !== '') {
      const set = setIn(value);
      found.dynamic ||= set === null;
      sets.push(...(set === null ? [] : [set]));
    }
  };
  for (const [key, value] of columnValues(parameters)) {
    if (key.endsWith(BINDING)) {
      bind(key, value, found.sets);
    } else {
      bindingsInside(value).forEach(([inner, bound]) => bind(inner, bound, found.deeperSets));
    }
  }
  return found;
}

/**
 * The entity set in the address of a row.
 *
 * @param address Such as `accounts(…)`, `/accounts(…)` or a whole address; what is in the parentheses may be an expression.
 * @returns Null where it doesn't begin with a name.
 */
export function setIn(address: string): string | null {
  return ROW_ADDRESS.exec(address)?.[1] ?? null;
}

function columnValues(parameters: JsonObject): [string, unknown][] {
  return Object.entries(parameters).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'item' && isJsonObject(value)) {
      return Object.entries(value);
    }
    return name.startsWith('item/') ? [[name.slice('item/'.length), value]] : [];
  });
}

/** It keeps its own stack, so the depth of the value is no limit. */
function bindingsInside(value: unknown): [string, unknown][] {
  const found: [string, unknown][] = [];
  const pending = [value];
  while (pending.length > 0) {
    const current = pending.pop();
    if (typeof current === 'object' && current !== null) {
      for (const [key, inner] of Object.entries(current)) {
        if (key.endsWith(BINDING)) {
          found.push([key, inner]);
        } else {
          pending.push(inner);
        }
      }
    }
  }
  return found;
}
