import { createDataverseClient } from '../../../ConnectionManager/dataverse/webApiClient';
import { readSharing } from '../../../ConnectionManager/dataverse/sharing/readSharing';
import type { FlowSharing } from '../../../ConnectionManager/model/sharing';
import type { DataRow } from '../../emulator/environmentData';
import { contoso, id, ids } from '../../emulator/fixtures/contoso';
import type { RoleFixture } from '../../emulator/fixtures/roles';
import { principal, refuse, shareRow, startSharing, type SharingUnderTest } from './startSharing';

const { signal } = new AbortController();

const read = ({ client }: SharingUnderTest, flowId: string = ids.invoiceFlow): Promise<FlowSharing> => readSharing(client, flowId, signal);

const coOwner = 1 + 2 + 4 + 16 + 65_536 + 262_144 + 524_288;

const threeShares = [
  shareRow(1, ids.operator, 1),
  shareRow(2, ids.colleague, coOwner),
  shareRow(3, ids.team, 1, { principaltypecode: 'team' }),
];

const operator: DataRow = {
  systemuserid: ids.operator,
  domainname: 'otto@contoso.com',
  internalemailaddress: 'otto.operator@contoso.com',
  islicensed: true,
};

function userRow(number: number): DataRow {
  return { systemuserid: id('7', number), fullname: `User ${number}`, _businessunitid_value: ids.headquarters };
}

function users(changed: DataRow): DataRow[] {
  return (contoso().systemusers as DataRow[]).map((row) => (row.systemuserid === changed.systemuserid ? { ...row, ...changed } : row));
}

describe.each([
  ['by execute', true, 'service'],
  ['without execute', false, 'rows'],
] as const)('whom a flow is shared with, %s', (_how, execute, source) => {
  it('is told with names, rights and what they mean, and where that comes from', async () => {
    const environment = await startSharing({ execute, rows: { principalobjectaccessset: threeShares, systemusers: users(operator) } });
    const sharing = await read(environment);
    expect(sharing).toEqual({
      source,
      readAt: expect.any(Date) as Date,
      shared: [
        {
          principal: {
            id: ids.operator,
            kind: 'user',
            name: 'Otto Operator',
            userName: 'otto@contoso.com',
            email: 'otto.operator@contoso.com',
            applicationId: null,
            disabled: false,
            licensed: true,
          },
          rights: ['Read'],
          role: 'run-only',
        },
        {
          principal: principal(ids.colleague, 'user', { name: 'Émile Colleague', disabled: true }),
          rights: ['Read', 'Write', 'Append', 'AppendTo', 'Delete', 'Share', 'Assign'],
          role: 'co-owner',
        },
        { principal: principal(ids.team, 'team', { name: 'Flow owners' }), rights: ['Read'], role: 'run-only' },
      ],
    });
  });

  it('is nobody for a flow that is not shared', async () => {
    const environment = await startSharing({ execute, rows: { principalobjectaccessset: threeShares } });
    expect((await read(environment, ids.orderFlow)).shared).toEqual([]);
  });

  it('leaves out rows that give nothing any more', async () => {
    const rows = { principalobjectaccessset: [shareRow(1, ids.operator, 0), shareRow(2, ids.stranger, 1)] };
    const environment = await startSharing({ execute, rows });
    expect((await read(environment)).shared.map((shared) => shared.principal.name)).toEqual(['Stan Stranger']);
  });

  it('tells an application user by its application', async () => {
    const environment = await startSharing({ execute, rows: { principalobjectaccessset: [shareRow(1, ids.appUser, 1)] } });
    expect((await read(environment)).shared[0]?.principal).toMatchObject({ applicationId: id('c', 1), userName: null });
  });

  it('lists those who are gone, without a name', async () => {
    const environment = await startSharing({ execute, rows: { principalobjectaccessset: [shareRow(1, ids.missingUser, 1)] } });
    expect((await read(environment)).shared).toMatchObject([{ principal: principal(ids.missingUser), role: 'run-only' }]);
  });

  const names = ['<img src=x onerror=alert(1)>', 'ליאור כהן', "O'Brien & \u202eSöhne", 'x'.repeat(200)];

  it.each(names)('keeps names as they are: %s', async (fullname) => {
    const rows = { systemusers: users({ systemuserid: ids.operator, fullname }), principalobjectaccessset: threeShares };
    const environment = await startSharing({ execute, rows });
    expect((await read(environment)).shared[0]?.principal.name).toBe(fullname);
  });

  it('lists everybody where the caller may read neither users nor teams', async () => {
    const reader: RoleFixture = { name: 'Reader', privileges: { prvReadWorkflow: 'Global' }, holders: [ids.maker] };
    const environment = await startSharing({ execute, roles: [reader], rows: { principalobjectaccessset: threeShares } });
    const { shared } = await readSharing(environment.as(ids.maker), ids.invoiceFlow, signal);
    expect(shared.map((each) => [each.principal.name, each.role])).toEqual([
      [null, 'run-only'],
      [null, 'co-owner'],
      [null, 'run-only'],
    ]);
  });

  it('is all of 5,001, with their names', async () => {
    const many = [...Array(5_001).keys()];
    const environment = await startSharing({
      execute,
      rows: {
        systemusers: [...users(operator), ...many.map(userRow)],
        principalobjectaccessset: many.map((n) => shareRow(n, id('7', n), 1)),
      },
    });
    const { shared } = await read(environment);
    expect(new Set(shared.map((each) => each.principal.name)).size).toBe(5_001);
    expect(environment.sent.filter((line) => line.startsWith('GET systemusers'))).toHaveLength(26);
    expect(Math.max(...environment.sent.map((line) => encodeURIComponent(line).length))).toBeLessThan(32_768);
  });

  it('is read again when Dataverse limits requests', async () => {
    const faults = [
      { path: 'RetrieveShared*', first: 2, fault: { throttle: 'requests' } },
      { table: 'principalobjectaccessset', first: 2, fault: { throttle: 'time' } },
    ] as const;
    const environment = await startSharing({ execute, faults, rows: { principalobjectaccessset: threeShares } });
    expect((await read(environment)).shared).toHaveLength(3);
    expect(new Set(environment.sent.slice(0, 3)).size).toBe(1);
  });

  it('is not told where names fail for another reason than a privilege', async () => {
    const environment = await startSharing({ execute, rows: { principalobjectaccessset: threeShares } });
    environment.on('GET systemusers', 1, refuse(500, '0x80044150', 'Generic SQL error.'));
    await expect(read(environment)).rejects.toMatchObject({ name: 'DataverseError', problem: { code: '0x80044150' } });
  });
});

