import type { ServiceError } from '../../../ConnectionManager/model/connection';
import type { StepNeed } from '../../../ConnectionManager/model/flow/stepNeed';
import type { FlowRun } from '../../../ConnectionManager/model/flowRun';
import type { Inventory, LiveConnections } from '../../../ConnectionManager/model/inventory';
import { assessEnvironment } from '../../../ConnectionManager/model/status/assessEnvironment';
import type { EnvironmentAssessment, FlowAssessment, ReferenceAssessment } from '../../../ConnectionManager/model/status/assessment';
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
  nothingHandedIn,
} from '../builders';

const ann = aPerson();
const expired: ServiceError = { code: 'Unauthorized', message: 'AADSTS50173: The provided grant has expired.' };
const inError = { statuses: [{ status: 'Error', target: 'token', error: expired }] };
const outlook = { connector: 'shared_office365', reach: null };

const flow = aFlow({ id: 'f1' });
const oneFlow = (changes: Parameters<typeof aConnection>[0] = {}): Parameters<typeof anInventory>[0] => ({
  connectionReferences: [aReference()],
  flows: [flow],
  definitions: [aDefinition('f1', [aConnection(changes)])],
});

function assess(inventory: Inventory, live: LiveConnections = nothingHandedIn, viewerId: string | null = ann.id): EnvironmentAssessment {
  return assessEnvironment({ inventory, live, viewerId });
}

function first<T>(items: readonly T[]): T {
  if (items[0] === undefined) {
    throw new Error('There is none.');
  }
  return items[0];
}

const referenceOf = (...args: Parameters<typeof assess>): ReferenceAssessment => first(assess(...args).references);
const flowOf = (...args: Parameters<typeof assess>): FlowAssessment => first(assess(...args).flows);
const codesOf = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }): string[] => reasons.map(({ code }) => code);

