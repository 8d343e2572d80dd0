import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../environmentData';
import type { DataRow } from '../environmentData';
import { startClient } from '../fixtures/client';
import { roleCatalogue, taskPrivileges } from '../sample/roleCatalogue';
import { holders, sample, users } from '../sample/readSample';

const file = join(__dirname, '../../../../shared/data/role-privileges.json');

/** Role → table → `ReadAccess` → depth. */
type Exported = Record<string, Record<string, Record<string, string>>>;

/** What the sample's role allows with a table, in the export's form. */
function allowed(role: keyof typeof roleCatalogue, table: string): Record<string, string> {
  const depths = Object.entries(roleCatalogue[role][table] ?? {});
  return Object.fromEntries(depths.flatMap(([depth, accesses]) => accesses.map((access) => [`${access}Access`, depth])));
}

function idOf(fullname: string): string {
  return String([...users.values()].find((user) => user.fullname === fullname)?.systemuserid);
}

describe("the sample's stock roles", () => {
  it('are those that flows and connections are met with', () => {
    expect(Object.keys(roleCatalogue)).toEqual(
      expect.arrayContaining([
        'System Administrator', 'System Customizer', 'Environment Maker', 'Basic User', 'App Opener', 'Power Automate Operator', 'Delegate',
      ]),
    );
    expect(taskPrivileges.prvActOnBehalfOfAnotherUser).toContain('Delegate');
    expect(holders('prvActOnBehalfOfAnotherUser').size).toBeGreaterThan(1);
  });

  it('let a Basic User see no connection reference, an operator all, a maker those of the own and of teams', async () => {
    const client = await startClient(sample);
    const count = async (fullname: string): Promise<unknown> => {
      const reply = await client.get('connectionreferences?$select=connectionreferenceid&$count=true', { MSCRMCallerID: idOf(fullname) });
      return reply.status === 200 ? reply.body['@odata.count'] : reply.status;
    };
    const all = await count('Ingrid Solheim');
    expect([await count('Peter Nowak'), await count('Grace Kim'), await count('Noah Evans')]).toEqual([403, all, 403]);
    expect(await count('Lena Fischer')).toBeGreaterThan(0);
    expect(await count('Lena Fischer')).toBeLessThan(Number(all));
  });

  it('let a maker work with own flows and references, and neither with those of others nor with users and roles', async () => {
    const client = await startClient(sample);
    const [maker, other] = [idOf('Priya Raghunathan'), idOf('Marco Bianchi')];
    const status = async (method: string, address: string, body?: unknown): Promise<number> =>
      (await client.send(method, address, body, { MSCRMCallerID: maker })).status;
    const owned = (set: string, owner: string): DataRow => rowsOf(sample, set).find((row) => row._ownerid_value === owner && row.statecode !== 0)!;
    const flow = owned('workflows', maker);
    const address = `workflows(${String(flow.workflowid)})`;
    const target = { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: flow.workflowid };
    const Principal = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: other };
    for (const set of ['connectionreferences', 'workflows', 'callbackregistrations', 'flowruns']) {
      const { rows } = await client.get(`${set}?$select=_ownerid_value`, { MSCRMCallerID: maker });
      expect([set, rows.length > 0 && rows.every((row) => row._ownerid_value !== other)]).toEqual([set, true]);
    }
    expect(await status('PATCH', address, { clientdata: flow.clientdata })).toBe(204);
    expect(await status('PATCH', address, { statecode: 0 })).toBe(204);
    expect(await status('PATCH', address, { statecode: 1 })).toBe(204);
    expect(await status('POST', 'GrantAccess', { Target: target, PrincipalAccess: { Principal, AccessMask: 'ReadAccess' } })).toBe(204);
    expect(await status('PATCH', `workflows(${String(owned('workflows', other).workflowid)})`, { statecode: 0 })).toBe(403);
    expect(await status('POST', 'systemusers', { applicationid: '5a000000-0000-4000-8000-000000000001', accessmode: 4 })).toBe(403);
    const [role] = (await client.get("roles?$filter=name eq 'Delegate'")).rows;
    const reference = { '@odata.id': `roles(${String(role?.roleid)})` };
    expect(await status('POST', `systemusers(${maker})/systemuserroles_association/$ref`, reference)).toBe(403);
  });

  (existsSync(file) ? describe : describe.skip)('as exported from a live environment', () => {
    const exported = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Exported) : {};
    const tables = new Set(Object.values(exported).flatMap((role) => Object.keys(role)));
    const known = new Set(Object.values(roleCatalogue).flatMap((role) => Object.keys(role)));
    const roles = (Object.keys(roleCatalogue) as (keyof typeof roleCatalogue)[]).filter((role) => role in exported);

    it.each(roles)('have the same depths for each table: %s', (role) => {
      const compared = [...tables].filter((table) => known.has(table));
      const both = compared.map((table) => ({ table, sample: allowed(role, table), exported: exported[role]?.[table] ?? {} }));
      expect(both.filter((row) => Object.keys(row.exported).length > 0).length).toBeGreaterThan(0);
      expect(both.map(({ table, sample: depths }) => ({ table, depths }))).toEqual(both.map((row) => ({ table: row.table, depths: row.exported })));
    });
  });
});
