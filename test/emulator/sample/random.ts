/** A source of repeatable pseudo-random choices. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** A number from `low` up to, not including, `high`. */
  between(low: number, high: number): number;
  /** One of the items; the list must not be empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
}

/** Gives the same GUID for the same kind and name, so that an entry keeps its id when others come or go. */
export type Identify = (kind: string, name: string) => string;

/** What every part of the sample draws on. */
export interface SampleSource {
  random: Random;
  identify: Identify;
}

/** Mulberry32: 32 bits of state, good enough to look irregular. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** FNV-1a over UTF-16 code units, with a chosen starting value. */
function hash(text: string, start: number): number {
  let value = start >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

function hex(value: number): string {
  return Math.floor(value * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');
}

/**
 * Makes a repeatable random source.
 * @param seed any whole number; the same seed gives the same sequence.
 */
export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    between: (low, high) => low + next() * (high - low),
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) {
        throw new RangeError('Nothing to pick from.');
      }
      return item;
    },
    chance: (probability) => next() < probability,
  };
}

/**
 * Makes the function that names rows: GUIDs of version 4's form, derived from seed, kind and name.
 * @param seed the sample's seed; another seed gives other ids.
 */
export function createIdentify(seed: number): Identify {
  return (kind, name) => {
    const text = `${seed}/${kind}/${name}`;
    const first = mulberry32(hash(text, 0x811c9dc5));
    const second = mulberry32(hash(text, 0x9747b28c));
    const digits = hex(first()) + hex(second()) + hex(first()) + hex(second());
    const variant = ((parseInt(digits.charAt(16), 16) & 0x3) | 0x8).toString(16);
    return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, variant + digits.slice(17, 20), digits.slice(20, 32)].join(
      '-',
    );
  };
}
