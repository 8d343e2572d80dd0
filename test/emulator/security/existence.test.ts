import { rowsOf } from '../environmentData';
import { errorOf, startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { withRoles } from '../fixtures/roles';

const asMaker = { MSCRMCallerID: ids.maker };
const ifThere = { ...asMaker, 'If-Match': '*' };

/** The maker reads users and nothing else. */
function startVisitor(): Promise<Client> {
  return startClient(withRoles(contoso(), [{ name: 'Visitor', privileges: { prvReadUser: 'Global' }, holders: [ids.maker] }]));
}

type Ask = (client: Client, id: string) => ReturnType<Client['get']>;

const bulk = (set: string, table: string, action: string): Ask => (client, rowId) =>
  client.send('POST', `${set}/Microsoft.Dynamics.CRM.${action}`, { Targets: [targetOf(table, rowId)] }, asMaker);

function targetOf(table: string, rowId: string): Json {
  return { '@odata.type': `Microsoft.Dynamics.CRM.${table}`, [`${table}id`]: rowId };
}

const flow = ids.invoiceFlow;
const run = String(rowsOf(contoso(), 'flowruns')[0]?.flowrunid);

describe('somebody without the privilege does not learn whether a row is there', () => {
  it.each<[string, string, Ask]>([
    ['reading it', flow, (client, rowId) => client.get(`workflows(${rowId})`, asMaker)],
    ['reading a column', flow, (client, rowId) => client.get(`workflows(${rowId})/name`, asMaker)],
    ['reading what it owns', flow, (client, rowId) => client.get(`workflows(${rowId})/workflow_flowrun_Workflow/$count`, asMaker)],
    ['reading a row of an elastic table', run, (client, rowId) => client.get(`flowruns(${rowId})`, asMaker)],
    ['changing it', flow, (client, rowId) => client.send('PATCH', `workflows(${rowId})`, { name: 'x' }, ifThere)],
    ['changing a column', flow, (client, rowId) => client.send('PUT', `workflows(${rowId})/name`, { value: 'x' }, asMaker)],
    ['changing it together with others', flow, bulk('workflows', 'workflow', 'UpdateMultiple')],
    ['deleting it', flow, (client, rowId) => client.send('DELETE', `workflows(${rowId})`, undefined, asMaker)],
    ['deleting it together with others', run, bulk('flowruns', 'flowrun', 'DeleteMultiple')],
    ['associating it', flow, (client, rowId) => client.send('DELETE', `workflows(${rowId})/owninguser/$ref`, undefined, asMaker)],
  ])('by %s', async (_, there, ask) => {
    const client = await startVisitor();
    const outcomes = await Promise.all([there, id('a', 999)].map(async (rowId) => ask(client, rowId)));
    expect(outcomes.map((reply) => [reply.status, errorOf(reply).code])).toEqual([[403, '0x80040220'], [403, '0x80040220']]);
  });
});
