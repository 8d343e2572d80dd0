import { readGuid } from './store/values';

/** A row as the Web API returns it: lookups as `_ownerid_value`, annotations allowed. */
export type DataRow = Record<string, unknown>;

/** The set that holds no rows, but the metadata of the environment's own tables (see `readDefinitions`). */
export const definitionsSet = 'EntityDefinitions';

/** The set of what the Power Apps service knows of connections (see `createFlowService`). */
export const connectionsSet = 'PowerAppsConnections';

/** The set of one row: the Detail that RetrieveCurrentOrganization answers, as far as the data knows it. */
export const organizationDetailsSet = 'OrganizationDetails';

/** The sets of the data that are no entity sets. */
export const otherSets: readonly string[] = [definitionsSet, connectionsSet, organizationDetailsSet];

/**
 * An environment's rows by entity set name, and `user`: the signed-in systemuserid. The one format in and out.
 * `EntityDefinitions`, if it is there, has the tables beside the platform's as the Web API answers their metadata;
 * `PowerAppsConnections` and `OrganizationDetails` have what no table of Dataverse tells.
 */
export interface EnvironmentData {
  user: string;
  [entitySetName: string]: string | DataRow[];
}

/**
 * Checks what was read from a file and brings it into the one data format.
 * A set may be an array of rows or what a GET answered, `{"value": [...]}`.
 * @throws Error that says what is wrong and where
 */
export function parseEnvironmentData(value: unknown): EnvironmentData {
  if (!isObject(value)) {
    throw new Error(`An environment is a JSON object of entity set name → rows, not ${kindOf(value)}.`);
  }
  const { user, ...sets } = value;
  const userId = typeof user === 'string' ? readGuid(user) : undefined;
  if (userId === undefined) {
    throw new Error(`"user": expected the systemuserid (a GUID) of the signed-in user, got ${kindOf(user)}.`);
  }
  return { user: userId, ...Object.fromEntries(Object.entries(sets).map(([name, rows]) => [name, parseRows(name, rows)])) };
}

/** The rows of one set of the data, none if it has not got the set. */
export function rowsOf(data: EnvironmentData, entitySetName: string): DataRow[] {
  const rows = data[entitySetName];
  return Array.isArray(rows) ? rows : [];
}

function parseRows(name: string, value: unknown): DataRow[] {
  const rows = isObject(value) && 'value' in value ? value.value : value;
  if (!Array.isArray(rows)) {
    throw new Error(`"${name}": expected an array of rows or {"value": [...]}, got ${kindOf(rows)}.`);
  }
  return rows.map((row: unknown, index) => {
    if (!isObject(row)) {
      throw new Error(`"${name}"[${index}]: expected a row (an object), got ${kindOf(row)}.`);
    }
    return row;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (typeof value === 'string') {
    return `"${value.slice(0, 40)}"`;
  }
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}
