import type { RequestContext } from '../core/context';
import type { Operation } from './operation';

/**
 * The version of the organization: what the data's `OrganizationDetails` say, else no more than is known, that of the Web
 * API with zeros (modelled).
 */
export function organizationVersion({ environment }: RequestContext): unknown {
  return environment.organizationDetail.OrganizationVersion ?? '9.2.0.0';
}

/** The RetrieveVersion function (Microsoft Learn, RetrieveVersion). */
export const retrieveVersion: Operation = {
  kind: 'function',
  run: (context) => ({ Version: organizationVersion(context) }),
};
