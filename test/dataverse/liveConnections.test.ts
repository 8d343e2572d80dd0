import type { Connection } from '../../ConnectionManager/model/connection';
import type { LiveConnections } from '../../ConnectionManager/model/inventory';
import { environment, id, people } from '../control/environment';
import type { EnvironmentData } from '../emulator/environmentData';
import { flows, references } from './environments';
import { readEnvironment } from './readEnvironment';

const data: EnvironmentData = environment({
  connectionreferences: references(2),
  workflows: flows(2),
  systemusers: [
    { systemuserid: people.ann, fullname: 'Ann Lee', domainname: 'ann@contoso.example', isdisabled: false },
    { systemuserid: people.bob, fullname: 'Bob Ray', domainname: 'bob@contoso.example', isdisabled: true },
  ],
});

/** A connection that the nth reference is bound to, with the account of whoever signed in. */
function connection(number: number, accountName: string): Connection {
  return {
    name: `${number}`.padStart(32, '0'),
    connector: 'shared_commondataserviceforapps',
    displayName: accountName,
    statuses: [{ status: 'Connected', target: null, error: null }],
    parameterSet: 'Oauth',
    accountName,
    applicationId: null,
    owner: null,
    shareable: false,
    modifiedOn: null,
    source: 'live',
  };
}

const handedIn = (...connections: Connection[]): LiveConnections => ({ connections, misfits: [], problem: null, readAt: new Date(0) });

it('reads the users behind the connections that are handed in, and what they may do', async () => {
  const live = handedIn(connection(1, 'bob@contoso.example'));
  const { reader, askedFor, quiet } = await readEnvironment(data, { userId: people.ann, live: () => live });
  reader.refresh();
  await quiet();
  expect(reader.current().people).toMatchObject({ state: 'complete', rows: [{ id: people.bob, name: 'Bob Ray', disabled: true }] });
  expect(askedFor('people')).toHaveLength(1);
  expect(reader.current().access.rows.map(({ userId }) => userId)).toEqual(expect.arrayContaining([people.ann, people.bob]));
});

it('follows other connections: asks for the users behind them, and for the access of those that are new', async () => {
  let live = handedIn();
  const { reader, askedFor, asked, quiet } = await readEnvironment(data, { userId: people.ann, live: () => live });
  reader.refresh();
  await quiet();
  expect(askedFor('people')).toEqual([]);
  const before = asked.length;
  live = handedIn(connection(1, 'bob@contoso.example'));
  reader.liveChanged();
  await quiet();
  expect(reader.current().people.rows).toMatchObject([{ id: people.bob }]);
  expect(reader.current().access.rows.map(({ userId }) => userId)).toEqual([people.ann, people.bob]);
  expect(new Set(asked.slice(before))).toEqual(new Set(['people 1', 'access 1']));
});

it('asks for nothing where the connections are the same, or the users behind them', async () => {
  let live = handedIn(connection(1, 'bob@contoso.example'));
  const { reader, asked, quiet } = await readEnvironment(data, { userId: people.ann, live: () => live });
  reader.refresh();
  await quiet();
  const [before, shown] = [asked.length, reader.current()];
  reader.liveChanged();
  await quiet();
  expect(reader.current()).toBe(shown);
  live = handedIn({ ...connection(1, 'bob@contoso.example'), statuses: [{ status: 'Error', target: null, error: null }] });
  reader.liveChanged();
  await quiet();
  expect(asked).toHaveLength(before);
  expect(reader.current()).toMatchObject({ people: { state: 'complete', rows: [{ id: people.bob }] }, access: { state: 'complete' } });
});

it('asks for the users again at a refresh, since they may have been enabled', async () => {
  const live = handedIn(connection(1, 'bob@contoso.example'));
  const { reader, change, quiet } = await readEnvironment(data, { userId: people.ann, live: () => live });
  reader.refresh();
  await quiet();
  await change(`systemusers(${people.bob})`, { isdisabled: false });
  reader.refresh();
  await quiet();
  expect(reader.current().people.rows).toMatchObject([{ id: people.bob, disabled: false }]);
});

it('asks again for users that could not be read, when other connections come', async () => {
  let live = handedIn(connection(1, 'bob@contoso.example'));
  const { reader, fail, quiet } = await readEnvironment(data, { live: () => live });
  fail('people 1', 503, '0x80044150', 'Generic SQL error.');
  reader.refresh();
  await quiet();
  expect(reader.current().people).toMatchObject({ state: 'failed', complete: false });
  live = handedIn(connection(1, 'bob@contoso.example'));
  reader.liveChanged();
  await quiet();
  expect(reader.current().people).toMatchObject({ state: 'complete', problem: null, rows: [{ id: people.bob }] });
});

it('takes connections that change while everything is being read', async () => {
  let live = handedIn();
  const { reader, hold, quiet } = await readEnvironment(data, { userId: people.ann, live: () => live });
  const held = hold('definitions 1');
  reader.refresh();
  await held.asked;
  live = handedIn(connection(2, 'bob@contoso.example'));
  reader.liveChanged();
  held.open();
  await quiet();
  expect(reader.current().people.rows).toMatchObject([{ id: people.bob }]);
  expect(reader.current().access.rows.map(({ userId }) => userId)).toContain(people.bob);
});

it('finds users through the connections that Dataverse knows of', async () => {
  const instance = {
    connectioninstanceid: id('i', 1),
    name: 'Bob',
    connectioninternalid: '1'.padStart(32, '0'),
    connectorinternalid: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
    accountname: 'bob@contoso.example',
    connectionparametersetconfig: '{"name":"Oauth"}',
    _ownerid_value: people.ann,
  };
  const { reader, quiet } = await readEnvironment({ ...data, connectioninstances: [instance] }, { userId: people.ann });
  reader.refresh();
  await quiet();
  expect(reader.current().instances.rows).toMatchObject([{ source: 'service' }]);
  expect(reader.current().people.rows).toMatchObject([{ id: people.bob }]);
});
