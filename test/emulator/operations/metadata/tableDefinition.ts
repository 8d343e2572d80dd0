import type { RequestContext } from '../../core/context';
import type { DataRow } from '../../environmentData';
import { platformTables } from '../../schema/schema';
import type { Schema, Table } from '../../schema/schema';
import { attributeDefinitions } from './attributes';
import { known, metadataId } from './definition';
import type { Definition } from './definition';
import { privilegeDefinitions, privilegeIds } from './privileges';
import { manyToManyDefinitions, manyToOneDefinitions, oneToManyDefinitions } from './relationships';
import { tableSchemaName } from './schemaNames';

/** What an $expand, or a segment below a table's definition, brings. */
export const parts = ['Attributes', 'Keys', 'ManyToOneRelationships', 'OneToManyRelationships', 'ManyToManyRelationships'] as const;

export type Part = (typeof parts)[number];

/** The metadata of one table. */
export interface TableDefinition {
  readonly members: Definition;
  /** Items of a part; undefined where nothing says what they are. */
  part(name: Part): readonly Definition[] | undefined;
}

const platformNames = new Set(platformTables.map(({ logicalName }) => logicalName));

const ownershipTypes: Readonly<Record<Table['ownership'], string>> = {
  user: 'UserOwned',
  business: 'BusinessOwned',
  organization: 'OrganizationOwned',
  none: 'None',
};

/** The metadata of every table of the environment: of the platform's what the schema knows, of its own what the data came with. */
export function tableDefinitions(context: RequestContext): TableDefinition[] {
  const { tables } = context.schema;
  const ids = privilegeIds(context);
  const intersects = new Set(tables.flatMap((table) => table.manyToMany.map(({ intersect }) => intersect)));
  return tables.map((table) => {
    const row = platformNames.has(table.logicalName) ? undefined : context.environment.definitions.get(table.logicalName);
    return row ? ownDefinition(table, row) : platformDefinition(context.schema, table, intersects.has(table.logicalName), ids);
  });
}

function platformDefinition(schema: Schema, table: Table, isIntersect: boolean, ids: ReadonlyMap<string, unknown>): TableDefinition {
  const members = {
    ...commonMembers(table),
    SchemaName: tableSchemaName(table.logicalName),
    OwnershipType: ownershipTypes[table.ownership],
    IsIntersect: isIntersect,
    IsActivity: false,
    Privileges: privilegeDefinitions(table, ids),
  };
  return {
    members: known(members),
    part: (name) => {
      switch (name) {
        case 'Attributes':
          return attributeDefinitions(table);
        case 'ManyToOneRelationships':
          return manyToOneDefinitions(schema, table);
        case 'OneToManyRelationships':
          return oneToManyDefinitions(schema, table);
        case 'ManyToManyRelationships':
          return manyToManyDefinitions(table);
        case 'Keys':
          return table.keys?.map((columns) => ({ MetadataId: metadataId(table.logicalName, ...columns), KeyAttributes: columns }));
      }
    },
  };
}

function ownDefinition(table: Table, row: DataRow): TableDefinition {
  const members = Object.entries(row).filter(([name]) => !name.includes('@') && !parts.some((part) => part === name));
  return {
    members: { ...commonMembers(table), ...Object.fromEntries(members) },
    part: (name) => {
      const items = row[name];
      return Array.isArray(items) ? items.map((item: DataRow) => ({ MetadataId: itemId(table, item), ...item })) : undefined;
    },
  };
}

/** Own metadata may have been saved without its ids. */
function itemId(table: Table, item: DataRow): string {
  const names = ['LogicalName', 'SchemaName', 'ReferencingAttribute', 'ReferencingEntity'];
  return metadataId(table.logicalName, ...names.map((name) => String(item[name])));
}

function commonMembers(table: Table): Definition {
  return {
    MetadataId: metadataId(table.logicalName),
    LogicalName: table.logicalName,
    EntitySetName: table.entitySetName,
    PrimaryIdAttribute: table.primaryId,
    PrimaryNameAttribute: table.primaryName ?? null,
    ObjectTypeCode: table.objectTypeCode ?? null,
    TableType: table.elastic ? 'Elastic' : 'Standard',
  };
}
