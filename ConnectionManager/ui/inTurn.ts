/** Does pieces of work one after the other. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Makes a queue: what is handed in waits until all that was handed in before has ended.
 *
 * @returns Does the work in its turn.
 */
export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
