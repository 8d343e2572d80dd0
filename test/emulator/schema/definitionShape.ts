import * as v from 'valibot';
import type { ColumnType } from './schema';

const name = v.pipe(v.string(), v.regex(/^[a-z]\w*$/i));

/** Always in lower case; names that begin like this one are the database's own. */
const logicalName = v.pipe(v.string(), v.regex(/^(?!sqlite_)[a-z][a-z0-9_]*$/));

const option = v.object({
  Value: v.number(),
  State: v.nullish(v.number()),
  Label: v.nullish(v.object({ UserLocalizedLabel: v.nullish(v.object({ Label: v.string() })) })),
});

const attribute = v.object({
  LogicalName: logicalName,
  AttributeType: v.string(),
  AttributeTypeName: v.nullish(v.object({ Value: v.string() })),
  AttributeOf: v.nullish(v.string()),
  IsValidODataAttribute: v.optional(v.boolean(), true),
  IsValidForCreate: v.optional(v.boolean(), false),
  IsValidForUpdate: v.optional(v.boolean(), false),
  RequiredLevel: v.optional(v.object({ Value: v.string() }), { Value: 'None' }),
  MaxLength: v.nullish(v.number()),
  Targets: v.nullish(v.array(logicalName)),
  OptionSet: v.nullish(v.object({ Options: v.optional(v.array(option), []) })),
});

const manyToOne = v.object({
  ReferencingAttribute: logicalName,
  ReferencedEntity: logicalName,
  ReferencingEntityNavigationPropertyName: name,
});

const oneToMany = v.object({
  ReferencingEntity: logicalName,
  ReferencingAttribute: logicalName,
  ReferencedEntityNavigationPropertyName: name,
});

/** What the emulator reads of a table's metadata (Microsoft Learn, EntityMetadata). */
export const definition = v.object({
  LogicalName: logicalName,
  EntitySetName: name,
  PrimaryIdAttribute: logicalName,
  PrimaryNameAttribute: v.nullish(logicalName),
  SchemaName: v.nullish(name),
  OwnershipType: v.optional(v.string(), 'UserOwned'),
  TableType: v.optional(v.string(), 'Standard'),
  ObjectTypeCode: v.nullish(v.number()),
  Attributes: v.optional(v.array(attribute), []),
  Keys: v.optional(v.array(v.object({ KeyAttributes: v.array(logicalName) })), []),
  Privileges: v.optional(v.array(v.object({ Name: name, PrivilegeType: v.string() })), []),
  ManyToOneRelationships: v.optional(v.array(manyToOne), []),
  OneToManyRelationships: v.optional(v.array(oneToMany), []),
});

export type Definition = v.InferOutput<typeof definition>;
export type Attribute = Definition['Attributes'][number];

const columnTypes: Readonly<Record<string, ColumnType>> = {
  BigInt: 'BigInt',
  Boolean: 'Boolean',
  Customer: 'Lookup',
  DateTime: 'DateTime',
  Decimal: 'Decimal',
  Double: 'Double',
  EntityName: 'EntityName',
  File: 'File',
  Image: 'Image',
  Integer: 'Integer',
  Lookup: 'Lookup',
  ManagedProperty: 'ManagedProperty',
  Memo: 'Memo',
  Money: 'Decimal',
  MultiSelectPicklist: 'MultiSelectPicklist',
  Owner: 'Owner',
  Picklist: 'Picklist',
  State: 'State',
  Status: 'Status',
  String: 'String',
  Uniqueidentifier: 'Uniqueidentifier',
};

/**
 * The type of the column that an attribute is. Undefined for those that are no columns of the Web API: names and labels that belong
 * to another attribute (`AttributeOf`), and what is computed in the server (Microsoft Learn, AttributeMetadata). Files, images and
 * multiple choices are Virtual too; AttributeTypeName tells them apart.
 */
export function columnTypeOf({ AttributeType, AttributeTypeName, AttributeOf, IsValidODataAttribute }: Attribute): ColumnType | undefined {
  const type = AttributeType === 'Virtual' ? AttributeTypeName?.Value.replace(/Type$/, '') : AttributeType;
  const isColumn = IsValidODataAttribute && (AttributeOf ?? null) === null;
  return isColumn && type !== undefined && Object.hasOwn(columnTypes, type) ? columnTypes[type] : undefined;
}
