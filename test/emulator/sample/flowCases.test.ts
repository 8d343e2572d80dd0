import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import { choosePersonas } from '../../host/session';
import { rowsOf, type DataRow } from '../environmentData';
import { dataverse } from './connectors';
import { cloudFlows, flows, holders, ownerOf, references, sample, usedReferences, users, type ReadFlow } from './readSample';

function registrationOf(row: DataRow): DataRow | undefined {
  return rowsOf(sample, 'callbackregistrations').find(({ name }) => name === row.workflowid);
}

function referenceNamed(logicalName: string | null): DataRow | undefined {
  return references.find(({ connectionreferencelogicalname: name }) => name === logicalName);
}

function isOfDisabledApplication(reference: DataRow | undefined): boolean {
  const owner = reference && ownerOf(reference);
  return owner?.isdisabled === true && owner.applicationid !== null;
}

function isManaged({ row }: ReadFlow, customizable: boolean): boolean {
  return row.ismanaged === true && (row.iscustomizable as { Value: boolean }).Value === customizable;
}

function isOnWithRowTrigger({ row, profile }: ReadFlow): boolean {
  return row.statecode === 1 && profile.trigger?.kind === 'row';
}

describe('flows of the sample', () => {
  it.each<[string, (flow: ReadFlow) => boolean]>([
    ...(['row', 'business-event', 'instant', 'scheduled', 'http', 'other'] as const).map((kind): [string, (flow: ReadFlow) => boolean] => [
      `a trigger of kind ${kind}`,
      ({ profile }) => profile.trigger?.kind === kind,
    ]),
    ...['Button', 'PowerApp', 'PowerAppV2', 'Skills', 'VirtualAgent', 'PowerVirtualAgents', 'ApiConnection'].map(
      (kind): [string, (flow: ReadFlow) => boolean] => [
        `an instant trigger ${kind}`,
        ({ row, profile }) => profile.trigger?.kind === 'instant' && String(row.clientdata).includes(`"kind":"${kind}"`),
      ],
    ),
    ...(['modifying-user', 'row-owner', 'flow-owner', 'unknown'] as const).map((runAs): [string, (flow: ReadFlow) => boolean] => [
      `Run as ${runAs}`,
      ({ profile }) => profile.runAs === runAs,
    ]),
    ...(['current', 'other', 'both', 'none'] as const).map((reach): [string, (flow: ReadFlow) => boolean] => [
      `a Dataverse connection that reaches ${reach}`,
      ({ profile }) => profile.connections.some((connection) => connection.reach === reach),
    ]),
    ["the operations' organization `current`", ({ row }) => String(row.clientdata).includes('"organization":"current"')],
    [
      "Run as with the invoker's connection",
      ({ profile }) => profile.runAs === 'modifying-user' && profile.connections.some(({ useInvoker }) => useInvoker),
    ],
    [
      'Run as without effect',
      ({ profile }) => profile.runAs === 'modifying-user' && profile.connections.every(({ useInvoker }) => !useInvoker),
    ],
    [
      'two Dataverse keys, one with the invoker',
      ({ profile }) => profile.connections.filter(({ connector }) => connector === dataverse).length === 2,
    ],
    [
      'a connection of the run-only user',
      ({ profile }) => profile.connections.some(({ connector, providedBy }) => connector === dataverse && providedBy === 'run-only-user'),
    ],
    [
      "a run-only user's connection that reaches another environment",
      ({ profile }) => profile.connections.some(({ providedBy, reach }) => providedBy === 'run-only-user' && reach === 'other'),
    ],
    [
      'an inactive connection reference',
      ({ profile }) => profile.connections.some(({ connectionReference }) => referenceNamed(connectionReference)?.statecode === 1),
    ],
    [
      'a connection reference of a disabled application user',
      ({ profile }) => profile.connections.some(({ connectionReference }) => isOfDisabledApplication(referenceNamed(connectionReference))),
    ],
    [
      'a key without a reference',
      ({ profile }) =>
        profile.connections.some(({ connectionReference, connection }) => connectionReference === null && connection === null),
    ],
    ['a key of the package form', ({ profile }) => profile.connections.some(({ connection }) => connection !== null)],
    [
      'an operation of the older form',
      ({ row, profile }) =>
        String(row.clientdata).includes("@parameters('$connections')[") && profile.connections.some(({ operations }) => operations === 1),
    ],
    ['a custom operation', ({ profile }) => profile.undetermined.some(({ reason }) => reason === 'custom-operation')],
    ['a dynamic table', ({ profile }) => profile.undetermined.some(({ reason }) => reason === 'dynamic-table')],
    [
      'operations four levels deep',
      ({ profile }) => profile.needs.some(({ table, access }) => table === 'contoso_orderlines' && access.includes('Write')),
    ],
    [
      'operations of another environment under a key of their own, beside one that uses the invoker',
      ({ profile }) =>
        profile.runAs === 'modifying-user' &&
        profile.connections.some(({ useInvoker, reach }) => useInvoker && reach === 'current') &&
        profile.connections.some(({ useInvoker, reach }) => !useInvoker && reach === 'other'),
    ],
    [
      'a row trigger and one key for both environments',
      ({ profile }) => profile.trigger?.kind === 'row' && profile.connections.some(({ reach }) => reach === 'both'),
    ],
    ['a row trigger and a team as owner', ({ row, profile }) => profile.trigger?.kind === 'row' && row._owningteam_value !== null],
    ['a row trigger, managed and not customizable', (flow) => flow.profile.trigger?.kind === 'row' && isManaged(flow, false)],
    ['a row trigger, managed and customizable', (flow) => flow.profile.trigger?.kind === 'row' && isManaged(flow, true)],
    [
      "an app's trigger, of whose connections run-only users provide some and not all",
      ({ row, profile }) =>
        String(row.clientdata).includes('"kind":"PowerAppV2"') &&
        profile.connections.filter(({ providedBy }) => providedBy === 'run-only-user').length === 2 &&
        profile.connections.some(({ providedBy }) => providedBy !== 'run-only-user'),
    ],
    ['an agent as its caller and several connections', ({ row, profile }) => row.modernflowtype === 1 && profile.connections.length > 2],
    ['no connection', ({ profile }) => profile.connections.length === 0],
    ['no trigger', ({ profile }) => profile.trigger === null],
    ['a call of a child flow', ({ row }) => String(row.clientdata).includes('"workflowReferenceName"')],
    [
      'state Suspended with its reason',
      ({ row }) => row.statecode === 2 && String(row.suspensionreasondetails).includes('CompanyDLPViolation'),
    ],
    ['state Draft', ({ row }) => row.statecode === 0],
    ['a managed solution', ({ row }) => row.ismanaged === true],
    ['the Copilot Studio type', ({ row }) => row.modernflowtype === 1],
    ['a name with markup, quotes and apostrophes', ({ row }) => /<b>.*".*'/.test(String(row.name))],
    ['a name of nearly 100 characters', ({ row }) => String(row.name).length > 95],
    ['an Arabic name', ({ row }) => /\p{Script=Arabic}/u.test(String(row.name))],
    ['a name with emoji', ({ row }) => /\p{Extended_Pictographic}/u.test(String(row.name))],
    ['a disabled owner while the flow is on', ({ row }) => row.statecode === 1 && ownerOf(row)?.isdisabled === true],
    ['an unlicensed guest as owner', ({ row }) => String(ownerOf(row)?.domainname).includes('#EXT#') && ownerOf(row)?.islicensed === false],
    [
      "the invoker's connection with an owner who lacks the privilege",
      ({ row, profile }) =>
        profile.connections.some(({ useInvoker }) => useInvoker) && !holders('prvActOnBehalfOfAnotherUser').has(row._ownerid_value),
    ],
    [
      'an owner who lacks Read on a table of its operations',
      ({ row, profile }) =>
        profile.needs.some(({ table }) => table === 'contoso_workorders') && !holders('prvReadcontoso_WorkOrder').has(row._ownerid_value),
    ],
    [
      'a subscription with another Run as',
      (flow) => isOnWithRowTrigger(flow) && flow.profile.runAs === 'modifying-user' && registrationOf(flow.row)?.runas === 3,
    ],
    ['no subscription although it is on', (flow) => isOnWithRowTrigger(flow) && registrationOf(flow.row) === undefined],
    [
      'a subscription in step',
      (flow) => isOnWithRowTrigger(flow) && flow.profile.runAs === 'row-owner' && registrationOf(flow.row)?.runas === 2,
    ],
    [
      'a subscription older than its last change',
      ({ row }) => registrationOf(row) !== undefined && String(registrationOf(row)?.createdon) < String(row.modifiedon),
    ],
  ])('include one with %s', (_, matches) => {
    expect(flows.some(matches)).toBe(true);
  });

  it('include one whose clientdata is cut off, and one without', () => {
    expect(cloudFlows.filter(({ clientdata }) => clientdata === null)).toHaveLength(1);
    expect(
      cloudFlows.filter(({ clientdata }) => typeof clientdata === 'string' && parseFlow(clientdata, '').problem === 'not-json'),
    ).toHaveLength(1);
  });

  it('name connection references that are there, but for one that was deleted', () => {
    const known = new Set(references.map(({ connectionreferencelogicalname: name }) => name));
    expect([...usedReferences].filter((name) => name !== null && !known.has(name))).toEqual(['contoso_DeletedReference']);
  });

  it('call child flows that are there', () => {
    const called = cloudFlows.flatMap(({ clientdata }) =>
      [...String(clientdata).matchAll(/"workflowReferenceName":"([^"]+)"/g)].map((match) => match[1]),
    );
    const known = new Set(cloudFlows.map(({ workflowid }) => workflowid));
    expect(called.length).toBeGreaterThan(1);
    expect(called.filter((id) => !known.has(id))).toEqual([]);
  });

  it('stand beside processes of other kinds, activations and templates', () => {
    const others = rowsOf(sample, 'workflows').filter((row) => !cloudFlows.includes(row));
    expect(new Set(others.map(({ category }) => category))).toEqual(new Set([0, 2, 3, 4, 5, 6]));
    expect(others.some(({ category, type }) => category === 5 && type === 2)).toBe(true);
  });

  it('have names of their own', () => {
    expect(new Set(cloudFlows.map(({ name }) => name)).size).toBe(cloudFlows.length);
  });
});

describe('runs and shares of the sample', () => {
  const runs = rowsOf(sample, 'flowruns');

  it('show every status and many error codes, the latest failing for some flows and long healed for others', () => {
    const lastFirst = [...runs].sort((a, b) => (String(a.starttime) < String(b.starttime) ? 1 : -1));
    const firsts = new Map<unknown, DataRow>();
    for (const run of lastFirst) {
      firsts.set(run._workflow_value, firsts.get(run._workflow_value) ?? run);
    }
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['Succeeded', 'Failed', 'Cancelled']));
    expect(new Set(runs.map(({ errorcode }) => errorcode)).size).toBeGreaterThan(8);
    expect([...firsts.values()].some(({ status }) => status === 'Failed')).toBe(true);
    expect(runs.some((run) => run.status === 'Failed' && firsts.get(run._workflow_value)?.status === 'Succeeded')).toBe(true);
  });

  it("lie in the last 28 days, of flows that are on, in the owner's partition", () => {
    const on = new Set(cloudFlows.filter(({ statecode }) => statecode === 1).map(({ workflowid }) => workflowid));
    expect(
      runs.every(
        (run) => String(run.starttime) > '2026-09-03T08:00:00Z' && on.has(run._workflow_value) && run.partitionid === run._ownerid_value,
      ),
    ).toBe(true);
    expect([...on].some((id) => !runs.some((run) => run._workflow_value === id))).toBe(true);
  });

  it('share flows with run-only users and with co-owners, users and teams', () => {
    const shares = rowsOf(sample, 'principalobjectaccessset');
    expect(shares.some(({ accessrightsmask }) => accessrightsmask === 1)).toBe(true);
    expect(shares.some(({ accessrightsmask }) => (Number(accessrightsmask) & 2) === 2)).toBe(true);
    expect(new Set(shares.map(({ principaltypecode }) => principaltypecode))).toEqual(new Set(['systemuser', 'team']));
  });

  it('share a flow with guests, licensed or not and with or without a role, and one with 30 run-only users', () => {
    const shares = rowsOf(sample, 'principalobjectaccessset').filter(({ accessrightsmask }) => accessrightsmask === 1);
    const guests = shares.map(({ principalid }) => users.get(principalid)).filter((user) => String(user?.domainname).includes('#EXT#'));
    const roles = new Set(rowsOf(sample, 'systemuserrolescollection').map(({ systemuserid }) => systemuserid));
    expect(new Set(guests.map((guest) => `${String(guest?.islicensed)}, ${String(roles.has(guest?.systemuserid))}`))).toEqual(
      new Set(['true, true', 'false, true', 'false, false']),
    );
    const byFlow = new Map<unknown, number>();
    for (const { objectid } of shares) {
      byFlow.set(objectid, (byFlow.get(objectid) ?? 0) + 1);
    }
    expect(Math.max(...byFlow.values())).toBe(30);
  });

  it('give the maker with the most flows one of each kind to edit', () => {
    const maker = choosePersonas(sample).maker.id;
    const own = flows.filter(({ row }) => row._ownerid_value === maker);
    const shared = new Set(rowsOf(sample, 'principalobjectaccessset').map(({ objectid }) => objectid));
    expect(own.some(({ profile }) => profile.runAs === 'modifying-user')).toBe(true);
    expect(own.some(({ profile }) => profile.trigger?.kind === 'row' && profile.connections.some(({ reach }) => reach === 'both'))).toBe(true);
    expect(own.some(({ row, profile }) => profile.trigger?.kind === 'instant' && shared.has(row.workflowid))).toBe(true);
  });
});
