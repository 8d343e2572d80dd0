import type { Schema, Table } from '../../schema/schema';
import { known, metadataId } from './definition';
import type { Definition } from './definition';

/** A one-to-many relationship, whose other side the schema may lack. */
interface Sides {
  readonly referenced: string;
  readonly referencing: string;
  readonly column: string;
  readonly referencedNavigation: string | undefined;
  readonly referencingNavigation: string | undefined;
}

/** The relationships in which a platform table's lookups point elsewhere. What `ownerid` points at is called `owner` here. */
export function manyToOneDefinitions(schema: Schema, table: Table): Definition[] {
  return table.manyToOne.map(({ name, column, target }) => {
    const collections = schema.tableNamed(target)?.oneToMany ?? [];
    const sameColumn = collections.filter((many) => many.table === table.logicalName && many.column === column);
    return oneToMany(schema, {
      referenced: target,
      referencing: table.logicalName,
      column,
      referencedNavigation: sameColumn.length === 1 ? sameColumn[0]?.name : undefined,
      referencingNavigation: name,
    });
  });
}

/** The relationships in which other tables' lookups point at a platform table, of those that the schema has. */
export function oneToManyDefinitions(schema: Schema, table: Table): Definition[] {
  return table.oneToMany.map(({ name, table: child, column }) => {
    const lookups = schema.tableNamed(child)?.manyToOne ?? [];
    return oneToMany(schema, {
      referenced: table.logicalName,
      referencing: child,
      column,
      referencedNavigation: name,
      referencingNavigation: lookups.find((one) => one.column === column && one.target === table.logicalName)?.name,
    });
  });
}

/** The many-to-many relationships of a platform table; which of the two tables counts as the first is not known. */
export function manyToManyDefinitions(table: Table): Definition[] {
  return table.manyToMany.map(({ intersect }) => ({
    MetadataId: metadataId('manyToMany', intersect),
    RelationshipType: 'ManyToManyRelationship',
    IntersectEntityName: intersect,
  }));
}

function oneToMany(schema: Schema, { referenced, referencing, column, referencedNavigation, referencingNavigation }: Sides): Definition {
  return known({
    MetadataId: metadataId('oneToMany', referenced, referencing, column),
    RelationshipType: 'OneToManyRelationship',
    ReferencedAttribute: schema.tableNamed(referenced)?.primaryId,
    ReferencedEntity: referenced === 'principal' ? 'owner' : referenced,
    ReferencingAttribute: column,
    ReferencingEntity: referencing,
    ReferencedEntityNavigationPropertyName: referencedNavigation,
    ReferencingEntityNavigationPropertyName: referencingNavigation,
  });
}
