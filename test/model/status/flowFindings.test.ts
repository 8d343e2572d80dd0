import type { FlowProfile, RunAs } from '../../../ConnectionManager/model/flow/flowProfile';
import type { Inventory } from '../../../ConnectionManager/model/inventory';
import type { Registration } from '../../../ConnectionManager/model/registration';
import { assessEnvironment } from '../../../ConnectionManager/model/status/assessEnvironment';
import type { FlowAssessment } from '../../../ConnectionManager/model/status/assessment';
import { aConnection, aDefinition, aFlow, anAccess, anInventory, aReference, handedIn, aLiveConnection } from '../builders';

const rowTrigger: Partial<FlowProfile> = { trigger: { name: 'When a row changes', kind: 'row', table: 'account' }, runAs: 'flow-owner' };
const owner = aFlow().owner;

const subscribed = (changes: Partial<Registration> = {}): Registration => ({
  id: 'c1',
  flowId: 'f1',
  table: 'account',
  runAs: 'flow-owner',
  createdOn: new Date('2026-09-01T08:00:00Z'),
  ownerId: owner.id,
  ...changes,
});

interface Given {
  readonly flow?: Parameters<typeof aFlow>[0];
  readonly profile?: Partial<FlowProfile>;
  readonly entry?: Parameters<typeof aConnection>[0];
  readonly access?: Inventory['access']['rows'];
  readonly registrations?: readonly Registration[];
  readonly viewerId?: string | null;
  readonly complete?: boolean;
}

function assess({ flow, profile, entry, access, registrations = [subscribed()], viewerId = owner.id, complete = true }: Given): FlowAssessment {
  const inventory = anInventory({
    connectionReferences: [aReference()],
    flows: [aFlow({ id: 'f1', modifiedOn: new Date('2026-09-01T08:00:00Z'), ...flow })],
    definitions: [aDefinition('f1', [aConnection(entry)], profile ?? rowTrigger)],
    access: access ?? [],
    registrations,
  });
  const live = handedIn([aLiveConnection()]);
  const read = { ...inventory, registrations: { ...inventory.registrations, complete } };
  const [assessed] = assessEnvironment({ inventory: read, live, viewerId }).flows;
  if (!assessed) {
    throw new Error('The flow is missing.');
  }
  return assessed;
}

const found = (given: Given): string[] => assess(given).findings.map(({ code }) => code);

it('finds nothing wrong with a flow that is as it should be', () => {
  expect(assess({})).toMatchObject({ findings: [], save: 'ok', runs: 'work' });
});

describe('Run as', () => {
  const runAs = (value: RunAs): Partial<FlowProfile> => ({ ...rowTrigger, runAs: value });
  const asModifyingUser = { profile: runAs('modifying-user'), registrations: [subscribed({ runAs: 'modifying-user' })] };

  it.each(['modifying-user', 'row-owner'] as const)('has no effect as %s without a connection that uses the invoker', (value) => {
    const registrations = [subscribed({ runAs: value })];
    expect(found({ profile: runAs(value), registrations })).toEqual(['run-as-without-effect']);
    expect(found({ profile: runAs(value), registrations, entry: { useInvoker: true } })).toEqual([]);
  });

  it('is not valid with a value that is no choice; then it is not known whether runs work', () => {
    const assessed = assess({ profile: runAs('unknown') });
    expect(assessed.findings).toMatchObject([{ code: 'run-as-not-valid', evidence: 'inferred' }]);
    expect(assessed.runs).toBe('unknown');
  });

  it('needs an owner who may act on behalf of others, by a role of their own, once that is known', () => {
    const given = { ...asModifyingUser, entry: { useInvoker: true } };
    const withoutIt = anAccess({ actsOnBehalf: false });
    expect(found({ ...given, access: [withoutIt] })).toEqual(['run-as-needs-delegate']);
    expect(found({ ...given, access: [anAccess()] })).toEqual([]);
    expect(found({ ...given, access: [{ ...withoutIt, determined: false }] })).toEqual([]);
    expect(found({ ...given, access: [anAccess({ actsOnBehalf: null })] })).toEqual([]);
    expect(found({ access: [withoutIt] })).toEqual([]);
  });

  it('cannot be used with steps on another environment, and neither can connections of run-only users', () => {
    const invoker = assess({ ...asModifyingUser, entry: { useInvoker: true, reach: 'both' } });
    expect(invoker.findings).toMatchObject([{ code: 'invoker-with-environment' }]);
    expect(invoker.fixes).toContainEqual({ code: 'set-run-as' });
    const runOnly = assess({ profile: {}, entry: { providedBy: 'run-only-user', reach: 'other' } });
    expect(runOnly.findings).toMatchObject([{ code: 'invoker-with-environment' }]);
    expect(runOnly.fixes).toContainEqual({ code: 'use-this-connection' });
  });

  it('needs the same of an owner whose run-only users bring the connection to Dataverse', () => {
    const entry = { providedBy: 'run-only-user' as const };
    expect(found({ profile: {}, entry, access: [anAccess({ actsOnBehalf: false })] })).toEqual(['run-as-needs-delegate']);
    expect(found({ profile: {}, entry: { ...entry, connector: 'shared_office365' }, access: [anAccess({ actsOnBehalf: false })] })).toEqual([]);
  });
});

