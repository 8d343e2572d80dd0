/** Waits a number of milliseconds. */
export type Pause = (milliseconds: number) => Promise<void>;

/**
 * Waits by the clock.
 *
 * @param milliseconds How long.
 * @returns Resolves when the time is over.
 */
export function pauseByClock(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
