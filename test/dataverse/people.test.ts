import { peoplePages } from '../../ConnectionManager/dataverse/people';
import type { PeopleKeys } from '../../ConnectionManager/model/connections/peopleKeys';
import { environment, id } from '../control/environment';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { allRows, emulatedClient } from './emulatedClient';

const nobody: PeopleKeys = { objectIds: [], userNames: [], applicationIds: [] };
const running = new AbortController().signal;

const guestName = 'gil_partner.example#EXT#@example.onmicrosoft.com';

function user(number: number, changes: DataRow): DataRow {
  return { systemuserid: id('u', number), fullname: `User ${number}`, _businessunitid_value: id('u', 1), isdisabled: false, ...changes };
}

const users = [
  user(1, {
    domainname: 'ann@example.com',
    internalemailaddress: 'ann.lee@example.com',
    azureactivedirectoryobjectid: id('o', 1),
    islicensed: true,
  }),
  user(2, { domainname: guestName, internalemailaddress: 'gil@partner.example', isdisabled: true }),
  user(3, { domainname: "o'neil&sons+1%@example.com" }),
  user(4, { domainname: 'app@example.com', applicationid: id('a', 4), azureactivedirectoryobjectid: id('o', 4) }),
  ...Array.from({ length: 100 }, (_, index) => user(100 + index, { domainname: `user${index}@example.com` })),
];

function withUsers(): EnvironmentData {
  const data = environment({ systemusers: users });
  return { ...data, user: id('u', 1) };
}

async function read(keys: Partial<PeopleKeys>): Promise<{ readonly names: readonly (string | null)[]; readonly requests: number }> {
  const { client, asked } = await emulatedClient(withUsers());
  const { rows, misfits } = await allRows(peoplePages(client, { ...nobody, ...keys }, running));
  expect(misfits).toEqual([]);
  return { names: rows.map(({ name }) => name), requests: asked.length };
}

test('people are found by object ID, application ID, user name and email address', async () => {
  expect((await read({ objectIds: [id('o', 1)] })).names).toEqual(['User 1']);
  expect((await read({ applicationIds: [id('a', 4)] })).names).toEqual(['User 4']);
  expect((await read({ userNames: ['ANN@example.com'] })).names).toEqual(['User 1']);
  expect((await read({ userNames: ['ann.lee@example.com', 'gil@partner.example'] })).names).toEqual(['User 1', 'User 2']);
});

test('a name may have any characters', async () => {
  expect((await read({ userNames: [guestName, "o'neil&sons+1%@example.com"] })).names).toEqual(['User 2', 'User 3']);
  expect((await read({ userNames: ["' or domainname ne '"] })).names).toEqual([]);
});

test('what decides whether their runs work is read', async () => {
  const { client } = await emulatedClient(withUsers());
  const keys = { ...nobody, userNames: ['ann@example.com', guestName], applicationIds: [id('a', 4)] };
  const { rows } = await allRows(peoplePages(client, keys, running));
  const plain = { userName: null, email: null, objectId: null, applicationId: null, disabled: false, licensed: null };
  const annsKeys = { userName: 'ann@example.com', email: 'ann.lee@example.com', objectId: id('o', 1) };
  expect(rows).toEqual([
    { ...plain, ...annsKeys, id: id('u', 1), name: 'User 1', licensed: true },
    { ...plain, id: id('u', 2), name: 'User 2', userName: guestName, email: 'gil@partner.example', disabled: true },
    { ...plain, id: id('u', 4), name: 'User 4', objectId: id('o', 4), applicationId: id('a', 4) },
  ]);
});

test('nothing is asked where no key is known, nor for keys that can be nobody’s', async () => {
  expect(await read({})).toEqual({ names: [], requests: 0 });
  const keys = { userNames: ['x'.repeat(1_025)], objectIds: ['not a GUID'], applicationIds: ["' or 1 eq 1"] };
  expect(await read(keys)).toEqual({ names: [], requests: 0 });
});

test('many keys take few requests', async () => {
  const userNames = Array.from({ length: 100 }, (_, index) => `user${index}@example.com`);
  const { names, requests } = await read({ userNames });
  expect(new Set(names).size).toBe(100);
  expect(requests).toBe(5);
});

test('no address gets longer than gateways let through, however long the keys are', async () => {
  const { client, asked } = await emulatedClient(withUsers());
  const userNames = Array.from({ length: 30 }, (_, index) => `${'é#'.repeat(400)}${index}`);
  await allRows(peoplePages(client, { ...nobody, userNames }, running));
  expect(asked.length).toBeGreaterThan(10);
  expect(Math.max(...asked.map(({ length }) => length))).toBeLessThan(8_000);
});

test('reading stops between two requests', async () => {
  const { client, asked } = await emulatedClient(withUsers());
  const stop = new AbortController();
  const userNames = Array.from({ length: 100 }, (_, index) => `user${index}@example.com`);
  for await (const page of peoplePages(client, { ...nobody, userNames }, stop.signal)) {
    expect(page.rows.length).toBeGreaterThan(0);
    stop.abort();
  }
  expect(asked).toHaveLength(1);
});
