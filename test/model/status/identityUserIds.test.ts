import { identityUserIds } from '../../../ConnectionManager/model/status/identityUserIds';
import type { FlowConnection, FlowProfile, TriggerKind } from '../../../ConnectionManager/model/flow/flowProfile';
import { aConnection, aDefinition, aFlow, aLiveConnection, anInventory, aPerson, aReference, handedIn, nothingHandedIn } from '../builders';

const bea = { ...aFlow().owner, id: 'BEA' };

function idsOf(entry: Partial<FlowConnection>, profile: Partial<FlowProfile> = {}, live = handedIn([aLiveConnection()])): string[] {
  const inventory = anInventory({
    connectionReferences: [aReference()],
    flows: [aFlow({ id: 'f1', owner: bea }), aFlow({ id: 'f2', owner: bea })],
    definitions: [aDefinition('f1', [aConnection(entry)], profile), aDefinition('f2', [aConnection(entry)], profile)],
    people: [aPerson({ id: 'ann' })],
  });
  return identityUserIds(inventory, live);
}

it('are the users behind the connections of Dataverse, each once', () => {
  expect(idsOf({})).toEqual(['ann']);
});

it('are the owners of the flows where the connections are not known', () => {
  expect(idsOf({}, {}, nothingHandedIn)).toEqual(['bea']);
});

it.each<[string, Partial<FlowConnection>, Partial<FlowProfile>]>([
  ['Run as names others', { useInvoker: true }, { runAs: 'row-owner' }],
  ['run-only users bring the connection', { providedBy: 'run-only-user' }, {}],
])('are the owners of the flows where %s', (_what, entry, profile) => {
  expect(idsOf(entry, profile)).toEqual(['bea']);
});

it.each<[string, TriggerKind, string[]]>([
  ['rows start them', 'row', ['ann', 'bea']],
  ['people start them', 'instant', ['ann', 'bea']],
  ['only a schedule starts them', 'scheduled', ['ann']],
])('are the owners, too, where steps can be set to run as others: %s', (_what, kind, expected) => {
  expect(idsOf({}, { trigger: { name: 'Start', kind, table: null } })).toEqual(expected);
});

it.each<[string, Partial<FlowConnection>]>([
  ['another connector', { connector: 'shared_office365', reach: null }],
  ['an entry that no step uses', { operations: 0 }],
])('are nobody for %s', (_what, entry) => {
  expect(idsOf(entry, { trigger: { name: 'Start', kind: 'row', table: null } })).toEqual([]);
});

it('leave teams out', () => {
  const inventory = anInventory({
    flows: [aFlow({ id: 'f1', owner: { ...bea, kind: 'team' } })],
    definitions: [aDefinition('f1', [aConnection({ connectionReference: null, connection: 'x' })])],
  });
  expect(identityUserIds(inventory, nothingHandedIn)).toEqual([]);
});
