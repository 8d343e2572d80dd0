import type { RequestContext } from '../core/context';
import { badQuery } from '../errors';
import type { Operation } from './operation';
import { organizationVersion } from './retrieveVersion';

const accessTypes = ['Default', 'Internet', 'Intranet'];

/** Members of OrganizationDetail that no table tells (Microsoft Learn, OrganizationDetail); they are left out where the data is silent. */
const fromData = ['EnvironmentId', 'DatacenterId', 'Geo', 'TenantId', 'OrganizationType', 'SchemaType'];

/**
 * The RetrieveCurrentOrganization function (Microsoft Learn, RetrieveCurrentOrganization; the shape of the answer: use Web API
 * functions). The data's `OrganizationDetails` win over what is derived from the organization's row and the address that was
 * asked: names, version, state and endpoints are modelled so far.
 */
export const retrieveCurrentOrganization: Operation = {
  kind: 'function',
  run(context, { parameters }) {
    if (!accessTypes.includes(String(parameters.AccessType))) {
      throw badQuery(`The parameter 'AccessType' of RetrieveCurrentOrganization is one of ${accessTypes.join(', ')}.`);
    }
    return { Detail: detailOf(context) };
  },
};

function detailOf(context: RequestContext): Record<string, unknown> {
  const { environment, store } = context;
  const row = store.row('SELECT organizationid, name FROM organization');
  const { origin, hostname } = new URL(context.baseUrl);
  const derived: Record<string, unknown> = {
    OrganizationId: row?.organizationid,
    FriendlyName: row?.name,
    OrganizationVersion: organizationVersion(context),
    ...Object.fromEntries(fromData.map((name) => [name, undefined])),
    UrlName: hostname.split('.')[0],
    UniqueName: row?.name,
    State: 'Enabled',
    Endpoints: endpointsOf(origin),
  };
  const members = Object.entries(derived).map(([name, value]) => [name, environment.organizationDetail[name] ?? value] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined && value !== null));
}

function endpointsOf(origin: string): unknown {
  const services = `${origin}/XRMServices/2011/`;
  return {
    Count: 3,
    IsReadOnly: false,
    Keys: ['WebApplication', 'OrganizationService', 'OrganizationDataService'],
    Values: [`${origin}/`, `${services}Organization.svc`, `${services}OrganizationData.svc`],
  };
}
