import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