describe('by execute', () => {
  it('the function is asked, with a reference to the flow', async () => {
    const environment = await startSharing();
    await read(environment);
    expect(environment.sent).toEqual([
      `GET RetrieveSharedPrincipalsAndAccess(Target=@p0)?@p0={"@odata.id":"workflows(${ids.invoiceFlow})"}`,
    ]);
  });

  it('a flow that was deleted is an error that says so', async () => {
    await expect(read(await startSharing(), id('a', 77))).rejects.toMatchObject({ name: 'DataverseError', problem: { code: '0x80040217' } });
  });

  it('a maker who may not read the flow gets a refusal that names the privilege', async () => {
    const nobody: RoleFixture = { name: 'Nobody', privileges: { prvReadUser: 'Global' }, holders: [ids.stranger] };
    const environment = await startSharing({ roles: [nobody] });
    const reading = readSharing(environment.as(ids.stranger), ids.invoiceFlow, signal);
    await expect(reading).rejects.toMatchObject({ name: 'DataverseError', problem: { kind: 'privilege', privilege: 'prvReadworkflow' } });
    expect(environment.sent).toHaveLength(1);
  });

  it.each([
    ['with spaces and number signs', 'ReadAccess, WriteAccess', '#Microsoft.Dynamics.CRM.team', ['Read', 'Write'], 'team'],
    ['without either', 'ReadAccess,WriteAccess', 'Microsoft.Dynamics.CRM.team', ['Read', 'Write'], 'team'],
    ['in another order', 'ShareAccess,ReadAccess', '#Microsoft.Dynamics.CRM.systemuser', ['Read', 'Share'], 'user'],
    ['with rights that nobody knows', 'ReadAccess, NewAccess', '#Microsoft.Dynamics.CRM.systemuser', ['Read'], 'user'],
  ])('masks and types are read %s', async (_how, AccessMask, type, rights, kind) => {
    const environment = await startSharing();
    const answer = { PrincipalAccesses: [{ AccessMask, Principal: { '@odata.type': type, ownerid: ids.team } }] };
    environment.on('GET Retrieve', 1, () => Promise.resolve(new Response(JSON.stringify(answer))));
    expect((await read(environment)).shared).toMatchObject([{ rights, principal: { kind } }]);
  });

  it('principals are known by the keys of their tables, too, and an organization is left out', async () => {
    const environment = await startSharing();
    const access = (type: string, key: string, value: string): object => ({
      AccessMask: 'ReadAccess',
      Principal: { '@odata.type': `#Microsoft.Dynamics.CRM.${type}`, [key]: value },
    });
    const answer = {
      PrincipalAccesses: [
        access('systemuser', 'systemuserid', ids.operator),
        access('team', 'teamid', ids.team),
        access('organization', 'ownerid', id('f', 1)),
      ],
    };
    environment.on('GET Retrieve', 1, () => Promise.resolve(new Response(JSON.stringify(answer))));
    expect((await read(environment)).shared.map((shared) => shared.principal.name)).toEqual(['Otto Operator', 'Flow owners']);
  });

  it('an id that is none is listed, and never part of a query', async () => {
    const environment = await startSharing();
    const odd = '"/></filter><attribute name="address1_line1"/>';
    const Principal = { '@odata.type': '#Microsoft.Dynamics.CRM.systemuser', ownerid: odd };
    const answer = { PrincipalAccesses: [{ AccessMask: 'ReadAccess', Principal }] };
    environment.on('GET Retrieve', 1, () => Promise.resolve(new Response(JSON.stringify(answer))));
    expect((await read(environment)).shared).toMatchObject([{ principal: principal(odd), rights: ['Read'] }]);
    expect(environment.sent).toHaveLength(1);
  });

  it('an answer that is none is an error', async () => {
    const environment = await startSharing();
    environment.on('GET Retrieve', 1, () => Promise.resolve(new Response('{"value":[]}')));
    await expect(read(environment)).rejects.toMatchObject({ name: 'DataverseError', problem: { kind: 'other' } });
  });

  it('rows are read where the host has execute, and it does nothing', async () => {
    const environment = await startSharing({ execute: false, rows: { principalobjectaccessset: threeShares } });
    const notImplemented = new Error('Method not implemented.');
    const { execute } = createDataverseClient({ webAPI: { execute: () => Promise.reject(notImplemented) } });
    expect(await readSharing({ ...environment.client, execute }, ids.invoiceFlow, signal)).toMatchObject({ source: 'rows', shared: { length: 3 } });
  });
});

