import * as v from 'valibot';
import type { DataRow } from '../environmentData';
import type { Notes } from '../notes';
import { columnTypeOf, definition } from './definitionShape';
import type { Attribute, Definition } from './definitionShape';
import { isLookup, platformTables } from './schema';
import type { AccessName, ChildNavigation, Column, SingleNavigation, Table } from './schema';

const ownerColumns: readonly Column[] = [
  { name: 'ownerid', type: 'Owner', targets: ['systemuser', 'team'], create: true, update: true, required: 'system' },
  { name: 'owninguser', type: 'Lookup', targets: ['systemuser'] },
  { name: 'owningteam', type: 'Lookup', targets: ['team'] },
  { name: 'owningbusinessunit', type: 'Lookup', targets: ['businessunit'] },
];

/** Always named like their columns. */
const ownerNavigations: readonly SingleNavigation[] = [
  { name: 'ownerid', column: 'ownerid', target: 'principal' },
  { name: 'owninguser', column: 'owninguser', target: 'systemuser' },
  { name: 'owningteam', column: 'owningteam', target: 'team' },
  { name: 'owningbusinessunit', column: 'owningbusinessunit', target: 'businessunit' },
];

/**
 * The environment's own tables out of their metadata, as `EntityDefinitions?$expand=Attributes,Keys,ManyToOneRelationships,
 * OneToManyRelationships` answers it (Microsoft Learn, EntityMetadata; option labels need Microsoft's casts). Many-to-many
 * relationships are not read. What is no table definition, or has the name of another table, is left out and noted.
 */
export function readDefinitions(rows: readonly DataRow[], notes: Notes): Table[] {
  const tables = new Map(platformTables.map((table) => [table.logicalName, table]));
  const sets = new Set(platformTables.map(({ entitySetName }) => entitySetName));
  const isPlatform = (row: DataRow): boolean => platformTables.some(({ logicalName }) => logicalName === row.LogicalName);
  const own = rows.filter((row) => !isPlatform(row)).flatMap((row) => {
    const read = v.safeParse(definition, row);
    const fault = read.success ? clashOf(read.output, tables, sets) : faultOf(read.issues[0]);
    if (!read.success || fault !== undefined) {
      notes.add(`"EntityDefinitions": ${String(row.LogicalName)} is left out: ${fault}`);
      return [];
    }
    const table = tableOf(read.output);
    tables.set(table.logicalName, table);
    sets.add(table.entitySetName);
    return [table];
  });
  return own.map((table) => ({ ...table, oneToMany: table.oneToMany.filter((many) => leadsSomewhere(many, tables)) }));
}

function faultOf(issue: v.InferIssue<typeof definition>): string {
  return `${v.getDotPath(issue) ?? 'the row'}: ${issue.message}`;
}

function clashOf(found: Definition, tables: ReadonlyMap<string, Table>, sets: ReadonlySet<string>): string | undefined {
  const { LogicalName, EntitySetName } = found;
  return tables.has(LogicalName) || sets.has(EntitySetName) ? `another table is named ${LogicalName} or ${EntitySetName}` : undefined;
}

/** Whether the lookup behind a collection is there; of a table that is not known, it may be. */
function leadsSomewhere({ table, column }: ChildNavigation, tables: ReadonlyMap<string, Table>): boolean {
  return tables.get(table)?.columns.some(({ name }) => name === column) ?? true;
}

