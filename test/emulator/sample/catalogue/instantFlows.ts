import { clientdata, embedded, runOnly } from '../clientdata';
import { dataverse } from '../connectors';
import type { FlowIdOf, FlowSpec } from '../flowSpec';
import { callFlow, condition, connectorAction, dataverseAction, inSequence, postMessage, respond, sendMail } from './steps';
import { copilotTrigger, requestTrigger } from './triggers';

const text = "@triggerBody()?['text']";

const buttons: readonly FlowSpec[] = [
  {
    name: 'Button: create a service case',
    owner: 'lena',
    solution: 'sales',
    runOnlyUsers: ['peter', 'noah', 'salesOperations'],
    coOwners: ['joao'],
    description: 'Run-only users bring their own Dataverse connection.',
    clientdata: clientdata(
      { [dataverse]: runOnly('contoso_DataverseSales') },
      requestTrigger('Button', 'Subject'),
      inSequence({
        Create_case: dataverseAction('CreateRecord', { entityName: 'contoso_servicecases', 'item/contoso_name': text }),
      }),
    ),
  },
  {
    name: 'Button: close the month',
    owner: 'marco',
    solution: 'finance',
    runOnlyUsers: ['sofia'],
    runs: 'cancelled',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseFinance'), shared_excelonlinebusiness: embedded('contoso_ExcelForecast') },
      requestTrigger('Button'),
      inSequence({
        Run_month_end: dataverseAction('PerformUnboundAction', { actionName: 'contoso_CloseMonth', 'item/Period': "@utcNow('yyyy-MM')" }),
        Read_forecast: connectorAction('shared_excelonlinebusiness', 'shared_excelonlinebusiness', 'GetItems', {
          source: 'me',
          drive: 'forecast',
          file: 'forecast.xlsx',
          table: '{1}',
        }),
      }),
    ),
  },
  {
    name: 'Button: run-only connection without Delegate',
    owner: 'tomasz',
    solution: 'fieldService',
    runOnlyUsers: ['peter'],
    runs: { failing: 'invokerOverride' },
    clientdata: clientdata(
      { [dataverse]: runOnly('contoso_DataverseFieldService'), shared_teams: runOnly('contoso_TeamsFieldService') },
      requestTrigger('Button', 'Work order'),
      inSequence({
        Get_work_order: dataverseAction('GetItem', { entityName: 'contoso_workorders', recordId: text }),
        Tell_dispatch: postMessage(),
      }),
    ),
  },
  {
    name: 'Button: copy order to the data warehouse (run-only, other environment)',
    owner: 'hassan',
    solution: 'core',
    runOnlyUsers: ['automationMakers'],
    clientdata: clientdata(
      { [dataverse]: runOnly('contoso_DataverseOtherEnvironment') },
      requestTrigger('Button', 'Order'),
      inSequence({
        Create_row_there: dataverseAction('CreateRecordWithOrganization', {
          organization: 'https://contoso-dwh.crm4.dynamics.com',
          entityName: 'contoso_orders',
          'item/contoso_name': text,
        }),
      }),
    ),
  },
];

const apps: readonly FlowSpec[] = [
  {
    name: 'App: submit expense',
    owner: 'sofia',
    solution: 'finance',
    runOnlyUsers: ['peter', 'tomasz'],
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseFinance'), shared_approvals: embedded('contoso_ApprovalsFinance') },
      requestTrigger('PowerAppV2', 'Amount'),
      inSequence({
        Create_expense: dataverseAction('CreateRecord', {
          entityName: 'contoso_expenses',
          'item/contoso_amount': text,
          'item/contoso_EmployeeId@odata.bind': "/contoso_employees(@{triggerBody()?['text_1']})",
        }),
        Start_approval: connectorAction('shared_approvals', 'shared_approvals', 'CreateAnApproval', {
          approvalType: 'Basic',
          'ApprovalCreationInput/title': 'Expense',
        }),
        Respond: respond('PowerApp', { result: 'ok' }),
      }),
    ),
  },
  {
    name: 'App (V1): look up stock',
    owner: 'kwame',
    solution: 'fieldService',
    clientdata: clientdata(
      { shared_warehouse: embedded('contoso_WarehouseApi') },
      requestTrigger('PowerApp'),
      inSequence({
        Get_stock: {
          type: 'OpenApiConnection',
          inputs: {
            host: {
              connectionName: 'shared_warehouse',
              operationId: 'GetStock',
              apiId: '/providers/Microsoft.PowerApps/apis/shared_contoso-5fwarehouse-5f5fa1c0b7d2e34f68',
            },
            parameters: { sku: text },
          },
        },
        Respond: respond('PowerApp', { stock: "@body('Get_stock')" }),
      }),
    ),
  },
  {
    name: 'SharePoint: send the selected contract for signature',
    owner: 'priya',
    solution: 'core',
    clientdata: clientdata(
      { shared_sharepointonline: runOnly('contoso_SharePointHR'), shared_office365: embedded('contoso_OutlookDuplicate') },
      requestTrigger('ApiConnection', 'Item'),
      inSequence({
        Get_item: connectorAction('shared_sharepointonline', 'shared_sharepointonline', 'GetItem', {
          dataset: 'https://contoso.sharepoint.com/sites/hr',
          table: 'Contracts',
          id: text,
        }),
        Send_mail: sendMail('hr@contoso.com', 'Please sign'),
      }),
    ),
  },
];

