import { serviceRoot, startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { boundaryOf } from './multipart';
import { batchOf, changeSet, join, readAnswers } from './writtenBatch';
import type { Inner, Written } from './writtenBatch';

describe('$batch', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const contentType = { 'Content-Type': 'multipart/mixed; boundary="batch_1"' };
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    client.emulator.fetch(new Request(`${serviceRoot}$batch`, { method: 'POST', body, headers: { ...contentType, ...headers } }));
  const send = async (body: string, headers?: Record<string, string>): Promise<{ status: number; answers: (Inner | Inner[])[] }> => {
    const response = await post(body, headers);
    const boundary = boundaryOf(response.headers.get('Content-Type'));
    return { status: response.status, answers: readAnswers(await response.text(), boundary ?? '') };
  };
  const statuses = (answers: (Inner | Inner[])[]): unknown[] =>
    answers.map((answer) => (Array.isArray(answer) ? answer.map((inner) => inner.status) : answer.status));
  const refused = async (body: string, headers?: Record<string, string>): Promise<[number, string]> => {
    const response = await post(body, headers);
    const { error } = (await response.json()) as { error: { code: string } };
    return [response.status, error.code];
  };

  const create = (name: string): Written => ({ line: 'POST connectors', body: { name } });
  const reference = (name: string, connector: string): Json => ({
    connectionreferencelogicalname: name,
    'CustomConnectorId@odata.bind': connector,
  });
  const tooLong: Written = { line: 'POST connectors', body: { name: 'x'.repeat(501) } };
  const names = async (): Promise<unknown[]> => (await client.get('connectors?$select=name&$orderby=name')).rows.map((row) => row.name);

  it('answers each request in its order, as if it had come alone', async () => {
    const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: ids.orderFlow };
    const Principal = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: ids.maker };
    const { status, answers } = await send(
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
    expect((await client.get(`workflows(${ids.teamFlow})`)).status).toBe(404);
  });

  it('is written as Microsoft Learn shows it', async () => {
    const response = await post(batchOf(create('a'), changeSet(create('b'))));
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
    const remaining = async (): Promise<number> => Number((await client.get('WhoAmI')).headers.get(counter));
    const before = await remaining();
    await send(batchOf(create('a'), create('b'), create('c')));
    expect(await remaining()).toBe(before - 2);
  });

  it('acts for whom the batch names, or a request of it', async () => {
    const who: Written = { line: 'GET WhoAmI' };
    const { answers } = await send(batchOf(who, { ...who, headers: { MSCRMCallerID: ids.operator } }), { MSCRMCallerID: ids.maker });
    expect((answers as Inner[]).map((answer) => answer.body.UserId)).toEqual([ids.maker, ids.operator]);
  });

  describe('when a request fails', () => {
    it('stops there and answers with its status', async () => {
      const { status, answers } = await send(batchOf(create('a'), tooLong, create('c')));
      expect([status, statuses(answers)]).toEqual([400, [204, 400]]);
      const [, failed] = answers as Inner[];
      const message = expect.stringContaining("'name' attribute of the 'connector'") as string;
      expect(failed?.body).toEqual({ error: { code: '0x80044331', message } });
      expect(failed?.headers.get('REQ_ID')).toMatch(/^[0-9a-f-]{36}$/);
      expect(await names()).toEqual(['a']);
    });

    it('goes on when it is told to', async () => {
      const { status, answers } = await send(batchOf(create('a'), tooLong, create('c')), { Prefer: 'odata.continue-on-error' });
      expect([status, statuses(answers)]).toEqual([200, [204, 400, 204]]);
      expect(await names()).toEqual(['a', 'c']);
    });
  });

  describe('change sets', () => {
    it('are all written or not at all; the answer has the failing request alone', async () => {
      const { status, answers } = await send(batchOf(create('before'), changeSet(create('a'), tooLong, create('c')), create('after')));
      expect([status, statuses(answers)]).toEqual([400, [204, [400]]]);
      expect((answers[1] as Inner[])[0]?.contentId).toBe('2');
      expect(await names()).toEqual(['before']);
    });

    it('fail each for itself', async () => {
      const batch = batchOf(changeSet(create('a'), tooLong), changeSet(create('b'), create('c')));
      const { status, answers } = await send(batch, { Prefer: 'odata.continue-on-error' });
      expect([status, statuses(answers)]).toEqual([200, [[400], [204, 204]]]);
      expect((answers[1] as Inner[]).map((answer) => answer.contentId)).toEqual(['1', '2']);
      expect(await names()).toEqual(['b', 'c']);
    });

    it('take back changes, deletions and associations too', async () => {
      const roles = `systemusers(${ids.operator})/systemuserroles_association`;
      const { answers } = await send(
        batchOf(
          changeSet(
            { line: `PATCH workflows(${ids.orderFlow})`, body: { description: 'changed' } },
            { line: `DELETE workflows(${ids.teamFlow})` },
            { line: `POST ${roles}/$ref`, body: { '@odata.id': `roles(${ids.operatorRole})` } },
            { line: `DELETE workflows(${ids.missingUser})` },
          ),
        ),
      );
      expect(statuses(answers)).toEqual([[404]]);
      expect((await client.get(`workflows(${ids.orderFlow})`)).body.description).toBe('nightly');
      expect((await client.get(`workflows(${ids.teamFlow})`)).status).toBe(200);
      expect((await client.get(roles)).rows).toEqual([]);
    });

    it('let later requests name what earlier ones created', async () => {
      const { answers } = await send(
        batchOf(
          changeSet(
            create('Shop'),
            { line: 'POST connectionreferences', body: reference('contoso_new', '$1') },
            { line: 'PUT $1/description', body: { value: 'Described' } },
            { line: 'PATCH $2', body: { connectionid: '$1' } },
            { line: 'POST connectionreferences', body: { connectionreferencelogicalname: 'contoso_other' } },
            { line: 'POST $1/connector_connectionreference/$ref', body: { '@odata.id': '$5' } },
          ),
        ),
      );
      expect(statuses(answers)).toEqual([[204, 204, 204, 204, 204, 204]]);
      const expand = 'connector_connectionreference($select=connectionreferencelogicalname,connectionid)';
      const [connector] = (await client.get(`connectors?$select=description&$expand=${expand}`)).rows;
      const members = connector?.connector_connectionreference as Json[];
      expect(connector?.description).toBe('Described');
      expect(members.map((row) => row.connectionreferencelogicalname).sort()).toEqual(['contoso_new', 'contoso_other']);
      expect(members.find((row) => row.connectionreferencelogicalname === 'contoso_new')?.connectionid).toBe('$1');
    });

    it('let them name several at once', async () => {
      const members = { 'connector_connectionreference@odata.bind': ['$1', `connectionreferences(${ids.unbound})`, '/$2'] };
      const references = ['a', 'b'].map((name) => ({ line: 'POST connectionreferences', body: { connectionreferencelogicalname: name } }));
      const { answers } = await send(batchOf(changeSet(...references, { line: 'POST connectors', body: { name: 'Shop', ...members } })));
      expect(statuses(answers)).toEqual([[204, 204, 204]]);
      const address = (answers[0] as Inner[])[2]?.headers.get('OData-EntityId') ?? '';
      expect((await client.get(`${address}/connector_connectionreference?$select=connectionid`)).rows).toHaveLength(3);
    });

    it.each([
      ['in a body, before it is there', changeSet({ line: 'POST connectionreferences', body: reference('x', '$2') }, create('Shop'))],
      ['in an address, of another change set', changeSet({ line: 'PATCH $9', body: { name: 'x' } })],
    ])('refuse a Content-ID %s', async (_, set) => {
      const { status, answers } = await send(batchOf(set));
      expect([status, statuses(answers)]).toEqual([400, [[400]]]);
      const error = (answers[0] as Inner[])[0]?.body.error as Json;
      expect(error.message).toMatch(/^Content-ID Reference: '\$\d' does not exist in the batch context\.$/);
      expect(await names()).toEqual([]);
    });

    it('take nothing back that they wrote to elastic tables', async () => {
      await send(batchOf(changeSet(create('a'), { line: 'POST flowruns', body: { flowrunid: id('d', 9), name: 'run' } }, tooLong)));
      expect(await names()).toEqual([]);
      expect((await client.get(`flowruns(${id('d', 9)})`)).status).toBe(200);
    });

    it.each([
      ['a GET', changeSet(create('a'), { line: 'GET connectors' })],
      ['a request without Content-ID', changeSet(create('a'), create('b')).replace('Content-ID: 2\r\n', '')],
      ['a Content-ID twice', changeSet(create('a'), { ...create('b'), contentId: '1' })],
      ['a change set', `Content-Type: multipart/mixed; boundary=outer\r\n\r\n${join('outer', [changeSet(create('a'))])}`],
      ['no end', changeSet(create('a')).replace('--changeset_1--\r\n', '')],
    ])('are refused with %s, and nothing of the batch is done', async (_, set) => {
      expect(await refused(batchOf(create('before'), set))).toEqual([400, '0x80060888']);
      expect(await names()).toEqual([]);
    });
  });

  it.each([
    ['another content type', batchOf(create('a')), { 'Content-Type': 'application/json' }],
    ['another boundary', batchOf(create('a')), { 'Content-Type': 'multipart/mixed; boundary=batch_2' }],
    ['a batch in it', batchOf({ line: `POST ${serviceRoot}$batch`, body: {} }), {}],
    ['a part of another type', batchOf(create('a')).replace('application/http', 'application/json'), {}],
    ['a part without its encoding', batchOf(create('a')).replace('Content-Transfer-Encoding: binary\r\n', ''), {}],
    ['what is no request', batchOf({ line: 'connectors' }), {}],
    ['an address that is too long', batchOf({ line: `GET connectors?$filter=name eq '${'x'.repeat(65_536)}'` }), {}],
  ])('is refused with %s', async (_, body, headers) => {
    expect(await refused(body, headers)).toEqual([400, '0x80060888']);
    expect(await names()).toEqual([]);
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
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(message)]);
    expect(await names()).toEqual([]);
  });

  it('takes an address that is too long for a request of its own', async () => {
    const { answers } = await send(batchOf({ line: `GET connectors?$select=name&$filter=name eq '${'x'.repeat(40_000)}'` }));
    expect(statuses(answers)).toEqual([200]);
  });

  it('has its own method', async () => {
    expect((await client.get('$batch')).status).toBe(405);
  });

  it('takes other line endings, if two of them end it', async () => {
    const lines = batchOf(create('a'), create('b')).replaceAll('\r\n', '\n');
    expect(statuses((await send(lines)).answers)).toEqual([204, 400]);
    expect(statuses((await send(`${lines}\n`)).answers)).toEqual([204, 204]);
    const unended = await send(batchOf(create('c')).trimEnd());
    expect([unended.status, ((unended.answers[0] as Inner).body.error as Json).code]).toEqual([400, '0x80048d19']);
    expect(await names()).toEqual(['a', 'a', 'b']);
  });
});
