import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvironmentData } from './environmentData';
import { startClient } from './fixtures/client';
import type { Json } from './fixtures/client';
import { contoso, id, ids } from './fixtures/contoso';

const folder = join(__dirname, '../../../shared/data/recordings/ess-kit');

/** The JSON answers of a recording, which is YAML with folded, single-quoted texts. */
function answersOf(file: string): Json[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const answers = [...text.matchAll(/string: '(\{"@odata[^]*?\})'\n/g)];
  return answers.map(([, json = '']) => JSON.parse(json.replace(/''/g, "'").replace(/\n\s+/g, ' ')) as Json);
}

/** A row without the keys that the recording's redaction replaced. */
function comparable(row: Json): Json {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !key.includes('mock.user') && !key.includes('FormattedValue')));
}

(existsSync(folder) ? describe : describe.skip)('recorded answers of an online environment', () => {
  it('connectionreferences are given again from the rows of the answer', async () => {
    const [answer] = answersOf('dataverse_workday_connection_refs_full.yaml') as [Json];
    const rows = (answer.value as Json[]).map((row, index) => ({ ...row, connectionreferenceid: id('b', index) }));
    const client = await startClient(parseEnvironmentData({ user: ids.admin, connectionreferences: { ...answer, value: rows } }));
    const columns = 'connectionreferenceid,connectionreferencelogicalname,connectionreferencedisplayname,connectorid,connectionid,statuscode';
    const { body, headers } = await client.get(`connectionreferences?$select=${columns}`, { Prefer: 'odata.include-annotations=*' });
    expect((body.value as Json[]).map(comparable)).toEqual(rows.map(comparable));
    expect(Object.keys(body)).toEqual(Object.keys(answer));
    expect(headers.get('Preference-Applied')).toBe('odata.include-annotations="*"');
  });

  it('a flow that is created comes back with the columns of the recorded one, and its values', async () => {
    const recorded = answersOf('flightcheck_infra003_flow.yaml').find((answer) => 'clientdata' in answer)!;
    const { category, name, type, description, primaryentity, clientdata } = recorded;
    const client = await startClient(contoso());
    const body = { category, name, type, description, primaryentity, clientdata: JSON.stringify(JSON.parse(String(clientdata)), null, 1) };
    const reply = await client.send('POST', 'workflows', body, { Prefer: 'return=representation' });
    const own = /^@odata|(_value|^workflowid|^workflowidunique|^solutionid|^versionnumber)$/;
    const values = (row: Json): Json => Object.fromEntries(Object.entries(row).filter(([key]) => !own.test(key)));
    expect(reply.status).toBe(201);
    expect(Object.keys(reply.body).sort()).toEqual(Object.keys(recorded).sort());
    expect(values(reply.body)).toEqual(values(recorded));
  });
});
