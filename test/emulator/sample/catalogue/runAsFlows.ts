import { asInvoker, clientdata, embedded, withoutInvoker } from '../clientdata';
import { dataverse } from '../connectors';
import type { FlowSpec } from '../flowSpec';
import { connectorAction, dataverseAction, inSequence, postMessage, sendMail, triggeredRow } from './steps';
import { rowTrigger } from './triggers';

/** Run as in its forms: with and without effect, absent, each choice, and one that the platform does not know. */
export const runAsFlows: readonly FlowSpec[] = [
  {
    name: 'Order: check credit limit as the modifying user',
    owner: 'marco',
    solution: 'finance',
    description: 'Runs with the rights of whoever changed the order.',
    clientdata: clientdata(
      { [dataverse]: asInvoker('contoso_DataverseFinanceRunAs') },
      rowTrigger('contoso_order', { message: 3, runas: 1, filteringattributes: 'contoso_total' }),
      inSequence({
        Get_the_account: dataverseAction('GetItem', {
          entityName: 'accounts',
          recordId: "@triggerOutputs()?['body/_contoso_accountid_value']",
        }),
        Update_the_order: dataverseAction('UpdateOnlyRecord', {
          entityName: 'contoso_orders',
          recordId: triggeredRow('contoso_order'),
          'item/contoso_creditchecked': true,
        }),
      }),
    ),
  },
  {
    name: 'Service case: escalate as the row owner',
    owner: 'lena',
    solution: 'sales',
    clientdata: clientdata(
      { [dataverse]: asInvoker('contoso_DataverseSales') },
      rowTrigger('contoso_servicecase', { message: 4, runas: 2 }),
      inSequence({
        Update_the_case: dataverseAction('UpdateRecord', {
          entityName: 'contoso_servicecases',
          recordId: triggeredRow('contoso_servicecase'),
          'item/contoso_escalated': true,
        }),
      }),
    ),
  },
  {
    name: 'Invoice: post to ledger, as the flow owner and as the user',
    owner: 'marco',
    solution: 'finance',
    description: 'Two Dataverse keys: one uses the invoker, one does not.',
    clientdata: clientdata(
      {
        [dataverse]: withoutInvoker('contoso_DataverseFinance'),
        [`${dataverse}_1`]: asInvoker('contoso_DataverseFinanceRunAs'),
        shared_sql: embedded('contoso_SqlLedger'),
      },
      rowTrigger('contoso_invoice', { message: 1, runas: 1 }),
      inSequence({
        Insert_ledger_row: connectorAction('shared_sql', 'shared_sql', 'PostItem_V2', {
          server: 'sql.contoso.com',
          database: 'ledger',
          table: '[dbo].[Posting]',
        }),
        Add_a_note_as_the_user: dataverseAction(
          'CreateRecord',
          {
            entityName: 'annotations',
            'item/subject': 'Posted',
            'item/objectid_contoso_invoice@odata.bind': "/contoso_invoices(@{triggerOutputs()?['body/contoso_invoiceid']})",
          },
          `${dataverse}_1`,
        ),
        Mark_as_posted: dataverseAction('UpdateOnlyRecord', {
          entityName: 'contoso_invoices',
          recordId: triggeredRow('contoso_invoice'),
          'item/contoso_posted': true,
        }),
      }),
    ),
  },
  {
    name: 'Contract: renewal task (Run as without effect)',
    owner: 'aoife',
    solution: 'fieldService',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseFieldService') },
      rowTrigger('contoso_contract', { message: 4, runas: 1 }),
      inSequence({
        Create_a_task: dataverseAction('CreateRecord', {
          entityName: 'tasks',
          'item/subject': 'Renew the contract',
          'item/regardingobjectid_contoso_contract@odata.bind': "/contoso_contracts(@{triggerOutputs()?['body/contoso_contractid']})",
        }),
      }),
    ),
  },
  {
    name: 'Work order: dispatch technician',
    owner: 'aoife',
    solution: 'fieldService',
    subscription: 'other run as',
    coOwners: ['tomasz'],
    clientdata: clientdata(
      { [dataverse]: asInvoker('contoso_DataverseFieldService'), shared_teams: embedded('contoso_TeamsFieldService') },
      rowTrigger('contoso_workorder', { message: 1, runas: 1 }),
      inSequence({
        List_free_technicians: dataverseAction('ListRecords', {
          entityName: 'contoso_employees',
          $filter: 'contoso_available eq true',
          $top: 10,
        }),
        Post_message: postMessage(),
      }),
    ),
  },
  {
    name: 'Expense: approve below 50 EUR (owner lacks Delegate)',
    owner: 'sofia',
    solution: 'finance',
    runs: 'none',
    clientdata: clientdata(
      { [dataverse]: asInvoker('contoso_DataverseFinance') },
      rowTrigger('contoso_expense', { runas: 1 }),
      inSequence({
        Approve: dataverseAction('UpdateOnlyRecord', {
          entityName: 'contoso_expenses',
          recordId: triggeredRow('contoso_expense'),
          'item/contoso_status': 2,
        }),
      }),
    ),
  },
  {
    name: 'Asset: sync warranty (Run as 4)',
    owner: 'kwame',
    solution: 'fieldService',
    subscription: 'missing',
    runs: 'none',
    clientdata: clientdata(
      { [dataverse]: asInvoker('contoso_DataverseFieldService') },
      rowTrigger('contoso_asset', { runas: 4 }),
      inSequence({
        Get_asset: dataverseAction('GetItem', { entityName: 'contoso_assets', recordId: triggeredRow('contoso_asset') }),
      }),
    ),
  },
  {
    name: 'Account: welcome mail to new customers',
    owner: 'lena',
    solution: 'sales',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseSales'), shared_office365: embedded('contoso_OutlookNotifications') },
      rowTrigger('account', { runas: 3 }),
      inSequence({
        Get_primary_contact: dataverseAction('GetItem', {
          entityName: 'contacts',
          recordId: "@triggerOutputs()?['body/_primarycontactid_value']",
        }),
        Send_mail: sendMail('team@contoso.com', 'Update'),
      }),
    ),
  },
];
