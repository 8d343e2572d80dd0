import { otherSets, rowsOf, type DataRow, type EnvironmentData } from '../environmentData';
import { columnOfProperty, createSchema, isLookup, type Column, type Table } from '../schema/schema';
import { generateSample, sampleNow } from './generateSample';

const { tableNamed, tableOfSet, tables } = createSchema();

const sample = generateSample();
const sets = Object.keys(sample).filter((key) => key !== 'user' && !otherSets.includes(key));

function tableOf(set: string): Table {
  const table = tableOfSet(set);
  if (table === undefined) {
    throw new Error(`The schema has no set ${set}.`);
  }
  return table;
}

function ids(data: EnvironmentData, set: string): Set<unknown> {
  return new Set(rowsOf(data, set).map((row) => row[tableOf(set).primaryId]));
}

/** Every column of every row of the sample that the schema knows, with its value. */
function cells(): { set: string; row: DataRow; column: Column; value: unknown }[] {
  return sets.flatMap((set) =>
    rowsOf(sample, set).flatMap((row) =>
      Object.entries(row).flatMap(([property, value]) => {
        const column = columnOfProperty(tableOf(set), property);
        return column === undefined ? [] : [{ set, row, column, value }];
      }),
    ),
  );
}

/** Component types of 10000 and more are given out by each environment, so the schema can't list them. */
function isEnvironmentsOwnComponentType(column: Column, value: unknown): boolean {
  return column.name === 'componenttype' && typeof value === 'number' && value >= 10_000;
}

describe('generateSample', () => {
  it('gives the same environment for the same seed', () => {
    expect(generateSample({ seed: 7 })).toEqual(generateSample({ seed: 7 }));
  });

  it('has few connection instances, of which nobody knows whether environments have them', () => {
    expect(rowsOf(sample, 'connectioninstances')).toHaveLength(4);
  });

  it('gives another environment for another seed, with the same named cases', () => {
    const other = generateSample({ seed: 2 });
    expect(other.user).not.toBe(sample.user);
    expect(rowsOf(other, 'workflows')).toHaveLength(rowsOf(sample, 'workflows').length);
    expect(rowsOf(other, 'workflows')[0]).toMatchObject({ name: rowsOf(sample, 'workflows')[0]?.name });
  });

  it('has 60 connection references and 120 cloud flows unless told otherwise', () => {
    expect(rowsOf(sample, 'connectionreferences')).toHaveLength(60);
    expect(rowsOf(sample, 'workflows').filter(({ category, type }) => category === 5 && type === 1)).toHaveLength(120);
  });

  it('grows to the size that is asked for', () => {
    const large = generateSample({ connectionReferences: 300, flows: 400, clientdataBytes: 20_000 });
    const lengths = rowsOf(large, 'workflows')
      .map(({ clientdata }) => clientdata)
      .filter((text) => typeof text === 'string' && text.endsWith('}'))
      .map((text) => String(text).length);
    expect(rowsOf(large, 'connectionreferences')).toHaveLength(300);
    expect(lengths).toHaveLength(398);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(20_000);
    expect(Math.max(...lengths)).toBeLessThan(22_000);
  });

  it('signs in the administrator', () => {
    expect(rowsOf(sample, 'systemusers').find(({ systemuserid }) => systemuserid === sample.user)).toMatchObject({
      fullname: 'Ingrid Solheim',
      isdisabled: false,
    });
  });

  it('knows only dates before its own now', () => {
    const dates = cells()
      .filter(({ column, value }) => column.type === 'DateTime' && value !== null)
      .map(({ value }) => String(value));
    expect(dates.length).toBeGreaterThan(500);
    expect(dates.every((date) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) && date <= sampleNow)).toBe(true);
  });
});

