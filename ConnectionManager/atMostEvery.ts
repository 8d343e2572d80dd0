/** How many times as long as the telling itself the pause after it is at least: telling takes no more than a quarter of the time. */
const restPerWork = 3;

/** What is told of changes, but not of each. */
export interface Paced {
  /** Says that something has changed; `urgent` where it has to be told at once. */
  readonly changed: (urgent?: boolean) => void;
  /** Ends it: nothing is told any more. */
  readonly stop: () => void;
}

/**
 * Makes calls rarer: the first change is told at once, those that follow within the interval once at its end, unless one is
 * urgent. So the last is never lost. Where telling takes long, as where thousands of rows are judged and drawn, the interval grows with it:
 * whoever looks can still do something in between.
 *
 * @param milliseconds The interval.
 * @param tell Called when something has changed.
 * @returns What to tell of each change.
 */
export function atMostEvery(milliseconds: number, tell: () => void): Paced {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let missed = false;

  const stop = (): void => {
    if (timer !== null) {
      clearTimeout(timer);
    }
    timer = null;
    missed = false;
  };

  const pause = (length: number): void => {
    timer = setTimeout(() => {
      timer = null;
      if (missed) {
        tellNow();
      }
    }, length);
  };

  const tellNow = (): void => {
    stop();
    pause(milliseconds);
    const started = performance.now();
    tell();
    const rest = (performance.now() - started) * restPerWork;
    if (timer !== null && rest > milliseconds) {
      clearTimeout(timer);
      pause(rest);
    }
  };

  return {
    changed(urgent = false) {
      if (timer === null || urgent) {
        tellNow();
      } else {
        missed = true;
      }
    },
    stop,
  };
}