describe('a connection reference', () => {
  it('takes the status of the connection that was handed in', () => {
    const reference = referenceOf(anInventory(oneFlow()), handedIn([aLiveConnection()]));
    expect(reference).toMatchObject({ health: 'healthy', save: 'ok', runs: 'work', identity: 'user' });
    expect(reference.connection?.accountName).toBe('ann@contoso.com');
  });

  it('takes what a table says where nothing was handed in, and what was handed in before that', () => {
    const inventory = anInventory({ ...oneFlow(outlook), instances: [aLiveConnection({ ...inError, source: 'service' })] });
    expect(first(referenceOf(inventory).reasons)).toMatchObject({ code: 'connection-error', evidence: 'service' });
    expect(first(referenceOf(inventory, handedIn([aLiveConnection()])).reasons)).toMatchObject({ code: 'connected', evidence: 'live' });
  });

  it('is as bad as the worst of its uses', () => {
    const inventory = anInventory({
      connectionReferences: [aReference()],
      flows: [flow, aFlow({ id: 'f2' })],
      definitions: [aDefinition('f1', [aConnection()]), aDefinition('f2', [aConnection({ reach: 'other' })])],
      people: [ann],
    });
    const reference = referenceOf(inventory, handedIn([aLiveConnection(inError)]));
    expect(reference).toMatchObject({ health: 'broken', save: 'blocked', runs: 'fail' });
    expect(reference.uses.map(({ runs }) => runs)).toEqual(['work', 'fail']);
    expect(codesOf(reference).filter((code) => code === 'connection-error')).toHaveLength(1);
  });

  it('has runs to stop where those of one flow go on, though those of a worse one fail; and none where no flow uses it', () => {
    const definitions = [aDefinition('f1', [aConnection({ reach: 'other' })]), aDefinition('f2', [aConnection()])];
    const used = { connectionReferences: [aReference()], flows: [flow, aFlow({ id: 'f2' })], definitions, people: [ann] };
    const live = handedIn([aLiveConnection(inError)]);
    expect(referenceOf(anInventory(used), live).fixes).toContainEqual({ code: 'stop-runs' });
    const unused = { ...used, definitions: [aDefinition('f1', []), aDefinition('f2', [])] };
    expect(codesOf(referenceOf(anInventory(unused), live))).toContain('connection-error');
    expect(referenceOf(anInventory(unused), live).fixes).not.toContainEqual({ code: 'stop-runs' });
  });

  it('has the answers of the flows that are on; none of them on is off', () => {
    const twice = (state: 'on' | 'off'): Inventory =>
      anInventory({
        connectionReferences: [aReference({ connectionId: null })],
        flows: [aFlow({ id: 'f1', state: 'off' }), aFlow({ id: 'f2', state })],
        definitions: [aDefinition('f1', [aConnection(outlook)]), aDefinition('f2', [aConnection(outlook)])],
      });
    expect(referenceOf(twice('on')).runs).toBe('fail');
    expect(referenceOf(twice('off'))).toMatchObject({ runs: 'off', save: 'blocked', health: 'not-connected' });
  });

  it('is one use under several keys, of which the worst counts', () => {
    const inventory = anInventory({
      ...oneFlow(),
      definitions: [aDefinition('f1', [aConnection({ key: 'a' }), aConnection({ key: 'b', reach: 'other' })])],
    });
    const { uses } = referenceOf(inventory, handedIn([aLiveConnection(inError)]));
    expect(uses).toHaveLength(1);
    expect(first(uses)).toMatchObject({ runs: 'fail', entries: [{ entry: { key: 'a' } }, { entry: { key: 'b' } }] });
  });

  it('is found in whatever case the flow writes its name', () => {
    expect(referenceOf(anInventory(oneFlow({ connectionReference: 'Contoso_DATAVERSE' }))).uses).toHaveLength(1);
  });

  it('is unused once every flow is known, with the health of its connection', () => {
    const unused = anInventory({ connectionReferences: [aReference()], flows: [flow], definitions: [aDefinition('f1', [])] });
    const reference = referenceOf(unused, handedIn([aLiveConnection()]));
    expect(reference).toMatchObject({ health: 'healthy', save: null, runs: null, knowledge: { state: 'complete' } });
    expect(codesOf(reference)).toEqual(['connected', 'unused']);
    const inReading = { ...unused, definitions: { ...unused.definitions, complete: false, state: 'loading' as const } };
    expect(codesOf(referenceOf(inReading))).not.toContain('unused');
  });

  it('is inferred to be unused, and not to be removed, where flows could not be read', () => {
    const seeingAll = { connectionReferences: [aReference()], flows: [flow, aFlow({ id: 'f2' })], access: [anAccess()] };
    const read = aDefinition('f2', []);
    const unread = { flowId: 'f1', reading: { flow: null, steps: [], problem: 'not-json' } } as const;
    const misfit = { table: 'workflow', id: 'f3', detail: 'statecode' };
    const inventory = anInventory({ ...seeingAll, definitions: [unread, read] });
    const one = referenceOf(inventory);
    expect(one.reasons.find(({ code }) => code === 'unused')).toMatchObject({ evidence: 'inferred', severity: 'info', subjects: { count: 1 } });
    expect(one.fixes).not.toContainEqual({ code: 'remove-unused' });
    const two = referenceOf({ ...inventory, flows: { ...inventory.flows, misfits: [misfit] } });
    expect(two.reasons.find(({ code }) => code === 'unused')?.subjects.count).toBe(2);
    const all = referenceOf(anInventory({ ...seeingAll, definitions: [aDefinition('f1', []), read] }));
    expect(all.reasons.find(({ code }) => code === 'unused')).toMatchObject({ evidence: 'dataverse', subjects: {} });
    expect(all.fixes).toContainEqual({ code: 'remove-unused' });
  });

  it('is broken while the user behind its connection is disabled, although no flow uses it', () => {
    const inventory = anInventory({ connectionReferences: [aReference()], people: [aPerson({ disabled: true })] });
    const reference = referenceOf(inventory, handedIn([aLiveConnection()]));
    expect(reference).toMatchObject({ health: 'broken', save: null, runs: null });
    expect(codesOf(reference)).toEqual(['user-disabled', 'connected', 'unused']);
    const others = anInventory({ connectionReferences: [aReference(outlook)], people: [aPerson({ disabled: true })] });
    expect(referenceOf(others, handedIn([aLiveConnection(outlook)])).health).toBe('healthy');
    expect(referenceOf(inventory).health).toBe('unknown');
  });

  it('calls for somebody while a guest without a license is behind its connection, although no flow uses it', () => {
    const guest = { userName: 'ann_fabrikam.com#EXT#@contoso.com', email: 'ann@contoso.com', licensed: false };
    const inventory = anInventory({ connectionReferences: [aReference()], people: [aPerson(guest)] });
    const reference = referenceOf(inventory, handedIn([aLiveConnection()]));
    expect(reference.health).toBe('attention');
    expect(codesOf(reference)).toEqual(['guest-without-access', 'connected', 'unused']);
  });

  it('is to be removed only where all flows can be seen', () => {
    const unused = { connectionReferences: [aReference()], flows: [], definitions: [] };
    expect(referenceOf(anInventory(unused)).fixes).not.toContainEqual({ code: 'remove-unused' });
    expect(referenceOf(anInventory({ ...unused, access: [anAccess()] })).fixes).toContainEqual({ code: 'remove-unused' });
  });

  it('is said not to be in the list that was handed in, unless that list is not whole', () => {
    const other = aLiveConnection({ name: 'other' });
    expect(codesOf(referenceOf(anInventory(oneFlow()), handedIn([other])))).toContain('not-in-live-list');
    const torn = { ...handedIn([other]), misfits: [{ table: 'connections', id: null, detail: 'name' }] };
    expect(codesOf(referenceOf(anInventory(oneFlow()), torn))).toContain('bound-without-live-status');
  });
});

