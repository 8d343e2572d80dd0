import { badQuery } from '../errors';
import { splitOutside } from './splitOutside';

/** A segment of a URL's path: a name, and what stands in parentheses after it. */
export interface Segment {
  readonly name: string;
  readonly key?: string;
}

/** The segments of a path below the service root, percent-decoded: `workflows(<id>)/owninguser` → two. */
export function parseAddress(path: string): Segment[] {
  const parts = splitOutside(path, '/').filter((part) => part !== '');
  return parts.map((part) => {
    const decoded = decode(part);
    const [, name = decoded, key] = /^([^(]*)\(([^]*)\)$/.exec(decoded) ?? [];
    return key === undefined ? { name } : { name, key };
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badQuery(`Malformed percent-encoding in '${text}'.`);
  }
}
