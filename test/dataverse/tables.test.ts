import { toDataverseError } from '../../ConnectionManager/dataverse/errors';
import { tablePages } from '../../ConnectionManager/dataverse/tables';
import type { ResolvedTable, TableName } from '../../ConnectionManager/model/privileges/privileges';
import { createEmulator } from '../emulator/emulator';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { contoso, contosoWithPrivileges, id, ids } from '../emulator/fixtures/contoso';
import { withRoles } from '../emulator/fixtures/roles';
import { allRows, hostClient, type HostOptions } from './privilegeClient';

const never = new AbortController().signal;
const set = (name: string): TableName => ({ name, kind: 'set' });
const logical = (name: string): TableName => ({ name, kind: 'logical' });

const allRights = ['Create', 'Read', 'Write', 'Delete', 'Assign', 'Share', 'Append', 'AppendTo'];

function table(logicalName: string, entitySetName: string, privileges: readonly [string, string][]): DataRow {
  return {
    LogicalName: logicalName,
    EntitySetName: entitySetName,
    SchemaName: logicalName,
    PrimaryIdAttribute: `${logicalName}id`,
    PrimaryNameAttribute: null,
    OwnershipType: 'UserOwned',
    Attributes: [{ LogicalName: `${logicalName}id`, AttributeType: 'Uniqueidentifier' }],
    Privileges: privileges.map(([Name, PrivilegeType]) => ({ Name, PrivilegeType })),
  };
}

/** Contoso with tables of its own: one with a set that no rule leads to, and an activity. */
function company(): EnvironmentData {
  const trucks = table('contoso_truck', 'contoso_fleet', allRights.map((right) => [`prv${right}contoso_Truck`, right]));
  const calls = table('contoso_visit', 'contoso_visits', allRights.map((right) => [`prv${right}Activity`, right]));
  return { ...contoso(), EntityDefinitions: [trucks, calls] };
}

interface Resolved {
  readonly tables: readonly ResolvedTable[];
  readonly asked: readonly string[];
}

async function resolve(names: readonly TableName[], host: Partial<HostOptions> = {}, data = company()): Promise<Resolved> {
  const { client, asked } = hostClient({ emulator: await createEmulator(data), user: ids.admin, ...host });
  return { tables: await allRows(tablePages(client, names, never)), asked };
}

const namesOf = (tables: readonly ResolvedTable[]): (string | null)[] => tables.map(({ logicalName }) => logicalName);

describe('a table’s name', () => {
  it('stands for the table whose set it is, with the privileges as the environment writes them', async () => {
    const { tables } = await resolve([set('workflows')]);
    expect(tables).toEqual([
      {
        name: 'workflows',
        kind: 'set',
        logicalName: 'workflow',
        privileges: {
          Append: 'prvAppendWorkflow',
          AppendTo: 'prvAppendToWorkflow',
          Assign: 'prvAssignWorkflow',
          Create: 'prvCreateWorkflow',
          Delete: 'prvDeleteWorkflow',
          Read: 'prvReadWorkflow',
          Share: 'prvShareWorkflow',
          Write: 'prvWriteWorkflow',
        },
      },
    ]);
  });

  it.each([
    [set('systemusers'), 'systemuser', 'prvReadUser'],
    [set('contoso_visits'), 'contoso_visit', 'prvReadActivity'],
    [set('roleprivilegescollection'), 'roleprivileges', undefined],
    [logical('callbackregistration'), 'callbackregistration', 'prvReadCallbackRegistration'],
    [logical('connectionreference'), 'connectionreference', 'prvReadconnectionreference'],
  ])('%j is %s with %s', async (name, logicalName, privilege) => {
    const { tables } = await resolve([name]);
    expect(tables).toMatchObject([{ ...name, logicalName }]);
    expect(tables[0]?.privileges.Read).toBe(privilege);
  });

  it('is found in unusual letter case, and comes back as it was asked for', async () => {
    const { tables } = await resolve([set('WorkFlows'), logical('SystemUser')]);
    expect(tables).toMatchObject([{ name: 'WorkFlows', logicalName: 'workflow' }, { name: 'SystemUser', logicalName: 'systemuser' }]);
  });

  it('counts once in any letter case, but once as a set and once as a logical name', async () => {
    expect((await resolve([set('workflows'), set('WORKFLOWS'), logical('workflows')])).tables).toHaveLength(2);
  });

  it('is not taken for another table’s: a set’s name is no logical name, nor the other way round', async () => {
    const { tables } = await resolve([logical('workflows'), set('workflow'), set('users'), set('contoso_trucks')], { findsDefinitions: true });
    expect(namesOf(tables)).toEqual([null, null, null, null]);
  });

  it('that can be none is not asked for', async () => {
    const { tables, asked } = await resolve([set("x' or 1 eq 1"), set('a&b'), logical('<b>'), set('')]);
    expect(tables).toHaveLength(4);
    expect(namesOf(tables)).toEqual([null, null, null, null]);
    expect(asked).toEqual([]);
  });
});

