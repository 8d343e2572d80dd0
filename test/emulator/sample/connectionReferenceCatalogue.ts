import { customConnectors, dataverse, type ConnectorName } from './connectors';
import type { OwnerKey } from './people';
import type { SolutionKey } from './solutionCatalogue';

/** One connection reference of the sample. */
export interface ConnectionReferenceSpec {
  logicalName: string;
  /** Display name; null where it was never given. */
  name: string | null;
  connector: ConnectorName;
  owner: OwnerKey;
  /** Key of the connection behind it; the same key means the same connection; null is not connected. */
  connection: string | null;
  solution: SolutionKey;
  inactive?: boolean;
  description?: string;
}

function reference<const Name extends string>(
  logicalName: Name,
  name: string | null,
  connector: ConnectorName,
  owner: OwnerKey,
  connection: string | null,
  solution: SolutionKey,
  more: Pick<ConnectionReferenceSpec, 'inactive' | 'description'> = {},
): ConnectionReferenceSpec & { logicalName: Name } {
  return { logicalName, name, connector, owner, connection, solution, ...more };
}

const longName =
  'Dataverse - Intercompany reconciliation, month-end close, accruals and treasury forecasting (production, ' +
  'owned by the shared service centre; please do not rebind without a change request)';

/**
 * The connection references that stand for a case each: shared connections, duplicates, unbound, unused, inactive, managed, owned by
 * leavers, guests, teams and application users, names as companies write them.
 */
