import type { DataRow } from '../environmentData';
import type { Identify, SampleSource } from './random';
import { audited, customizable, ownedBy, type RowSets } from './rows';

/** The Dataverse connector. */
export const dataverse = 'shared_commondataserviceforapps';

/** Prefix of a connector's full id in `connectionreference.connectorid`. */
export const apiPrefix = '/providers/Microsoft.PowerApps/apis/';

/** Internal ids of the company's custom connectors. */
export const customConnectors = {
  warehouse: 'shared_contoso-5fwarehouse-5f5fa1c0b7d2e34f68',
  telematics: 'shared_contoso-5ftelematics-5f5f09e4d17ab3c2f6',
} as const;

/** Display names of the connectors that the sample uses. */
export const connectorNames = {
  [dataverse]: 'Microsoft Dataverse',
  shared_commondataservice: 'Microsoft Dataverse (legacy)',
  shared_sharepointonline: 'SharePoint',
  shared_office365: 'Office 365 Outlook',
  shared_office365users: 'Office 365 Users',
  shared_teams: 'Microsoft Teams',
  shared_sql: 'SQL Server',
  shared_approvals: 'Approvals',
  shared_excelonlinebusiness: 'Excel Online (Business)',
  shared_azureblob: 'Azure Blob Storage',
  shared_keyvault: 'Azure Key Vault',
  shared_webcontents: 'HTTP with Microsoft Entra ID (preauthorized)',
  shared_powerplatformadminv2: 'Power Platform for Admins V2',
  [customConnectors.warehouse]: 'Contoso Warehouse',
  [customConnectors.telematics]: 'Contoso Vehicle Telematics',
} as const;

/** Name of a connector that the sample uses. */
export type ConnectorName = keyof typeof connectorNames;

/** Short name of one of the company's custom connectors. */
export type CustomConnectorKey = keyof typeof customConnectors;

const customKeys = Object.keys(customConnectors) as CustomConnectorKey[];

/**
 * The id of the `connector` row behind a custom connector; null for the platform's connectors, which have no row.
 * @param name plain name of the connector.
 */
export function customConnectorId(identify: Identify, name: ConnectorName): string | null {
  const key = customKeys.find((candidate) => customConnectors[candidate] === name);
  return key === undefined ? null : identify('connector', key);
}

function connectorRow(identify: Identify, key: CustomConnectorKey): DataRow {
  const internalId = customConnectors[key];
  return {
    connectorid: identify('connector', key),
    name: `contoso_${key}`,
    displayname: connectorNames[internalId],
    description: `Custom connector of the ${key} service.`,
    connectorinternalid: internalId,
    connectortype: 1,
    iconbrandcolor: '#007ee5',
    openapidefinition: JSON.stringify({
      swagger: '2.0',
      info: { title: connectorNames[internalId], version: '1.0' },
      host: `${key}.contoso.com`,
      basePath: '/',
      paths: {},
    }),
    connectionparameters: JSON.stringify({ api_key: { type: 'securestring' } }),
    ismanaged: false,
    iscustomizable: customizable(),
    statecode: 0,
    statuscode: 1,
    componentstate: 0,
    ...ownedBy(identify, key === 'warehouse' ? 'kwame' : 'aoife'),
    ...audited(identify, 420, 60),
  };
}

/**
 * The company's custom connectors.
 * @param source the sample's ids.
 */
export function connectorRows({ identify }: SampleSource): RowSets {
  return { connectors: customKeys.map((key) => connectorRow(identify, key)) };
}
