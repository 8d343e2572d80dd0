import { serviceRoot } from '../fixtures/client';
import type { Json } from '../fixtures/client';
import { ids } from '../fixtures/contoso';
import { create, startBatches, statuses, tooLong } from './batchClient';
import type { BatchClient } from './batchClient';
import { batchOf, changeSet } from './writtenBatch';
import type { Inner, Written } from './writtenBatch';

describe('$batch', () => {
  let batches: BatchClient;
  beforeEach(async () => {
    batches = await startBatches();
  });

  it('answers each request in its order, as if it had come alone', async () => {
    const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: ids.orderFlow };
    const Principal = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: ids.maker };
    const { status, answers } = await batches.send(
      batchOf(
        { line: `POST ${serviceRoot}connectors`, body: { name: 'absolute' } },
        { line: 'POST /api/data/v9.2/connectors', body: { name: 'below the host' }, headers: { Prefer: 'return=representation' } },
        create('relative'),
        { line: "GET connectors?$select=name&$filter=contains(name,'the host')" },
        { line: 'GET WhoAmI' },
        { line: `PATCH workflows(${ids.orderFlow})`, body: { description: 'x' }, headers: { 'If-Match': '*' } },
        { line: 'POST GrantAccess', body: { Target, PrincipalAccess: { Principal, AccessMask: 'ReadAccess' } } },
        { line: `DELETE workflows(${ids.teamFlow})` },
      ),
    );
    expect([status, statuses(answers)]).toEqual([200, [204, 201, 204, 200, 200, 204, 204, 204]]);
    const [created, represented, , found, who] = answers as Inner[];
    expect(created?.headers.get('OData-EntityId')).toMatch(/^http:\/\/org\/api\/data\/v9\.2\/connectors\(/);
    expect(created?.headers.get('Location')).toBe(created?.headers.get('OData-EntityId'));
    expect(represented?.body.name).toBe('below the host');
    expect((found?.body.value as Json[]).map((row) => row.name)).toEqual(['below the host']);
    expect(who?.body.UserId).toBe(ids.admin);
    expect((await batches.client.get(`workflows(${ids.teamFlow})`)).status).toBe(404);
  });

  it('is written as Microsoft Learn shows it', async () => {
    const response = await batches.post(batchOf(create('a'), changeSet(create('b'))));
    expect(response.headers.get('OData-Version')).toBe('4.0');
    const pattern = [
      '--(batchresponse_[0-9a-f-]{36})',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      'HTTP/1\\.1 204 No Content',
      'OData-Version: 4\\.0',
      'Location: \\S+',
      'OData-EntityId: \\S+',
      '',
      '',
      '--\\1',
      'Content-Type: multipart/mixed; boundary=(changesetresponse_[0-9a-f-]{36})',
      '',
      '--\\2',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      'Content-ID: 1',
      '',
      'HTTP/1\\.1 204 No Content',
      'OData-Version: 4\\.0',
      'Location: \\S+',
      'OData-EntityId: \\S+',
      '',
      '',
      '--\\2--',
      '--\\1--',
      '',
    ];
    expect(await response.text()).toMatch(new RegExp(`^${pattern.join('\r\n')}$`));
  });

  it('counts as one request', async () => {
    const counter = 'x-ms-ratelimit-burst-remaining-xrm-requests';
    const remaining = async (): Promise<number> => Number((await batches.client.get('WhoAmI')).headers.get(counter));
    const before = await remaining();
    await batches.send(batchOf(create('a'), create('b'), create('c')));
    expect(await remaining()).toBe(before - 2);
  });

  it('acts for whom the batch names, or a request of it', async () => {
    const who: Written = { line: 'GET WhoAmI' };
    const { answers } = await batches.send(batchOf(who, { ...who, headers: { MSCRMCallerID: ids.operator } }), { MSCRMCallerID: ids.maker });
    expect((answers as Inner[]).map((answer) => answer.body.UserId)).toEqual([ids.maker, ids.operator]);
  });

  describe('when a request fails', () => {
    it('stops there and answers with its status', async () => {
      const { status, answers } = await batches.send(batchOf(create('a'), tooLong, create('c')));
      expect([status, statuses(answers)]).toEqual([400, [204, 400]]);
      const [, failed] = answers as Inner[];
      const message = expect.stringContaining("'name' attribute of the 'connector'") as string;
      expect(failed?.body).toEqual({ error: { code: '0x80044331', message } });
      expect(failed?.headers.get('REQ_ID')).toMatch(/^[0-9a-f-]{36}$/);
      expect(await batches.names()).toEqual(['a']);
    });

    it('goes on when it is told to', async () => {
      const { status, answers } = await batches.send(batchOf(create('a'), tooLong, create('c')), { Prefer: 'odata.continue-on-error' });
      expect([status, statuses(answers)]).toEqual([200, [204, 400, 204]]);
      expect(await batches.names()).toEqual(['a', 'c']);
    });
  });

  it.each([
    ['another content type', batchOf(create('a')), { 'Content-Type': 'application/json' }],
    ['another boundary', batchOf(create('a')), { 'Content-Type': 'multipart/mixed; boundary=batch_2' }],
    ['a batch in it', batchOf({ line: `POST ${serviceRoot}$batch`, body: {} }), {}],
    ['a part of another type', batchOf(create('a')).replace('application/http', 'application/json'), {}],
    ['a part without its encoding', batchOf(create('a')).replace('Content-Transfer-Encoding: binary\r\n', ''), {}],
    ['what is no request', batchOf({ line: 'connectors' }), {}],
    ['a header that is none', batchOf({ ...create('a'), headers: { 'Bad Name': 'x' } }), {}],
    ['a header beyond Latin-1', batchOf({ ...create('a'), headers: { Prefer: '—' } }), {}],
    ['an address that is too long', batchOf({ line: `GET connectors?$filter=name eq '${'x'.repeat(65_536)}'` }), {}],
  ])('is refused with %s', async (_, body, headers) => {
    expect(await batches.refused(body, headers)).toEqual([400, '0x80060888']);
    expect(await batches.names()).toEqual([]);
  });

  it.each([
    ['requests', batchOf(...Array.from({ length: 1001 }, () => create('x'))), 'The current batch message contains too many parts.'],
    [
      'requests in change sets',
      batchOf(...Array.from({ length: 3 }, () => changeSet(...Array.from({ length: 334 }, () => create('x'))))),
      'The current batch message contains too many parts.',
    ],
    [
      'requests in one change set',
      batchOf(changeSet(...Array.from({ length: 1001 }, () => create('x')))),
      'The current change set contains too many operations.',
    ],
  ])('is refused with more than 1,000 %s', async (_, body, message) => {
    const response = await batches.post(body);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(message)]);
    expect(await batches.names()).toEqual([]);
  });

  it('takes an address that is too long for a request of its own', async () => {
    const { answers } = await batches.send(batchOf({ line: `GET connectors?$select=name&$filter=name eq '${'x'.repeat(40_000)}'` }));
    expect(statuses(answers)).toEqual([200]);
  });

  it('may have other parameters in its content type', async () => {
    const { answers } = await batches.send(batchOf(create('a')), { 'Content-Type': 'multipart/mixed; charset=utf-8; boundary=batch_1' });
    expect(statuses(answers)).toEqual([204]);
  });

  it.each([
    ['http://[', 400],
    ['//', 400],
    ['workflows(%zz)', 400],
    ['/workflows', 404],
    ['$metadata', 501],
  ])('answers a GET of %s as one alone: %i', async (address, status) => {
    const answer = (await batches.send(batchOf({ line: `GET ${address}` }))).answers[0] as Inner;
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.not.stringContaining('the emulator failed')]);
  });

  it.each(['nonsense', 'api/data/v9.1'])('is no batch below %s', async (root) => {
    const headers = { 'Content-Type': 'multipart/mixed; boundary=batch_1' };
    const request = new Request(`http://org/${root}/$batch`, { method: 'POST', body: batchOf(create('a')), headers });
    expect((await batches.client.emulator.fetch(request)).status).toBeGreaterThanOrEqual(404);
    expect(await batches.names()).toEqual([]);
  });

  it('has its own method', async () => {
    expect((await batches.client.get('$batch')).status).toBe(405);
  });

  it('takes other line endings, if two of them end it', async () => {
    const lines = batchOf(create('a'), create('b')).replaceAll('\r\n', '\n');
    expect(statuses((await batches.send(lines)).answers)).toEqual([204, 400]);
    expect(statuses((await batches.send(`${lines}\n`)).answers)).toEqual([204, 204]);
    const unended = await batches.send(batchOf(create('c')).trimEnd());
    expect([unended.status, ((unended.answers[0] as Inner).body.error as Json).code]).toEqual([400, '0x80048d19']);
    expect(await batches.names()).toEqual(['a', 'a', 'b']);
  });
});
