/** How this control reads Dataverse. The one implementation goes through the host's `context.webAPI`. */
export interface DataverseClient {
  /**
   * Reads a query page by page.
   *
   * @param table Logical name of the table.
   * @param query OData system query options, beginning with `?`.
   * @param pageSize Rows a page; Dataverse caps it at 5,000, at 500 for elastic tables.
   * @param signal Ends the reading between two pages.
   * @returns One array of unchecked rows for each page.
   * @throws DataverseError where a page can't be read: of kind `notAvailable` where the host has no Web API, and where
   * a page leads back to one that was read before, or to none that can be asked for.
   */
  pages(table: string, query: string, pageSize: number, signal: AbortSignal): AsyncGenerator<readonly unknown[], void>;
  /**
   * Reads one row.
   *
   * @param table Logical name of the table.
   * @param id Id of the row.
   * @param query OData system query options, beginning with `?`.
   * @returns The unchecked row.
   * @throws DataverseError where it can't be read.
   */
  row(table: string, id: string, query: string): Promise<unknown>;
  /**
   * Changes columns of one row. It isn't sent again when throttled: nobody knows then whether it was carried out.
   *
   * @param table Logical name of the table.
   * @param id Id of the row.
   * @param changes The columns to change.
   * @throws DataverseError where the change was refused, or no answer came.
   */
  update(table: string, id: string, changes: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * Makes a row. It isn't sent again when throttled: nobody knows then whether it was carried out.
   *
   * @param table Logical name of the table.
   * @param values Its columns.
   * @returns Id of the row, in lower case and without braces; empty where the host doesn't tell.
   * @throws DataverseError where it was refused, or no answer came.
   */
  create(table: string, values: Readonly<Record<string, unknown>>): Promise<string>;
  /**
   * Deletes a row. It isn't sent again when throttled.
   *
   * @param table Logical name of the table.
   * @param id Id of the row.
   * @throws DataverseError where it was refused, or no answer came.
   */
  remove(table: string, id: string): Promise<void>;
  /**
   * Calls an action or a function; a function, which only reads, is called again when throttled. Null where the host can't: `execute`
   * isn't among the documented members of `context.webAPI`, but model-driven apps have it.
   *
   * @param operation What to call.
   * @returns The answer's JSON; null where the operation answers nothing.
   * @throws DataverseError where the call was refused.
   */
  readonly execute: ((operation: Operation) => Promise<unknown>) | null;
  /**
   * Reads a table's metadata through `context.utils.getEntityMetadata`. What it answers isn't documented for this framework:
   * members may be getters of a class.
   *
   * @param logicalName Logical name of the table.
   * @returns The unchecked metadata.
   * @throws DataverseError of kind `notAvailable` where the host has no such method; otherwise where there is no such table.
   */
  tableMetadata(logicalName: string): Promise<unknown>;
}

/** A call of an action or a function, as `Xrm.WebApi.online.execute` takes it (Microsoft Learn, "execute (Client API reference)"). */
export interface Operation {
  readonly name: string;
  /** `association` for `Associate` and `Disassociate`, whose parameters have no types. */
  readonly kind: 'action' | 'function' | 'association';
  /** The row it is bound to; null for an unbound one. */
  readonly boundTo: { readonly table: string; readonly id: string } | null;
  readonly parameters: readonly OperationParameter[];
}

/** One parameter of an {@link Operation}. */
export interface OperationParameter {
  readonly name: string;
  readonly value: unknown;
  /** Such as `Edm.String` or `Microsoft.Dynamics.CRM.EndpointAccessType`. */
  readonly typeName: string;
  /** As Microsoft Learn numbers it: 1 primitive, 2 complex, 3 enumeration, 4 collection, 5 entity. */
  readonly structuralProperty: 1 | 2 | 3 | 4 | 5;
  /** The members of an enumeration; its value is then a member's number. */
  readonly enumProperties?: readonly EnumMember[];
}

/** One member of an enumeration. */
export interface EnumMember {
  readonly name: string;
  readonly value: number;
}
