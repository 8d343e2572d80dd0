import { connectionsSet, rowsOf } from '../environmentData';
import type { DataRow } from '../environmentData';
import { startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { generateSample } from '../sample/generateSample';
import { refusalIn } from './exampleFlow';

/** The sample as somebody meets it who may use every connection: without what the Power Apps service knows of them. */
const { [connectionsSet]: _connections, ...sample } = generateSample();
const connections = rowsOf(generateSample(), connectionsSet);
const flows = rowsOf(sample, 'workflows').filter(({ category, type }) => category === 5 && type === 1);
const registrations = new Map(rowsOf(sample, 'callbackregistrations').map((row) => [row.name, row]));

/** Flows that can't be turned on, with the code of the refusal: connections, privileges or a definition are missing. */
const refused: Readonly<Record<string, string>> = {
  'Asset: register telematics unit': 'XrmConnectionReferenceMissingConnection',
  'Broken definition (truncated)': '0x80060468',
  'Button: copy order to the data warehouse (run-only, other environment)': 'InvalidOpenApiFlow',
  'Button: run-only connection without Delegate': '0x8004A110',
  'Daily: campaign list (not connected)': 'XrmConnectionReferenceMissingConnection',
  'Expense: approve below 50 EUR (owner lacks Delegate)': '0x8004A110',
  'Fabrikam: approval request': 'XrmConnectionReferenceMissingConnection',
  'Monthly: SQL reporting extract': 'XrmConnectionReferenceMissingConnection',
  'No definition at all': 'DefinitionRequestMissingFields',
  'Order: names a connection reference that was deleted': 'ConnectionAuthorizationFailed',
  'SharePoint: file contract into the archive': 'XrmConnectionReferenceMissingConnection',
  'Sliding window: telemetry roll-up': 'XrmConnectionReferenceMissingConnection',
  'Unbound keys: draft from a template': 'XrmConnectionReferenceMissingConnection',
  'Work order: quality check (managed)': 'XrmConnectionReferenceMissingConnection',
};

/** Flows whose subscription in the sample is not what the service would write: missing, or with another Run as. */
const outOfStep = ['Work order: close related cases', 'Work order: dispatch technician'];

/** What the Power Apps service knows of the connections that a flow of the sample uses. */
function statusesBehind(flow: string): unknown[] {
  const clientdata = String(flows.find(({ name }) => name === flow)?.clientdata);
  const bound = rowsOf(sample, 'connectionreferences').filter((row) => clientdata.includes(`"${String(row.connectionreferencelogicalname)}"`));
  return bound.map(({ connectionid }) => connections.find(({ name }) => name === connectionid)?.status);
}

async function turnOn(client: Client, { workflowid, statecode }: DataRow): Promise<string | undefined> {
  const address = `workflows(${String(workflowid)})`;
  if (statecode === 1) {
    await client.send('PATCH', address, { statecode: 0 });
  }
  const reply = await client.send('PATCH', address, { statecode: 1 });
  const { serviceCode, code } = reply.status === 204 ? { serviceCode: undefined, code: undefined } : refusalIn(reply);
  return serviceCode ?? (code as string | undefined);
}

function comparable(row: Json | undefined): Json | undefined {
  const names = [
    'entityname', 'sdkmessagename', 'message', 'scope', 'runas', 'filteringattributes', 'filterexpression', 'version', 'harddelete',
    'softdeletestatus', '_ownerid_value', '_owninguser_value', '_owningteam_value', '_owningbusinessunit_value',
  ];
  return row && Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}

describe('the flows of the sample', () => {
  it('can be turned on, but for those that are there to be refused', async () => {
    const client = await startClient(sample);
    const refusals: Record<string, string> = {};
    for (const flow of flows) {
      const code = await turnOn(client, flow);
      Object.assign(refusals, code === undefined ? {} : { [String(flow.name)]: code });
    }
    expect(refusals).toEqual(refused);
  });

  it('have the subscriptions that the service would write, but for those that are there to be out of step', async () => {
    const client = await startClient(sample);
    const different: unknown[] = [];
    for (const flow of flows.filter(({ statecode, name }) => statecode === 1 && !(String(name) in refused))) {
      await turnOn(client, flow);
      const [written] = (await client.get(`callbackregistrations?$filter=name eq '${String(flow.workflowid)}'`)).rows;
      if (JSON.stringify(comparable(written)) !== JSON.stringify(comparable(registrations.get(flow.workflowid)))) {
        different.push(flow.name);
      }
    }
    expect(different.sort()).toEqual(outOfStep);
  });

  it("can't be turned on by somebody else than whose connections they use, nor with one that has expired", async () => {
    const client = await startClient(generateSample());
    const refusalOf = (name: string): Promise<string | undefined> => turnOn(client, flows.find((flow) => flow.name === name) ?? {});
    expect(statusesBehind('Order: assign to team')).toEqual(['Connected']);
    expect(await refusalOf('Order: assign to team')).toBe('ConnectionAuthorizationFailed');
    expect(statusesBehind('Nightly: copy orders to the data warehouse')).toEqual(['Error']);
    expect(await refusalOf('Nightly: copy orders to the data warehouse')).toBe('ConnectionAuthorizationFailed');
  });
});
