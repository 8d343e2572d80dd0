import type { JsonObject } from './json';

/** The ending of a key that sets a lookup (OData 4.01 JSON format; Microsoft Learn, "Associate and disassociate table rows"). */
export const BINDING = '@odata.bind';

/**
 * Whether an operation's column values relate the row to another: a key under `item` that ends in `@odata.bind`, as a
 * parameter `item/…` or at any depth in the value of `item` or `item/…`.
 *
 * @param parameters The operation's parameters.
 */
export function relatesRows(parameters: JsonObject): boolean {
  return Object.entries(parameters).some(
    ([name, value]) =>
      (name.startsWith('item/') && name.endsWith(BINDING)) ||
      ((name === 'item' || name.startsWith('item/')) && holdsBinding(value)),
  );
}

function holdsBinding(value: unknown): boolean {
  const pending = [value];
  while (pending.length > 0) {
    const current = pending.pop();
    if (typeof current === 'object' && current !== null) {
      if (Object.keys(current).some((key) => key.endsWith(BINDING))) {
        return true;
      }
      for (const inner of Object.values(current)) {
        pending.push(inner);
      }
    }
  }
  return false;
}
