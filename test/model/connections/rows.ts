import type { Connection } from '../../../ConnectionManager/model/connection';

/** A connection as the Power Apps API answers it, before anything is said of it: its own, and its properties. */
export type ConnectionRow = Record<string, unknown> & { readonly properties: Record<string, unknown> };

/** Ann, as the Power Apps API says who made a connection. */
export const ann = {
  id: '00000000-0000-0000-0000-0000000000a1',
  displayName: 'Ann Lee',
  email: 'ann@example.com',
  type: 'User',
  tenantId: '00000000-0000-0000-0000-00000000007e',
  userPrincipalName: 'ann@example.com',
};

const environment = '/providers/Microsoft.PowerApps/scopes/admin/environments/00000000-0000-0000-0000-0000000000e1';

/** A working connection of Ann's to Dataverse, as the admins' answer words it, but for what a test says of its properties. */
export function connectionRow(changes: Record<string, unknown> = {}, name = 'shared-commondataser-1'): ConnectionRow {
  const apiId = `${environment}/apis/shared_commondataserviceforapps`;
  return {
    name,
    id: `${apiId}/connections/${name}`,
    type: 'Microsoft.PowerApps/scopes/apis/connections',
    properties: {
      apiId,
      displayName: 'ann@example.com',
      iconUri: 'https://example.com/icon.png',
      statuses: [{ status: 'Connected' }],
      connectionParametersSet: { name: 'Oauth', values: {} },
      keywordsRemaining: 78,
      isSsoConnection: false,
      createdBy: ann,
      createdTime: '2026-04-28T05:34:01.1234567Z',
      lastModifiedTime: '2026-05-11T05:34:50.259843Z',
      expirationTime: '2026-05-11T06:34:50.259843Z',
      environment: { id: environment, name: '00000000-0000-0000-0000-0000000000e1' },
      accountName: 'ann@example.com',
      allowSharing: false,
      ...changes,
    },
  };
}

/** The status of a connection whose sign-in was revoked. */
export const revoked = {
  status: 'Error',
  target: 'token',
  error: {
    code: 'Unauthorized',
    message:
      'Failed to refresh access token for service: aadcertificate. Correlation Id=g-1, UTC TimeStamp=4/18/2026 1:48:15 PM, Error: ' +
      'Failed to acquire token from AAD: {"error":"invalid_grant","error_description":"AADSTS50173: The grant was revoked.",' +
      '"error_codes":[50173],"timestamp":"2026-04-18 13:48:15Z"}',
  },
};

/** The status of a connection that nobody has signed in to. */
export const neverSignedIn = {
  status: 'Error',
  target: 'token',
  error: { code: 'Unauthenticated', message: 'This connection is not authenticated.' },
};

/** A working connection of Ann's to Dataverse, but for what a test says. */
export function aLiveConnection(changes: Partial<Connection> = {}): Connection {
  return {
    name: 'shared-commondataser-1',
    connector: 'shared_commondataserviceforapps',
    displayName: 'ann@example.com',
    statuses: [{ status: 'Connected', target: null, error: null }],
    parameterSet: 'Oauth',
    accountName: 'ann@example.com',
    applicationId: null,
    owner: { objectId: ann.id, name: 'Ann Lee', userName: 'ann@example.com' },
    shareable: false,
    modifiedOn: new Date('2026-05-11T05:34:50.259Z'),
    source: 'live',
    ...changes,
  };
}