const agents: readonly FlowSpec[] = [
  {
    name: 'Agent: order status',
    owner: 'lena',
    solution: 'sales',
    modernFlowType: 1,
    clientdata: clientdata(
      { [dataverse]: runOnly('contoso_DataverseSales') },
      requestTrigger('Skills', 'Order number'),
      inSequence({
        Find_order: dataverseAction('ListRecords', {
          entityName: 'contoso_orders',
          $filter: "contoso_number eq '@{triggerBody()?['text']}'",
          $top: 1,
        }),
        Respond: respond('Skills', { status: "@first(outputs('Find_order')?['body/value'])?['statuscode']" }),
      }),
    ),
  },
  {
    name: 'Agent (classic): opening hours',
    owner: 'chloe',
    solution: 'sales',
    clientdata: clientdata({}, requestTrigger('VirtualAgent', 'Shop'), inSequence({ Respond: respond('VirtualAgent', { hours: '9-17' }) })),
  },
  {
    name: 'Agent (Power Virtual Agents): create contact',
    owner: 'layla',
    solution: 'sales',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseEmea') },
      requestTrigger('PowerVirtualAgents', 'Name'),
      inSequence({
        Create_contact: dataverseAction('CreateRecord', { entityName: 'contacts', 'item/lastname': text }),
      }),
    ),
  },
  {
    name: 'Copilot: summarise the account',
    owner: 'joao',
    solution: 'sales',
    modernFlowType: 1,
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_sharedcommondataserviceforapps_4f1c2') },
      copilotTrigger(),
      inSequence({
        Search_rows: dataverseAction('GetRelevantRows', { search: text, entities: ['account'] }),
        Predict: dataverseAction('PerformBoundAction', {
          entityName: 'msdyn_aimodels',
          actionName: 'Microsoft.Dynamics.CRM.Predict',
          recordId: "@parameters('Model')",
        }),
      }),
    ),
  },
];

/**
 * Instant flows of every kind: buttons, apps, SharePoint, agents.
 * @param flowId the id of a flow of the catalogue by its name.
 */
export function instantFlows(flowId: FlowIdOf): FlowSpec[] {
  return [
    ...buttons,
    ...apps,
    ...agents,
    {
      name: 'Child: approval in two steps',
      owner: 'marco',
      solution: 'finance',
      clientdata: clientdata(
        { [dataverse]: embedded('contoso_DataverseFinance'), shared_approvals: embedded('contoso_ApprovalsFinance') },
        requestTrigger('Button', 'Contract'),
        inSequence({
          First_approval: connectorAction('shared_approvals', 'shared_approvals', 'StartAndWaitForAnApproval', { approvalType: 'Basic' }),
          Is_it_large: condition("@greater(int(triggerBody()?['number']), 10000)", true, {
            Second_approval: callFlow(flowId('Child: board approval'), { text }),
          }),
          Respond: respond('PowerApp', { outcome: 'Approve' }),
        }),
      ),
    },
    {
      name: 'Child: board approval',
      owner: 'maximilian',
      solution: 'finance',
      state: 'off',
      runs: 'none',
      description: 'Off: its parent cannot be turned on before it.',
      clientdata: clientdata(
        { shared_approvals: embedded('contoso_ApprovalsFinance') },
        requestTrigger('Button', 'Contract'),
        inSequence({
          Board: connectorAction('shared_approvals', 'shared_approvals', 'StartAndWaitForAnApproval', { approvalType: 'BasicAwaitAll' }),
          Respond: respond('PowerApp', { outcome: 'Approve' }),
        }),
      ),
    },
  ];
}