describe('the rows of the sample', () => {
  it('have no column that the schema does not have', () => {
    const unknown = sets.flatMap((set) =>
      rowsOf(sample, set).flatMap((row) =>
        Object.keys(row)
          .filter((property) => columnOfProperty(tableOf(set), property) === undefined)
          .map((property) => `${set}.${property}`),
      ),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('keep to the lengths of text columns and to the values of choices', () => {
    const fits = (column: Column, value: unknown): boolean =>
      (typeof value === 'string' && column.maxLength !== undefined ? value.length <= column.maxLength : true) &&
      (typeof value === 'number' && column.options !== undefined ? String(value) in column.options : true);
    const wrong = cells().filter(({ column, value }) => !isEnvironmentsOwnComponentType(column, value) && !fits(column, value));
    expect(wrong.map(({ set, column, value }) => `${set}.${column.name}: ${String(value)}`)).toEqual([]);
  });

  it.each(sets)('have ids of their own in %s', (set) => {
    const rows = rowsOf(sample, set);
    expect(rows.length).toBeGreaterThan(0);
    expect(ids(sample, set).size).toBe(rows.length);
    expect(rows.every((row) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(row[tableOf(set).primaryId])))).toBe(true);
  });

  it('point with their lookups at rows that are there', () => {
    const known = new Map(tables.map((table) => [table.logicalName, ids(sample, table.entitySetName)]));
    const dangling = cells().filter(({ column, value }) => {
      // The reference page names users alone as owners of workflows, which have an owning team none the less.
      const owners = column.type === 'Owner' ? ['systemuser', 'team'] : (column.targets ?? []);
      const targets = owners.filter((target) => tableNamed(target) !== undefined);
      return isLookup(column) && value !== null && targets.length > 0 && !targets.some((target) => known.get(target)?.has(value));
    });
    expect(dangling.map(({ set, column }) => `${set}.${column.name}`)).toEqual([]);
  });

  it.each([
    ['systemuserrolescollection', 'systemuserid', 'systemusers'],
    ['systemuserrolescollection', 'roleid', 'roles'],
    ['teamrolescollection', 'teamid', 'teams'],
    ['teamrolescollection', 'roleid', 'roles'],
    ['teammemberships', 'systemuserid', 'systemusers'],
    ['teammemberships', 'teamid', 'teams'],
    ['roleprivilegescollection', 'privilegeid', 'privileges'],
    ['roleprivilegescollection', 'roleid', 'roles'],
    ['connectionreferences', 'solutionid', 'solutions'],
    ['workflows', 'solutionid', 'solutions'],
    ['flowruns', 'workflowid', 'workflows'],
    ['callbackregistrations', 'name', 'workflows'],
    ['principalobjectaccessset', 'objectid', 'workflows'],
  ])('of %s name with %s a row of %s', (set, property, target) => {
    const known = ids(sample, target);
    expect(rowsOf(sample, set).filter((row) => !known.has(row[property]))).toEqual([]);
  });

  it('share flows with users and teams that are there', () => {
    const known = new Set([...ids(sample, 'systemusers'), ...ids(sample, 'teams')]);
    expect(rowsOf(sample, 'principalobjectaccessset').filter(({ principalid }) => !known.has(principalid))).toEqual([]);
  });

  it('hold in solutions components that are there', () => {
    const known = new Set([...ids(sample, 'workflows'), ...ids(sample, 'connectionreferences')]);
    expect(rowsOf(sample, 'solutioncomponents').filter(({ objectid }) => !known.has(objectid))).toEqual([]);
  });

  it('are owned by a user or by a team, in the business unit of the owner', () => {
    const owned = sets.filter((set) => tableOf(set).ownership === 'user').flatMap((set) => rowsOf(sample, set));
    const unit = new Map(
      [...rowsOf(sample, 'systemusers'), ...rowsOf(sample, 'teams')].map((row) => [
        row.systemuserid ?? row.teamid,
        row._businessunitid_value,
      ]),
    );
    expect(owned.length).toBeGreaterThan(400);
    expect(owned.filter((row) => (row._owninguser_value ?? row._owningteam_value) !== row._ownerid_value)).toEqual([]);
    expect(owned.filter((row) => row._owningbusinessunit_value !== unit.get(row._ownerid_value))).toEqual([]);
  });
});
