import * as v from 'valibot';
import type { Connection, ConnectionStatus } from '../connection';
import { connectorName } from '../flow/connectorName';
import { isJsonObject, objectAt, ownValue, textAt, type JsonObject } from '../flow/json';
import { unwrapped } from './powerFx';
import { readStatuses } from './statuses';

/** A row that isn't a connection, and why. */
export interface NoConnection {
  readonly problem: string;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Power Fx has blanks where the answer had nothing. */
const text = v.pipe(
  v.nullish(v.string(), null),
  v.transform((value) => (value?.trim() ? value : null)),
);

const date = v.pipe(
  text,
  v.transform((value) => {
    const time = value === null ? NaN : Date.parse(value);
    return Number.isNaN(time) ? null : new Date(time);
  }),
);

const statuses = v.pipe(
  v.unknown(),
  v.transform((value) => (value === undefined || value === null ? [] : readStatuses(value))),
  v.custom<readonly ConnectionStatus[]>((value) => value !== null, 'What is there is not a list of statuses.'),
);

const schema = v.object({
  name: v.string('The connection has no name.'),
  connector: v.nullable(v.string()),
  displayName: text,
  statuses,
  connectionParametersSet: v.nullish(v.object({ name: text, values: v.unknown() }), null),
  createdBy: v.nullish(v.object({ id: text, displayName: text, userPrincipalName: text }), null),
  lastModifiedTime: date,
  accountName: text,
  allowSharing: v.nullish(v.boolean(), null),
});

/**
 * Reads one connection as the Power Apps API words it, from JSON that may have gone through Power Fx: columns may be missing, wrapped as
 * `{ "Value": … }`, or beside `name` instead of in `properties`.
 *
 * Nothing is kept of its parameters but the name of their set and the application (client) ID: others may be secret. The expiration
 * time isn't kept, since it is that of the access token. The connector is the last segment of its id, which the admins' answers scope
 * to the environment; the connection's own id has it, too.
 *
 * @param row The parsed JSON of the row.
 * @returns The connection, of source `live`; or why the row isn't one.
 */
export function readConnection(row: unknown): Connection | NoConnection {
  if (!isJsonObject(row)) {
    return { problem: 'The row is not an object.' };
  }
  const result = v.safeParse(schema, fieldsOf(row));
  if (!result.success) {
    const [issue] = result.issues;
    return { problem: `${v.getDotPath(issue) ?? 'row'}: ${issue.message}` };
  }
  const { name, connector, displayName, connectionParametersSet: set, createdBy, accountName, allowSharing } = result.output;
  return {
    name,
    connector,
    displayName,
    statuses: result.output.statuses,
    parameterSet: set?.name ?? null,
    accountName,
    applicationId: set && applicationIdIn(set.values),
    owner: createdBy && { objectId: createdBy.id, name: createdBy.displayName, userName: createdBy.userPrincipalName },
    shareable: allowSharing,
    modifiedOn: result.output.lastModifiedTime,
    source: 'live',
  };
}

/** The columns that count, wherever the row has them; whatever else is there isn't looked at. */
function fieldsOf(row: JsonObject): Record<string, unknown> {
  const properties = unwrapped(ownValue(row, 'properties'));
  const field = (key: string): unknown => {
    const inner = isJsonObject(properties) ? ownValue(properties, key) : undefined;
    return unwrapped(inner === undefined ? ownValue(row, key) : inner);
  };
  const id = textAt(row, 'id') ?? '';
  const apiId = field('apiId');
  return {
    name: textAt(row, 'name') ?? segmentAfter('connections', id) ?? undefined,
    connector: (typeof apiId === 'string' && connectorName(apiId)) || segmentAfter('apis', id),
    displayName: field('displayName'),
    statuses: field('statuses'),
    connectionParametersSet: field('connectionParametersSet'),
    createdBy: field('createdBy'),
    lastModifiedTime: field('lastModifiedTime'),
    accountName: field('accountName'),
    allowSharing: field('allowSharing'),
  };
}

function segmentAfter(collection: string, path: string): string | null {
  const segments = path.split('/');
  const index = segments.indexOf(collection);
  return (index < 0 ? undefined : segments[index + 1]) ?? null;
}

/** A value that isn't an id isn't kept, whatever its name. */
function applicationIdIn(values: unknown): string | null {
  const id = textAt(objectAt(values, 'token:clientId'), 'value');
  return id !== null && guid.test(id) ? id : null;
}
