/** What a service principal connection of the Dataverse connector is made of. */
export interface ConnectionToCreate {
  readonly displayName: string;
  readonly applicationId: string;
  readonly tenantId: string;
  /** The client secret's value. Whoever gets it sends it once and keeps it nowhere. */
  readonly secret: string;
}

/** What became of creating a connection. `detail` never holds the secret. */
export type CreatedConnection =
  | { readonly outcome: 'created'; /** The connection's own name, as a connection reference holds it. */ readonly connectionId: string }
  | { readonly outcome: 'refused' | 'uncertain'; readonly detail: string };

/** An automatic way to create connections. An environment without one is guided through Microsoft's own pages. */
export interface ConnectionCreator {
  /**
   * Creates a connection. It never rejects.
   *
   * @param connection What it is made of.
   * @returns What became of it.
   */
  readonly create: (connection: ConnectionToCreate) => Promise<CreatedConnection>;
}
