import { parseConnections } from '../../../ConnectionManager/model/connections/parseConnections';
import { connectionState } from '../../../ConnectionManager/model/connections/connectionState';
import { identityKind } from '../../../ConnectionManager/model/connections/identityKind';
import { matchConnections } from '../../../ConnectionManager/model/connections/matchConnections';
import type { Connection } from '../../../ConnectionManager/model/connection';
import { liveConnections } from '../../host/liveConnections';
import { aReference } from '../../model/builders';
import { rowsOf } from '../environmentData';
import { ownerOf, references, sample, users } from './readSample';

const listed = parseConnections(liveConnections(sample, { user: sample.user, all: true }) ?? '', new Date(0));

/** The connection behind a connection reference. */
function behind(logicalName: string): Connection | undefined {
  const row = references.find(({ connectionreferencelogicalname }) => connectionreferencelogicalname === logicalName);
  return listed.connections.find(({ name }) => name === row?.connectionid);
}

function errorOf(logicalName: string): string {
  return behind(logicalName)?.statuses.map(({ error }) => error?.message ?? '').join() ?? 'no connection';
}

describe('the connections of the sample', () => {
  it('can all be read as the host hands them in', () => {
    expect(listed).toMatchObject({ problem: null, misfits: [] });
    expect(listed.connections).toHaveLength(rowsOf(sample, 'PowerAppsConnections').length);
  });

  it.each([
    ['contoso_DataverseOtherEnvironment', 'AADSTS50173'],
    ['contoso_DataverseFieldService', 'AADSTS700082'],
    ['contoso_sharedcommondataserviceforapps_4f1c2', 'AADSTS50076'],
    ['contoso_KeyVault', 'AADSTS53003'],
    ['contoso_DataverseWarehouseSync', 'AADSTS7000222'],
    ['contoso_OutlookFinance', 'This connection is not authenticated.'],
  ])('has one behind %s that fails with %s', (logicalName, message) => {
    expect(errorOf(logicalName)).toContain(message);
  });

  it.each([
    ['contoso_DataverseSales', 'user'],
    ['contoso_DataverseGuest', 'guest'],
    ['contoso_DataverseServicePrincipal', 'service-principal'],
  ] as const)('has one behind %s whose identity is a %s', (logicalName, kind) => {
    const connection = behind(logicalName);
    expect(connection && identityKind(connection)).toBe(kind);
    expect(connection && connectionState(connection)).toBe('connected');
  });

  it('has one that says it is connected though the user has been disabled since', () => {
    const row = references.find(({ connectionreferencelogicalname }) => connectionreferencelogicalname === 'contoso_DataverseDaniel');
    expect(ownerOf(row ?? {})?.isdisabled).toBe(true);
    expect(behind('contoso_DataverseDaniel')?.statuses).toMatchObject([{ status: 'Connected' }]);
  });

  it('has one without a status, one with an unknown one, one with two', () => {
    expect(behind('contoso_BlobArchive')?.statuses).toEqual([]);
    expect(behind('contoso_WarehouseApi')?.statuses).toMatchObject([{ status: 'PendingConfirmation' }]);
    expect(behind('contoso_HttpEntra')?.statuses).toMatchObject([{ status: 'Connected' }, { status: 'Error' }]);
  });

  it('has some that no connection reference names, and connection references whose connection is gone', () => {
    const bound = references.map(({ connectionreferenceid, connectorid, connectionid }) =>
      aReference({
        id: String(connectionreferenceid),
        connector: String(connectorid).split('/').pop() ?? null,
        connectionId: typeof connectionid === 'string' ? connectionid : null,
      }),
    );
    const { byReference, loose } = matchConnections(bound, listed.connections);
    expect(loose).toHaveLength(5);
    expect(bound.filter(({ id, connectionId }) => connectionId !== null && !byReference.has(id))).toHaveLength(2);
  });

  it('are for makers those that are their own, or shared with them', () => {
    const own = (user: string): readonly Connection[] =>
      parseConnections(liveConnections(sample, { user, all: false }) ?? '', new Date(0)).connections;
    const byMail = (mail: string): string =>
      String([...users.values()].find(({ domainname }) => domainname === mail)?.systemuserid);
    expect(own(byMail('lena.fischer@contoso.com')).map(({ owner }) => owner?.name)).toContain('Lena Fischer');
    expect(new Set(own(byMail('lena.fischer@contoso.com')).map(({ owner }) => owner?.name)).size).toBe(1);
    expect(own(byMail('contoso-flow-service@contoso.com')).map(({ parameterSet }) => parameterSet)).toEqual(['ServicePrincipalOauth']);
    expect(own(byMail('peter.nowak@contoso.com'))).toEqual([]);
  });
});
