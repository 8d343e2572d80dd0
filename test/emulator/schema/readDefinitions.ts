import * as v from 'valibot';
import type { DataRow } from '../environmentData';
import type { Notes } from '../notes';
import type { AccessName, Column, ColumnType, Table } from './schema';

const name = v.pipe(v.string(), v.regex(/^[a-z]\w*$/i));
const option = v.object({
  Value: v.number(),
  State: v.nullish(v.number()),
  Label: v.nullish(v.object({ UserLocalizedLabel: v.nullish(v.object({ Label: v.string() })) })),
});

const attribute = v.object({
  LogicalName: name,
  AttributeType: v.picklist([
    'BigInt', 'Boolean', 'Customer', 'DateTime', 'Decimal', 'Double', 'EntityName', 'Integer', 'Lookup', 'ManagedProperty', 'Memo', 'Money',
    'Owner', 'Picklist', 'State', 'Status', 'String', 'Uniqueidentifier',
  ]),
  IsValidForCreate: v.optional(v.boolean(), false),
  IsValidForUpdate: v.optional(v.boolean(), false),
  RequiredLevel: v.optional(v.object({ Value: v.string() }), { Value: 'None' }),
  MaxLength: v.nullish(v.number()),
  Targets: v.nullish(v.array(name)),
  OptionSet: v.nullish(v.object({ Options: v.array(option) })),
});

const definition = v.object({
  LogicalName: name,
  EntitySetName: name,
  PrimaryIdAttribute: name,
  PrimaryNameAttribute: v.nullish(name),
  SchemaName: v.nullish(name),
  OwnershipType: v.optional(v.string(), 'UserOwned'),
  TableType: v.optional(v.string(), 'Standard'),
  ObjectTypeCode: v.nullish(v.number()),
  Attributes: v.optional(v.array(attribute), []),
  Keys: v.optional(v.array(v.object({ KeyAttributes: v.array(name) })), []),
  Privileges: v.optional(v.array(v.object({ Name: name, PrivilegeType: v.string() })), []),
  ManyToOneRelationships: v.optional(
    v.array(v.object({ ReferencingAttribute: name, ReferencedEntity: name, ReferencingEntityNavigationPropertyName: name })),
    [],
  ),
  OneToManyRelationships: v.optional(
    v.array(v.object({ ReferencingEntity: name, ReferencingAttribute: name, ReferencedEntityNavigationPropertyName: name })),
    [],
  ),
});

const ownerColumns: readonly Column[] = [
  { name: 'ownerid', type: 'Owner', targets: ['systemuser', 'team'], create: true, update: true, required: 'system' },
  { name: 'owninguser', type: 'Lookup', targets: ['systemuser'] },
  { name: 'owningteam', type: 'Lookup', targets: ['team'] },
  { name: 'owningbusinessunit', type: 'Lookup', targets: ['businessunit'] },
];

type Definition = v.InferOutput<typeof definition>;
type Attribute = Definition['Attributes'][number];

/**
 * The environment's own tables out of their metadata, as `EntityDefinitions?$expand=Attributes,Keys,ManyToOneRelationships,
 * OneToManyRelationships` answers it (Microsoft Learn, EntityMetadata; option labels need Microsoft's casts). Many-to-many
 * relationships are not read. What is no table definition is left out and noted.
 */
export function readDefinitions(rows: readonly DataRow[], notes: Notes): Table[] {
  return rows.flatMap((row) => {
    const read = v.safeParse(definition, row);
    if (read.success) {
      return [tableOf(read.output)];
    }
    const [issue] = read.issues;
    notes.add(`"EntityDefinitions": ${String(row.LogicalName)} is left out: ${v.getDotPath(issue) ?? 'the row'}: ${issue.message}`);
    return [];
  });
}

function tableOf(found: Definition): Table {
  const access = found.Privileges.map(({ Name, PrivilegeType }) => [PrivilegeType, Name] as [AccessName, string]);
  return {
    logicalName: found.LogicalName,
    entitySetName: found.EntitySetName,
    primaryId: found.PrimaryIdAttribute,
    ...(found.PrimaryNameAttribute ? { primaryName: found.PrimaryNameAttribute } : {}),
    ...(found.SchemaName ? { schemaName: found.SchemaName } : {}),
    ...(typeof found.ObjectTypeCode === 'number' ? { objectTypeCode: found.ObjectTypeCode } : {}),
    ownership: ownershipOf(found.OwnershipType),
    elastic: found.TableType === 'Elastic',
    keys: found.Keys.map((key) => key.KeyAttributes),
    privileges: Object.fromEntries(access),
    columns: withPlatformColumns(found, found.Attributes.map(columnOf)),
    manyToOne: found.ManyToOneRelationships.map((one) => ({
      name: one.ReferencingEntityNavigationPropertyName,
      column: one.ReferencingAttribute,
      target: one.ReferencedEntity === 'owner' ? 'principal' : one.ReferencedEntity,
    })),
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
function withPlatformColumns(found: Definition, columns: readonly Column[]): Column[] {
  const platform: Column[] = [
    { name: found.PrimaryIdAttribute, type: 'Uniqueidentifier', create: true, required: 'system' },
    { name: 'versionnumber', type: 'BigInt' },
    ...(ownershipOf(found.OwnershipType) === 'user' ? ownerColumns : []),
  ];
  return [...columns, ...platform.filter(({ name: wanted }) => !columns.some((column) => column.name === wanted))];
}

function columnOf(found: Attribute): Column {
  const required = { SystemRequired: 'system', ApplicationRequired: 'application' } as const;
  const level = required[found.RequiredLevel.Value as keyof typeof required];
  const options = found.OptionSet?.Options;
  return {
    name: found.LogicalName,
    type: typeOf(found.AttributeType),
    create: found.IsValidForCreate,
    update: found.IsValidForUpdate,
    ...(level ? { required: level } : {}),
    ...(found.AttributeType === 'Money' ? { money: true } : {}),
    ...(typeof found.MaxLength === 'number' ? { maxLength: found.MaxLength } : {}),
    ...(found.Targets ? { targets: found.Targets } : {}),
    ...(options ? { options: Object.fromEntries(options.map(({ Value, Label }) => [Value, Label?.UserLocalizedLabel?.Label ?? String(Value)])) } : {}),
    ...(found.AttributeType === 'Status' && options ? { statusToState: Object.fromEntries(options.map(({ Value, State }) => [Value, State ?? 0])) } : {}),
  };
}

function typeOf(type: Attribute['AttributeType']): ColumnType {
  switch (type) {
    case 'Customer':
      return 'Lookup';
    case 'Money':
      return 'Decimal';
    default:
      return type;
  }
}
