/**
 * Remembers the last value for each key while the inputs stay the same objects.
 *
 * @returns What makes the value, or gives the one from before. A key is always to be used for values of one type.
 */
export function rememberByKey<K extends object, V>(): (key: K, inputs: readonly unknown[], make: () => V) => V {
  const kept = new WeakMap<K, { readonly inputs: readonly unknown[]; readonly value: V }>();
  return (key, inputs, make) => {
    const before = kept.get(key);
    if (before && isSame(before.inputs, inputs)) {
      return before.value;
    }
    const value = make();
    kept.set(key, { inputs, value });
    return value;
  };
}

/**
 * Remembers the last result of a pure function while it is asked for the same objects.
 *
 * @param make The function.
 * @returns The function, with a memory of one.
 */
export function rememberLast<A extends readonly unknown[], V>(make: (...inputs: A) => V): (...inputs: A) => V {
  let before: { readonly inputs: A; readonly value: V } | null = null;
  return (...inputs) => {
    before = before && isSame(before.inputs, inputs) ? before : { inputs, value: make(...inputs) };
    return before.value;
  };
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((input, position) => Object.is(input, now[position]));
}
