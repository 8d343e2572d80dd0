import { environment, id, people } from '../control/environment';
import type { EnvironmentData } from '../emulator/environmentData';
import { both, flows, references, withPrivileges } from './environments';
import { readEnvironment } from './readEnvironment';

const background = ['instances', 'runs', 'registrations', 'people', 'tables', 'access'] as const;

/** Flows that read teams, a table that the emulator has. */
function readingTeams(count: number): EnvironmentData {
  const workflows = flows(count).map((row) => ({ ...row, clientdata: String(row.clientdata).replaceAll('accounts', 'teams') }));
  return environment({ connectionreferences: references(count), workflows });
}

describe('what explains the lists', () => {
  it('waits for the first rows of both, and where it has many pages for all of them', async () => {
    const { reader, askedFor, hold, quiet } = await readEnvironment(both(5), { userId: people.ann });
    const [firstReferences, firstFlows, secondFlows] = [hold('references 1'), hold('flows 1'), hold('flows 2')];
    reader.refresh();
    await Promise.all([firstReferences.asked, firstFlows.asked]);
    firstReferences.open();
    await quiet();
    expect(askedFor(...background)).toEqual([]);
    firstFlows.open();
    await secondFlows.asked;
    await quiet();
    expect([...new Set(askedFor(...background))].sort()).toEqual(['access 1', 'instances 1']);
    expect(reader.current()).toMatchObject({ flows: { state: 'loading' }, access: { state: 'loading', complete: false, rows: [{ userId: people.ann }] } });
    secondFlows.open();
    await quiet();
    expect(askedFor('registrations', 'runs')).toEqual(['registrations 1', 'runs 1']);
    Object.values(reader.current()).forEach((listing) => expect(listing).toMatchObject({ state: 'complete', complete: true }));
  });

  it('does not wait for a list that has failed or is empty', async () => {
    const { reader, fail, quiet } = await readEnvironment(environment({ workflows: [] }));
    fail('references 1', 503, '0x80044150', 'Generic SQL error.');
    reader.refresh();
    await quiet();
    expect(reader.current()).toMatchObject({ instances: { state: 'complete' }, runs: { state: 'complete' }, registrations: { state: 'complete' } });
  });

  it('reads tables after the definitions that name them, and access after the tables', async () => {
    const data = withPrivileges(readingTeams(3), ['prvReadWorkflow', 'prvReadconnectionreference', 'prvReadUser', 'prvReadTeam', 'prvReadRole']);
    const { reader, asked, hold, quiet } = await readEnvironment(data, { userId: people.ann });
    const [definitions, tables] = [hold('definitions 2'), hold('tables 1')];
    reader.refresh();
    await definitions.asked;
    await quiet();
    expect(asked).not.toContain('tables 1');
    definitions.open();
    await tables.asked;
    await quiet();
    expect(reader.current().access).toMatchObject({ state: 'loading' });
    const before = asked.length;
    tables.open();
    await quiet();
    expect(asked.slice(before)).toContain('access 1');
    expect(reader.current().tables.rows).toMatchObject([{ logicalName: 'team', privileges: { Read: 'prvReadTeam' } }]);
    expect(reader.current().access).toMatchObject({ state: 'complete' });
    expect(reader.current().access.rows[0]?.asked?.has('prvreadteam')).toBe(true);
  });

  it.each([
    ['instances', 'instances 1'],
    ['registrations', 'registrations 1'],
    ['runs', 'runs 1'],
    ['access', 'access 1'],
  ] as const)('fails in its own listing alone, and is read again by the next refresh: %s', async (key, page) => {
    const { reader, fail, quiet } = await readEnvironment(both(2), { userId: people.ann });
    fail(page, 403, '0x80040220', `Principal user (Id=1), is missing prvReadSomething privilege (Id=2) on OTC=1`);
    reader.refresh();
    await quiet();
    const { [key]: failed, ...others } = reader.current();
    if (key !== 'access') {
      expect(failed).toMatchObject({ state: 'failed', problem: { kind: 'privilege', privilege: 'prvReadSomething' } });
    }
    Object.values(others).forEach((listing) => expect(listing).toMatchObject({ state: 'complete', problem: null }));
    reader.refresh();
    await quiet();
    expect(reader.current()[key]).toMatchObject({ state: 'complete', problem: null });
  });

  it.each([['instances 1'], ['runs 2'], ['registrations 1'], ['access 1'], ['tables 1']] as const)(
    'asks for nothing more once the reader is stopped while %s is on its way',
    async (page) => {
      const flowruns = [1, 2, 3, 4, 5].map((number) => ({ flowrunid: id('d', number), name: 'x', _workflow_value: id('f', 1), _ownerid_value: people.ann }));
      const { reader, asked, hold, quiet } = await readEnvironment({ ...both(2), flowruns }, { userId: people.ann });
      const held = hold(page);
      reader.refresh();
      await held.asked;
      await quiet();
      const [before, shown] = [asked.length, reader.current()];
      reader.stop();
      held.open();
      await quiet();
      expect(asked).toHaveLength(before);
      expect(reader.current()).toBe(shown);
    },
  );
});

describe('a refresh', () => {
  it('reads everybody’s access again, and the tables not', async () => {
    const { reader, askedFor, quiet } = await readEnvironment(readingTeams(2), { userId: people.ann });
    reader.refresh();
    await quiet();
    const [tables, access] = [askedFor('tables').length, askedFor('access').length];
    expect(tables).toBeGreaterThan(0);
    reader.refresh();
    await quiet();
    expect(askedFor('tables')).toHaveLength(tables);
    expect(askedFor('access').length).toBeGreaterThan(access);
    expect(reader.current().tables).toMatchObject({ state: 'complete', rows: { length: 1 } });
  });

  it('that is pressed again and again while access waits for its turn reads it once', async () => {
    const { reader, askedFor, hold, quiet } = await readEnvironment(both(2), { userId: people.ann });
    reader.refresh();
    await quiet();
    const once = askedFor('access').length;
    const held = hold('flows 1');
    reader.refresh();
    await held.asked;
    for (let time = 0; time < 15; time++) {
      reader.refresh();
    }
    await quiet();
    expect(askedFor('access')).toHaveLength(once);
    held.open();
    await quiet();
    expect(askedFor('access').length).toBeLessThan(2 * once + 1);
  });
});

it('asks for nobody’s access where nobody is known', async () => {
  const { reader, askedFor, quiet } = await readEnvironment(environment({ workflows: flows(1, { _ownerid_value: null, _owninguser_value: null }) }));
  reader.refresh();
  await quiet();
  expect(reader.current().access).toMatchObject({ state: 'complete', rows: [] });
  expect(askedFor('access')).toEqual([]);
});
