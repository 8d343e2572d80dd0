import type { RequestContext } from '../core/context';

const noId = '00000000-0000-0000-0000-000000000000';

/** The answer of the WhoAmI function: who the request runs as. */
export function whoAmI(context: RequestContext): Record<string, unknown> {
  const organization = context.store.row('SELECT organizationid FROM organization');
  return {
    '@odata.context': `${context.baseUrl}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: context.caller.businessUnit ?? noId,
    UserId: context.caller.id,
    OrganizationId: organization?.organizationid ?? noId,
  };
}
