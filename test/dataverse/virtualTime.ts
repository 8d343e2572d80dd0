import type { Random } from '../emulator/sample/random';

/** Time that passes only when everybody waits, so that what happens when is the same each time. */
export interface VirtualTime {
  /** Milliseconds since the start. */
  readonly now: () => number;
  /** Waits; whoever's time comes first goes on, and of several at once one by chance. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Does pieces of work at the same time, each of which waits for one thing after the other; resolves when all are done. */
  readonly together: (works: readonly (() => Promise<void>)[]) => Promise<void>;
}

/**
 * Starts virtual time.
 *
 * @param random Decides between those whose time comes at the same moment.
 */
export function createVirtualTime(random: Random): VirtualTime {
  let now = 0;
  let busy = 0;
  let waiting: { readonly until: number; readonly goOn: () => void }[] = [];
  const rest = (): void => {
    busy -= 1;
    if (busy > 0 || waiting.length === 0) {
      return;
    }
    now = Math.min(...waiting.map(({ until }) => until));
    const next = random.pick(waiting.filter(({ until }) => until === now));
    waiting = waiting.filter((each) => each !== next);
    busy += 1;
    next.goOn();
  };
  return {
    now: () => now,
    wait: (milliseconds) =>
      new Promise((resolve) => {
        waiting.push({ until: now + milliseconds, goOn: resolve });
        rest();
      }),
    together: async (works) => {
      busy = works.length;
      await Promise.all(works.map((work) => work().finally(rest)));
    },
  };
}
