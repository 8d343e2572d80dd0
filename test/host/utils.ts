import { createEntityDefinitions, type EntityDefinition } from './entityDefinitions';
import type { WebApiEndpoint } from './webApiHttp';

/** As in Power Apps the members are getters of a class, so that listing the object's own keys shows none of them. */
class EntityMetadata {
  readonly #definition: EntityDefinition;

  public constructor(definition: EntityDefinition) {
    this.#definition = definition;
  }

  public get LogicalName(): string {
    return this.#definition.LogicalName;
  }

  public get EntitySetName(): string {
    return this.#definition.EntitySetName;
  }

  public get PrimaryIdAttribute(): string {
    return this.#definition.PrimaryIdAttribute;
  }

  public get PrimaryNameAttribute(): string | null {
    return this.#definition.PrimaryNameAttribute;
  }
}

/**
 * Creates the part of `context.utils` that the service can answer: a table's names. Columns are not asked for, and
 * privileges and look-up dialogs stay unanswered.
 */
export function createUtils(endpoint: WebApiEndpoint): Pick<ComponentFramework.Utility, 'getEntityMetadata'> {
  const definitions = createEntityDefinitions(endpoint);
  return {
    async getEntityMetadata(entityName, attributes = []) {
      if (attributes.length > 0) {
        throw new Error('This host does not model the columns of context.utils.getEntityMetadata.');
      }
      return new EntityMetadata(await definitions(entityName));
    },
  };
}
