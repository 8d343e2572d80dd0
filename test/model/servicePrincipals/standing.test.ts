import type { UserAccess } from '../../../ConnectionManager/model/privileges/privileges';
import type { ApplicationUser } from '../../../ConnectionManager/model/servicePrincipals/applicationUser';
import { applicationUserFindings } from '../../../ConnectionManager/model/servicePrincipals/applicationUserFindings';
import { noUses } from '../../../ConnectionManager/model/servicePrincipals/applicationUserUses';
import { connectionsOfApplication, connectionVerdict } from '../../../ConnectionManager/model/servicePrincipals/knownConnections';
import { emptyDraft, type SetupReading } from '../../../ConnectionManager/model/servicePrincipals/setup';
import { setupStates, type SetupFacts } from '../../../ConnectionManager/model/servicePrincipals/setupStates';
import { aLiveConnection, aReference } from '../builders';

const applicationId = '7f3a1c52-9d84-4e0b-b6a7-2f1e9c0d8a45';
const tenantId = '5c1b7c0e-1111-4222-8333-444455556666';

const user: ApplicationUser = {
  id: 'u',
  applicationId,
  name: '# Contoso',
  disabled: false,
  softDeleted: false,
  entra: 'exists',
  objectId: null,
  businessUnitId: 'b',
  businessUnitName: 'Contoso',
  modifiedOn: null,
};

const access: UserAccess = { userId: 'u', roles: ['Basic User'], administrator: false, privileges: new Map(), actsOnBehalf: false, determined: true };

const reading: SetupReading = { applicationId, user, deleted: [], roles: [], access, businessUnits: [], readAt: new Date(0) };

const draft = { ...emptyDraft, name: 'Contoso', applicationId, tenantId, connectionId: '0123456789abcdef0123456789abcdef' };

const facts: SetupFacts = {
  environmentTenantId: tenantId,
  needed: [],
  verdict: 'unknown',
  references: [aReference({ connectionId: draft.connectionId.toUpperCase() })],
  today: new Date(2026, 10, 24),
};

const needed = [{ table: 'account', right: 'Read' as const, privilege: 'prvReadAccount', steps: [], perhaps: false }];

describe('how far the steps are', () => {
  it('everything waits for the app registration', () => {
    const { registration, ...others } = setupStates(emptyDraft, null, facts);
    expect(registration).toBe('todo');
    expect(new Set(Object.values(others))).toEqual(new Set(['waiting']));
  });

  it('all are done when all is there', () => {
    const states = setupStates({ ...draft, credentialReady: true }, reading, facts);
    expect(new Set(Object.values(states))).toEqual(new Set(['done']));
  });

  it.each<[string, Partial<SetupReading>, Partial<SetupFacts>, Partial<ReturnType<typeof setupStates>>]>([
    ['nobody is there', { user: null }, {}, { user: 'todo', permissions: 'waiting' }],
    ['a deleted one stands in the way', { user: null, deleted: [user] }, {}, { user: 'attention' }],
    ['it is turned off', { user: { ...user, disabled: true } }, {}, { user: 'attention' }],
    ['it has no role', { access: { ...access, roles: [] } }, {}, { permissions: 'todo' }],
    ['it lacks something', {}, { needed }, { permissions: 'attention' }],
    ['it is an administrator', { access: { ...access, administrator: true } }, {}, { permissions: 'attention' }],
    ["what it holds can't be seen", { access: null }, { needed }, { permissions: 'todo' }],
    ['the connection is of somebody else', {}, { verdict: 'a-person' }, { connection: 'attention', use: 'waiting' }],
    ['the connection is not used yet', {}, { references: [aReference({ connectionId: null })] }, { use: 'todo' }],
    ['the tenant is another', {}, { environmentTenantId: applicationId }, { registration: 'attention' }],
    ['its connection is known', {}, { verdict: 'this-application' }, { secret: 'done' }],
  ])('it is told where %s', (_what, read, fact, states) => {
    expect(setupStates(draft, { ...reading, ...read }, { ...facts, ...fact })).toMatchObject(states);
  });

  it('a secret that has expired needs attention even if it is at hand', () => {
    expect(setupStates({ ...draft, credentialReady: true, expiresOn: '2026-11-01' }, reading, facts).secret).toBe('attention');
  });
});

describe('what is wrong with an application user', () => {
  const rights = { roles: [], access };
  const codes = (...given: Parameters<typeof applicationUserFindings>): readonly string[] => applicationUserFindings(...given).map(({ code }) => code);

  it('is nothing, where nothing is', () => {
    expect(codes(user, { ...rights, roles: [] }, noUses)).toEqual([]);
  });

  it('is that it was deleted, and nothing else then', () => {
    expect(codes({ ...user, softDeleted: true, disabled: true }, rights, noUses)).toEqual(['deleted']);
  });

  it('is told with the worst first', () => {
    const all = codes({ ...user, disabled: true, entra: 'not-found' }, { roles: [], access: { ...access, roles: [] } }, noUses);
    expect(all).toEqual(['disabled', 'not-in-entra', 'no-roles']);
  });

  it("isn't that it has no role, where its roles can't be seen", () => {
    expect(codes(user, { roles: [], access: { ...access, roles: [], determined: false } }, noUses)).toEqual([]);
    expect(codes(user, { roles: null, access: null }, noUses)).toEqual(['roles-not-read']);
  });
});

describe('whose a connection is', () => {
  const own = aLiveConnection({ name: 'own', parameterSet: 'ServicePrincipalOauth', accountName: null, applicationId: applicationId.toUpperCase() });
  const broken = { ...own, name: 'broken', statuses: [{ status: 'Error', target: 'token', error: null }] };
  const other = { ...own, name: 'other', applicationId: tenantId };
  const person = aLiveConnection({ name: 'person' });
  const elsewhere = { ...own, name: 'elsewhere', connector: 'shared_office365' };
  const all = [broken, own, other, person, elsewhere];

  it.each([
    ['OWN', 'this-application'],
    ['other', 'other-application'],
    ['person', 'a-person'],
    ['elsewhere', 'other-connector'],
    ['missing', 'unknown'],
  ])('%s: %s', (name, verdict) => {
    expect(connectionVerdict(name, applicationId, all)).toBe(verdict);
  });

  it('those of the application come with those that work first', () => {
    expect(connectionsOfApplication(applicationId, all).map(({ name }) => name)).toEqual(['own', 'broken']);
  });
});
