import { changeConnection, type ChangedConnection, type ConnectionToChange } from '../../ConnectionManager/dataverse/changeConnection';
import { connectionReferencePages } from '../../ConnectionManager/dataverse/connectionReferences';
import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';
import type { ConnectionReference } from '../../ConnectionManager/model/connectionReference';
import { environment, id, people, referenceRow } from '../control/environment';
import { withRoles, type RoleFixture } from '../emulator/fixtures/roles';
import { createEmulator, type EmulatorOptions } from '../emulator/emulator';
import type { DataRow } from '../emulator/environmentData';
import { createWebApi } from '../host/webApi';

const root = 'http://org.example/api/data/v9.2/';
const referenceId = id('c', 1);
const before = '1'.padStart(32, '0');
const other = 'shared-commondataser-0a1b2c3d-0000-4000-8000-000000000001';

/** One connection reference, as it was read, and what happens to it from outside. */
interface ReferenceUnderTest {
  readonly seen: ConnectionReference;
  readonly change: (connectionId: string | null, reference?: ConnectionToChange['reference']) => Promise<ChangedConnection>;
  /** What was asked for, such as `PATCH`. */
  readonly asked: readonly string[];
  readonly pauses: readonly number[];
  /** Reads or changes something past the client. */
  readonly send: (method: string, path: string, body?: object) => Promise<DataRow>;
  /** Answers the nth request of a method, from 1, in place of the emulator, or does something first. */
  readonly on: (method: string, number: number, answer: (pass: () => Promise<Response>) => Promise<Response>) => void;
}

async function startReference(row: DataRow = {}, options: EmulatorOptions = {}, held?: readonly RoleFixture[]): Promise<ReferenceUnderTest> {
  const data = environment({ connectionreferences: [referenceRow(1, row)] });
  const emulator = await createEmulator(held ? withRoles(data, held) : data, options);
  const asked: string[] = [];
  const pauses: number[] = [];
  const answers = new Map<string, (pass: () => Promise<Response>) => Promise<Response>>();
  const fetch = (request: Request): Promise<Response> => {
    const pass = (): Promise<Response> => emulator.fetch(request);
    if (!request.url.includes('connectionreferences(')) {
      return pass();
    }
    asked.push(request.method);
    const answer = answers.get(`${request.method} ${asked.filter((method) => method === request.method).length}`);
    return answer ? answer(pass) : pass();
  };
  const client = createDataverseClient({ webAPI: createWebApi({ fetch, baseUrl: root }) }, () => Promise.resolve());
  const pages = connectionReferencePages(client, new AbortController().signal);
  const { value } = await pages.next();
  const seen = value?.rows[0];
  if (!seen) {
    throw new Error('The reference is not there.');
  }
  const pause = (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    return Promise.resolve();
  };
  return {
    seen,
    asked,
    pauses,
    change: (connectionId, reference = seen) => changeConnection(client, { reference, connectionId }, pause),
    send: async (method, path, body) => {
      const headers = { 'Content-Type': 'application/json' };
      const response = await emulator.fetch(new Request(root + path, { method, headers, body: body && JSON.stringify(body) }));
      const text = await response.text();
      return (text === '' ? {} : JSON.parse(text)) as DataRow;
    },
    on: (method, number, answer) => answers.set(`${method} ${number}`, answer),
  };
}

const row = `connectionreferences(${referenceId})`;
const connectionOf = async (reference: ReferenceUnderTest): Promise<unknown> => (await reference.send('GET', `${row}?$select=connectionid`)).connectionid;

const refuse = (status: number, code: string, message: string) => (): Promise<Response> =>
  Promise.resolve(new Response(JSON.stringify({ error: { code, message } }), { status, headers: { 'Content-Type': 'application/json' } }));

const noAnswer = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

describe('changing a connection', () => {
  it('writes it, says so after it has seen it, and tells what was there before', async () => {
    const reference = await startReference();
    expect(await reference.change(other)).toEqual({ outcome: 'changed', before, after: other });
    expect(await connectionOf(reference)).toBe(other);
    expect(reference.asked).toEqual(['GET', 'PATCH', 'GET']);
  });

  it('binds a reference that has none, and takes the connection away again', async () => {
    const reference = await startReference({ connectionid: null });
    expect(await reference.change(other)).toEqual({ outcome: 'changed', before: null, after: other });
    const undo = { ...reference.seen, connectionId: other, version: null };
    expect(await reference.change(null, undo)).toEqual({ outcome: 'changed', before: other, after: null });
    expect(await connectionOf(reference)).toBeNull();
  });

  it('is undone although something else about the reference has changed since', async () => {
    const reference = await startReference();
    await reference.change(other);
    await reference.send('PATCH', row, { connectionreferencedisplayname: 'Renamed' });
    await reference.change(before, { ...reference.seen, connectionId: other, version: null });
    expect(await connectionOf(reference)).toBe(before);
  });

  it('takes the name in another letter case for the same', async () => {
    const reference = await startReference();
    reference.on('PATCH', 1, async () => {
      await reference.send('PATCH', row, { connectionid: other.toUpperCase() });
      return new Response(null, { status: 204 });
    });
    expect(await reference.change(other)).toMatchObject({ outcome: 'changed' });
  });

  it('writes nothing where the reference has the connection already', async () => {
    const reference = await startReference();
    await reference.send('PATCH', row, { connectionid: other });
    expect(await reference.change(other)).toMatchObject({ outcome: 'changed', after: other });
    expect(reference.asked).toEqual(['GET']);
  });
});

