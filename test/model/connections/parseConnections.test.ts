import fc from 'fast-check';
import type { Connection } from '../../../ConnectionManager/model/connection';
import type { LiveConnections } from '../../../ConnectionManager/model/inventory';
import { parseConnections } from '../../../ConnectionManager/model/connections/parseConnections';
import { processorTime } from '../processorTime';
import { aLiveConnection, connectionRow, neverSignedIn, revoked } from './rows';

const at = new Date('2026-05-11T16:55:00Z');

function parse(value: unknown): LiveConnections {
  return parseConnections(JSON.stringify(value), at);
}

function first(value: unknown): Connection | undefined {
  return parse(value).connections[0];
}

describe('what a page hands in', () => {
  test('is nothing where the text is empty', () => {
    expect(parseConnections(' ', at)).toEqual({ connections: [], misfits: [], problem: null, readAt: null });
  });

  test('may be an empty list, which is something', () => {
    expect(parse([])).toMatchObject({ connections: [], problem: null, readAt: at });
  });

  test('is an array of connections, an answer, or an object that calls them connections', () => {
    const rows = [connectionRow()];
    const read = parse(rows);
    expect(read.connections).toEqual([aLiveConnection()]);
    expect(parse({ value: rows })).toEqual(read);
    expect(parse({ connections: rows })).toEqual(read);
  });

  test('may be one page of several', () => {
    expect(parse({ value: [] }).cutOff).toBe(false);
    expect(parse({ value: [], nextLink: 'https://example.com/connections?skip=250' }).cutOff).toBe(true);
    expect(parse({ value: [], '@odata.nextLink': 'https://example.com/connections?skip=250' }).cutOff).toBe(true);
    expect(parse({ value: [], nextLink: null }).cutOff).toBe(false);
  });

  test('may begin with a byte order mark', () => {
    expect(parseConnections(`\uFEFF${JSON.stringify([connectionRow()])}`, at).connections).toHaveLength(1);
  });

  test.each(['{', 'Connected', '[{"name":"a"}', '{"value":[]}}'])('is reported where it is no JSON: %s', (text) => {
    expect(parseConnections(text, at)).toMatchObject({ connections: [], problem: 'The text is not valid JSON.', readAt: at });
  });

  test.each(['1', '"text"', 'null', 'true', '{}', '{"value":{}}', '{"error":{"code":"Forbidden"}}'])(
    'is reported where it is no list: %s',
    (text) => {
      expect(parseConnections(text, at)).toMatchObject({ connections: [], problem: expect.stringContaining('neither an array') as string });
    },
  );
});

describe('a connection', () => {
  test('keeps the statuses with their errors', () => {
    expect(first([connectionRow({ statuses: [revoked, { status: 'Connected' }] })])?.statuses).toEqual([
      revoked,
      { status: 'Connected', target: null, error: null },
    ]);
  });

  test.each([[{}], [{ statuses: null }], [{ statuses: [] }]])('may have no status: %j', (changes) => {
    const { statuses: _statuses, ...properties } = connectionRow().properties;
    expect(first([{ ...connectionRow(), properties: { ...properties, ...changes } }])?.statuses).toEqual([]);
  });

  test('has the connector of its apiId, scoped to the environment or not, or else of its own id', () => {
    const connectorOf = (changes: Record<string, unknown>): string | null | undefined => first([connectionRow(changes)])?.connector;
    expect(connectorOf({ apiId: '/providers/Microsoft.PowerApps/apis/shared_office365' })).toBe('shared_office365');
    expect(connectorOf({ apiId: null })).toBe('shared_commondataserviceforapps');
    expect(first([{ name: 'a', properties: {} }])?.connector).toBeNull();
  });

  test('has the name of its id, where the row has none', () => {
    const { name: _name, ...row } = connectionRow();
    expect(first([row])?.name).toBe('shared-commondataser-1');
  });

  test('keeps the application ID of a service principal, and nothing else of its parameters', () => {
    const applicationId = '00000000-0000-0000-0000-0000000000b1';
    const values = {
      'token:clientId': { value: applicationId },
      'token:clientSecret': { value: 'very secret' },
      'token:TenantId': { value: '00000000-0000-0000-0000-0000000000c1' },
    };
    const read = parse([connectionRow({ connectionParametersSet: { name: 'ServicePrincipalOauth', values }, accountName: undefined })]);
    expect(read.connections[0]).toMatchObject({ parameterSet: 'ServicePrincipalOauth', applicationId, accountName: null });
    expect(JSON.stringify(read)).not.toMatch(/secret|0000000000c1/);
  });

  test('keeps no application ID that is none', () => {
    const values = { 'token:clientId': { value: 'very secret' } };
    expect(first([connectionRow({ connectionParametersSet: { name: 'ServicePrincipalOauth', values } })])?.applicationId).toBeNull();
  });

  test('says nothing of the hour of its access token', () => {
    expect(JSON.stringify(parse([connectionRow()]))).not.toContain('06:34:50');
  });

  test.each(['yesterday', '', '2026-13-45'])('may have a date that is none: %s', (lastModifiedTime) => {
    expect(first([connectionRow({ lastModifiedTime })])?.modifiedOn).toBeNull();
  });
});

