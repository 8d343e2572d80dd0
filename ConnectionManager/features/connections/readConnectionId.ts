/** Why a text isn't a connection's ID. */
export type ConnectionIdProblem = 'empty' | 'too-long' | 'blanks';

/** A connection's ID as it was typed or pasted. */
export interface ConnectionIdInput {
  /** The ID in it. */
  readonly id: string;
  /** Null where it can be one. */
  readonly problem: ConnectionIdProblem | null;
  /** Whether it has another form than the IDs that are known: 32 hexadecimal digits, or a name with a GUID at its end. */
  readonly unusual: boolean;
}

/** The length of the column `connectionid` (Microsoft Learn, table connectionreference). */
const longest = 1_000;

const usualForm = /^([0-9a-f]{32}|(shared|pac)-[a-z0-9-]*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * Reads a connection's ID from what a person typed or pasted: the ID, or an address or path that holds it.
 *
 * @param text The text.
 * @returns The ID: of an address the last segment that looks like one, otherwise its last segment.
 */
export function readConnectionId(text: string): ConnectionIdInput {
  const segments = text.trim().replace(/[?#][^]*$/, '').split('/').filter(Boolean).map(decoded);
  const id = segments.reverse().find((segment) => usualForm.test(segment)) ?? segments[0] ?? '';
  return { id, problem: problemOf(id), unusual: !usualForm.test(id) };
}

function problemOf(id: string): ConnectionIdProblem | null {
  if (id === '') {
    return 'empty';
  }
  if (id.length > longest) {
    return 'too-long';
  }
  return /\s/.test(id) ? 'blanks' : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
