import type { Snapshot } from './takeSnapshot';

/**
 * Writes a snapshot in the format that the embedded Dataverse reads: entity set name → rows, and `user`. A row is a line, and comes
 * as a chunk of its own, since all of it may be longer than a string can be.
 *
 * @param snapshot What was read.
 * @returns The JSON text in chunks.
 */
export function* snapshotText({ user, sets }: Snapshot): Generator<string, void> {
  yield `{\n"user": ${JSON.stringify(user)}`;
  for (const [set, rows] of sets) {
    yield `,\n${JSON.stringify(set)}: [`;
    for (const [index, row] of rows.entries()) {
      yield `${index === 0 ? '' : ','}\n${JSON.stringify(row)}`;
    }
    yield ']';
  }
  yield '\n}\n';
}
