import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnNamed, createSchema } from './schema';

const { tableNamed, tables } = createSchema();

interface SourceTable {
  entitySetName: string;
  primaryId: string;
  columns: { name: string; type: string; options: Record<string, string> | null; targets: string[] | null; maxLength: number | null }[];
  manyToOne: { nav: string; referencingAttribute: string; schemaName?: string }[];
  oneToMany: { nav: string; referencingEntity: string; referencingAttribute: string }[];
  manyToMany: { nav: string; otherEntity?: string }[];
}

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
  ])('knows the navigation property of %s named %s', (table, name) => {
    const { manyToOne, oneToMany, manyToMany } = tableNamed(table)!;
    expect([...manyToOne, ...oneToMany, ...manyToMany].map((navigation) => navigation.name)).toContain(name);
  });
});

const sources = join(__dirname, '../../../../shared/data/tables.json');

(existsSync(sources) ? describe : describe.skip)('the schema beside its sources', () => {
  const source = (existsSync(sources) ? JSON.parse(readFileSync(sources, 'utf8')) : {}) as Record<string, SourceTable>;

  it.each(tables.map((table) => [table.logicalName, table] as const))('has nothing of %s that they do not have', (name, table) => {
    const known = source[name]!;
    expect([table.entitySetName, table.primaryId]).toEqual([known.entitySetName, known.primaryId]);
    for (const column of table.columns.filter((candidate) => candidate.sameAs === undefined)) {
      const found = known.columns.find((candidate) => candidate.name === column.name);
      expect([column.name, found?.type, found?.options ?? undefined, found?.targets ?? undefined, found?.maxLength ?? undefined]).toEqual([
        column.name,
        column.type,
        column.options,
        column.targets,
        column.maxLength,
      ]);
    }
    for (const kind of ['manyToOne', 'manyToMany'] as const) {
      const names = table[kind].map((navigation) => navigation.name);
      expect(known[kind].map((navigation) => navigation.nav)).toEqual(expect.arrayContaining(names));
    }
    for (const navigation of table.oneToMany) {
      const listed = known.oneToMany.some((candidate) => candidate.nav === navigation.name);
      const fromChild = source[navigation.table]?.manyToOne.some((candidate) => candidate.schemaName === navigation.name);
      expect([navigation.name, listed || fromChild]).toEqual([navigation.name, true]);
    }
  });
});
