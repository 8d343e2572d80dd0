import { propertyOf } from '../../schema/schema';
import type { Column, ColumnType, Table } from '../../schema/schema';
import { known, metadataId } from './definition';
import type { Definition } from './definition';
import { optionSetOf } from './labels';
import { columnSchemaName } from './schemaNames';

/** Metadata type of each column type, without `AttributeMetadata`, where it differs (Microsoft Learn, AttributeMetadata). */
const metadataTypes: Partial<Record<ColumnType, string>> = { Owner: 'Lookup', Uniqueidentifier: 'UniqueIdentifier' };

/** Types whose AttributeType is Virtual; AttributeTypeName tells them apart (Microsoft Learn, AttributeTypeCode). */
const virtualTypes: readonly ColumnType[] = ['File', 'Image', 'MultiSelectPicklist'];

const levels = { system: 'SystemRequired', application: 'ApplicationRequired' } as const;

const typesWithOptions: readonly ColumnType[] = ['Boolean', 'MultiSelectPicklist', 'Picklist', 'State', 'Status'];

/**
 * The attributes of a platform table as far as the schema knows them. `OptionSet`, which only an $expand brings, is a member
 * of those that have one.
 */
export function attributeDefinitions(table: Table): Definition[] {
  return table.columns.filter((column) => column.sameAs === undefined).map((column) => attributeDefinition(table, column));
}

function attributeDefinition(table: Table, column: Column): Definition {
  return known({
    '@odata.type': `#Microsoft.Dynamics.CRM.${metadataTypes[column.type] ?? column.type}AttributeMetadata`,
    MetadataId: metadataId(table.logicalName, column.name),
    LogicalName: column.name,
    SchemaName: columnSchemaName(table.logicalName, column.name),
    EntityLogicalName: table.logicalName,
    AttributeType: virtualTypes.includes(column.type) ? 'Virtual' : column.type,
    AttributeTypeName: { Value: `${column.type}Type` },
    IsPrimaryId: column.name === table.primaryId,
    IsPrimaryName: column.name === table.primaryName,
    IsValidForCreate: column.create === true,
    IsValidForUpdate: column.update === true,
    RequiredLevel: { Value: column.required ? levels[column.required] : 'None' },
    MaxLength: column.maxLength,
    Targets: propertyOf(column) === column.name ? undefined : column.targets,
    OptionSet: typesWithOptions.includes(column.type) ? optionSetOf(column) : undefined,
  });
}

/** The type of an attribute as a cast in an address names it: `Microsoft.Dynamics.CRM.PicklistAttributeMetadata`. */
export function castOf(attribute: Definition): string {
  const type = attribute['@odata.type'];
  return typeof type === 'string' ? type.replace(/^#/, '') : `Microsoft.Dynamics.CRM.${String(attribute.AttributeType)}AttributeMetadata`;
}