describe('what has gone through Power Fx', () => {
  test('may have its rows and single values wrapped', () => {
    const row = connectionRow({ statuses: [{ Value: { status: { Value: 'Connected' } } }], accountName: { Value: 'ann@example.com' } });
    expect(first([{ Value: row }])).toEqual(aLiveConnection());
  });

  test('may have the properties beside the name', () => {
    const { properties, ...row } = connectionRow();
    expect(first([{ ...row, ...properties }])).toEqual(aLiveConnection());
  });

  test('may have lost what the connector does not declare', () => {
    const { connectionParametersSet: _set, accountName: _account, allowSharing: _sharing, ...properties } = connectionRow().properties;
    expect(first([{ ...connectionRow(), properties }])).toEqual(
      aLiveConnection({ parameterSet: null, accountName: null, shareable: null }),
    );
  });
});

describe('a row that is no connection', () => {
  test.each([
    [null, 'The row is not an object'],
    ['a', 'The row is not an object'],
    [[], 'The row is not an object'],
    [{}, 'name: The connection has no name'],
    [{ name: 5, properties: {} }, 'name: The connection has no name'],
    [connectionRow({ statuses: [{ status: 5, error: {} }, {}] }), 'statuses: What is there is not a list of statuses'],
    [connectionRow({ statuses: {} }), 'statuses: What is there is not a list of statuses'],
    [connectionRow({ displayName: {} }), 'displayName: '],
    [connectionRow({ createdBy: 'Ann' }), 'createdBy: '],
    [connectionRow({ allowSharing: 'yes' }), 'allowSharing: '],
    [connectionRow({ connectionParametersSet: { name: 1 } }), 'connectionParametersSet.name: '],
  ])('is reported and leaves the others alone: %j', (row, problem) => {
    const read = parse([connectionRow(), row, connectionRow({}, 'shared-commondataser-2')]);
    expect(read.connections.map(({ name }) => name)).toEqual(['shared-commondataser-1', 'shared-commondataser-2']);
    expect(read.misfits).toHaveLength(1);
    expect(read.misfits[0]?.detail).toContain(`row 2: ${problem}`);
    expect(read.problem).toBeNull();
  });

  test('is reported by its name', () => {
    expect(parse([connectionRow({ statuses: true })]).misfits).toEqual([
      { table: 'connections', id: 'shared-commondataser-1', detail: expect.stringContaining('statuses') as string },
    ]);
  });
});

describe('hostile text', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('may name a connection %s', (name) => {
    expect(first([connectionRow({}, name)])?.name).toBe(name);
  });

  test('may have keys of prototypes', () => {
    const prototype = '"__proto__":{"name":"a","properties":{"accountName":"mallory@example.com"}}';
    const text = `[{${prototype},"name":"b","properties":{"constructor":1}}]`;
    expect(parseConnections(text, at).connections).toEqual([expect.objectContaining({ name: 'b', accountName: null })]);
    expect(({} as Record<string, unknown>).accountName).toBeUndefined();
  });

  test('may be any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        parseConnections(json, at);
      }),
    );
  });

  test('may have any value in any place', () => {
    const keys = Object.keys(connectionRow().properties);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 }), (key, value) => {
        const { connections, misfits } = parse([connectionRow({ [key]: value })]);
        expect(connections.length + misfits.length).toBe(1);
      }),
    );
  });

  test('may be megabytes: five thousand connections, one of them with a huge name, are read in seconds', () => {
    const rows = Array.from({ length: 5_000 }, (_, number) => connectionRow({ statuses: [neverSignedIn] }, `connection ${number}`));
    const text = JSON.stringify([...rows, connectionRow({ statuses: [{ status: 'x'.repeat(1_000_000) }] }, '/'.repeat(1_000_000))]);
    const time = processorTime(() => expect(parseConnections(text, at).connections).toHaveLength(5_001));
    expect(time).toBeLessThan(3_000);
  });

  test('may be nested deeper than a stack', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(() => parseConnections(`[{"name":"a","properties":{"statuses":${deep}}}]`, at)).not.toThrow();
  });

  test('has status words cut that are no words', () => {
    expect(first([connectionRow({ statuses: [{ status: 'x'.repeat(5_000) }] })])?.statuses[0]?.status).toHaveLength(100);
  });
});
