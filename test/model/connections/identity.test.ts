import type { Connection } from '../../../ConnectionManager/model/connection';
import type { Person } from '../../../ConnectionManager/model/person';
import { identityKind } from '../../../ConnectionManager/model/connections/identityKind';
import { peopleKeysOf } from '../../../ConnectionManager/model/connections/peopleKeys';
import { peopleLookup, personBehind } from '../../../ConnectionManager/model/connections/personBehind';
import { aLiveConnection, ann } from './rows';

const applicationId = '00000000-0000-0000-0000-0000000000b1';
const guestName = 'gil_partner.example#EXT#@example.onmicrosoft.com';

function aPerson(changes: Partial<Person> & { readonly id: string }): Person {
  const nothing = { name: null, userName: null, email: null, objectId: null, applicationId: null, disabled: false, licensed: true };
  return { ...nothing, ...changes };
}

const annsRow = aPerson({ id: 'ann', userName: 'ann@example.com', email: 'ann.lee@example.com', objectId: ann.id });
const bobsRow = aPerson({ id: 'bob', userName: 'bob@example.com', email: 'bob@example.com' });
const robot = aPerson({ id: 'robot', email: 'ann@example.com', applicationId });
const everybody = peopleLookup([annsRow, bobsRow, robot]);

const servicePrincipal = aLiveConnection({ parameterSet: 'ServicePrincipalOauth', applicationId, accountName: null, shareable: true });

describe('whose identity a connection has', () => {
  test.each<[string, Partial<Connection>]>([
    ['user', {}],
    ['user', { accountName: null }],
    ['user', { parameterSet: null }],
    ['unknown', { parameterSet: null, accountName: null }],
    ['unknown', { parameterSet: 'SomethingNew' }],
    ['service-principal', { parameterSet: 'ServicePrincipalOauth' }],
    ['service-principal', { parameterSet: 'serviceprincipaloauth', accountName: guestName }],
    ['service-principal', { parameterSet: 'CertOauth' }],
    ['service-principal', { connector: 'shared_powerplatformadminv2', parameterSet: 'oAuthClientCredentials' }],
    ['user', { connector: 'shared_powerplatformadminv2', parameterSet: 'oauth2-auth' }],
    ['user', { connector: 'shared_office365', parameterSet: null }],
    ['unknown', { connector: 'shared_service-now', parameterSet: 'entraIDUserLogin', accountName: null }],
    ['unknown', { connector: 'shared_sql', parameterSet: 'sqlAuthentication', accountName: 'sa' }],
    ['unknown', { connector: null, parameterSet: 'Oauth', accountName: null }],
    ['guest', { accountName: guestName }],
    ['guest', { accountName: 'gil@partner.example', owner: { objectId: null, name: 'Gil', userName: guestName } }],
  ])('is %s for %j', (kind, changes) => {
    expect(identityKind(aLiveConnection(changes))).toBe(kind);
  });

  test('is unknown where no connection is known', () => {
    expect(identityKind(null)).toBe('unknown');
  });
});

describe('the user behind a connection', () => {
  test('is the application user of a service principal, whoever made the connection', () => {
    expect(personBehind(servicePrincipal, everybody)).toBe(robot);
    expect(personBehind({ ...servicePrincipal, applicationId: applicationId.toUpperCase() }, everybody)).toBe(robot);
  });

  test('is nobody where the application is not known, or has no user here', () => {
    expect(personBehind({ ...servicePrincipal, applicationId: null }, everybody)).toBeNull();
    expect(personBehind(servicePrincipal, peopleLookup([annsRow]))).toBeNull();
  });

  test('is who signed in, by user name in whatever case', () => {
    expect(personBehind(aLiveConnection({ accountName: 'BOB@example.com' }), everybody)).toBe(bobsRow);
  });

  test('is who signed in, by the email address of a person', () => {
    expect(personBehind(aLiveConnection({ accountName: 'Ann.Lee@example.com' }), everybody)).toBe(annsRow);
    expect(personBehind(aLiveConnection({ accountName: 'ann@example.com' }), peopleLookup([robot]))).toBeNull();
  });

  test('is who made it, where the account is the same or not known', () => {
    const renamed = peopleLookup([{ ...annsRow, userName: 'ann.lee@example.com' }]);
    expect(personBehind(aLiveConnection(), renamed)?.id).toBe('ann');
    expect(personBehind(aLiveConnection({ accountName: null }), renamed)?.id).toBe('ann');
  });

  test('is not who made it, where somebody else signed in', () => {
    expect(personBehind(aLiveConnection({ accountName: 'somebody@example.com' }), everybody)).toBeNull();
  });

  test('is not who made it, where nothing says that a person is behind it', () => {
    expect(personBehind(aLiveConnection({ parameterSet: null, accountName: null }), everybody)).toBeNull();
  });

  test('is nobody where several users have the address', () => {
    const twins = ['team@example.com', 'team@example.com', 'TEAM@example.com'].map((email, index) => aPerson({ id: `${index}`, email }));
    expect(personBehind(aLiveConnection({ accountName: 'team@example.com' }), peopleLookup(twins))).toBeNull();
  });

  test('is found where the same user comes twice', () => {
    expect(personBehind(aLiveConnection(), peopleLookup([annsRow, { ...annsRow }]))?.id).toBe('ann');
  });
});

test('the keys of the users are what leads to them, each once', () => {
  const keys = peopleKeysOf([
    aLiveConnection(),
    aLiveConnection({ accountName: 'ANN@example.com' }),
    aLiveConnection({ accountName: 'bob@example.com' }),
    servicePrincipal,
    { ...servicePrincipal, applicationId: applicationId.toUpperCase() },
    aLiveConnection({ parameterSet: null, accountName: null }),
  ]);
  expect(keys).toEqual({ objectIds: [ann.id], userNames: ['ann@example.com', 'bob@example.com'], applicationIds: [applicationId] });
});