describe('without execute', () => {
  it('rows of this flow alone are asked for', async () => {
    const environment = await startSharing({ execute: false });
    await read(environment);
    expect(environment.sent).toEqual([
      'GET principalobjectaccessset?$select=principalid,principaltypecode,accessrightsmask,inheritedaccessrightsmask' +
        `&$filter=objectid eq ${ids.invoiceFlow}&$orderby=principalobjectaccessid asc`,
    ]);
  });

  it('what comes with a parent row is told apart, and counts for what they may do', async () => {
    const inherited = { inheritedaccessrightsmask: 3 };
    const rows = { principalobjectaccessset: [shareRow(1, ids.operator, 0, inherited)] };
    const environment = await startSharing({ execute: false, rows });
    expect((await read(environment)).shared).toMatchObject([{ rights: [], inherited: ['Read', 'Write'], role: 'co-owner' }]);
  });

  it('a refusal to read them is an error', async () => {
    const environment = await startSharing({ execute: false });
    environment.on('GET principalobjectaccessset', 1, refuse(403, '0x80040220', 'Principal user is missing prvReadPOA privilege'));
    await expect(read(environment)).rejects.toMatchObject({ name: 'DataverseError', problem: { kind: 'privilege', privilege: 'prvReadPOA' } });
  });

});
