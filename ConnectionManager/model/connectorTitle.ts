/** The names under which Power Automate shows well-known connectors. Product names: they aren't translated. */
const productNames: ReadonlyMap<string, string> = new Map([
  ['shared_commondataserviceforapps', 'Microsoft Dataverse'],
  ['shared_commondataservice', 'Microsoft Dataverse (legacy)'],
  ['shared_approvals', 'Approvals'],
  ['shared_azureblob', 'Azure Blob Storage'],
  ['shared_dataflows', 'Power Query Dataflows'],
  ['shared_excelonlinebusiness', 'Excel Online (Business)'],
  ['shared_flowmanagement', 'Power Automate Management'],
  ['shared_keyvault', 'Azure Key Vault'],
  ['shared_microsoftforms', 'Microsoft Forms'],
  ['shared_office365', 'Office 365 Outlook'],
  ['shared_office365groups', 'Office 365 Groups'],
  ['shared_office365users', 'Office 365 Users'],
  ['shared_onedriveforbusiness', 'OneDrive for Business'],
  ['shared_planner', 'Planner'],
  ['shared_powerappsforadmins', 'Power Apps for Admins'],
  ['shared_powerplatformadminv2', 'Power Platform for Admins V2'],
  ['shared_powerplatformforadmins', 'Power Platform for Admins'],
  ['shared_sendmail', 'Mail'],
  ['shared_sharepointonline', 'SharePoint'],
  ['shared_sql', 'SQL Server'],
  ['shared_teams', 'Microsoft Teams'],
  ['shared_webcontents', 'HTTP with Microsoft Entra ID (preauthorized)'],
  ['shared_wordonlinebusiness', 'Word Online (Business)'],
]);

/**
 * The name a person knows a connector by.
 *
 * @param name Plain name, such as `shared_office365`.
 * @returns The product's name; the plain name without `shared_` for connectors that aren't known here.
 */
export function connectorTitle(name: string): string {
  return productNames.get(name) ?? name.replace(/^shared_/, '');
}