describe('somebody else', () => {
  it('who has changed the connection since it was read keeps theirs, and is named', async () => {
    const reference = await startReference({}, { now: () => new Date('2026-09-03T10:00:00Z') });
    await reference.send('PATCH', row, { connectionid: 'theirs' });
    expect(await reference.change(other)).toEqual({ outcome: 'conflict', by: 'Ann Lee', at: new Date('2026-09-03T10:00:00Z') });
    expect(await connectionOf(reference)).toBe('theirs');
    expect(reference.asked).not.toContain('PATCH');
  });

  it('who has changed anything else of the reference is noticed by its version', async () => {
    const reference = await startReference();
    await reference.send('PATCH', row, { connectionreferencedisplayname: 'Renamed' });
    expect(await reference.change(other)).toMatchObject({ outcome: 'conflict' });
    expect(await connectionOf(reference)).toBe(before);
  });

  it('who has deleted it leaves nothing to change', async () => {
    const reference = await startReference();
    await reference.send('DELETE', row);
    expect(await reference.change(other)).toEqual({ outcome: 'gone' });
  });

  it('who deletes it in between is noticed too', async () => {
    const reference = await startReference();
    reference.on('PATCH', 1, async () => {
      await reference.send('DELETE', row);
      return refuse(404, '0x80040217', 'Entity Does Not Exist')();
    });
    expect(await reference.change(other)).toEqual({ outcome: 'gone' });
  });
});

describe('a refusal', () => {
  it('for want of a privilege names it', async () => {
    const reader = { name: 'Reader', privileges: { prvReadconnectionreference: 'Global', prvReadUser: 'Global', prvReadTeam: 'Global' }, holders: [people.ann] } as const;
    const reference = await startReference({}, {}, [reader]);
    const changed = await reference.change(other);
    expect(changed).toMatchObject({ outcome: 'refused', problem: { kind: 'privilege', privilege: 'prvWriteconnectionreference' } });
    expect(await connectionOf(reference)).toBe(before);
  });

  it('of the flow service keeps its words', async () => {
    const reference = await startReference();
    const words = '{"error":{"code":"ConnectionAuthorizationFailed","message":"The caller object id is x."}}';
    reference.on('PATCH', 1, refuse(400, '0x80060467', words));
    expect(await reference.change(other)).toEqual({
      outcome: 'refused',
      problem: { kind: 'other', privilege: null, code: '0x80060467', detail: words },
    });
    expect(reference.pauses).toEqual([0]);
  });

  it('for too many requests is not sent again', async () => {
    const reference = await startReference({}, { faults: [{ method: 'PATCH', fault: { throttle: 'requests' } }] });
    expect(await reference.change(other)).toMatchObject({ outcome: 'refused', problem: { kind: 'throttled' } });
    expect(reference.asked.filter((method) => method === 'PATCH')).toHaveLength(1);
  });

  it('to read comes before anything is written', async () => {
    const reference = await startReference();
    reference.on('GET', 1, refuse(403, '0x80040220', 'Principal user is missing prvReadconnectionreference privilege'));
    expect(await reference.change(other)).toMatchObject({ outcome: 'refused', problem: { privilege: 'prvReadconnectionreference' } });
    expect(reference.asked).toEqual(['GET']);
  });
});

describe('an answer that got lost', () => {
  it('after the change was made counts as changed', async () => {
    const reference = await startReference({}, { faults: [{ method: 'PATCH', fault: { drop: 'after' } }] });
    expect(await reference.change(other)).toEqual({ outcome: 'changed', before, after: other });
  });

  it('before it was made is told as such, and it can be tried again', async () => {
    const reference = await startReference({}, { faults: [{ method: 'PATCH', first: 1, fault: { drop: 'before' } }] });
    expect(await reference.change(other)).toMatchObject({ outcome: 'lost' });
    expect(await reference.change(other)).toMatchObject({ outcome: 'changed' });
  });

  it('with nothing to be read afterwards leaves it open', async () => {
    const reference = await startReference({}, { faults: [{ method: 'PATCH', fault: { drop: 'after' } }] });
    [2, 3, 4, 5, 6, 7].forEach((number) => reference.on('GET', number, noAnswer));
    expect(await reference.change(other)).toMatchObject({ outcome: 'uncertain' });
  });
});

describe('the service that saves later', () => {
  const old = async (pass: () => Promise<Response>): Promise<Response> => {
    const answer = (await (await pass()).json()) as DataRow;
    return new Response(JSON.stringify({ ...answer, connectionid: before }), { headers: { 'Content-Type': 'application/json' } });
  };

  it('is waited for', async () => {
    const reference = await startReference();
    [2, 3, 4].forEach((number) => reference.on('GET', number, old));
    expect(await reference.change(other)).toMatchObject({ outcome: 'changed' });
    expect(reference.pauses).toEqual([0, 500, 1_000, 2_000]);
  });

  it('and never does is found out after ten seconds', async () => {
    const reference = await startReference();
    [2, 3, 4, 5, 6, 7].forEach((number) => reference.on('GET', number, old));
    expect(await reference.change(other)).toEqual({ outcome: 'not-kept', now: before });
    expect(reference.pauses.reduce((sum, pause) => sum + pause)).toBe(10_000);
  });
});
