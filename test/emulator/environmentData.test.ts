import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from './emulator';
import { parseEnvironmentData } from './environmentData';
import { startClient } from './fixtures/client';
import { contoso, contosoWithPrivileges, depths, id, ids } from './fixtures/contoso';
import { readEnvironmentFile } from './readEnvironmentFile';

describe('the data format', () => {
  it.each([
    ['no object', [], 'An environment is a JSON object of entity set name → rows, not an array.'],
    ['no user', { workflows: [] }, '"user": expected the systemuserid (a GUID) of the signed-in user, got nothing.'],
    ['a user that is no GUID', { user: 'me' }, '"user": expected the systemuserid (a GUID) of the signed-in user, got "me".'],
    ['a set that is no list', { user: ids.admin, workflows: 5 }, '"workflows": expected an array of rows or {"value": [...]}, got a value'],
    ['a row that is no object', { user: ids.admin, workflows: [{}, 'x'] }, '"workflows"[1]: expected a row (an object), got "x".'],
  ])('is refused with %s, saying what and where', (_, value, message) => {
    expect(() => parseEnvironmentData(value)).toThrow(message);
  });

  it('takes a user in braces, and lets no set get lost', () => {
    const data = parseEnvironmentData(JSON.parse(`{"user": "{${ids.admin.toUpperCase()}}", "__proto__": []}`));
    expect(data.user).toBe(ids.admin);
    expect(Object.keys(data)).toEqual(['user', '__proto__']);
  });

  it.each([
    ['UTF-8', Buffer.from('')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF')],
  ])('is read from a file in %s', async (_, mark) => {
    const file = join(mkdtempSync(join(tmpdir(), 'environment-')), 'data.json');
    writeFileSync(file, Buffer.concat([mark, Buffer.from(JSON.stringify({ user: ids.admin, workflows: [{ name: 'Grüße' }] }))]));
    expect(await readEnvironmentFile(file)).toEqual({ user: ids.admin, workflows: [{ name: 'Grüße' }] });
  });

  it('is read from a file in UTF-16, as PowerShell writes it', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'environment-')), 'data.json');
    writeFileSync(file, '\uFEFF' + JSON.stringify({ user: ids.admin, workflows: [{ name: 'Grüße' }] }), 'utf16le');
    expect(await readEnvironmentFile(file)).toEqual({ user: ids.admin, workflows: [{ name: 'Grüße' }] });
  });

  it('names the file that it cannot read', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'environment-')), 'data.json');
    writeFileSync(file, '{"user":');
    await expect(readEnvironmentFile(file)).rejects.toThrow(`${file}: Unexpected end of JSON input`);
  });

  it('says if the signed-in user is none of its users', async () => {
    const emulator = await createEmulator({ ...contosoWithPrivileges(depths.basic), user: ids.missingUser });
    expect(emulator.notes).toEqual([`"user": ${ids.missingUser} is none of the systemusers.`]);
  });

  it('takes what a GET answered as it is', async () => {
    const client = await startClient(contoso());
    const saved = (await client.get('workflows', { Prefer: 'odata.include-annotations="*"' })).body;
    const replayed = await startClient(parseEnvironmentData({ user: ids.admin.toUpperCase(), workflows: saved, systemusers: [] }));
    expect(replayed.emulator.notes.filter((note) => !note.startsWith('Privileges'))).toEqual([]);
    const again = (await replayed.get('workflows', { Prefer: 'odata.include-annotations="*"' })).body;
    expect(again.value).toEqual(saved.value);
  });

  it('leaves out what the schema does not know or a column cannot hold, and says so', async () => {
    const emulator = await createEmulator({
      user: ids.admin,
      accounts: [{ accountid: id('a', 1) }],
      workflows: [
        { workflowid: ids.invoiceFlow, name: 'first', colour: 'red', statecode: 'on' },
        { workflowid: ids.orderFlow, name: 'second', colour: 'blue', createdon: 'yesterday' },
        { workflowid: ids.orderFlow, name: 'third' },
      ],
    });
    expect(emulator.notes).toEqual([
      '"accounts" is left out: the emulator has no such entity set.',
      '"workflows": "colour" is left out: the table has no such column. (2 times)',
      '"workflows": a value of "statecode" is left out: expected a whole number, got "on".',
      '"workflows": a value of "createdon" is left out: expected a date and time, got "yesterday".',
      `"workflows": more than one row has the key ${ids.orderFlow}; the last one counts.`,
      'Privileges are not checked: the data has no roleprivilegescollection and privileges.',
    ]);
    const response = await emulator.fetch(new Request('http://org/api/data/v9.2/workflows?$select=name&$orderby=name'));
    const { value } = (await response.json()) as { value: { name: string }[] };
    expect(value.map((row) => row.name)).toEqual(['first', 'third']);
  });

  it('comes out as it went in: an emulator on the export is the same again', async () => {
    const { emulator, send } = await startClient(contosoWithPrivileges(depths.basic));
    await send('PATCH', `workflows(${ids.teamFlow})`, { description: 'changed' });
    const exported = emulator.export();
    const again = await createEmulator(parseEnvironmentData(JSON.parse(JSON.stringify(exported))));
    expect(again.export()).toEqual(exported);
    expect(again.notes).toEqual([]);
    expect(exported.user).toBe(ids.admin);
    const changed = { workflowid: ids.teamFlow, description: 'changed', _ownerid_value: ids.team };
    expect(exported.workflows).toContainEqual(expect.objectContaining(changed));
  });

  it('keeps a set that is empty, because an empty roleprivilegescollection means that nobody has a privilege', async () => {
    const data = { ...contoso(), privileges: [], roleprivilegescollection: [] };
    const { emulator, get } = await startClient(data);
    expect(emulator.export().roleprivilegescollection).toEqual([]);
    expect((await get('workflows', { MSCRMCallerID: ids.maker })).status).toBe(403);
  });
});
