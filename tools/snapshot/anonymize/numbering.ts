/** Gives things numbers from 1, the same thing always the same one. Letter case doesn't count. */
export type Numbering = (key: string) => number;

/** A numbering that knows nothing yet. */
export function createNumbering(): Numbering {
  const numbers = new Map<string, number>();
  return (key) => {
    const lower = key.toLowerCase();
    const number = numbers.get(lower) ?? numbers.size + 1;
    numbers.set(lower, number);
    return number;
  };
}