describe('a set whose name no rule leads to', () => {
  it('is found by a query of the definitions where the host can send it', async () => {
    const { tables, asked } = await resolve([set('contoso_fleet')], { findsDefinitions: true });
    expect(tables).toMatchObject([{ logicalName: 'contoso_truck', privileges: { Read: 'prvReadcontoso_Truck' } }]);
    expect(asked.filter((address) => address.startsWith('EntityDefinitions?'))).toEqual([
      "EntityDefinitions?$select=LogicalName,EntitySetName,Privileges&$filter=EntitySetName eq 'contoso_fleet'",
    ]);
  });

  it('is found so in unusual letter case, too', async () => {
    const { tables } = await resolve([set('Contoso_Fleet')], { findsDefinitions: true });
    expect(tables).toMatchObject([{ name: 'Contoso_Fleet', logicalName: 'contoso_truck' }]);
  });

  it('stays unknown where the host can’t', async () => {
    expect(namesOf((await resolve([set('contoso_fleet'), set('workflows')])).tables)).toEqual([null, 'workflow']);
  });
});

describe.each(['withoutPrivileges', 'missing'] as const)('a host whose metadata is %s', (metadata) => {
  const names = [set('workflows'), set('systemusers'), set('contoso_fleet'), logical('connectionreference'), set('nothings')];

  it('is made up for by one query of the definitions', async () => {
    const { tables, asked } = await resolve(names, { metadata, findsDefinitions: true });
    expect(namesOf(tables)).toEqual(['workflow', 'systemuser', 'contoso_truck', 'connectionreference', null]);
    expect(tables.map(({ privileges }) => privileges.Read)).toEqual(['prvReadWorkflow', 'prvReadUser', 'prvReadcontoso_Truck', 'prvReadconnectionreference', undefined]);
    expect(asked.filter((address) => address.startsWith('EntityDefinitions?'))).toHaveLength(1);
    expect(asked.filter((address) => address.startsWith('privileges'))).toEqual([]);
  });

  it('and whose Web API has no definitions leaves the rule, as far as the environment has such privileges', async () => {
    const { tables, asked } = await resolve(names, { metadata }, withRoles(company(), []));
    expect(namesOf(tables)).toEqual(['workflow', 'systemuser', null, 'connectionreference', null]);
    expect(tables.map(({ privileges }) => privileges.Write)).toEqual(['prvWriteWorkflow', 'prvWriteUser', undefined, 'prvWriteconnectionreference', undefined]);
    expect(asked.filter((address) => address.startsWith('privileges?'))).toHaveLength(1);
  });

  it('never makes up a privilege that the environment hasn’t', async () => {
    const { tables } = await resolve([set('workflows'), set('connectionreferences'), set('users')], { metadata }, contosoWithPrivileges(8));
    expect(tables.map(({ logicalName, privileges }) => ({ logicalName, privileges }))).toEqual([
      { logicalName: 'workflow', privileges: { Read: 'prvReadWorkflow', Write: 'prvWriteWorkflow' } },
      { logicalName: 'connectionreference', privileges: { Read: 'prvReadconnectionreference' } },
      { logicalName: null, privileges: {} },
    ]);
  });

  it('doesn’t choose between two tables that may be meant', async () => {
    const privileges = ['prvReadcontoso_box', 'prvReadcontoso_boxe', 'prvReadcontoso_crate'].map((name, index) => ({ privilegeid: id('6', index), name, accessright: 1 }));
    const { tables } = await resolve([set('contoso_boxes'), set('contoso_crates')], { metadata }, { ...company(), privileges });
    expect(namesOf(tables)).toEqual([null, 'contoso_crate']);
  });

  it('leaves tables unknown to whoever may not read privileges', async () => {
    const emulator = await createEmulator(company());
    const error = { code: '0x80040220', message: 'Principal user is missing prvReadPrivilege privilege' };
    const fetch = (request: Request): Promise<Response> =>
      request.url.includes('/privileges?') ? Promise.resolve(Response.json({ error }, { status: 403 })) : emulator.fetch(request);
    const { tables } = await resolve([set('contoso_fleet')], { metadata, emulator: { ...emulator, fetch } });
    expect(tables).toMatchObject([{ logicalName: null, privileges: {} }]);
  });

  it('fails for a user without a role, to whom Dataverse tells nothing', async () => {
    const reading = resolve([set('workflows')], { metadata, user: ids.stranger }, contosoWithPrivileges(8));
    await expect(reading).rejects.toMatchObject({ problem: { kind: 'notMember' } });
  });
});

