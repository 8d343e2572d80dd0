import { badQuery, notModelled } from '../errors';
import type { Table } from '../schema/schema';
import { readGuid } from '../store/values';

/** A segment of a URL's path: a name, and what stands in parentheses after it. */
export interface Segment {
  readonly name: string;
  readonly key?: string;
}

/** The segments of a path below the service root, percent-decoded: `workflows(<id>)/owninguser` → two. */
export function parseAddress(path: string): Segment[] {
  const parts = path.split(/\/(?![^(]*\))/).filter((part) => part !== '');
  return parts.map((part) => {
    const decoded = decode(part);
    const [, name = decoded, key] = /^([^(]*)\(([^]*)\)$/.exec(decoded) ?? [];
    return key === undefined ? { name } : { name, key };
  });
}

/**
 * The id in a key: a GUID, or `primaryid=<GUID>`.
 * @throws DataverseError 400 if it is no GUID, 501 for alternate keys
 */
export function readKey(table: Table, key: string): string {
  const [, name, value = key] = /^\s*(\w+)\s*=\s*([^]*)$/.exec(key) ?? [];
  if (name !== undefined && name !== table.primaryId) {
    throw notModelled(`the alternate key '${key}'`);
  }
  const id = readGuid(value.trim());
  if (id === undefined) {
    throw badQuery(`Error in query syntax: '${key}' is no key of '${table.entitySetName}'.`);
  }
  return id;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badQuery(`Malformed percent-encoding in '${text}'.`);
  }
}
