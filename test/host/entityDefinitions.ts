import { send, type WebApiEndpoint } from './webApiHttp';

/** What the client knows of a table before it can address its rows. */
export interface EntityDefinition {
  LogicalName: string;
  EntitySetName: string;
  PrimaryIdAttribute: string;
  /** Null where the table's rows have no name, such as those of an intersect table. */
  PrimaryNameAttribute: string | null;
}

/** Looks a table up by its logical name. */
export type EntityDefinitions = (logicalName: string) => Promise<EntityDefinition>;

const columns = 'LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute';

/**
 * Creates a look-up of table definitions that asks the service once for each table and keeps the promise. A look-up
 * that failed is forgotten, so that the next call asks again.
 *
 * The set name is the definition's EntitySetName, which is not always the plural of the logical name.
 */
export function createEntityDefinitions(endpoint: WebApiEndpoint): EntityDefinitions {
  const known = new Map<string, Promise<EntityDefinition>>();
  const ask = async (logicalName: string): Promise<EntityDefinition> => {
    const path = `EntityDefinitions(LogicalName='${encodeURIComponent(logicalName)}')?$select=${columns}`;
    const response = await send(endpoint, { method: 'GET', path });
    return (await response.json()) as EntityDefinition;
  };
  return (logicalName) => {
    const definition = known.get(logicalName) ?? ask(logicalName);
    known.set(logicalName, definition);
    definition.catch(() => known.delete(logicalName));
    return definition;
  };
}
