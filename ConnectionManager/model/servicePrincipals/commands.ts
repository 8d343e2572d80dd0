/** What stands in a command where the secret goes. */
export const SECRET_PLACEHOLDER = 'CLIENT-SECRET-VALUE';

/** What a connection is made of, but for the secret. */
export interface ConnectionValues {
  readonly name: string;
  readonly applicationId: string;
  readonly tenantId: string;
  /** The environment's ID in Power Platform; null where it isn't known, and the one that is selected in `pac auth` counts. */
  readonly environmentId: string | null;
}

/**
 * The command that creates a service principal connection of the Dataverse connector (Microsoft Learn, "pac connection").
 *
 * @param values What the connection is made of.
 * @returns One line for PowerShell and for Bash, with a placeholder for the secret.
 */
export function pacCreateConnection({ name, applicationId, tenantId, environmentId }: ConnectionValues): string {
  const environment = environmentId === null ? [] : ['--environment', quoted(environmentId)];
  return [
    ...['pac connection create', '--name', quoted(name), '--application-id', quoted(applicationId)],
    ...['--client-secret', quoted(SECRET_PLACEHOLDER), '--tenant-id', quoted(tenantId), ...environment],
  ].join(' ');
}

/**
 * The command that registers an application and makes its application user (Microsoft Learn, "pac admin create-service-principal").
 * Without `--role` the application would become System Administrator (Microsoft's samples).
 *
 * @param values The environment, the application's name, and the role that it gets.
 * @returns One line for PowerShell and for Bash.
 */
export function pacCreateServicePrincipal(values: { readonly environmentId: string; readonly name: string; readonly role: string }): string {
  const { environmentId, name, role } = values;
  return `pac admin create-service-principal --environment ${quoted(environmentId)} --name ${quoted(name)} --role ${quoted(role)}`;
}

/**
 * The same connection for Terraform, with the provider that Microsoft publishes (microsoft/power-platform). The secret is a variable.
 *
 * @param values What the connection is made of.
 * @returns A file.
 */
export function terraformConnection({ name, applicationId, tenantId, environmentId }: ConnectionValues): string {
  return `variable "client_secret" {
  type      = string
  sensitive = true
}

resource "powerplatform_connection" "dataverse" {
  environment_id = ${hcl(environmentId ?? 'ENVIRONMENT-ID')}
  name           = "shared_commondataserviceforapps"
  display_name   = ${hcl(name)}
  connection_parameters_set = jsonencode({
    name = "ServicePrincipalOauth"
    values = {
      "token:clientId"     = { value = ${hcl(applicationId)} }
      "token:clientSecret" = { value = var.client_secret }
      "token:TenantId"     = { value = ${hcl(tenantId)} }
    }
  })

  lifecycle {
    ignore_changes = [connection_parameters_set]
  }
}
`;
}

/**
 * In single quotes both shells take everything as it is, but for the quotes themselves, to which PowerShell counts the curly ones. Those,
 * double quotes, which Windows PowerShell doesn't hand on, and what would turn the end or the beginning into something else are left out.
 */
function quoted(text: string): string {
  const plain = text
    .replace(/['"\u2018-\u201f]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/^[\s-]+|[\s\\]+$/g, '');
  return `'${plain}'`;
}

/** A quoted string of HCL (HashiCorp, "HCL native syntax": escapes of quoted literals and of templates). */
function hcl(text: string): string {
  const escaped = JSON.stringify(text).replace(/\\[bf]/g, (escape) => (escape === '\\b' ? '\\u0008' : '\\u000c'));
  return escaped.replace(/\$\{/g, '$$${').replace(/%\{/g, '%%{');
}
