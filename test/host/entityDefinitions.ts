import { send, type WebApiEndpoint } from './webApiHttp';

/** What the client knows of a table before it can address its rows. */
export interface EntityDefinition {
  LogicalName: string;
  EntitySetName: string;
  PrimaryIdAttribute: string;
  /** Null where the table's rows have no name, such as those of an intersect table. */
  PrimaryNameAttribute: string | null;
}

/** A privilege of a table, as the service describes it. */
export interface PrivilegeDefinition {
  Name: string;
  /** None, Create, Read, Write, Delete, Assign, Share, Append or AppendTo. */
  PrivilegeType: string;
  /** What else there is, such as PrivilegeId and the depths. */
  [member: string]: unknown;
}

/** What the service tells of a table beyond its names. */
export interface FullEntityDefinition extends EntityDefinition {
  /** Not there where the service doesn't know. */
  OwnershipType?: string;
  IsActivity?: boolean;
  Privileges?: readonly PrivilegeDefinition[];
}

/** Looks a table up by its logical name. */
export type EntityDefinitions<T extends EntityDefinition = EntityDefinition> = (logicalName: string) => Promise<T>;

const columns = '?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute';

/**
 * Creates a look-up of table definitions that asks the service once for each table and keeps the promise. A look-up
 * that failed is forgotten, so that the next call asks again.
 *
 * The set name is the definition's EntitySetName, which is not always the plural of the logical name.
 */
export function createEntityDefinitions(endpoint: WebApiEndpoint): EntityDefinitions {
  return remembering(endpoint, columns);
}

/** The same with all that the service tells of a table. */
export function createFullEntityDefinitions(endpoint: WebApiEndpoint): EntityDefinitions<FullEntityDefinition> {
  return remembering(endpoint, '');
}

function remembering<T extends EntityDefinition>(endpoint: WebApiEndpoint, query: string): EntityDefinitions<T> {
  const known = new Map<string, Promise<T>>();
  const ask = async (logicalName: string): Promise<T> => {
    const path = `EntityDefinitions(LogicalName='${encodeURIComponent(logicalName)}')${query}`;
    const response = await send(endpoint, { method: 'GET', path });
    return (await response.json()) as T;
  };
  return (logicalName) => {
    const definition = known.get(logicalName) ?? ask(logicalName);
    known.set(logicalName, definition);
    definition.catch(() => known.delete(logicalName));
    return definition;
  };
}
