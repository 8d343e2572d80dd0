import type { DataverseClient, OperationParameter } from './client';

/** Microsoft Learn, "EndpointAccessType EnumType". */
const defaultAccess: OperationParameter = {
  name: 'AccessType',
  value: 0,
  typeName: 'Microsoft.Dynamics.CRM.EndpointAccessType',
  structuralProperty: 3,
  enumProperties: [{ name: 'Default', value: 0 }],
};

/**
 * Reads the id that Power Platform knows the environment by. It isn't the organization's id, and no documented method of the host's Web
 * API tells it: only where the host can call functions is it there (Microsoft Learn, "RetrieveCurrentOrganization function").
 *
 * @param client How to ask Dataverse.
 * @returns The id; null where the host can't call functions, or the answer has none.
 * @throws DataverseError where the call was refused.
 */
export function readEnvironmentId(client: DataverseClient): Promise<string | null> {
  return readDetail(client, 'EnvironmentId');
}

/**
 * Reads the id of the tenant that the environment belongs to, in the same way.
 *
 * @param client How to ask Dataverse.
 * @returns The id; null where the host can't call functions, or the answer has none.
 * @throws DataverseError where the call was refused.
 */
export function readTenantId(client: DataverseClient): Promise<string | null> {
  return readDetail(client, 'TenantId');
}

async function readDetail({ execute }: DataverseClient, member: 'EnvironmentId' | 'TenantId'): Promise<string | null> {
  if (execute === null) {
    return null;
  }
  const answer = await execute({ name: 'RetrieveCurrentOrganization', kind: 'function', boundTo: null, parameters: [defaultAccess] });
  const id = (answer as { readonly Detail?: Readonly<Record<string, unknown>> | null } | null)?.Detail?.[member];
  return typeof id === 'string' && id !== '' ? id : null;
}
