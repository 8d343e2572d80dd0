import * as v from 'valibot';
import type { PrivilegeRight } from '../model/flow/stepNeed';
import { privilegeRights } from '../model/privileges/privilegeByRule';
import type { ResolvedTable, TableName } from '../model/privileges/privileges';

/** What a table's metadata says of it. */
export interface TableDefinition {
  readonly logicalName: string;
  readonly entitySetName: string | null;
  /** Null where the metadata doesn't tell; empty where the table has none of its own, since some use those of another. */
  readonly privileges: ResolvedTable['privileges'] | null;
}

/** `PrivilegeType` of the client's metadata counts from 0, None (Microsoft Learn, "hasEntityPrivilege"). */
const rightByNumber: readonly (PrivilegeRight | null)[] = [null, 'Create', 'Read', 'Write', 'Delete', 'Assign', 'Share', 'Append', 'AppendTo'];

const privilege = v.object({ Name: v.string(), PrivilegeType: v.union([v.number(), v.string()]) });

const definition = v.object({
  LogicalName: v.string(),
  EntitySetName: v.fallback(v.nullable(v.string()), null),
  Privileges: v.fallback(v.nullable(v.array(privilege)), null),
});

/**
 * Reads a table's metadata, whether a row of `EntityDefinitions` or what the host's `getEntityMetadata` answers: there members may
 * be getters of a class.
 *
 * @param value The unchecked metadata.
 * @returns Null where it doesn't even have a logical name.
 */
export function readTableDefinition(value: unknown): TableDefinition | null {
  const { success, output } = v.safeParse(definition, value);
  if (!success) {
    return null;
  }
  const { LogicalName, EntitySetName, Privileges } = output;
  return {
    logicalName: LogicalName.toLowerCase(),
    entitySetName: EntitySetName,
    privileges: Privileges && Object.fromEntries(Privileges.flatMap(toEntry)),
  };
}

function toEntry({ Name, PrivilegeType }: v.InferOutput<typeof privilege>): [PrivilegeRight, string][] {
  const right = typeof PrivilegeType === 'number' ? rightByNumber[PrivilegeType] : privilegeRights.find((one) => one === PrivilegeType);
  return right ? [[right, Name]] : [];
}

/**
 * Whether a definition is that of the table which a flow names.
 *
 * @param table The name.
 * @param found The definition.
 */
export function isDefinitionOf({ name, kind }: TableName, found: TableDefinition): boolean {
  const own = kind === 'set' ? found.entitySetName : found.logicalName;
  return own?.toLowerCase() === name.toLowerCase();
}
