import { clientdata, embedded, entryFor } from '../clientdata';
import { dataverse } from '../connectors';
import type { FlowSpec } from '../flowSpec';
import { connectorAction, dataverseAction, inSequence, triggeredRow } from './steps';
import { rowTrigger } from './triggers';

/** Row triggers in trouble: subscriptions out of step, owners who left or lack rights, connections that are missing or broken. */
export const troubledFlows: readonly FlowSpec[] = [
  {
    name: 'Service case: assign to queue by product',
    owner: 'joao',
    solution: 'sales',
    subscription: 'older than the flow',
    runs: 'none',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_sharedcommondataserviceforapps_4f1c2') },
      rowTrigger('contoso_servicecase', { message: 1 }),
      inSequence({
        Associate_product: dataverseAction('AssociateEntities', {
          entityName: 'contoso_servicecases',
          recordId: triggeredRow('contoso_servicecase'),
          associationEntityRelationship: 'contoso_case_asset',
          'item/@odata.id': "@outputs('Asset')",
        }),
      }),
    ),
  },
  {
    name: 'Work order: close related cases',
    owner: 'kwame',
    solution: 'fieldService',
    subscription: 'missing',
    runs: { failing: 'privilegeMissing' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseWarehouseSync') },
      rowTrigger('contoso_workorder', { message: 3, filteringattributes: 'statuscode' }),
      inSequence({
        List_cases: dataverseAction('ListRecords', { entityName: 'contoso_servicecases', $top: 100 }),
        Delete_drafts: dataverseAction('DeleteRecord', { entityName: 'contoso_workorders', recordId: "@outputs('Draft')" }),
      }),
    ),
  },
  {
    name: 'Invoice: archive the PDF',
    owner: 'olivia',
    solution: 'finance',
    runs: { failing: 'userDisabled' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseOlivia'), shared_azureblob: embedded('contoso_BlobArchive') },
      rowTrigger('contoso_invoice', { message: 3 }),
      inSequence({
        Download_the_file: dataverseAction('GetEntityFileImageFieldContent', {
          entityName: 'contoso_invoices',
          recordId: triggeredRow('contoso_invoice'),
          fileImageFieldName: 'contoso_pdf',
        }),
        Store_blob: connectorAction('shared_azureblob', 'shared_azureblob', 'CreateFile_V2', {
          dataset: 'contosoarchive',
          folderPath: '/invoices',
          name: 'invoice.pdf',
        }),
      }),
    ),
  },
  {
    name: 'Contact: keep newsletter consent in step',
    owner: 'daniel',
    solution: 'sales',
    runs: 'healthy',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseSales') },
      rowTrigger('contact', { message: 3, filteringattributes: 'donotbulkemail' }),
      inSequence({
        Update_contact: dataverseAction('UpdateRecord', {
          entityName: 'contacts',
          recordId: triggeredRow('contact'),
          'item/description': 'Consent updated',
        }),
      }),
    ),
  },
  {
    name: "Order: daniel's discount rule",
    owner: 'daniel',
    solution: 'sales',
    runs: { failing: 'userDisabled' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseDaniel'), shared_sharepointonline: embedded('contoso_SharePointDaniel') },
      rowTrigger('contoso_order'),
      inSequence({
        Get_discounts: connectorAction('shared_sharepointonline', 'shared_sharepointonline', 'GetItems', {
          dataset: 'https://contoso.sharepoint.com/sites/sales',
          table: 'Discounts',
        }),
        Apply_discount: dataverseAction('UpdateOnlyRecord', {
          entityName: 'contoso_orders',
          recordId: triggeredRow('contoso_order'),
          'item/contoso_discount': 5,
        }),
      }),
    ),
  },
  {
    name: 'Work order: quality check (managed)',
    owner: 'pipeline',
    solution: 'fieldServiceManaged',
    state: 'off',
    runs: 'none',
    description: 'Off since the import: its connection reference is not connected.',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseUnboundImport') },
      rowTrigger('contoso_workorder', { message: 3 }),
      inSequence({
        Create_check: dataverseAction('CreateRecord', { entityName: 'contoso_servicecases', 'item/contoso_name': 'Quality check' }),
      }),
    ),
  },
  {
    name: 'Asset: register telematics unit',
    owner: 'aoife',
    solution: 'fieldService',
    runs: { failing: 'invalidConnection' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseFieldService'), shared_telematics: embedded('contoso_TelematicsApi') },
      rowTrigger('contoso_asset'),
      inSequence({
        Register: {
          type: 'OpenApiConnection',
          inputs: {
            host: {
              connectionName: 'shared_telematics',
              operationId: 'RegisterUnit',
              apiId: '/providers/Microsoft.PowerApps/apis/shared_contoso-5ftelematics-5f5f09e4d17ab3c2f6',
            },
            parameters: {},
          },
        },
      }),
    ),
  },
  {
    name: 'Employee: onboarding checklist',
    owner: 'anna',
    solution: 'core',
    runs: { failing: 'privilegeMissing' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseGuest'), shared_office365users: embedded('contoso_Users') },
      rowTrigger('contoso_employee'),
      inSequence({
        Get_manager: connectorAction('shared_office365users', 'shared_office365users', 'Manager_V2', {
          id: "@triggerOutputs()?['body/contoso_mail']",
        }),
        Create_tasks: dataverseAction('CreateRecord', { entityName: 'tasks', 'item/subject': 'Order a laptop' }),
      }),
    ),
  },
  {
    name: 'Work order: contractor check-in',
    owner: 'dmitri',
    solution: 'fieldService',
    runs: { failing: 'licence' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseContractor') },
      rowTrigger('contoso_workorder', { message: 3 }),
      inSequence({
        Update_work_order: dataverseAction('UpdateOnlyRecord', {
          entityName: 'contoso_workorders',
          recordId: triggeredRow('contoso_workorder'),
          'item/contoso_checkedin': true,
        }),
      }),
    ),
  },
  {
    name: 'Order: names a connection reference that was deleted',
    owner: 'chloe',
    solution: 'sales',
    state: 'off',
    runs: 'none',
    clientdata: clientdata(
      { [dataverse]: entryFor(dataverse, 'contoso_DeletedReference') },
      rowTrigger('contoso_order', { message: 2 }),
      inSequence({
        List_orders: dataverseAction('ListRecords', { entityName: 'contoso_orders' }),
      }),
    ),
  },
  {
    name: 'Employee: yearly review (inactive connection reference)',
    owner: 'hassan',
    solution: 'core',
    state: 'off',
    runs: 'none',
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseOld') },
      rowTrigger('contoso_employee', { message: 3 }),
      inSequence({ Create_task: dataverseAction('CreateRecord', { entityName: 'tasks', 'item/subject': 'Yearly review' }) }),
    ),
  },
  {
    name: 'Account: take over from the legacy CRM',
    owner: 'hassan',
    solution: 'core',
    description: 'Its connection is of an application user that was disabled.',
    runs: { failing: 'userDisabled' },
    clientdata: clientdata(
      { [dataverse]: embedded('contoso_DataverseLegacyImport') },
      rowTrigger('account', { message: 1 }),
      inSequence({
        Update_account: dataverseAction('UpdateRecord', {
          entityName: 'accounts',
          recordId: triggeredRow('account'),
          'item/description': 'Legacy',
        }),
      }),
    ),
  },
];
