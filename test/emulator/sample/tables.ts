import { definitionsSet, type DataRow } from '../environmentData';
import type { Identify, SampleSource } from './random';
import { companyTables, tablePrivileges } from './roleCatalogue';
import { privilegeId } from './roles';
import type { RowSets } from './rows';

/** What a table's definition says beyond what follows from its name. */
interface TableSpec {
  logicalName: string;
  schemaName: string;
  /** `{logicalName}id` unless told otherwise. */
  primaryId?: string;
  primaryName: string;
  isActivity?: boolean;
  /** The table whose privileges it has: its own unless told otherwise; activities share those of `activitypointer`. */
  privilegesOf?: string;
}

/** Tables of the platform that the flows use, and of which the emulator's schema has no rows. */
const platform: readonly TableSpec[] = [
  { logicalName: 'account', schemaName: 'Account', primaryName: 'name' },
  { logicalName: 'contact', schemaName: 'Contact', primaryName: 'fullname' },
  { logicalName: 'annotation', schemaName: 'Annotation', primaryName: 'subject' },
  { logicalName: 'task', schemaName: 'Task', primaryId: 'activityid', primaryName: 'subject', isActivity: true, privilegesOf: 'activitypointer' },
];

const company: readonly TableSpec[] = Object.entries(companyTables).map(([logicalName, schemaName]) => ({
  logicalName,
  schemaName,
  primaryName: 'contoso_name',
}));

function privilegesOf(identify: Identify, { logicalName, privilegesOf: table = logicalName }: TableSpec): DataRow[] {
  const privileges = tablePrivileges[table];
  if (privileges === undefined) {
    return [];
  }
  return privileges.accesses.map((access) => ({
    Name: `prv${access}${privileges.privilegeName}`,
    PrivilegeType: access,
    PrivilegeId: privilegeId(identify, privileges, access),
  }));
}

function definitionRow(identify: Identify, spec: TableSpec): DataRow {
  const { logicalName, schemaName, primaryId = `${logicalName}id`, primaryName, isActivity = false } = spec;
  return {
    LogicalName: logicalName,
    SchemaName: schemaName,
    EntitySetName: `${logicalName}s`,
    PrimaryIdAttribute: primaryId,
    PrimaryNameAttribute: primaryName,
    OwnershipType: 'UserOwned',
    TableType: 'Standard',
    IsActivity: isActivity,
    Privileges: privilegesOf(identify, spec),
  };
}

/**
 * The definitions of tables that the sample's flows use, beside those that the schema has. `leads` isn't among them: a name that stands
 * for no table is a case, too.
 * @param source the sample's ids.
 */
export function tableDefinitionRows({ identify }: SampleSource): RowSets {
  return { [definitionsSet]: [...platform, ...company].map((spec) => definitionRow(identify, spec)) };
}
