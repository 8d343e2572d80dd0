import { clientdata, embedded, entryFor } from '../clientdata';
import { dataverse } from '../connectors';
import type { FlowSpec } from '../flowSpec';
import { connectorAction, dataverseAction, forEach, inSequence, sendMail } from './steps';
import { recurrence, slidingWindow } from './triggers';

const otherEnvironment = 'https://contoso-dwh.crm4.dynamics.com';

/** Flows that run by the clock: both reaches of the Dataverse connector, service principals, and connections that broke. */
export const scheduledFlows: readonly FlowSpec[] = [
  {
    name: 'Nightly: copy orders to the data warehouse',
    owner: 'hassan',
    solution: 'core',
    runs: { failing: 'sessionsRevoked' },
    description: 'Writes to another environment: its connection must be alive.',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseOtherEnvironment') },
      recurrence('Day'),
      inSequence({
        List_orders_there: dataverseAction('ListRecordsWithOrganization', { organization: otherEnvironment, entityName: 'contoso_orders' }),
        For_each_order: forEach("@outputs('List_orders_there')?['body/value']", {
          Upsert_there: dataverseAction('UpdateRecordWithOrganization', {
            organization: otherEnvironment,
            entityName: 'contoso_orders',
            recordId: "@items('For_each_order')?['contoso_orderid']",
            'item/contoso_synced': true,
          }),
        }),
      }),
    ),
  },
  {
    name: 'Hourly: reconcile stock here and in the data warehouse',
    owner: 'kwame',
    solution: 'fieldService',
    runs: { failing: 'idle' },
    description: 'Reaches its own environment and another one through one connection.',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseFieldService'), shared_warehouse: embedded('contoso_WarehouseApi') },
      recurrence('Hour'),
      inSequence({
        List_assets_here: dataverseAction('ListRecords', { entityName: 'contoso_assets' }),
        List_assets_there: dataverseAction('ListRecordsWithOrganization', { organization: otherEnvironment, entityName: 'contoso_assets' }),
        Delete_there: dataverseAction('DeleteRecordWithOrganization', {
          organization: "@parameters('Warehouse URL (contoso_WarehouseUrl)')",
          entityName: 'contoso_assets',
          recordId: "@outputs('Obsolete')",
        }),
      }),
    ),
  },
  {
    name: 'Daily: close stale cases (organization current)',
    owner: 'hassan',
    solution: 'core',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseServicePrincipal') },
      recurrence('Day'),
      inSequence({
        List_stale_cases: dataverseAction('ListRecordsWithOrganization', {
          organization: 'current',
          entityName: 'contoso_servicecases',
          $filter: 'statecode eq 0',
        }),
      }),
    ),
  },
  {
    name: 'Daily: expiring contracts (service principal)',
    owner: 'flowService',
    solution: 'core',
    runs: { recovered: 'wrongSecret' },
    coOwners: ['hassan'],
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseServicePrincipal'), shared_office365: embedded('contoso_OutlookNotifications') },
      recurrence('Day'),
      inSequence({
        List_contracts: dataverseAction('ListRecords', {
          entityName: 'contoso_contracts',
          $filter: 'contoso_end lt @{addDays(utcNow(), 30)}',
        }),
        Send_mail: sendMail('legal@contoso.com', 'Contracts'),
      }),
    ),
  },
  {
    name: 'Every 15 minutes: warehouse sync (service principal)',
    owner: 'warehouseSync',
    solution: 'fieldService',
    runs: { failing: 'secretExpired' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseWarehouseSync'), shared_warehouse: embedded('contoso_WarehouseApi') },
      recurrence('Minute', 15),
      inSequence({
        List_work_orders: dataverseAction('ListRecords', { entityName: 'contoso_workorders' }),
        Write_stock: dataverseAction('UpdateRecord', {
          entityName: 'contoso_assets',
          recordId: "@outputs('Asset')",
          'item/contoso_OrderId@odata.bind': "/contoso_orders(@{outputs('Order')})",
        }),
      }),
    ),
  },
  {
    name: 'Sliding window: telemetry roll-up',
    owner: 'aoife',
    solution: 'fieldService',
    state: 'off',
    runs: 'none',
    clientdata: clientdata(
      { shared_telematics: embedded('contoso_TelematicsApi') },
      slidingWindow(),
      inSequence({
        Read: { type: 'Compose', inputs: '@utcNow()' },
      }),
    ),
  },
  {
    name: 'Weekly: forecast workbook',
    owner: 'maximilian',
    solution: 'finance',
    runs: { recovered: 'multiFactor' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseTreasury'), shared_excelonlinebusiness: embedded('contoso_ExcelForecast') },
      recurrence('Week'),
      inSequence({
        List_orders: dataverseAction('ListRecords', { entityName: 'contoso_orders' }),
        Write_workbook: connectorAction('shared_excelonlinebusiness', 'shared_excelonlinebusiness', 'AddRowV2', {
          source: 'me',
          drive: 'forecast',
          file: 'forecast.xlsx',
          table: '{1}',
        }),
      }),
    ),
  },
  {
    name: 'Monthly: SQL reporting extract',
    owner: 'olivia',
    solution: 'finance',
    state: 'suspended',
    runs: 'none',
    clientdata: clientdata(
      { shared_sql: embedded('contoso_SqlUnbound') },
      recurrence('Month'),
      inSequence({
        Extract: connectorAction('shared_sql', 'shared_sql', 'ExecuteProcedure_V2', {
          server: 'sql.contoso.com',
          database: 'report',
          procedure: '[dbo].[Extract]',
        }),
      }),
    ),
  },
  {
    name: 'Daily: legacy invoice import',
    owner: 'olivia',
    solution: 'finance',
    runs: { failing: 'connectionDeleted' },
    description: 'Uses the old Dataverse connector.',
    clientdata: clientdata(
      {
        shared_commondataservice: embedded('contoso_LegacyDataverse'),
        shared_commondataservice_1: embedded('contoso_sharedcommondataservice_11c0e'),
      },
      recurrence('Day'),
      inSequence({
        List_invoices: connectorAction('shared_commondataservice', 'shared_commondataservice', 'GetItems_V2', {
          dataset: 'default.cds',
          table: 'contoso_invoices',
        }),
        Create_invoice: connectorAction('shared_commondataservice', 'shared_commondataservice_1', 'PostItem_V2', {
          dataset: 'default.cds',
          table: 'contoso_invoices',
        }),
      }),
    ),
  },
  {
    name: 'Daily: tenant inventory',
    owner: 'ingrid',
    solution: 'core',
    runs: { recovered: 'throttled' },
    clientdata: clientdata(
      { shared_powerplatformadminv2: embedded('contoso_AdminV2') },
      recurrence('Day'),
      inSequence({
        List_connections: connectorAction('shared_powerplatformadminv2', 'shared_powerplatformadminv2', 'ListConnections', {
          environmentId: "@workflow()?['tags']?['environmentName']",
          'api-version': '2024-10-01',
        }),
      }),
    ),
  },
  {
    name: 'Daily: rotate the warehouse key',
    owner: 'hassan',
    solution: 'core',
    runs: { failing: 'conditionalAccess' },
    clientdata: clientdata(
      { shared_keyvault: embedded('contoso_KeyVault') },
      recurrence('Day'),
      inSequence({
        Get_secret: connectorAction('shared_keyvault', 'shared_keyvault', 'GetSecret', { secretName: 'warehouse' }),
      }),
    ),
  },
  {
    name: 'Daily: campaign list (not connected)',
    owner: 'chloe',
    solution: 'sales',
    state: 'off',
    runs: 'none',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseUnboundMaker'), shared_sharepointonline: entryFor('shared_sharepointonline', null) },
      recurrence('Day'),
      inSequence({
        List_contacts: dataverseAction('ListRecords', { entityName: 'contacts' }),
        Save_list: connectorAction('shared_sharepointonline', 'shared_sharepointonline', 'CreateFile', {
          dataset: 'https://contoso.sharepoint.com/sites/marketing',
          folderPath: '/',
          name: 'list.csv',
        }),
      }),
    ),
  },
  {
    name: 'Daily: post ERP balances',
    owner: 'marco',
    solution: 'finance',
    runs: { failing: 'unknown' },
    clientdata: clientdata(
      { shared_webcontents: embedded('contoso_HttpEntra'), [dataverse]: embedded('contoso_DataverseFinance') },
      recurrence('Day'),
      inSequence({
        Call_ERP: connectorAction('shared_webcontents', 'shared_webcontents', 'InvokeHttp', {
          'request/method': 'GET',
          'request/url': 'https://erp.contoso.com/balances',
        }),
        Remove_link: dataverseAction('DisassociateEntities', {
          entityName: 'contoso_invoices',
          recordId: "@outputs('Invoice')",
          associationEntityRelationship: 'contoso_invoice_order',
        }),
      }),
    ),
  },
];
