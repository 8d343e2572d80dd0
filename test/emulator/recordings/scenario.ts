import type { EmulatorOptions } from '../emulator';
import type { DataRow } from '../environmentData';
import type { Exchange, RecordedRequest } from './exchange';

/** What an exchange implies but does not print: the rows that were there, and what a source leaves out or a later one corrects. */
export interface Scenario {
  /** The rows that are there before, by entity set name. The default are those of a GET's answer, in the set asked for. */
  readonly rows?: Readonly<Record<string, readonly DataRow[]>>;
  /** The request, or the part of it, that the source leaves out. */
  readonly request?: Partial<RecordedRequest>;
  readonly options?: EmulatorOptions;
  /** The error code of a later source, where the recording's own notes name it. */
  readonly laterCode?: string;
  /** What the message has to be like where the source cuts or describes it. */
  readonly message?: RegExp;
  /** The source prints only some keys of the body's objects. */
  readonly cut?: true;
  /** Keys whose values the service makes up: their form is compared. */
  readonly generated?: readonly string[];
  /** What is remarkable about an exchange that agrees. */
  readonly note?: string;
}

/** Who sends the requests of the recordings. */
export const callerId = '4026be43-6b69-e111-8f65-78e7d1620f5e';

/** The business unit of everybody. */
export const unitId = '38e0dbe4-131b-e111-ba7e-78e7d1620f5e';

/** A GUID of zeros but for the number at its end, as documentation prints them. */
export function zeros(number: number): string {
  return `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
}

/** A user of the environment. */
export function user(systemuserid: string, more: DataRow = {}): DataRow {
  return { systemuserid, fullname: 'System Administrator', _businessunitid_value: unitId, isdisabled: false, accessmode: 0, ...more };
}

/** The rows of a recorded body: those of a collection or the single one, without what is nested in them. */
export function recordedRows({ answer }: Exchange): DataRow[] {
  const body = answer?.body as DataRow | undefined;
  const rows = Array.isArray(body?.value) ? (body.value as DataRow[]) : body ? [body] : [];
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key, value]) => key !== '@odata.context' && !isNested(value))));
}

function isNested(value: unknown): boolean {
  return Array.isArray(value) || (typeof value === 'object' && value !== null);
}
