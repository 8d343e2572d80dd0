import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** A column as the public sources describe it, and which of them does. */
export interface SourceColumn {
  readonly name: string;
  readonly type: string;
  readonly requiredLevel: string | null;
  readonly maxLength: number | null;
  readonly options: Readonly<Record<string, string>> | null;
  readonly statusToState?: Readonly<Record<string, number>>;
  readonly targets: readonly string[] | null;
  readonly isValidForCreate: boolean;
  readonly isValidForUpdate: boolean;
  readonly isValidForRead: boolean;
  /** There and true if nobody saw the column being read. */
  readonly isValidForReadInferred?: boolean;
  /** The column that this one only describes. */
  readonly attributeOf?: string;
  /** The kinds of source that know it, joined with `+`. */
  readonly source: string;
}

/** A many-to-one relationship; where nothing else is known of its other end, the navigation property there is named `schemaName`. */
export interface SourceLookup {
  readonly nav: string;
  readonly referencingAttribute: string;
  readonly referencedEntity: string;
  readonly schemaName?: string;
  /** There and true if the navigation property's name was taken from the column's. */
  readonly navUnverified?: boolean;
}

/** A one-to-many relationship; `nav` need not be the relationship's `schemaName`. */
export interface SourceChildren {
  readonly nav: string;
  readonly referencingEntity: string;
  readonly referencingAttribute: string;
  readonly schemaName?: string;
}

/** A table as the public sources describe it. */
export interface SourceTable {
  readonly entitySetName: string;
  readonly primaryId: string;
  readonly primaryName?: string;
  readonly tableType?: string;
  /** `UserOwned` and the like, where a source says so. */
  readonly ownershipType?: string;
  readonly objectTypeCode?: number;
  readonly privileges: readonly { readonly name: string; readonly privilegeType: string }[];
  readonly columns: readonly SourceColumn[];
  readonly manyToOne: readonly SourceLookup[];
  readonly oneToMany: readonly SourceChildren[];
  readonly manyToMany: readonly {
    readonly nav: string;
    readonly otherEntity?: string;
    readonly intersectEntity?: string;
    readonly thisAttribute?: string;
    readonly otherAttribute?: string;
  }[];
}

/** A type of a `$metadata` document: property name → Edm type, navigation property → the table it leads to. */
export interface EdmType {
  readonly properties: ReadonlyMap<string, string>;
  readonly navigations: ReadonlyMap<string, string>;
}

interface Named {
  readonly Name: string;
  readonly Type: string;
}

interface EntityType extends Named {
  readonly Property?: readonly Named[];
  readonly NavigationProperty?: readonly Named[];
}

interface MetadataDocument {
  readonly Edmx: { readonly DataServices: { readonly Schema: { readonly EntityType: readonly EntityType[] } } };
}

/** The tables of a folder's tables.json by logical name. */
export function readSourceTables(folder: string): Readonly<Record<string, SourceTable>> {
  return readJson(folder, 'tables.json') as Record<string, SourceTable>;
}

/** The privilege names that a folder's privilege-names.json knows, by the table's logical name and the access. */
export function readPrivilegeNames(folder: string): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const { tables } = readJson(folder, 'privilege-names.json') as { tables: { logicalName: string; privileges: Record<string, string> }[] };
  return new Map(tables.map(({ logicalName, privileges }) => [logicalName, privileges]));
}

/** The entity types of a `$metadata` document (OASIS, OData CSDL) by name. */
export function readEdmTypes(file: string): ReadonlyMap<string, EdmType> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    isArray: (name) => ['EntityType', 'Property', 'NavigationProperty'].includes(name),
  });
  const { Edmx } = parser.parse(readFileSync(file, 'utf8')) as MetadataDocument;
  const leadsTo = (type: string): string => type.replace(/^Collection\((.*)\)$/, '$1').replace(/^mscrm\./, '');
  return new Map(
    Edmx.DataServices.Schema.EntityType.map((type) => [
      type.Name,
      {
        properties: new Map((type.Property ?? []).map((property) => [property.Name, property.Type])),
        navigations: new Map((type.NavigationProperty ?? []).map((navigation) => [navigation.Name, leadsTo(navigation.Type)])),
      },
    ]),
  );
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
