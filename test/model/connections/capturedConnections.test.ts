import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../../ConnectionManager/model/connection';
import { explainError } from '../../../ConnectionManager/model/causes/explainError';
import { connectionError, connectionState } from '../../../ConnectionManager/model/connections/connectionState';
import { identityKind } from '../../../ConnectionManager/model/connections/identityKind';
import { parseConnections } from '../../../ConnectionManager/model/connections/parseConnections';

/** Connections of a real environment, as the admins' answer had them; their names and people are masked. */
const samples = join(__dirname, '..', '..', '..', '..', 'shared', 'data', 'status-samples.json');

interface Sample {
  readonly connection: { readonly properties: Readonly<Record<string, unknown>> };
}

function count(values: readonly (string | null)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  values.forEach((value) => (counts[value ?? 'none'] = (counts[value ?? 'none'] ?? 0) + 1));
  return counts;
}

(existsSync(samples) ? describe : describe.skip)('the eighteen captured connections', () => {
  const rows = existsSync(samples) ? (JSON.parse(readFileSync(samples, 'utf8')) as Sample[]).map(({ connection }) => connection) : [];
  const { connections, misfits, problem } = parseConnections(JSON.stringify({ value: rows }), new Date('2026-05-11T16:55:00Z'));

  test('are all read', () => {
    expect(problem).toBeNull();
    expect(misfits).toEqual([]);
    expect(connections).toHaveLength(18);
  });

  test('have the connector, account, owner and times of their rows', () => {
    connections.forEach((connection: Connection, index) => {
      const properties = rows[index]?.properties ?? {};
      expect(connection.connector).toBe((properties.apiId as string).split('/').pop());
      expect(connection.accountName).toBe(properties.accountName ?? null);
      expect(connection.owner?.userName).toBe('mock.user@contoso.com');
      expect(connection.modifiedOn).toEqual(new Date(properties.lastModifiedTime as string));
      expect(connection.shareable).toBe(false);
    });
  });

  test('are connected, but for six', () => {
    expect(count(connections.map(connectionState))).toEqual({ connected: 12, error: 6 });
  });

  test('fail since nobody signed in, or since the sign-in was revoked', () => {
    const findings = connections.flatMap((connection) => connectionError(connection) ?? []).map(explainError);
    expect(count(findings.map(({ cause }) => cause))).toEqual({ 'never-signed-in': 4, 'sessions-revoked': 2 });
    expect(findings.flatMap(({ entraCodes }) => entraCodes)).toEqual([50173, 50173]);
  });

  test('are those of a person wherever an account signed in', () => {
    expect(count(connections.map(identityKind))).toEqual({
      user: rows.filter(({ properties }) => properties.accountName).length,
      unknown: rows.filter(({ properties }) => !properties.accountName).length,
    });
  });

  test('lose every value of their parameters', () => {
    expect(JSON.stringify(connections)).not.toMatch(/DevMockInstance|successfactors\.com|Enterprise/);
  });
});
