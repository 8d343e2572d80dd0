import type { Column } from '../schema/schema';
import { isLookup } from '../schema/schema';
import type { SqlValue } from './database';

const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;
const dateTime = /^(\d{4}-\d{2}-\d{2})(T([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Dataverse's way to write a time: UTC, whole seconds, `2026-07-16T17:34:19Z`. */
export function formatInstant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The GUID in lower case without braces, if the text is one. */
export function readGuid(text: string): string | undefined {
  return guid.exec(text)?.[1]?.toLowerCase();
}

/**
 * A Web API value of a column as it is stored. A BigInt may come as text, since JSON clients with 64 bits write it so.
 * @throws Error (message: what was expected) for a value that the column's type cannot hold
 */
export function toStored(column: Column, value: unknown): SqlValue {
  if (value === null || value === undefined) {
    return null;
  }
  if (isLookup(column)) {
    return storedGuid(value);
  }
  switch (column.type) {
    case 'Uniqueidentifier':
      return storedGuid(value);
    case 'Boolean':
      return typeof value === 'boolean' ? Number(value) : refuse('true or false', value);
    case 'BigInt':
      return storedInteger(typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value);
    case 'Integer':
    case 'Picklist':
    case 'State':
    case 'Status':
      return storedInteger(value);
    case 'Decimal':
    case 'Double':
      return typeof value === 'number' ? value : refuse('a number', value);
    case 'DateTime':
      return storedInstant(value);
    case 'ManagedProperty':
      return typeof value === 'object' ? JSON.stringify(value) : refuse('an object {Value, CanBeChanged}', value);
    default:
      return typeof value === 'string' ? value : refuse('a string', value);
  }
}

/** A stored value as the Web API returns it. */
export function fromStored(column: Column, value: SqlValue): unknown {
  if (value === null) {
    return null;
  }
  if (column.type === 'Boolean') {
    return value !== 0;
  }
  return column.type === 'ManagedProperty' && typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

function storedGuid(value: unknown): string {
  return (typeof value === 'string' ? readGuid(value) : undefined) ?? refuse('a GUID', value);
}

function storedInteger(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : refuse('a whole number', value);
}

function storedInstant(value: unknown): string {
  const [text = '', day = ''] = typeof value === 'string' ? (dateTime.exec(value) ?? []) : [];
  const date = new Date(withZone(text));
  return isDay(day) && isInFourDigits(date) ? formatInstant(date) : refuse('a date and time', value);
}

/** Whether there is such a day: `Date` takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const date = new Date(text);
  return isInFourDigits(date) && date.toISOString().startsWith(text);
}

/** Whether it is a date at all, and of a year that can be written, which an offset may take it beyond. */
function isInFourDigits(date: Date): boolean {
  return date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999;
}

function withZone(text: string): string {
  return text.includes('T') && !/(Z|[+-]\d{2}:\d{2})$/.test(text) ? `${text}Z` : text;
}

function refuse(expected: string, value: unknown): never {
  throw new Error(`expected ${expected}, got ${JSON.stringify(value)?.slice(0, 60) ?? typeof value}`);
}
