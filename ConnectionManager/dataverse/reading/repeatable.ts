/** Work that is asked for again and again, but is done once for all that asked before it began. */
export interface Repeatable {
  /** Does the work; where it is being done, once more afterwards. Resolves when nothing is left to do. */
  readonly ask: () => Promise<void>;
  /** Resolves when nothing is left to do. */
  readonly settled: () => Promise<void>;
}

/**
 * Makes such work.
 *
 * @param ready Resolves when the work can begin; whoever asks until then needs no time of his own. Must not reject.
 * @param work The work. Must not reject.
 * @returns The work, which hasn't been asked for.
 */
export function repeatable(ready: () => Promise<unknown>, work: () => Promise<void>): Repeatable {
  let asked = false;
  let running: Promise<void> | null = null;

  const doAsAsked = async (): Promise<void> => {
    while (asked) {
      await ready();
      asked = false;
      await work();
    }
    running = null;
  };

  return {
    ask() {
      asked = true;
      return (running ??= doAsAsked());
    },
    settled: () => running ?? Promise.resolve(),
  };
}
