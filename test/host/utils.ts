import { createFullEntityDefinitions, type FullEntityDefinition } from './entityDefinitions';
import type { WebApiEndpoint } from './webApiHttp';

/** The client numbers what the service names (Microsoft Learn, getEntityMetadata and hasEntityPrivilege). */
const privilegeTypes = ['None', 'Create', 'Read', 'Write', 'Delete', 'Assign', 'Share', 'Append', 'AppendTo'];

/** As in Power Apps the members are getters of a class, so that listing the object's own keys shows none of them. */
class EntityMetadata {
  readonly #definition: FullEntityDefinition;

  public constructor(definition: FullEntityDefinition) {
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

  public get OwnershipType(): string | undefined {
    return this.#definition.OwnershipType;
  }

  public get IsActivity(): boolean | undefined {
    return this.#definition.IsActivity;
  }

  public get Privileges(): readonly object[] | undefined {
    return this.#definition.Privileges?.map((one) => ({ ...one, PrivilegeType: privilegeTypes.indexOf(one.PrivilegeType) }));
  }
}

/**
 * Creates the part of `context.utils` that the service can answer: a table's names and its privileges. That this framework answers the
 * latter isn't documented; `Xrm.Utility.getEntityMetadata` does. Columns are not asked for, and look-up dialogs stay unanswered.
 */
export function createUtils(endpoint: WebApiEndpoint): Pick<ComponentFramework.Utility, 'getEntityMetadata'> {
  const definitions = createFullEntityDefinitions(endpoint);
  return {
    async getEntityMetadata(entityName, attributes = []) {
      if (attributes.length > 0) {
        throw new Error('This host does not model the columns of context.utils.getEntityMetadata.');
      }
      return new EntityMetadata(await definitions(entityName));
    },
  };
}