describe('looking up many', () => {
  it('comes in pages of 20, with four requests at a time', async () => {
    const emulator = await createEmulator(company());
    let now = 0;
    let most = 0;
    const { client } = hostClient({ emulator, user: ids.admin });
    const counted = {
      ...client,
      tableMetadata: async (name: string): Promise<unknown> => {
        most = Math.max(most, ++now);
        return client.tableMetadata(name).finally(() => now--);
      },
    };
    const sizes: number[] = [];
    const names = Array.from({ length: 45 }, (_, index) => set(`contoso_unknown${index}s`));
    for await (const { rows } of tablePages(counted, [...names, set('workflows')], never)) {
      sizes.push(rows.length);
    }
    expect(sizes).toEqual([20, 20, 6]);
    expect(most).toBe(4);
  });

  it('doesn’t ask the host again once it has turned out not to tell of privileges', async () => {
    const names = Array.from({ length: 30 }, (_, index) => set(`contoso_table${index}s`));
    const { asked } = await resolve([set('workflows'), ...names], { metadata: 'withoutPrivileges', findsDefinitions: true });
    expect(asked.filter((address) => address.startsWith("EntityDefinitions(LogicalName='contoso")).length).toBeLessThan(10);
    expect(asked.filter((address) => address.startsWith('EntityDefinitions?'))).toHaveLength(2);
  });

  it.each<[string, unknown]>([
    ['throttled', { errorCode: 0x80072322, message: 'Number of requests exceeded the limit of 6000.' }],
    ['unreachable', new Error('Failed to fetch')],
  ])('fails where the metadata or the definitions are %s, rather than taking that for an answer', async (kind, thrown) => {
    const { client } = hostClient({ emulator: await createEmulator(company()), user: ids.admin, metadata: 'missing' });
    const failing: typeof client = {
      ...client,
      async *pages(table, ...rest) {
        if (table === 'EntityDefinition') {
          throw toDataverseError(thrown);
        }
        yield* client.pages(table, ...rest);
      },
    };
    await expect(allRows(tablePages(failing, [set('workflows')], never))).rejects.toMatchObject({ problem: { kind } });
    const withoutAnswer = { ...client, tableMetadata: () => Promise.reject(toDataverseError(thrown)) };
    await expect(allRows(tablePages(withoutAnswer, [set('workflows')], never))).rejects.toMatchObject({ problem: { kind } });
  });

  it('fails where Dataverse does', async () => {
    const fetch = (): Promise<Response> => Promise.reject(new Error('Failed to fetch'));
    const { client } = hostClient({ emulator: { ...(await createEmulator(company())), fetch }, user: ids.admin, metadata: 'missing' });
    await expect(allRows(tablePages(client, [set('workflows')], never))).rejects.toMatchObject({ problem: { kind: 'unreachable' } });
  });

  it('stops between two requests', async () => {
    const { client, asked } = hostClient({ emulator: await createEmulator(company()), user: ids.admin });
    const stop = new AbortController();
    const reading = tablePages(client, [set('nothings'), set('contoso_fleet')], stop.signal).next();
    stop.abort();
    expect(await reading).toMatchObject({ done: true });
    expect(asked.every((address) => address.startsWith('EntityDefinitions(LogicalName='))).toBe(true);
  });
});