describe('a connection without a connection reference', () => {
  it('is known as one only once all connection references have been read', () => {
    const inventory = anInventory(oneFlow());
    const reading = (state: 'loading' | 'failed'): Inventory => ({
      ...inventory,
      connectionReferences: { ...inventory.connectionReferences, state, complete: false, rows: [] },
    });
    const live = handedIn([aLiveConnection(), aLiveConnection({ name: 'other' })]);
    expect(assess(reading('loading'), live).looseConnections).toEqual([]);
    expect(assess(reading('failed'), live).looseConnections).toEqual([]);
    expect(assess(inventory, live).looseConnections).toMatchObject([{ connection: { name: 'other' } }]);
  });

  it('is listed with its own status, and never called unused', () => {
    const { looseConnections } = assess(anInventory(oneFlow()), handedIn([aLiveConnection({ name: 'other', ...inError, ...outlook })]));
    expect(looseConnections).toHaveLength(1);
    expect(first(looseConnections)).toMatchObject({ health: 'broken', save: null, reference: null, connection: { name: 'other' } });
    expect(codesOf(first(looseConnections))).toEqual(['connection-error']);
  });

  it('is broken while the user behind it is disabled', () => {
    const inventory = anInventory({ ...oneFlow(), people: [aPerson({ disabled: true })] });
    const { looseConnections } = assess(inventory, handedIn([aLiveConnection({ name: 'other' })]));
    expect(first(looseConnections)).toMatchObject({ health: 'broken' });
    expect(codesOf(first(looseConnections))).toEqual(['user-disabled', 'connected']);
  });

  it('is one, and the one that counts, for those flows too where it is there several times', () => {
    const inventory = anInventory(oneFlow({ connectionReference: null, connection: 'direct' }));
    const old = aLiveConnection({ ...inError, name: 'direct', modifiedOn: new Date('2026-09-01T07:00:00Z') });
    const { looseConnections, flows } = assess(inventory, handedIn([old, aLiveConnection({ name: 'direct' })]));
    expect(looseConnections).toHaveLength(1);
    expect(first(looseConnections).uses).toHaveLength(1);
    expect(first(flows)).toMatchObject({ save: 'ok', runs: 'work' });
  });

  it('is used by flows that name it and no reference', () => {
    const inventory = anInventory(oneFlow({ connectionReference: null, connection: 'DIRECT' }));
    const { looseConnections, flows } = assess(inventory, handedIn([aLiveConnection({ name: 'direct' })]));
    expect(first(looseConnections).uses).toHaveLength(1);
    expect(first(flows)).toMatchObject({ save: 'ok', runs: 'work' });
  });
});

