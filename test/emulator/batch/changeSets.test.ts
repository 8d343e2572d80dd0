import type { Json, Reply } from '../fixtures/client';
import { id, ids } from '../fixtures/contoso';
import { clientdataOf, entryFor } from '../flowService/exampleFlow';
import { create, startBatches, statuses, tooLong } from './batchClient';
import type { BatchClient } from './batchClient';
import { batchOf, changeSet, join } from './writtenBatch';
import type { Inner } from './writtenBatch';

describe('change sets', () => {
  let batches: BatchClient;
  beforeEach(async () => {
    batches = await startBatches();
  });

  const reference = (name: string, connector: string): Json => ({
    connectionreferencelogicalname: name,
    'CustomConnectorId@odata.bind': connector,
  });

  it('are all written or not at all; the answer has the failing request alone', async () => {
    const { status, answers } = await batches.send(batchOf(create('before'), changeSet(create('a'), tooLong, create('c')), create('after')));
    expect([status, statuses(answers)]).toEqual([400, [204, [400]]]);
    expect((answers[1] as Inner[])[0]?.contentId).toBe('2');
    expect(await batches.names()).toEqual(['before']);
  });

  it('fail each for itself', async () => {
    const batch = batchOf(changeSet(create('a'), tooLong), changeSet(create('b'), create('c')));
    const { status, answers } = await batches.send(batch, { Prefer: 'odata.continue-on-error' });
    expect([status, statuses(answers)]).toEqual([200, [[400], [204, 204]]]);
    expect((answers[1] as Inner[]).map((answer) => answer.contentId)).toEqual(['1', '2']);
    expect(await batches.names()).toEqual(['b', 'c']);
  });

  it('take back changes, deletions and associations too', async () => {
    const roles = `systemusers(${ids.operator})/systemuserroles_association`;
    const { answers } = await batches.send(
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
    expect((await batches.client.get(`workflows(${ids.orderFlow})`)).body.description).toBe('nightly');
    expect((await batches.client.get(`workflows(${ids.teamFlow})`)).status).toBe(200);
    expect((await batches.client.get(roles)).rows).toEqual([]);
  });

  it('let later requests name what earlier ones created', async () => {
    const { answers } = await batches.send(
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
    const [connector] = (await batches.client.get(`connectors?$select=description&$expand=${expand}`)).rows;
    const members = connector?.connector_connectionreference as Json[];
    expect(connector?.description).toBe('Described');
    expect(members.map((row) => row.connectionreferencelogicalname).sort()).toEqual(['contoso_new', 'contoso_other']);
    expect(members.find((row) => row.connectionreferencelogicalname === 'contoso_new')?.connectionid).toBe('$1');
  });

  it('may have Content-IDs of any signs', async () => {
    const { answers } = await batches.send(
      batchOf(
        changeSet(
          { ...create('Shop'), contentId: 'shop-1.a' },
          { line: 'PATCH $shop-1.a', body: { description: 'x' } },
          { line: 'POST connectionreferences', body: reference('contoso_new', '$shop-1.a') },
        ),
      ),
    );
    expect(statuses(answers)).toEqual([[204, 204, 204]]);
  });

  it('do not know the address of a row that comes back itself', async () => {
    const created = { ...create('Shop'), headers: { Prefer: 'return=representation' } };
    const { answers } = await batches.send(batchOf(changeSet(created, { line: 'POST connectionreferences', body: reference('x', '$1') })));
    expect(statuses(answers)).toEqual([[400]]);
    expect(await batches.names()).toEqual([]);
  });

  it('let them name several at once', async () => {
    const members = { 'connector_connectionreference@odata.bind': ['$1', `connectionreferences(${ids.unbound})`, '/$2'] };
    const references = ['a', 'b'].map((name) => ({ line: 'POST connectionreferences', body: { connectionreferencelogicalname: name } }));
    const { answers } = await batches.send(batchOf(changeSet(...references, { line: 'POST connectors', body: { name: 'Shop', ...members } })));
    expect(statuses(answers)).toEqual([[204, 204, 204]]);
    const address = (answers[0] as Inner[])[2]?.headers.get('OData-EntityId') ?? '';
    expect((await batches.client.get(`${address}/connector_connectionreference?$select=connectionid`)).rows).toHaveLength(3);
  });

  it.each([
    ['in a body, before it is there', changeSet({ line: 'POST connectionreferences', body: reference('x', '$2') }, create('Shop'))],
    ['in an address, of another change set', changeSet({ line: 'PATCH $9', body: { name: 'x' } })],
  ])('refuse a Content-ID %s', async (_, set) => {
    const { status, answers } = await batches.send(batchOf(set));
    expect([status, statuses(answers)]).toEqual([400, [[400]]]);
    const error = (answers[0] as Inner[])[0]?.body.error as Json;
    expect(error.message).toMatch(/^Content-ID Reference: '\$\d' does not exist in the batch context\.$/);
    expect(await batches.names()).toEqual([]);
  });

  it('take back what the flow service shared when it turned a flow off', async () => {
    const flow = `workflows(${id('a', 9)})`;
    const connection = { name: 'shared-commondataser-1', connectorId: '/apis/shared_commondataserviceforapps', createdBy: ids.maker };
    const clientdata = clientdataOf({ entries: { dataverse: entryFor('contoso_dataverse') } });
    const state = { category: 5, type: 1, statecode: 1, statuscode: 2 };
    const row = { workflowid: id('a', 9), name: 'On', ...state, _ownerid_value: ids.maker, clientdata };
    const own = await startBatches({ PowerAppsConnections: [connection], workflows: [row] });
    const turn = (statecode: number): Promise<Reply> => own.client.send('PATCH', flow, { statecode }, { MSCRMCallerID: ids.operator });
    await own.send(batchOf(changeSet({ line: `PATCH ${flow}`, body: { statecode: 0 } }, tooLong)));
    expect(own.client.emulator.export().PowerAppsConnections).toEqual([connection]);
    await turn(0);
    expect(own.client.emulator.export().PowerAppsConnections).toEqual([{ ...connection, sharedWith: [id('a', 9)] }]);
    expect((await turn(1)).status).toBe(204);
  });

  it('take nothing back that they wrote to elastic tables', async () => {
    await batches.send(batchOf(changeSet(create('a'), { line: 'POST flowruns', body: { flowrunid: id('d', 9), name: 'run' } }, tooLong)));
    expect(await batches.names()).toEqual([]);
    expect((await batches.client.get(`flowruns(${id('d', 9)})`)).status).toBe(200);
  });

  it.each([
    ['a GET', changeSet(create('a'), { line: 'GET connectors' })],
    ['a request without Content-ID', changeSet(create('a'), create('b')).replace('Content-ID: 2\r\n', '')],
    ['a Content-ID twice', changeSet(create('a'), { ...create('b'), contentId: '1' })],
    ['a change set', `Content-Type: multipart/mixed; boundary=outer\r\n\r\n${join('outer', [changeSet(create('a'))])}`],
    ['no end', changeSet(create('a')).replace('--changeset_1--\r\n', '')],
  ])('are refused with %s, and nothing of the batch is done', async (_, set) => {
    expect(await batches.refused(batchOf(create('before'), set))).toEqual([400, '0x80060888']);
    expect(await batches.names()).toEqual([]);
  });
});
