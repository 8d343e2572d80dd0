import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { columnNamed, createSchema, propertyOf } from './schema';
import type { Column, ColumnType, Table } from './schema';
import { readEdmTypes, readPrivilegeNames, readSourceTables } from './sources';
import type { EdmType, SourceColumn, SourceTable } from './sources';
import weakSources from './weakSources.json';
import { weakSourcesOf } from './weakSources';

const { tableNamed, tables } = createSchema();

describe('the schema', () => {
  it('joins up: every key, lookup, target and intersect that it names is there', () => {
    for (const table of tables) {
      expect([table.logicalName, columnNamed(table, table.primaryId)?.type]).toEqual([table.logicalName, 'Uniqueidentifier']);
      expect(columnNamed(table, 'versionnumber')?.type).toBe('BigInt');
      for (const { column } of table.manyToOne) {
        expect(['Lookup', 'Owner', 'Uniqueidentifier']).toContain(columnNamed(table, column)?.type);
      }
      table.oneToMany.forEach((navigation) => expect(columnNamed(tableNamed(navigation.table)!, navigation.column)).toBeDefined());
      table.manyToMany.forEach((navigation) => {
        const intersect = tableNamed(navigation.intersect)!;
        expect([columnNamed(intersect, navigation.thisColumn), columnNamed(intersect, navigation.otherColumn)]).not.toContain(undefined);
      });
    }
  });

  it('names nothing of a table twice', () => {
    for (const { columns, manyToOne, oneToMany, manyToMany } of tables) {
      const names = [columns, [...manyToOne, ...oneToMany, ...manyToMany]].map((list) => list.map(({ name }) => name));
      names.forEach((list) => expect(list).toEqual([...new Set(list)]));
    }
  });

  it('has no object type code that differs between environments', () => {
    expect(tables.filter((table) => (table.objectTypeCode ?? 0) >= 10000)).toEqual([]);
  });

  it.each([
    ['connectionreference', 'CustomConnectorId'],
    ['flowrun', 'Workflow'],
    ['workflow', 'licensee_systemuserid'],
    ['connectioninstance', 'connectionreferenceId'],
    ['workflow', 'workflow_flowrun_Workflow'],
    ['systemuser', 'systemuserroles_association'],
    ['team', 'teamroles_association'],
    ['role', 'roleprivileges_association'],
    ['environmentvariablevalue', 'EnvironmentVariableDefinitionId'],
    ['environmentvariabledefinition', 'environmentvariabledefinition_environmentvariablevalue'],
    ['flowsession', 'regardingobjectid_process'],
  ])('knows the navigation property of %s named %s', (table, name) => {
    const { manyToOne, oneToMany, manyToMany } = tableNamed(table)!;
    expect([...manyToOne, ...oneToMany, ...manyToMany].map((navigation) => navigation.name)).toContain(name);
  });
});

const folder = join(__dirname, '../../../../shared/data');
const present = existsSync(join(folder, 'tables.json'));

/** The Edm types that stand for a column's type in a `$metadata` document. */
const edmTypes: Readonly<Record<ColumnType, readonly string[]>> = {
  BigInt: ['Edm.Int64'],
  Boolean: ['Edm.Boolean'],
  DateTime: ['Edm.DateTimeOffset', 'Edm.Date'],
  Decimal: ['Edm.Decimal'],
  Double: ['Edm.Double'],
  EntityName: ['Edm.String'],
  File: ['Edm.Guid'],
  Image: ['Edm.Binary'],
  Integer: ['Edm.Int32'],
  Lookup: ['Edm.Guid'],
  ManagedProperty: ['mscrm.BooleanManagedProperty'],
  Memo: ['Edm.String'],
  MultiSelectPicklist: ['Edm.String'],
  Owner: ['Edm.Guid'],
  Picklist: ['Edm.Int32'],
  State: ['Edm.Int32'],
  Status: ['Edm.Int32'],
  String: ['Edm.String'],
  Uniqueidentifier: ['Edm.Guid'],
};

const ownerships: Readonly<Record<string, Table['ownership']>> = {
  UserOwned: 'user',
  BusinessOwned: 'business',
  OrganizationOwned: 'organization',
};

/** A column of the sources as the schema would have it. */
function expectedColumn(source: SourceColumn): Column {
  const levels: Readonly<Record<string, Column['required']>> = { SystemRequired: 'system', ApplicationRequired: 'application' };
  const required = levels[source.requiredLevel ?? ''];
  return {
    name: source.name,
    type: source.type as ColumnType,
    ...(source.targets ? { targets: source.targets } : {}),
    ...(source.isValidForCreate ? { create: true } : {}),
    ...(source.isValidForUpdate ? { update: true } : {}),
    ...(required ? { required } : {}),
    ...(source.maxLength === null ? {} : { maxLength: source.maxLength }),
    ...(source.options ? { options: source.options } : {}),
    ...(source.statusToState ? { statusToState: source.statusToState } : {}),
  };
}

/** Whether clients read a column through the Web API: not what only describes another column, which becomes annotations. */
function isProperty(source: SourceColumn, { columns }: SourceTable): boolean {
  const { name, type, attributeOf = '?' } = source;
  const ofAnother = name.startsWith(attributeOf) || (type === 'EntityName' && attributeOf !== '?');
  const describes = type === 'Virtual' || (ofAnother && !name.endsWith('_name'));
  const lookups = columns.filter((column) => ['Lookup', 'Owner'].includes(column.type));
  const namesLookup = lookups.some((lookup) => name === `${lookup.name}name` || name === `${lookup.name}yominame`);
  return source.isValidForRead && !describes && !namesLookup;
}