export const referenceCatalogue = [
  reference('contoso_DataverseSales', 'Dataverse - Sales', dataverse, 'lena', 'lena.dataverse', 'sales', {
    description: 'Used by all sales processes.',
  }),
  reference('contoso_sharedcommondataserviceforapps_4f1c2', 'Dataverse - Sales', dataverse, 'joao', 'joao.dataverse', 'sales'),
  reference(
    'contoso_sharedcommondataserviceforapps_9be21',
    'Microsoft Dataverse ContosoSales-9be21',
    dataverse,
    'lena',
    'lena.dataverse',
    'sales',
  ),
  reference(
    'contoso_DataverseServicePrincipal',
    'Dataverse - Service principal (Contoso Flow Service)',
    dataverse,
    'flowService',
    'pac.flowService',
    'core',
  ),
  reference(
    'contoso_DataverseWarehouseSync',
    'Dataverse - Warehouse sync (service principal)',
    dataverse,
    'warehouseSync',
    'pac.warehouseSync',
    'fieldService',
  ),
  reference('contoso_DataverseFinance', 'Dataverse - Finance', dataverse, 'marco', 'marco.dataverse', 'finance'),
  reference('contoso_DataverseFinanceRunAs', 'Dataverse - Finance (as the invoker)', dataverse, 'marco', 'marco.dataverse', 'finance'),
  reference('contoso_DataverseFieldService', 'Dataverse - Field Service', dataverse, 'aoife', 'aoife.dataverse', 'fieldService'),
  reference('contoso_DataverseHR', 'Dataverse - HR & Onboarding', dataverse, 'priya', 'priya.dataverse', 'core'),
  reference(
    'contoso_DataverseOtherEnvironment',
    'Dataverse - Data warehouse (other environment)',
    dataverse,
    'hassan',
    'hassan.dataverse',
    'core',
  ),
  reference('contoso_DataverseDaniel', 'Dataverse - Daniel', dataverse, 'daniel', 'daniel.dataverse', 'sales'),
  reference('contoso_DataverseOlivia', "Olivia's Dataverse", dataverse, 'olivia', 'olivia.dataverse', 'finance'),
  reference('contoso_DataverseRashid', 'Dataverse (Rashid Khan)', dataverse, 'rashid', 'rashid.dataverse', 'fieldService'),
  reference(
    'contoso_DataverseSalesTeam',
    'Dataverse - Shared by Sales Operations',
    dataverse,
    'salesOperations',
    'lena.dataverse',
    'sales',
  ),
  reference('contoso_DataverseGuest', 'Dataverse - Consulting', dataverse, 'anna', 'anna.dataverse', 'core'),
  reference('contoso_DataverseContractor', 'Dataverse - Contractor', dataverse, 'dmitri', 'dmitri.dataverse', 'fieldService'),
  reference('contoso_DataverseTokyo', 'Dataverse – 営業本部', dataverse, 'misaki', 'misaki.dataverse', 'sales'),
  reference('contoso_DataverseEmea', 'داتافيرس - فريق المبيعات', dataverse, 'layla', 'layla.dataverse', 'sales'),
  reference('contoso_DataverseTreasury', longName, dataverse, 'maximilian', 'maximilian.dataverse', 'finance'),
  reference('contoso_sharedcommondataserviceforapps_0d7aa', null, dataverse, 'chloe', 'chloe.dataverse', 'core'),
  reference('contoso_DataverseOld', 'Dataverse - OLD, do not use', dataverse, 'hassan', 'hassan.dataverse', 'core', { inactive: true }),
  reference(
    'contoso_DataverseUnboundImport',
    'Dataverse - Quality (not connected since the import)',
    dataverse,
    'pipeline',
    null,
    'fieldServiceManaged',
  ),
  reference('contoso_DataverseUnboundMaker', 'Dataverse - Campaigns', dataverse, 'chloe', null, 'sales'),
  reference(
    'fabrikam_sharedcommondataserviceforapps_77d10',
    'Fabrikam Approvals Dataverse',
    dataverse,
    'pipeline',
    'pac.pipeline',
    'fabrikamApprovals',
  ),
  reference('fabrikam_sharedapprovals_77d11', 'Fabrikam Approvals', 'shared_approvals', 'pipeline', null, 'fabrikamApprovals'),
  reference(
    'contoso_DataverseManaged',
    'Dataverse - Field Service (managed)',
    dataverse,
    'pipeline',
    'pac.pipeline',
    'fieldServiceManaged',
  ),
  reference('contoso_DataverseUnused1', 'Dataverse - Pilot 2024', dataverse, 'tomasz', 'tomasz.dataverse', 'core'),
  reference('contoso_DataverseUnused2', 'Dataverse - Test <b>bold</b>', dataverse, 'sofia', 'sofia.dataverse', 'core'),
  reference('contoso_DataverseUnused3', 'Dataverse - Daniel (copy)', dataverse, 'daniel', 'daniel.dataverse', 'sales'),
  reference('contoso_DataverseLegacyImport', 'Dataverse - Legacy import', dataverse, 'legacyImport', 'pac.legacyImport', 'core'),
  reference(
    'contoso_LegacyDataverse',
    'Common Data Service (current environment)',
    'shared_commondataservice',
    'olivia',
    'olivia.legacy',
    'finance',
  ),
  reference(
    'contoso_sharedcommondataservice_11c0e',
    'Dataverse (legacy) - Invoices',
    'shared_commondataservice',
    'marco',
    'marco.legacy',
    'finance',
  ),
  reference('contoso_SharePointSales', 'SharePoint - Sales documents', 'shared_sharepointonline', 'lena', 'lena.sharepoint', 'sales'),
  reference('contoso_SharePointHR', 'SharePoint - HR', 'shared_sharepointonline', 'priya', 'priya.sharepoint', 'core'),
  reference('contoso_SharePointDaniel', 'SharePoint - Daniel', 'shared_sharepointonline', 'daniel', 'daniel.sharepoint', 'sales'),
  reference('contoso_SharePointUnbound', 'SharePoint - Contracts archive', 'shared_sharepointonline', 'sofia', null, 'finance'),
  reference(
    'contoso_OutlookNotifications',
    'Outlook - notifications@contoso.com',
    'shared_office365',
    'hassan',
    'notifications.outlook',
    'core',
  ),
  reference('contoso_OutlookFinance', 'Outlook - Accounts payable mailbox', 'shared_office365', 'sofia', 'sofia.outlook', 'finance'),
  reference(
    'contoso_OutlookDuplicate',
    'Outlook - notifications@contoso.com',
    'shared_office365',
    'priya',
    'notifications.outlook',
    'core',
  ),
  reference('contoso_Teams', 'Teams - Automation', 'shared_teams', 'hassan', 'notifications.teams', 'core'),
  reference('contoso_TeamsFieldService', 'Teams - Dispatchers', 'shared_teams', 'aoife', 'aoife.teams', 'fieldService'),
  reference('contoso_SqlLedger', 'SQL - General ledger', 'shared_sql', 'marco', 'ledger.sql', 'finance'),
  reference('contoso_SqlUnbound', 'SQL - Reporting', 'shared_sql', 'olivia', null, 'finance'),
  reference('contoso_Approvals', 'Approvals', 'shared_approvals', 'lena', null, 'core'),
  reference('contoso_ApprovalsFinance', 'Approvals - Finance', 'shared_approvals', 'marco', 'marco.approvals', 'finance'),
  reference(
    'contoso_ExcelForecast',
    'Excel - Forecast workbook',
    'shared_excelonlinebusiness',
    'maximilian',
    'maximilian.excel',
    'finance',
  ),
  reference('contoso_BlobArchive', 'Azure Blob - contosoarchive', 'shared_azureblob', 'hassan', 'archive.blob', 'core'),
  reference('contoso_KeyVault', 'Key Vault - kv-contoso-flows', 'shared_keyvault', 'hassan', 'hassan.keyvault', 'core'),
  reference('contoso_WarehouseApi', 'Warehouse API', customConnectors.warehouse, 'kwame', 'warehouse.key', 'fieldService'),
  reference('contoso_TelematicsApi', 'Vehicle telematics', customConnectors.telematics, 'aoife', null, 'fieldService'),
  reference('contoso_HttpEntra', 'HTTP with Entra ID - ERP', 'shared_webcontents', 'marco', 'marco.erp', 'finance'),
  reference('contoso_AdminV2', 'Power Platform for Admins V2', 'shared_powerplatformadminv2', 'ingrid', 'ingrid.admin', 'core'),
  reference('contoso_Users', 'Office 365 Users', 'shared_office365users', 'priya', 'priya.users', 'core'),
];

/** Logical name of a connection reference of the catalogue. */
export type ReferenceName = (typeof referenceCatalogue)[number]['logicalName'];
