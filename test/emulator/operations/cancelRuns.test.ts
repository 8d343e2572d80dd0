import { errorOf, startClient } from '../fixtures/client';
import type { Client } from '../fixtures/client';
import { contoso, contosoWithPrivileges, depths, id, ids } from '../fixtures/contoso';

const cancel = (flow: string): string => `workflows(${flow})/Microsoft.Dynamics.CRM.CancelAllCloudFlowRuns`;
const running = { flowrunid: id('d', 9), name: 'run 9', status: 'Running', _workflow_value: ids.invoiceFlow, _ownerid_value: ids.maker };

describe('CancelAllCloudFlowRuns', () => {
  const statuses = async (client: Client): Promise<unknown[]> => {
    const { rows } = await client.get(`flowruns?$select=status&$filter=_workflow_value eq ${ids.invoiceFlow}&$orderby=name`);
    return rows.map(({ status }) => status);
  };

  it('cancels the runs of the flow that have not ended, and answers nothing', async () => {
    const client = await startClient({ ...contoso(), flowruns: [...(contoso().flowruns as []), running] });
    const reply = await client.send('POST', cancel(ids.invoiceFlow), {});
    expect([reply.status, reply.body]).toEqual([204, {}]);
    expect(await statuses(client)).toEqual(['Succeeded', 'Failed', 'Cancelled']);
    expect((await client.get(`flowruns(${running.flowrunid})`)).body).toMatchObject({ endtime: '2026-07-16T17:34:19Z' });
  });

  it('leaves the runs of other flows', async () => {
    const client = await startClient({ ...contoso(), flowruns: [running] });
    await client.send('POST', cancel(ids.orderFlow), {});
    expect(await statuses(client)).toEqual(['Running']);
  });

  it('wants the flow, the right to write it, and a cloud flow', async () => {
    const client = await startClient(contosoWithPrivileges(depths.basic));
    expect((await client.send('POST', cancel(ids.missingUser), {})).status).toBe(404);
    expect((await client.send('POST', cancel(ids.orderFlow), {}, { MSCRMCallerID: ids.maker })).status).toBe(403);
    expect((await client.send('POST', cancel(ids.invoiceFlow), {}, { MSCRMCallerID: ids.maker })).status).toBe(204);
    const classic = await startClient({ ...contoso(), workflows: [{ workflowid: id('a', 1), name: 'Classic', category: 0, type: 1 }] });
    expect((await classic.send('POST', cancel(id('a', 1)), {})).status).toBe(400);
    expect((await classic.get(cancel(id('a', 1)))).status).toBe(405);
  });

  it('is bound to a flow', async () => {
    const client = await startClient(contoso());
    expect((await client.send('POST', 'CancelAllCloudFlowRuns', {})).status).toBe(404);
    expect((await client.send('POST', cancel(ids.invoiceFlow).replace('workflows', 'systemusers'), {})).status).toBe(404);
  });

  it('is called by its full name alone, other than operations that are not bound', async () => {
    const client = await startClient({ ...contoso(), flowruns: [running] });
    const short = await client.send('POST', `workflows(${ids.invoiceFlow})/CancelAllCloudFlowRuns`, {});
    expect([short.status, errorOf(short).message]).toEqual([400, 'Request message has unresolved parameters.']);
    expect(await statuses(client)).toEqual(['Running']);
    expect((await client.get('Microsoft.Dynamics.CRM.WhoAmI()')).status).toBe(404);
  });
});
