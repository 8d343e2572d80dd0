import type { FlowProfile } from '../../../ConnectionManager/model/flow/flowProfile';
import type { StepNeed } from '../../../ConnectionManager/model/flow/stepNeed';
import { assessEnvironment } from '../../../ConnectionManager/model/status/assessEnvironment';
import { createAssessor } from '../../../ConnectionManager/model/status/createAssessor';
import type { EnvironmentEvidence } from '../../../ConnectionManager/model/status/environmentIndex';
import {
  aConnection,
  aDefinition,
  aFlow,
  aLiveConnection,
  anAccess,
  anInventory,
  aPerson,
  aReference,
  handedIn,
  listed,
  nothingHandedIn,
} from '../builders';

const step: StepNeed = {
  step: 'List accounts',
  key: 'shared_commondataserviceforapps',
  environment: 'current',
  tables: [{ table: 'accounts', nameKind: 'set', rights: ['Read'], perhaps: [] }],
  undetermined: null,
};
const trigger: Partial<FlowProfile> = { trigger: { name: 'When a row changes', kind: 'row', table: 'account' }, runAs: 'flow-owner' };
const accounts = { name: 'accounts', kind: 'set' as const, logicalName: 'account', privileges: { Read: 'prvReadAccount' } };
const run = { id: 'x1', name: null, flowId: 'f1', outcome: 'succeeded' as const, errorCode: null, errorMessage: null };
const registration = { id: 'c1', flowId: 'f1', table: 'account', runAs: null, createdOn: null, ownerId: null };

const admin = anAccess({ userId: 'admin' });

const inventory = anInventory({
  connectionReferences: [aReference(), aReference({ id: 'r2', logicalName: 'contoso_other', connectionId: 'eve' })],
  flows: [aFlow({ id: 'f1', owner: { ...aFlow().owner, id: 'bea' } }), aFlow({ id: 'f2' }), aFlow({ id: 'f3', modifiedOn: new Date('2026-09-01T08:00:00Z') })],
  definitions: [
    aDefinition('f1', [aConnection()], trigger, [step]),
    aDefinition('f2', [aConnection({ connectionReference: 'contoso_other' })], trigger),
    aDefinition('f3', [aConnection({ connectionReference: 'contoso_gone' })]),
  ],
  people: [aPerson()],
  tables: [accounts],
  access: [anAccess(), admin],
  registrations: [registration],
  runs: [{ ...run, startedOn: new Date('2026-09-01T08:00:00Z') }],
});
const start: EnvironmentEvidence = { inventory, live: handedIn([aLiveConnection(), aLiveConnection({ name: 'eve', accountName: 'eve@fabrikam.com' })]), viewerId: admin.userId };

const having = (changes: Partial<typeof inventory>): EnvironmentEvidence => ({ ...start, inventory: { ...inventory, ...changes } });
it.each<[string, EnvironmentEvidence]>([
  ['nothing', start],
  ['the connections that were handed in', { ...start, live: handedIn([aLiveConnection({ statuses: [] })]) }],
  ['a host that hands in no more', { ...start, live: nothingHandedIn }],
  ['who looks at it', { ...start, viewerId: 'somebody else' }],
  ['the references', having({ connectionReferences: listed([aReference({ connectionId: null })]) })],
  ['how much of the references was read', having({ connectionReferences: { ...inventory.connectionReferences, complete: false } })],
  ['when the references were read', having({ connectionReferences: { ...inventory.connectionReferences, readAt: new Date('2026-08-01') } })],
  ['the flows', having({ flows: listed([aFlow({ id: 'f1', state: 'off' })]) })],
  ['the definitions', having({ definitions: listed([aDefinition('f1', [])]) })],
  ['how much of the definitions was read', having({ definitions: { ...inventory.definitions, complete: false } })],
  ['the rows of connections', { ...having({ instances: listed([aLiveConnection({ source: 'service' })]) }), live: nothingHandedIn }],
  ['the runs', having({ runs: { ...listed([{ ...run, startedOn: new Date('2026-09-02T08:00:00Z') }]), cutOff: false } })],
  ['how far back the runs were read', having({ runs: { ...inventory.runs, cutOff: true } })],
  ['runs that could not be read', having({ runs: { ...inventory.runs, misfits: [{ table: 'flowrun', id: null, detail: 'status' }] } })],
  ['the subscriptions', having({ registrations: listed([{ ...registration, table: 'contact' }]) })],
  ['how much of the subscriptions was read', having({ registrations: { ...inventory.registrations, complete: false } })],
  ['the users behind connections', having({ people: listed([aPerson({ disabled: true })]) })],
  ['how much of the users was read', having({ people: { ...inventory.people, complete: false } })],
  ['the tables', having({ tables: listed([]) })],
  ['what users may do', having({ access: listed([anAccess({ administrator: false }), admin]) })],
])('answers the same as if it remembered nothing, after a change of %s', (_what, changed) => {
  const assess = createAssessor();
  assess(start);
  expect(assess(changed)).toEqual(assessEnvironment(changed));
  expect(assess(start)).toEqual(assessEnvironment(start));
});

it('judges anew only what has changed', () => {
  const assess = createAssessor();
  const before = assess(start);
  const rows = inventory.definitions.rows.map((row) => (row.flowId === 'f2' ? { ...row, reading: { ...row.reading } } : row));
  const after = assess(having({ definitions: listed(rows) }));
  expect(after.flows[0]).toBe(before.flows[0]);
  expect(after.references[0]).toBe(before.references[0]);
  expect(after.flows[1]).not.toBe(before.flows[1]);
});