function tableOf(found: Definition): Table {
  const access = found.Privileges.map(({ Name, PrivilegeType }) => [PrivilegeType, Name] as [AccessName, string]);
  const columns = columnsOf(found);
  return {
    logicalName: found.LogicalName,
    entitySetName: found.EntitySetName,
    primaryId: found.PrimaryIdAttribute,
    ...(found.PrimaryNameAttribute ? { primaryName: found.PrimaryNameAttribute } : {}),
    ...(found.SchemaName ? { schemaName: found.SchemaName } : {}),
    ...(typeof found.ObjectTypeCode === 'number' ? { objectTypeCode: found.ObjectTypeCode } : {}),
    ownership: ownershipOf(found.OwnershipType),
    elastic: found.TableType === 'Elastic',
    keys: found.Keys.map((key) => key.KeyAttributes).filter((key) => key.every((name) => columns.some((column) => column.name === name))),
    privileges: Object.fromEntries(access),
    columns,
    manyToOne: navigationsOf(found, columns),
    oneToMany: found.OneToManyRelationships.map((many) => ({
      name: many.ReferencedEntityNavigationPropertyName,
      table: many.ReferencingEntity,
      column: many.ReferencingAttribute,
    })),
    manyToMany: [],
  };
}

function ownershipOf(type: string): Table['ownership'] {
  switch (type) {
    case 'UserOwned':
    case 'TeamOwned':
      return 'user';
    case 'BusinessOwned':
    case 'BusinessParented':
      return 'business';
    case 'OrganizationOwned':
      return 'organization';
    default:
      return 'none';
  }
}

/** Every table has its key and a version, and one that users own has its owners, whether or not the metadata was cut. */
function columnsOf(found: Definition): Column[] {
  const columns = new Map(found.Attributes.flatMap(columnOf).map((column) => [column.name, column]));
  const isOwned = ownershipOf(found.OwnershipType) === 'user' || columns.get('ownerid')?.type === 'Owner';
  const platform: Column[] = [
    { name: found.PrimaryIdAttribute, type: 'Uniqueidentifier', create: true, required: 'system' },
    { name: 'versionnumber', type: 'BigInt' },
    ...(isOwned ? ownerColumns : []),
  ];
  return [...columns.values(), ...platform.filter(({ name }) => !columns.has(name))];
}

/** The navigation properties of the lookups that are there. */
function navigationsOf(found: Definition, columns: readonly Column[]): SingleNavigation[] {
  const lookups = new Set(columns.filter(isLookup).map(({ name }) => name));
  const given = found.ManyToOneRelationships.map((one) => ({
    name: one.ReferencingEntityNavigationPropertyName,
    column: one.ReferencingAttribute,
    target: one.ReferencedEntity === 'owner' ? 'principal' : one.ReferencedEntity,
  }));
  const missing = ownerNavigations.filter(({ column }) => !given.some((navigation) => navigation.column === column));
  return [...given, ...missing].filter(({ column }) => lookups.has(column));
}

function columnOf(found: Attribute): Column[] {
  const type = columnTypeOf(found);
  if (type === undefined) {
    return [];
  }
  const required = { SystemRequired: 'system', ApplicationRequired: 'application' } as const;
  const level = required[found.RequiredLevel.Value as keyof typeof required];
  return [
    {
      name: found.LogicalName,
      type,
      create: found.IsValidForCreate,
      update: found.IsValidForUpdate,
      ...(level ? { required: level } : {}),
      ...(found.AttributeType === 'Money' ? { money: true } : {}),
      ...(typeof found.MaxLength === 'number' ? { maxLength: found.MaxLength } : {}),
      ...(found.Targets ? { targets: found.Targets } : {}),
      ...optionsOf(found),
    },
  ];
}

function optionsOf({ AttributeType, OptionSet }: Attribute): Pick<Column, 'options' | 'statusToState'> {
  const options = OptionSet?.Options ?? [];
  const labels = options.map(({ Value, Label }) => [Value, Label?.UserLocalizedLabel?.Label ?? String(Value)]);
  const states = options.map(({ Value, State }) => [Value, State ?? 0]);
  return {
    ...(options.length > 0 ? { options: Object.fromEntries(labels) as Record<string, string> } : {}),
    ...(options.length > 0 && AttributeType === 'Status' ? { statusToState: Object.fromEntries(states) as Record<string, number> } : {}),
  };
}