/** Readable columns that the schema has not: an app of Dynamics 365 brings them, or the two sources disagree about the type. */
function isLeftOut(name: string): boolean {
  return name.startsWith('msdyn_') || name !== name.toLowerCase() || name === 'fiscalyeardisplaycode';
}

(present ? describe : describe.skip)('the schema beside its sources', () => {
  const source = present ? readSourceTables(folder) : {};
  const privilegeNames = present ? readPrivilegeNames(folder) : new Map<string, Record<string, string>>();
  const edm = present ? readEdmTypes(join(folder, 'csdl/connectionmanager-subset.xml')) : new Map<string, EdmType>();
  const eachTable = tables.map((table) => [table.logicalName, table] as const);

  it.each(eachTable)('has the table %s with the keys and codes that they have', (name, table) => {
    const known = source[name]!;
    const code = (known.objectTypeCode ?? 10000) < 10000 ? known.objectTypeCode : undefined;
    const elastic = known.tableType === 'Elastic' || known.columns.some((column) => column.name === 'partitionid');
    const { entitySetName, primaryId, primaryName, objectTypeCode } = table;
    const expected = [known.entitySetName, known.primaryId, known.primaryName, code];
    expect([entitySetName, primaryId, primaryName, objectTypeCode]).toEqual(expected);
    expect(table.elastic ?? false).toBe(elastic);
    expect([table.ownership, undefined]).toContain(known.ownershipType && ownerships[known.ownershipType]);
    const privileges = new Set(known.privileges.map((privilege) => privilege.name).concat(Object.values(privilegeNames.get(name) ?? {})));
    expect(Object.values(table.privileges).filter((privilege) => !privileges.has(privilege))).toEqual([]);
  });

  it.each(eachTable)('has no column of %s that they do not have, nor a type, length, option, target or flag', (name, table) => {
    const columns = table.columns.filter((column) => column.sameAs === undefined);
    const known = columns.map((column) => source[name]!.columns.find((candidate) => candidate.name === column.name));
    expect(columns).toEqual(known.map((column) => column && expectedColumn(column)));
  });

  it.each(eachTable)('has no column of %s whose type is another one in $metadata', (name, table) => {
    const typed = table.columns.map((column) => ({ column, edmType: edm.get(name)?.properties.get(propertyOf(column)) }));
    expect(typed.filter(({ column, edmType }) => edmType !== undefined && !edmTypes[column.type].includes(edmType))).toEqual([]);
  });

  it.each(eachTable)('has no navigation property of %s that they do not have, or that leads elsewhere', (name, table) => {
    expect(table.manyToOne.filter((one) => !knowsLookup(source[name]!, one))).toEqual([]);
    expect(table.oneToMany.filter((children) => !knowsChildren(source, name, children))).toEqual([]);
    expect(table.manyToMany.filter((association) => !knowsAssociation(source[name]!, association))).toEqual([]);
    const many = [...table.oneToMany, ...table.manyToMany].map((navigation) => ({ ...navigation, target: navigation.table }));
    const elsewhere = [...table.manyToOne, ...many].filter((navigation) => {
      const target = edm.get(name)?.navigations.get(navigation.name);
      return target !== undefined && target !== navigation.target;
    });
    expect(elsewhere).toEqual([]);
  });

  it('has every table that they have', () => {
    expect(Object.keys(source).filter((name) => !tableNamed(name))).toEqual([]);
  });

  it.each(eachTable)('leaves out no column of %s that clients can read, but for the few that are not for certain there', (name, table) => {
    const readable = source[name]!.columns.filter((column) => isProperty(column, source[name]!));
    const left = readable.filter((column) => !columnNamed(table, column.name)).map((column) => column.name);
    expect(left.filter((column) => !isLeftOut(column))).toEqual([]);
  });

  it('lists what rests on a weak source', () => {
    expect(weakSources).toEqual(weakSourcesOf(tables, source));
    const counts = Object.entries(weakSources).map(([name, weak]) => {
      const parts = Object.entries(weak).map(([kind, names]) => `${names.length} ${kind}`);
      return `  ${name}: ${parts.join(', ')}`;
    });
    process.stdout.write(`Columns and navigation properties of the schema with a weak source:\n${counts.join('\n')}\n`);
  });
});

function knowsLookup(known: SourceTable, one: Table['manyToOne'][number]): boolean {
  return known.manyToOne.some(({ nav, referencingAttribute, referencedEntity }) => {
    const leadsThere = one.target === 'principal' ? one.column === 'ownerid' : referencedEntity === one.target;
    return nav === one.name && referencingAttribute === one.column && leadsThere;
  });
}

/** The parent lists its children's relationship, or a child has it and the parent no other name for it. */
function knowsChildren(source: Readonly<Record<string, SourceTable>>, parent: string, many: Table['oneToMany'][number]): boolean {
  const listed = source[parent]!.oneToMany.some(
    ({ nav, referencingEntity, referencingAttribute }) =>
      nav === many.name && referencingEntity === many.table && referencingAttribute === many.column,
  );
  const named = source[many.table]!.manyToOne.some(
    ({ schemaName, referencingAttribute, referencedEntity }) =>
      schemaName === many.name && referencingAttribute === many.column && referencedEntity === parent,
  );
  const namedOtherwise = source[parent]!.oneToMany.some(({ schemaName, nav }) => schemaName === many.name && nav !== many.name);
  return listed || (named && !namedOtherwise);
}

function knowsAssociation(known: SourceTable, many: Table['manyToMany'][number]): boolean {
  return known.manyToMany.some(({ nav, otherEntity, intersectEntity, thisAttribute, otherAttribute }) => {
    const sameColumns = thisAttribute === many.thisColumn && otherAttribute === many.otherColumn;
    return nav === many.name && otherEntity === many.table && intersectEntity === many.intersect && sameColumns;
  });
}