describe('whom Dataverse steps run as', () => {
  const read: StepNeed = {
    step: 'List accounts',
    key: 'shared_commondataserviceforapps',
    environment: 'current',
    tables: [{ table: 'accounts', nameKind: 'set', rights: ['Read'], perhaps: [] }],
    undetermined: null,
  };
  const accounts = { name: 'accounts', kind: 'set' as const, logicalName: 'account', privileges: { Read: 'prvReadAccount' } };
  const reading = {
    ...oneFlow(),
    flows: [aFlow({ id: 'f1', owner: { ...flow.owner, id: 'bea', name: 'Bea Ng', userName: 'bea@contoso.com' } })],
    definitions: [aDefinition('f1', [aConnection()], {}, [read])],
    tables: [accounts],
  };
  const clerk = (userId: string): ReturnType<typeof anAccess> => anAccess({ userId, administrator: false, roles: ['Clerk'] });

  it('is the user behind the connection', () => {
    const inventory = anInventory({ ...reading, people: [ann], access: [clerk(ann.id), anAccess({ userId: 'bea' })] });
    const assessed = flowOf(inventory, handedIn([aLiveConnection()]));
    expect(assessed).toMatchObject({ save: 'ok', runs: 'some-fail' });
    expect(first(assessed.entries)).toMatchObject({ identity: { source: 'connection', userId: ann.id, name: 'Ann Lee' } });
    expect(first(assessed.reasons)).toMatchObject({
      code: 'privilege-missing',
      evidence: 'dataverse',
      subjects: { user: 'Ann Lee', steps: ['List accounts'], privileges: [{ privilege: 'prvReadAccount', table: 'account' }] },
    });
  });

  it('is the owner of the flow where the connection is not known, and that is inferred', () => {
    const assessed = flowOf(anInventory({ ...reading, people: [ann], access: [anAccess(), clerk('bea')] }));
    expect(first(assessed.entries).identity).toMatchObject({ source: 'flow-owner', userId: 'bea', name: 'Bea Ng' });
    expect(assessed.reasons.find(({ code }) => code === 'privilege-missing')?.evidence).toBe('inferred');
  });

  it('is not the owner of the flow where the connection names somebody whom the environment does not know', () => {
    const assessed = flowOf(anInventory(reading), handedIn([aLiveConnection({ ...inError, accountName: 'eve@fabrikam.com' })]));
    expect(first(assessed.entries).identity).toMatchObject({ source: 'connection', userId: null, name: 'eve@fabrikam.com' });
    expect(assessed.runs).toBe('unknown');
  });

  it('is not known while the users are being looked up', () => {
    const inventory = anInventory(reading);
    const loading = { ...inventory, people: { ...inventory.people, complete: false } };
    expect(first(flowOf(loading, handedIn([aLiveConnection()])).entries).identity).toBeNull();
  });

  it('is the owner of the flow where Run as says so, and nobody in particular where it names others', () => {
    const runAs = (value: 'flow-owner' | 'modifying-user'): FlowAssessment => {
      const definitions = [aDefinition('f1', [aConnection({ useInvoker: true })], { runAs: value }, [read])];
      return flowOf(anInventory({ ...reading, definitions, people: [ann] }), handedIn([aLiveConnection()]));
    };
    expect(first(runAs('flow-owner').entries).identity).toMatchObject({ source: 'flow-owner', userId: 'bea' });
    expect(first(runAs('modifying-user').entries).identity).toBeNull();
    expect(codesOf(runAs('modifying-user'))).toContain('identity-varies');
  });

  it('is not blamed for privileges that nobody asked for', () => {
    const access = { ...clerk(ann.id), asked: new Set<string>() };
    const assessed = flowOf(anInventory({ ...reading, people: [ann], access: [access] }), handedIn([aLiveConnection()]));
    expect(assessed.runs).toBe('work');
    expect(codesOf(assessed)).toContain('privileges-undetermined');
  });
});

