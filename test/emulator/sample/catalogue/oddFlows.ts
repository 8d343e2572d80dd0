import { clientdata, definition, embedded, entryFor, type Clientdata, type Json } from '../clientdata';
import { apiPrefix, dataverse } from '../connectors';
import type { FlowSpec } from '../flowSpec';
import { compose, dataverseAction, inSequence, triggeredRow } from './steps';
import { recurrence, requestTrigger, rowTrigger } from './triggers';

function olderForm(): Clientdata {
  const host = { connection: { name: "@parameters('$connections')['shared_sharepointonline']['connectionId']" } };
  return clientdata({ shared_sharepointonline: embedded('contoso_SharePointSales') }, recurrence('Day'), {
    Create_file: {
      runAfter: {},
      type: 'ApiConnection',
      inputs: {
        host,
        method: 'post',
        path: '/datasets/sales/files',
        queries: { folderPath: '/', name: 'orders.csv' },
        authentication: "@parameters('$authentication')",
      },
    },
  });
}

function packageForm(): Clientdata {
  const entry: Json = {
    connectionName: '2b81f91bc08949c58eebe3191a2d8352',
    source: 'Embedded',
    id: `${apiPrefix}${dataverse}`,
    tier: 'NotSpecified',
  };
  return {
    properties: {
      connectionReferences: { [dataverse]: entry },
      definition: definition(
        requestTrigger('Button'),
        inSequence({ List_accounts: dataverseAction('ListRecords', { entityName: 'accounts' }) }),
      ),
    },
    schemaVersion: '1.0.0.0',
  };
}

/** Clientdata in its older and odder forms. */
export const oddFlows: readonly FlowSpec[] = [
  { name: 'Older form: export orders to a file', owner: 'lena', solution: 'sales', clientdata: olderForm() },
  { name: 'Package form: list accounts', owner: 'tomasz', solution: 'core', clientdata: packageForm() },
  {
    name: 'Unbound keys: draft from a template',
    owner: 'chloe',
    solution: 'core',
    state: 'off',
    runs: 'none',
    clientdata: clientdata(
      { [dataverse]: entryFor(dataverse, null), shared_office365: entryFor('shared_office365', null) },
      rowTrigger('lead'),
      inSequence({
        Get_lead: dataverseAction('GetItem', { entityName: 'leads', recordId: triggeredRow('lead') }),
      }),
    ),
  },
  {
    name: 'Dynamic table: purge rows of any table',
    owner: 'hassan',
    solution: 'core',
    state: 'off',
    runs: 'none',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseServicePrincipal') },
      requestTrigger('Button', 'Table'),
      inSequence({
        List_rows: dataverseAction('ListRecords', { entityName: "@triggerBody()?['text']" }),
        Delete_row: dataverseAction('DeleteRecord', { entityName: "@{variables('table')}", recordId: "@outputs('Row')" }),
        Background: dataverseAction('PerformBackgroundOperation', { actionName: 'BulkDelete' }),
      }),
    ),
  },
  {
    name: 'No connections: tidy a text',
    owner: 'peter',
    solution: 'core',
    clientdata: clientdata({}, requestTrigger('Button', 'Text'), { Trim: compose("@trim(triggerBody()?['text'])") }),
  },
  { name: 'Empty flow', owner: 'priya', solution: 'core', state: 'off', runs: 'none', clientdata: clientdata({}, {}, {}) },
  {
    name: 'Broken definition (truncated)',
    owner: 'rashid',
    solution: 'fieldService',
    state: 'off',
    runs: 'none',
    clientdata: JSON.stringify(clientdata({ [dataverse]: embedded('contoso_DataverseRashid') }, rowTrigger('contoso_asset'), {})).slice(
      0,
      -120,
    ),
  },
  { name: 'No definition at all', owner: 'rashid', solution: 'fieldService', state: 'off', runs: 'none', clientdata: null },
];
