import schemaJson from './schema.json';

/** Column types as Dataverse metadata names them (Microsoft Learn, AttributeTypeCode). */
export type ColumnType =
  | 'BigInt' | 'Boolean' | 'DateTime' | 'Decimal' | 'Double' | 'EntityName' | 'File' | 'Image' | 'Integer' | 'Lookup'
  | 'ManagedProperty' | 'Memo' | 'MultiSelectPicklist' | 'Owner' | 'Picklist' | 'State' | 'Status' | 'String' | 'Uniqueidentifier';

export interface Column {
  /** Logical name; the Web API's name of a lookup is `_<name>_value`, see `propertyOf`. */
  readonly name: string;
  readonly type: ColumnType;
  /** Logical names of the tables a lookup can point at. */
  readonly targets?: readonly string[];
  readonly create?: boolean;
  readonly update?: boolean;
  readonly required?: 'system' | 'application';
  readonly maxLength?: number;
  /** A Decimal that is an amount of money. */
  readonly money?: boolean;
  /** Option value → English label. */
  readonly options?: Readonly<Record<string, string>>;
  /** For a statuscode column: status value → the statecode it belongs to. */
  readonly statusToState?: Readonly<Record<string, number>>;
  /** Not stored: always equal to this other column (`ownerid` of a user or team is its key). */
  readonly sameAs?: string;
}

/** Many-to-one: `name` is the navigation property in its exact letter case, `target` a logical name or `principal`. */
export interface SingleNavigation {
  readonly name: string;
  readonly column: string;
  readonly target: string;
}

/** One-to-many: rows of `table` whose lookup `column` is this row. */
export interface ChildNavigation {
  readonly name: string;
  readonly table: string;
  readonly column: string;
}

/** Many-to-many through the table `intersect`. */
export interface AssociationNavigation {
  readonly name: string;
  readonly table: string;
  readonly intersect: string;
  readonly thisColumn: string;
  readonly otherColumn: string;
}

export type AccessName = 'Create' | 'Read' | 'Write' | 'Delete' | 'Assign' | 'Share' | 'Append' | 'AppendTo';

export interface Table {
  readonly logicalName: string;
  readonly entitySetName: string;
  readonly primaryId: string;
  readonly primaryName?: string;
  readonly ownership: 'user' | 'business' | 'organization' | 'none';
  /** Elastic tables answer at most 500 rows a page. */
  readonly elastic?: boolean;
  /** The name that the table's privileges carry: `Workflow` in `prvReadWorkflow`, if it is known. */
  readonly schemaName?: string;
  /** Alternate keys: the columns of each. */
  readonly keys?: readonly (readonly string[])[];
  /** Only codes below 10000: those are the same in every environment. */
  readonly objectTypeCode?: number;
  readonly privileges: Readonly<Partial<Record<AccessName, string>>>;
  readonly columns: readonly Column[];
  readonly manyToOne: readonly SingleNavigation[];
  readonly oneToMany: readonly ChildNavigation[];
  readonly manyToMany: readonly AssociationNavigation[];
}

/** What an `ownerid` lookup leads to: a type with nothing but its key, behind which users and teams stand. */
export const principalTable: Table = {
  logicalName: 'principal',
  entitySetName: 'principals',
  primaryId: 'ownerid',
  ownership: 'none',
  privileges: {},
  columns: [{ name: 'ownerid', type: 'Uniqueidentifier' }],
  manyToOne: [],
  oneToMany: [],
  manyToMany: [],
};

/** The tables of every environment, as far as the emulator has them, in the order of the schema file. */
export const platformTables: readonly Table[] = Object.entries(schemaJson as unknown as Record<string, Omit<Table, 'logicalName'>>).map(
  ([logicalName, table]) => ({ logicalName, ...table }),
);

/** The tables of one environment. */
export interface Schema {
  /** Every table that has an entity set. */
  readonly tables: readonly Table[];
  /** The table with this logical name (`principal` included), if the environment has it. */
  readonly tableNamed: (logicalName: string) => Table | undefined;
  /** The table that this entity set holds, if the environment has it. */
  readonly tableOfSet: (entitySetName: string) => Table | undefined;
}

/**
 * The schema of an environment: the platform's tables and its own.
 * @param further tables of the environment's own; one of a platform table's name is left out
 */
export function createSchema(further: readonly Table[] = []): Schema {
  const platformNames = new Set([...platformTables, principalTable].map((table) => table.logicalName));
  const tables = [...platformTables, ...further.filter((table) => !platformNames.has(table.logicalName))];
  const byLogicalName = new Map([...tables, principalTable].map((table) => [table.logicalName, table]));
  const byEntitySetName = new Map(tables.map((table) => [table.entitySetName, table]));
  return {
    tables,
    tableNamed: (logicalName) => byLogicalName.get(logicalName),
    tableOfSet: (entitySetName) => byEntitySetName.get(entitySetName),
  };
}

/** Whether the column holds the id of another row. */
export function isLookup(column: Column): boolean {
  return column.type === 'Lookup' || column.type === 'Owner';
}

/** Whether the lookup may point at more than one table, so that the table's name is stored beside the id. */
export function isPolymorphic(column: Column): boolean {
  return column.type === 'Owner' || (column.type === 'Lookup' && column.targets?.length !== 1);
}

/** The column's name in the Web API: `_<name>_value` for a lookup, else its logical name. */
export function propertyOf(column: Column): string {
  return isLookup(column) ? `_${column.name}_value` : column.name;
}

const columnsByProperty = new WeakMap<Table, ReadonlyMap<string, Column>>();

/** The column behind a Web API property name (letter case counts), if the table has it. */
export function columnOfProperty(table: Table, property: string): Column | undefined {
  let columns = columnsByProperty.get(table);
  if (!columns) {
    columns = new Map(table.columns.map((column) => [propertyOf(column), column]));
    columnsByProperty.set(table, columns);
  }
  return columns.get(property);
}

/** The column with this logical name, if the table has it. */
export function columnNamed(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The columns that are the row's identity and come with every row: the key, and `ownerid` of a user or team. */
export function identityColumns(table: Table): Column[] {
  const columns = table.columns.filter((column) => column.name === table.primaryId || column.sameAs === table.primaryId);
  return columns.sort((a, b) => Number(b.name === table.primaryId) - Number(a.name === table.primaryId));
}