describe('a flow', () => {
  it('is as bad as the worst of its entries', () => {
    const inventory = anInventory({
      ...oneFlow(),
      definitions: [aDefinition('f1', [aConnection(), aConnection({ key: 'o', connectionReference: 'contoso_gone', ...outlook })])],
      access: [anAccess()],
    });
    const assessed = flowOf(inventory, handedIn([aLiveConnection()]));
    expect(assessed).toMatchObject({ save: 'blocked', runs: 'unknown' });
    expect(codesOf({ reasons: assessed.findings })).toEqual(['reference-missing']);
  });

  it('names for each of its connections the triggers and actions that use it, whatever the connector', () => {
    const entries = [aConnection({ key: 'dv' }), aConnection({ key: 'mail', ...outlook }), aConnection({ key: 'spare', ...outlook })];
    const names = { dv: ['List rows'], mail: ['Send reminder', 'Send thanks'] };
    const { entries: assessed } = flowOf(anInventory({ ...oneFlow(), definitions: [aDefinition('f1', entries, {}, [], names)] }));
    expect(assessed.map(({ entry, steps }) => [entry.key, steps])).toEqual([
      ['dv', ['List rows']],
      ['mail', ['Send reminder', 'Send thanks']],
      ['spare', []],
    ]);
  });

  it('names among its own findings the connection references that have no connection', () => {
    const { findings } = flowOf(anInventory({ ...oneFlow(), connectionReferences: [aReference({ connectionId: null })] }));
    expect(findings).toMatchObject([{ code: 'not-bound', severity: 'broken', subjects: { reference: 'contoso_dataverse' } }]);
  });

  it('has nothing claimed of it while its definition is not known', () => {
    const assessed = flowOf(anInventory({ ...oneFlow(), definitions: [] }));
    expect(assessed).toMatchObject({ save: 'unknown', runs: 'unknown', profile: null, entries: [], fixes: [] });
  });

  it('without connections has none that blocks it, and its runs work once they were seen to', () => {
    const none = { flows: [aFlow({ id: 'f1', modifiedOn: new Date('2026-09-01') })], definitions: [aDefinition('f1', [])] };
    expect(flowOf(anInventory(none))).toMatchObject({ save: 'ok', runs: 'unknown' });
    expect(flowOf(anInventory({ ...none, runs: [run('succeeded', '2026-09-02')] }))).toMatchObject({ save: 'ok', runs: 'work' });
  });

  it('does not call a reference missing that may just not be visible, or not be read yet', () => {
    const gone = oneFlow({ connectionReference: 'contoso_gone' });
    expect(codesOf(flowOf(anInventory(gone)))).toContain('reference-not-visible');
    const seeingAll = anInventory({ ...gone, access: [anAccess()] });
    expect(codesOf(flowOf(seeingAll))).toContain('reference-missing');
    expect(codesOf(flowOf(seeingAll, nothingHandedIn, null))).toContain('reference-not-visible');
    const loading = { ...seeingAll, connectionReferences: { ...seeingAll.connectionReferences, complete: false } };
    expect(codesOf(flowOf(loading))).toContain('reference-not-visible');
    const changedSince = anInventory({ ...gone, flows: [aFlow({ id: 'f1', modifiedOn: new Date('2026-10-01T08:30:00Z') })], access: [anAccess()] });
    expect(codesOf(flowOf(changedSince))).toContain('reference-not-visible');
  });
});

describe('the last runs of a flow', () => {
  const entries = [aConnection(), aConnection({ key: 'o', connectionReference: 'contoso_outlook', ...outlook })];
  const two = {
    connectionReferences: [aReference(), aReference({ id: 'r2', logicalName: 'contoso_outlook', connector: 'shared_office365', connectionId: 'o' })],
    flows: [flow],
    definitions: [aDefinition('f1', entries)],
  };
  const failing = (errorCode: string): EnvironmentAssessment =>
    assess(anInventory({ ...two, runs: [run('failed', '2026-09-30', errorCode)] }), handedIn([aLiveConnection()]));

  it('blame the connections that were not seen connected for the code of a connection', () => {
    const { flows, references } = failing('ConnectionAuthorizationFailed');
    expect(first(flows).runs).toBe('fail');
    expect(references.map(({ health }) => health)).toEqual(['healthy', 'broken']);
  });

  it("are nobody's fault for sure where several connections may be meant", () => {
    const inventory = anInventory({ ...two, runs: [run('failed', '2026-09-30', 'ConnectionAuthorizationFailed')] });
    const { flows, references } = assess(inventory);
    expect(first(flows).runs).toBe('fail');
    expect(references.map(({ health, runs }) => [health, runs])).toEqual([['attention', 'fail'], ['attention', 'fail']]);
    expect(first(references).reasons[0]).toMatchObject({ code: 'runs-failed', evidence: 'inferred' });
  });

  it('blame Dataverse for the code of a permission', () => {
    const { flows, references } = failing('0x80040220');
    expect(first(flows).runs).toBe('fail');
    expect(references.map(({ health }) => health)).toEqual(['attention', 'unknown']);
  });

  it('are known to be none only to who sees them, where all were read', () => {
    expect(flowOf(anInventory(two)).lastRuns).toEqual({ success: null, failure: null });
    expect(flowOf(anInventory(two), nothingHandedIn, 'somebody else').lastRuns).toBeNull();
    const inventory = anInventory(two);
    expect(flowOf({ ...inventory, runs: { ...inventory.runs, cutOff: true } }).lastRuns).toBeNull();
    const unreadable = { table: 'flowrun', id: null, detail: 'status' };
    expect(flowOf({ ...inventory, runs: { ...inventory.runs, misfits: [unreadable] } }).lastRuns).toBeNull();
  });
});

function run(outcome: FlowRun['outcome'], startedOn: string, errorCode: string | null = null): FlowRun {
  return { id: startedOn, name: null, flowId: 'f1', outcome, startedOn: new Date(startedOn), errorCode, errorMessage: null };
}
