import { clientdata, embedded } from '../clientdata';
import { dataverse } from '../connectors';
import type { FlowSpec } from '../flowSpec';
import { connectorAction, dataverseAction, inSequence, postMessage, respond, triggeredRow } from './steps';
import { businessEventTrigger, eventTrigger, recurrence, requestTrigger, rowTrigger } from './triggers';

const longName = 'Finance: intercompany reconciliation, month-end close and accruals for all legal entities in region';

/** HTTP, business event and other connectors' triggers, and names that a view must bear. */
export const otherFlows: readonly FlowSpec[] = [
  {
    name: 'HTTP: order intake from the web shop',
    owner: 'flowService',
    solution: 'sales',
    runs: { recovered: 'applicationMissing' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseServicePrincipal') },
      requestTrigger('Http'),
      inSequence({
        Create_order: dataverseAction('CreateRecord', {
          entityName: 'contoso_orders',
          'item/contoso_name': "@triggerBody()?['number']",
          'item/contoso_AccountId@odata.bind': "accounts(@{triggerBody()?['account']})",
        }),
        Respond: respond('Http', { id: "@outputs('Create_order')?['body/contoso_orderid']" }),
      }),
    ),
  },
  {
    name: 'When an order is cancelled (business event)',
    owner: 'lena',
    solution: 'sales',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseSales') },
      businessEventTrigger('contoso_order', 'contoso_CancelOrder'),
      inSequence({
        Refund: dataverseAction('PerformBoundAction', {
          entityName: 'contoso_orders',
          actionName: 'Microsoft.Dynamics.CRM.contoso_Refund',
          recordId: "@triggerOutputs()?['body/InputParameters/Target/Id']",
        }),
      }),
    ),
  },
  {
    name: 'Mail: invoices from suppliers',
    owner: 'sofia',
    solution: 'finance',
    runs: { failing: 'unauthenticated' },
    clientdata: clientdata(
      { shared_office365: embedded('contoso_OutlookFinance'), [dataverse]: embedded('contoso_DataverseFinance') },
      eventTrigger('shared_office365', 'OnNewEmailV3', { folderPath: 'Inbox', subjectFilter: 'Invoice' }),
      inSequence({
        Create_invoice: dataverseAction('CreateRecord', {
          entityName: 'contoso_invoices',
          'item/contoso_name': "@triggerOutputs()?['body/subject']",
        }),
        Attach_file: dataverseAction('UpdateEntityFileImageFieldContent', {
          entityName: 'contoso_invoices',
          recordId: "@outputs('Create_invoice')?['body/contoso_invoiceid']",
          fileImageFieldName: 'contoso_pdf',
        }),
      }),
    ),
  },
  {
    name: 'SharePoint: file contract into the archive',
    owner: 'sofia',
    solution: 'finance',
    state: 'off',
    runs: 'none',
    clientdata: clientdata(
      { shared_sharepointonline: embedded('contoso_SharePointUnbound') },
      eventTrigger('shared_sharepointonline', 'GetOnNewFileItems', {
        dataset: 'https://contoso.sharepoint.com/sites/legal',
        table: 'Contracts',
      }),
      inSequence({
        Move_file: connectorAction('shared_sharepointonline', 'shared_sharepointonline', 'MoveFileAsync', {}),
      }),
    ),
  },
  {
    name: 'Fabrikam: approval request',
    owner: 'pipeline',
    solution: 'fabrikamApprovals',
    state: 'suspended',
    runs: 'none',
    description: 'Suspended by a data policy.',
    clientdata: clientdata(
      {
        [dataverse]: embedded('fabrikam_sharedcommondataserviceforapps_77d10'),
        shared_approvals: embedded('fabrikam_sharedapprovals_77d11'),
      },
      rowTrigger('account', { message: 4 }),
      inSequence({
        Start_approval: connectorAction('shared_approvals', 'shared_approvals', 'CreateAnApproval', { approvalType: 'Basic' }),
      }),
    ),
  },
  {
    name: 'Work order: safety check (managed)',
    owner: 'pipeline',
    solution: 'fieldServiceManaged',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseManaged') },
      rowTrigger('contoso_workorder'),
      inSequence({
        Create_check: dataverseAction('CreateRecord', { entityName: 'contoso_servicecases', 'item/contoso_name': 'Safety check' }),
      }),
    ),
  },
  {
    name: 'Case: <b>urgent</b> & "quoted" \'names\'',
    owner: 'tomasz',
    solution: 'fieldService',
    runs: { failing: 'notAuthorized' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_sharedcommondataserviceforapps_0d7aa') },
      rowTrigger('contoso_servicecase'),
      inSequence({
        "Don't_forget": dataverseAction('ListRecords', { entityName: 'contoso_servicecases' }),
      }),
    ),
  },
  {
    name: 'تحديث حالة الطلب',
    owner: 'layla',
    solution: 'sales',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseEmea') },
      rowTrigger('contoso_order', { message: 3 }),
      inSequence({
        تحديث: dataverseAction('UpdateOnlyRecord', {
          entityName: 'contoso_orders',
          recordId: triggeredRow('contoso_order'),
          'item/contoso_seen': true,
        }),
      }),
    ),
  },
  {
    name: '🚚 Shipping alert 🎉',
    owner: 'kwame',
    solution: 'fieldService',
    runs: { failing: 'connectionNotFound' },
    clientdata: clientdata(
      { shared_teams: embedded('contoso_Teams'), [dataverse]: embedded('contoso_DataverseSalesTeam') },
      rowTrigger('contoso_order', { message: 3 }),
      inSequence({
        Post: postMessage(),
      }),
    ),
  },
  {
    name: longName,
    owner: 'maximilian',
    solution: 'finance',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseTreasury') },
      recurrence('Month'),
      inSequence({
        List_invoices: dataverseAction('ListRecords', { entityName: 'contoso_invoices' }),
      }),
    ),
  },
];
