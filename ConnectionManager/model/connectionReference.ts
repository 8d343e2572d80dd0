import type { Owner } from './owner';

/** A row of the `connectionreference` table: the pointer that flows use to reach a connection. */
export interface ConnectionReference {
  readonly id: string;
  /** Unique name with the publisher's prefix, such as `contoso_dataverse`. */
  readonly logicalName: string;
  readonly displayName: string | null;
  /** Plain name of the connector, such as `shared_commondataserviceforapps`; null where the row has none. */
  readonly connector: string | null;
  /** Name of the bound connection; null while none is bound. */
  readonly connectionId: string | null;
  /** Whether the row is active. It says nothing about the connection itself. */
  readonly active: boolean;
  readonly managed: boolean;
  readonly owner: Owner;
  /** The row's version, which every change moves; null where it isn't known. */
  readonly version: string | null;
  /** When the row was last changed. */
  readonly modifiedOn: Date | null;
}

/**
 * The name a person knows a connection reference by.
 *
 * @param reference The connection reference.
 * @returns The display name; the logical name where that is missing or blank.
 */
export function connectionReferenceName(reference: ConnectionReference): string {
  return reference.displayName?.trim() ? reference.displayName : reference.logicalName;
}