describe('the subscription of a row trigger', () => {
  it('is missed by who would see it', () => {
    const assessed = assess({ registrations: [] });
    expect(assessed.findings).toMatchObject([{ code: 'not-subscribed', severity: 'broken' }]);
    expect(assessed).toMatchObject({ runs: 'unknown', save: 'ok' });
    expect(found({ registrations: [], viewerId: 'admin', access: [anAccess({ userId: 'admin' })] })).toEqual(['not-subscribed']);
  });

  it('is only inferred to be missed where the flow was changed shortly before, or after, the subscriptions were read', () => {
    for (const modifiedOn of [new Date('2026-10-01T07:55:00Z'), new Date('2026-10-01T09:00:00Z')]) {
      const assessed = assess({ registrations: [], flow: { modifiedOn } });
      expect(assessed.findings).toMatchObject([{ code: 'not-subscribed', severity: 'attention', evidence: 'inferred' }]);
      expect(assessed.runs).toBe('unknown');
    }
  });

  it.each<[string, Given]>([
    ['by who may not see it', { viewerId: 'somebody else' }],
    ['while not all were read', { complete: false }],
    ['while the flow is off', { flow: { state: 'off' } }],
    ['by a flow that starts otherwise', { profile: { trigger: { name: 'Recurrence', kind: 'scheduled', table: null } } }],
  ])('is not missed %s', (_what, given) => {
    expect(found({ ...given, registrations: [] })).not.toContain('not-subscribed');
  });

  const differentRunAs = { code: 'subscription-differs', subjects: { runAs: { subscribed: 'modifying-user', expected: 'flow-owner' } } };
  const differentTable = { code: 'subscription-table-differs', subjects: { tables: { subscribed: 'contact', expected: 'account' } } };
  const otherRunAs = subscribed({ runAs: 'modifying-user' });
  const otherTable = subscribed({ table: 'contact' });

  it.each([
    ['another Run as', [otherRunAs], [differentRunAs]],
    ['another table', [otherTable], [differentTable]],
    ['both', [subscribed({ table: 'contact', runAs: 'modifying-user' })], [differentTable, differentRunAs]],
    ['Run as alone, where one of several is to the table', [otherTable, otherRunAs], [differentRunAs]],
  ])('differs by %s, and what each side says is told', (_what, registrations, findings) => {
    const assessed = assess({ registrations });
    expect(assessed.findings).toMatchObject(findings.map((finding) => ({ ...finding, severity: 'attention' })));
    expect(assessed.findings).toHaveLength(findings.length);
    expect(assessed.runs).toBe('unknown');
    expect(assessed.fixes).toContainEqual({ code: 'turn-off-and-on' });
  });

  it.each([
    ['no Run as is the flow owner', {}, { runAs: null }],
    ['the case of the table', {}, { table: 'Account' }],
    ['a table that is not known before the flow runs', { trigger: { name: 't', kind: 'row' as const, table: null } }, { table: 'contact' }],
  ])('does not differ by %s', (_what, profile, changes) => {
    expect(found({ profile: { ...rowTrigger, ...profile }, registrations: [subscribed(changes)] })).toEqual([]);
  });

  it('may be outdated when it is older than the last change of the flow, and no more than that is said', () => {
    const flow = { modifiedOn: new Date('2026-09-01T09:00:00Z') };
    const assessed = assess({ flow });
    expect(assessed.findings).toMatchObject([{ code: 'subscription-outdated', severity: 'info', evidence: 'inferred' }]);
    expect(assessed.runs).toBe('work');
    expect(found({ flow: { modifiedOn: new Date('2026-09-01T08:01:00Z') } })).toEqual([]);
  });
});

describe('the owner and the state', () => {
  it('tells that the owner is disabled, or a guest without a license', () => {
    expect(found({ flow: { owner: { ...owner, disabled: true } } })).toEqual(['owner-disabled']);
    const guest = { ...owner, userName: 'eve_fabrikam.com#EXT#@contoso.com', licensed: false };
    expect(found({ flow: { owner: guest } })).toEqual(['owner-guest-unlicensed']);
    expect(found({ flow: { owner: { ...guest, userName: 'eve@contoso.com' } } })).toEqual([]);
  });

  it('tells why a flow is suspended, in the words of the service, and to turn it on', () => {
    const assessed = assess({ flow: { state: 'suspended', suspensionReason: 'Policy X' } });
    expect(assessed.findings).toMatchObject([{ code: 'flow-suspended', severity: 'attention', subjects: { words: 'Policy X' } }]);
    expect(assessed).toMatchObject({ runs: 'off', fixes: [{ code: 'turn-on' }] });
    expect(assessed.reasons.filter(({ code }) => code === 'flow-suspended')).toHaveLength(1);
  });
});
