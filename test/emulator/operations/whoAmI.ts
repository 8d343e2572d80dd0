import type { Operation } from './operation';

const noId = '00000000-0000-0000-0000-000000000000';

/** The WhoAmI function: who the request runs as. */
export const whoAmI: Operation = {
  kind: 'function',
  run({ store, caller }) {
    const organization = store.row('SELECT organizationid FROM organization');
    return { BusinessUnitId: caller.businessUnit ?? noId, UserId: caller.id, OrganizationId: organization?.organizationid ?? noId };
  },
};
