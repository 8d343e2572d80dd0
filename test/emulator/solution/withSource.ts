/**
 * Runs a reading, and puts the source before the message of what goes wrong.
 *
 * @param source The file that is read, for people.
 * @param read The reading.
 * @throws Error with the source and why.
 */
export async function withSource<T>(source: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new Error(`${source}: ${(error as Error).message}`, { cause: error });
  }
}
