import fc from 'fast-check';
import { connectionIdIn } from '../../../ConnectionManager/model/servicePrincipals/connectionId';
import { logicalNameMistake, referenceLogicalName } from '../../../ConnectionManager/model/servicePrincipals/referenceName';
import { guidIn, isOtherTenant, isRegistered, registrationMistakes } from '../../../ConnectionManager/model/servicePrincipals/registration';
import { secretExpiry } from '../../../ConnectionManager/model/servicePrincipals/secretExpiry';
import { emptyDraft } from '../../../ConnectionManager/model/servicePrincipals/setup';

const application = '7F3A1C52-9D84-4E0B-B6A7-2F1E9C0D8A45';
const tenant = '5c1b7c0e-1111-4222-8333-444455556666';
const entered = { ...emptyDraft, name: 'Contoso', applicationId: application, tenantId: tenant };

describe('an app registration', () => {
  it('takes IDs as people paste them', () => {
    expect(guidIn(` {${application}} `)).toBe(application.toLowerCase());
    expect(isRegistered(registrationMistakes(entered))).toBe(true);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a part of one', '7f3a1c52-9d84', 'not-an-id'],
    ['zeros', '00000000-0000-0000-0000-000000000000', 'no-id'],
    ['the tenant ID', tenant.toUpperCase(), 'same-as-other'],
  ])("says of %s as the application ID that it's %s", (_what, applicationId, mistake) => {
    expect(registrationMistakes({ ...entered, applicationId }).applicationId).toBe(mistake);
  });

  it('of another tenant is told only where the environment tells its own', () => {
    expect(isOtherTenant(entered, application)).toBe(true);
    expect(isOtherTenant(entered, tenant.toUpperCase())).toBe(false);
    expect(isOtherTenant(entered, null)).toBe(false);
  });
});

describe('when a secret expires', () => {
  const today = new Date(2026, 10, 24, 23, 59);
  it.each([
    ['', { kind: 'none' }],
    ['2026-02-30', { kind: 'not-a-day' }],
    ['soon', { kind: 'not-a-day' }],
    ['2026-11-23', { kind: 'past', days: -1 }],
    ['2026-11-24', { kind: 'soon', days: 0 }],
    ['2026-12-24', { kind: 'soon', days: 30 }],
    ['2026-12-25', { kind: 'later', days: 31 }],
  ])('%p is told', (day, expiry) => {
    expect(secretExpiry(day, today)).toEqual(expiry);
  });
});

describe("a connection's ID", () => {
  const hex = '0123456789abcdef0123456789ABCDEF';
  const named = `shared-commondataser-${application}`;
  it.each([
    ['32 digits', hex, hex.toLowerCase()],
    ['a name of the portal', ` ${named} `, named.toLowerCase()],
    ['a name of the CLI', `pac-dv-${tenant}`, `pac-dv-${tenant}`],
    ['an address', `https://make.powerapps.com/environments/Default-${tenant}/connections/shared_commondataserviceforapps/${hex}/details`, hex.toLowerCase()],
    ['an address without a connection', `https://make.powerapps.com/environments/${tenant}/connections`, null],
    ['words', 'my connection', null],
    ['a name that leads elsewhere', `../${hex}`, null],
  ])('is found in %s', (_what, text, id) => {
    expect(connectionIdIn(text)).toBe(id);
  });
});

describe('the logical name of a new connection reference', () => {
  it('is always one that Dataverse takes, and never one that there is', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom<string>('contoso_dataverse', 'contoso_a', 'contoso_dataverse2')), (displayName, taken) => {
        const names = new Set(taken);
        const name = referenceLogicalName('contoso', displayName, names);
        expect(logicalNameMistake(name)).toBeNull();
        expect(names.has(name)).toBe(false);
      }),
    );
  });

  it('keeps the letters of other alphabets as far as they have a plain one', () => {
    expect(referenceLogicalName('new', 'Überweisung Größe', new Set())).toBe('new_uberweisunggroe');
    expect(referenceLogicalName('new', '日本', new Set(['new_dataverse']))).toBe('new_dataverse2');
  });

  it.each([
    ['', 'empty'],
    ['dataverse', 'no-prefix'],
    ['contoso_a b', 'characters'],
    [`contoso_${'a'.repeat(200)}`, 'too-long'],
  ])('that is typed as %p is refused', (name, mistake) => {
    expect(logicalNameMistake(name)).toBe(mistake);
  });
});
