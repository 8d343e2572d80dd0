import type { CauseCode } from '../../../ConnectionManager/model/causes/cause';
import { explainError } from '../../../ConnectionManager/model/causes/explainError';
import type { ConnectionState, IdentityKind } from '../../../ConnectionManager/model/connection';
import { connectionError, connectionState } from '../../../ConnectionManager/model/connections/connectionState';
import { identityKind } from '../../../ConnectionManager/model/connections/identityKind';
import { parseConnections } from '../../../ConnectionManager/model/connections/parseConnections';
import { ann, connectionRow, neverSignedIn, revoked } from './rows';

/** A row in the shape of the admins' answer for a connector: with a parameter set, or parameters, and with an account or none. */
interface Shape {
  readonly connector: string;
  /** Name of the parameter set; absent where the row has plain parameters. */
  readonly set?: string;
  readonly signedIn?: boolean;
  readonly status?: object;
  readonly modified: string;
}

interface Expected {
  readonly state: ConnectionState;
  readonly cause: CauseCode | null;
  readonly identity: IdentityKind;
}

const working = (identity: IdentityKind): Expected => ({ state: 'connected', cause: null, identity });
const failing = (cause: CauseCode, identity: IdentityKind): Expected => ({ state: 'error', cause, identity });

const serviceNow = { connector: 'shared_service-now', set: 'entraIDUserLogin' };
const successFactors = { connector: 'shared_sapodata', set: 'oauthsuccessfactors' };
const dataverse = { connector: 'shared_commondataserviceforapps' };

const rows: readonly [string, Shape, Expected][] = [
  ['ServiceNow by basic authentication', { connector: 'shared_service-now', modified: '2026-05-11T06:44:33.0598769Z' }, working('unknown')],
  ['ServiceNow', { ...serviceNow, signedIn: true, modified: '2026-05-11T10:41:43.0161655Z' }, working('user')],
  ['ServiceNow', { ...serviceNow, signedIn: true, modified: '2026-05-11T07:14:25.675544Z' }, working('user')],
  ['ServiceNow', { ...serviceNow, signedIn: true, modified: '2026-05-11T07:19:59.8434053Z' }, working('user')],
  ['Alchemy', { connector: 'shared_alchemy', signedIn: true, modified: '2026-04-28T05:52:11.4348076Z' }, working('user')],
  ['Dataverse without a parameter set', { ...dataverse, signedIn: true, modified: '2026-04-28T05:52:33.904648Z' }, working('user')],
  ['SAP by basic authentication', { connector: 'shared_sapodata', modified: '2026-03-09T10:07:10.2580428Z' }, working('unknown')],
  ['SAP SuccessFactors', { ...successFactors, modified: '2026-05-11T10:42:46.3937936Z' }, working('unknown')],
  ['ServiceNow', { ...serviceNow, signedIn: true, modified: '2026-05-11T06:55:26.4143227Z' }, working('user')],
  ['ServiceNow', { ...serviceNow, signedIn: true, modified: '2026-04-21T05:18:51.7131927Z' }, working('user')],
  ['ServiceNow, revoked', { ...serviceNow, signedIn: true, status: revoked, modified: '2026-04-18T13:48:15.8919013Z' }, failing('sessions-revoked', 'user')],
  ['ServiceNow, revoked', { ...serviceNow, signedIn: true, status: revoked, modified: '2026-04-18T13:48:16.5377248Z' }, failing('sessions-revoked', 'user')],
  ['ServiceNow, never signed in', { ...serviceNow, status: neverSignedIn, modified: '2026-04-28T05:54:10.9300237Z' }, failing('never-signed-in', 'unknown')],
  ['ServiceNow, never signed in', { ...serviceNow, status: neverSignedIn, modified: '2026-04-21T05:23:32.7401033Z' }, failing('never-signed-in', 'unknown')],
  ['ServiceNow, never signed in', { ...serviceNow, status: neverSignedIn, modified: '2026-05-11T06:51:45.6016589Z' }, failing('never-signed-in', 'unknown')],
  ['ServiceNow', { ...serviceNow, signedIn: true, modified: '2026-05-11T10:42:00.4038386Z' }, working('user')],
  ['Dataverse', { ...dataverse, set: 'Oauth', signedIn: true, modified: '2026-04-28T05:34:50.259843Z' }, working('user')],
  ['SAP SuccessFactors, never signed in', { ...successFactors, status: neverSignedIn, modified: '2026-04-28T11:38:09.5857626Z' }, failing('never-signed-in', 'unknown')],
];

const environment = '/providers/Microsoft.PowerApps/scopes/admin/environments/00000000-0000-0000-0000-0000000000e1';

function rowOf({ connector, set, signedIn = false, status = { status: 'Connected' }, modified }: Shape): object {
  const values = { instance: { value: 'https://example.com' } };
  return connectionRow({
    apiId: `${environment}/apis/${connector}`,
    statuses: [status],
    lastModifiedTime: modified,
    connectionParametersSet: set === undefined ? undefined : { name: set, values },
    connectionParameters: set === undefined ? values : undefined,
    accountName: signedIn ? 'ann@example.com' : undefined,
    expirationTime: signedIn ? '2026-05-11T11:42:46.3937936Z' : undefined,
  });
}

test.each(rows)('a connection as the admins get it: %s', (_name, shape, { state, cause, identity }) => {
  const { connections, misfits, problem } = parseConnections(JSON.stringify({ value: [rowOf(shape)] }), new Date('2026-05-11T16:55:00Z'));
  expect([problem, misfits]).toEqual([null, []]);
  const [connection] = connections;
  const error = connection ? connectionError(connection) : null;
  expect(connection && connectionState(connection)).toBe(state);
  expect(error && explainError(error).cause).toBe(cause);
  expect(connection && identityKind(connection)).toBe(identity);
  expect(connection).toMatchObject({
    connector: shape.connector,
    parameterSet: shape.set ?? null,
    accountName: shape.signedIn ? 'ann@example.com' : null,
    owner: { objectId: ann.id, name: 'Ann Lee', userName: 'ann@example.com' },
    modifiedOn: new Date(shape.modified),
  });
  expect(JSON.stringify(connection)).not.toContain('https://example.com');
});

test('of eighteen connections six are in error', () => {
  expect(rows).toHaveLength(18);
  expect(rows.filter(([, , { state }]) => state === 'error')).toHaveLength(6);
});
