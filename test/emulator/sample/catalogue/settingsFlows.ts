import { asInvoker, clientdata, embedded, runOnly } from '../clientdata';
import { dataverse } from '../connectors';
import type { FlowSpec } from '../flowSpec';
import { technicianKeys } from '../technicianNames';
import { connectorAction, dataverseAction, inSequence, postMessage, respond, sendMail, triggeredRow } from './steps';
import { copilotTrigger, requestTrigger, rowTrigger } from './triggers';

const otherEnvironment = 'https://contoso-dwh.crm4.dynamics.com';
const text = "@triggerBody()?['text']";

/** Row triggers of every owner and solution, with operations of another environment. */
const runAs: readonly FlowSpec[] = [
  {
    name: 'Order: refund as the user, copy to the data warehouse',
    owner: 'lena',
    solution: 'sales',
    description: 'What reaches the other environment has a connection of its own, so the rest can run as the user.',
    clientdata: clientdata(
      {
        [dataverse]: asInvoker('contoso_DataverseSales'),
        [`${dataverse}_1`]: embedded('contoso_sharedcommondataserviceforapps_9be21'),
      },
      rowTrigger('contoso_order', { message: 3, runas: 1, filteringattributes: 'statuscode' }),
      inSequence({
        Get_the_account: dataverseAction('GetItem', {
          entityName: 'accounts',
          recordId: "@triggerOutputs()?['body/_contoso_accountid_value']",
        }),
        Create_the_refund: dataverseAction('CreateRecord', { entityName: 'contoso_invoices', 'item/contoso_name': 'Refund' }),
        Copy_to_the_warehouse: dataverseAction(
          'CreateRecordWithOrganization',
          { organization: otherEnvironment, entityName: 'contoso_orders', 'item/contoso_name': text },
          `${dataverse}_1`,
        ),
      }),
    ),
  },
  {
    name: 'Order: total here and in the data warehouse (one connection)',
    owner: 'lena',
    solution: 'sales',
    description: 'One connection for both environments: its actions can only run as the flow owner.',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseSales') },
      rowTrigger('contoso_order', { message: 4 }),
      inSequence({
        List_order_lines: dataverseAction('ListRecords', { entityName: 'contoso_orderlines', $top: 200 }),
        Update_the_order: dataverseAction('UpdateOnlyRecord', {
          entityName: 'contoso_orders',
          recordId: triggeredRow('contoso_order'),
          'item/contoso_total': 0,
        }),
        List_orders_there: dataverseAction('ListRecordsWithOrganization', { organization: otherEnvironment, entityName: 'contoso_orders' }),
        Update_there: dataverseAction('UpdateOnlyRecordWithOrganization', {
          organization: otherEnvironment,
          entityName: 'contoso_orders',
          recordId: triggeredRow('contoso_order'),
        }),
        Create_a_task: dataverseAction('CreateRecord', { entityName: 'tasks', 'item/subject': 'Check the total' }),
      }),
    ),
  },
  {
    name: 'Service case: hand over to the team',
    owner: 'salesOperations',
    solution: 'sales',
    description: 'A team owns it.',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseSalesTeam') },
      rowTrigger('contoso_servicecase', { message: 1 }),
      inSequence({
        Assign_the_case: dataverseAction('UpdateOnlyRecord', {
          entityName: 'contoso_servicecases',
          recordId: triggeredRow('contoso_servicecase'),
          'item/contoso_handedover': true,
        }),
      }),
    ),
  },
  {
    name: 'Asset: inspection reminder (managed, not customizable)',
    owner: 'pipeline',
    solution: 'fieldServiceManaged',
    customizable: false,
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseManaged') },
      rowTrigger('contoso_asset', { message: 4 }),
      inSequence({
        Create_a_task: dataverseAction('CreateRecord', { entityName: 'tasks', 'item/subject': 'Inspect the asset' }),
      }),
    ),
  },
];

/** Instant flows with several connections, shared with people of every kind. */
const instant: readonly FlowSpec[] = [
  {
    name: 'App: prepare a quote',
    owner: 'lena',
    solution: 'sales',
    description: 'Two of its three connections come from the run-only user.',
    runOnlyUsers: ['peter', 'automationMakers', 'anna', 'dmitri', 'wei'],
    coOwners: ['joao'],
    clientdata: clientdata(
      {
        [dataverse]: runOnly('contoso_DataverseSales'),
        shared_sharepointonline: runOnly('contoso_SharePointSales'),
        shared_office365: embedded('contoso_OutlookNotifications'),
      },
      requestTrigger('PowerAppV2', 'Customer'),
      inSequence({
        Get_the_customer: dataverseAction('GetItem', { entityName: 'accounts', recordId: text }),
        Create_the_quote: dataverseAction('CreateRecord', { entityName: 'contoso_orders', 'item/contoso_name': 'Quote' }),
        Store_the_document: connectorAction('shared_sharepointonline', 'shared_sharepointonline', 'CreateFile', {
          dataset: 'https://contoso.sharepoint.com/sites/sales',
          folderPath: '/Quotes',
          name: 'quote.docx',
        }),
        Send_mail: sendMail('team@contoso.com', 'Quote'),
        Respond: respond('PowerApp', { result: 'ok' }),
      }),
    ),
  },
  {
    name: 'Button: report a damage (many run-only users)',
    owner: 'lena',
    solution: 'sales',
    runOnlyUsers: [...technicianKeys, 'peter', 'tomasz', 'kwame', 'salesOperations'],
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseSales'), shared_office365: embedded('contoso_OutlookNotifications') },
      requestTrigger('Button', 'Damage'),
      inSequence({
        Create_case: dataverseAction('CreateRecord', { entityName: 'contoso_servicecases', 'item/contoso_name': text }),
        Send_mail: sendMail('team@contoso.com', 'Damage'),
      }),
    ),
  },
  {
    name: 'Agent: book a visit',
    owner: 'lena',
    solution: 'sales',
    modernFlowType: 1,
    runOnlyUsers: ['misaki', 'noah', 'salesOperations'],
    clientdata: clientdata(
      {
        [dataverse]: runOnly('contoso_DataverseSales'),
        shared_office365: runOnly('contoso_OutlookNotifications'),
        shared_teams: embedded('contoso_Teams'),
      },
      requestTrigger('Skills', 'Date'),
      inSequence({
        Create_the_visit: dataverseAction('CreateRecord', { entityName: 'contoso_workorders', 'item/contoso_name': text }),
        Send_mail: sendMail('team@contoso.com', 'Visit'),
        Tell_dispatch: postMessage(),
        Respond: respond('Skills', { result: 'ok' }),
      }),
    ),
  },
  {
    name: 'Copilot: find the contract',
    owner: 'lena',
    solution: 'sales',
    modernFlowType: 1,
    coOwners: ['misaki', 'salesOperations'],
    clientdata: clientdata(
      { [dataverse]: runOnly('contoso_DataverseSales') },
      copilotTrigger(),
      inSequence({
        List_contracts: dataverseAction('ListRecords', { entityName: 'contoso_contracts', $top: 5 }),
      }),
    ),
  },
];

/** Flows whose Run as and run-only users are there to be edited: what can be chosen, what can't and why, and for whom. */
export const settingsFlows: readonly FlowSpec[] = [...runAs, ...instant];
