import { clientdata, embedded } from '../clientdata';
import { dataverse } from '../connectors';
import type { FlowIdOf, FlowSpec } from '../flowSpec';
import {
  callFlow,
  compose,
  condition,
  connectorAction,
  dataverseAction,
  forEach,
  inSequence,
  scope,
  sendMail,
  switchOn,
  triggeredRow,
} from './steps';
import { rowTrigger } from './triggers';

/** Row triggers that work, with nested steps. */
const automatedFlows: readonly FlowSpec[] = [
  {
    name: 'Order: confirm to customer',
    owner: 'lena',
    solution: 'sales',
    clientdata: clientdata(
      {
        [dataverse]: embedded('contoso_sharedcommondataserviceforapps_9be21'),
        shared_office365: embedded('contoso_OutlookNotifications'),
        shared_sharepointonline: embedded('contoso_SharePointSales'),
      },
      rowTrigger('contoso_order', { filterexpression: 'statuscode eq 1' }),
      inSequence({
        Try: scope(
          inSequence({
            List_order_lines: dataverseAction('ListRecords', {
              entityName: 'contoso_orderlines',
              $filter: "_contoso_orderid_value eq @{triggerOutputs()?['body/contoso_orderid']}",
            }),
            For_each_line: forEach("@outputs('List_order_lines')?['body/value']", {
              Is_it_in_stock: condition(
                "@items('For_each_line')?['contoso_instock']",
                true,
                {
                  Reserve_stock: dataverseAction('UpdateOnlyRecord', {
                    entityName: 'contoso_orderlines',
                    recordId: "@items('For_each_line')?['contoso_orderlineid']",
                    'item/contoso_reserved': true,
                  }),
                },
                { Create_backorder: dataverseAction('CreateRecord', { entityName: 'contoso_orders', 'item/contoso_name': 'Backorder' }) },
              ),
            }),
            By_channel: switchOn(
              "@triggerOutputs()?['body/contoso_channel']",
              {
                Web: { Send_mail: sendMail('team@contoso.com', 'Update') },
                Shop: {
                  Print_label: connectorAction('shared_sharepointonline', 'shared_sharepointonline', 'CreateFile', {
                    dataset: 'https://contoso.sharepoint.com/sites/sales',
                    folderPath: '/Labels',
                    name: 'label.txt',
                  }),
                },
              },
              { Remember_channel: compose('unknown channel') },
            ),
          }),
        ),
      }),
    ),
  },
  {
    name: 'Lead time: 納期を更新する',
    owner: 'misaki',
    solution: 'sales',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseTokyo') },
      rowTrigger('contoso_order', { message: 3, scope: 2 }),
      inSequence({
        納期を計算: compose('@addDays(utcNow(), 14)'),
        注文を更新: dataverseAction('UpdateOnlyRecord', {
          entityName: 'contoso_orders',
          recordId: triggeredRow('contoso_order'),
          'item/contoso_leadtime': "@outputs('納期を計算')",
        }),
      }),
    ),
  },
];

/**
 * Flows with a row trigger, but for those that show Run as.
 * @param flowId the id of a flow of the catalogue by its name.
 */
export function rowFlows(flowId: FlowIdOf): FlowSpec[] {
  return [
    ...automatedFlows,
    {
      name: 'Contract: start the approval child flow',
      owner: 'marco',
      solution: 'finance',
      clientdata: clientdata(
        { [dataverse]: embedded('contoso_DataverseFinance') },
        rowTrigger('contoso_contract', { message: 1 }),
        inSequence({
          Run_a_child_flow: callFlow(flowId('Child: approval in two steps'), { text: triggeredRow('contoso_contract') }),
          Update_contract: dataverseAction('UpdateOnlyRecord', {
            entityName: 'contoso_contracts',
            recordId: triggeredRow('contoso_contract'),
            'item/contoso_approved': true,
          }),
        }),
      ),
    },
  ];
}
