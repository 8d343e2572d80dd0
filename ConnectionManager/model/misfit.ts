/** A row that Dataverse answered and that isn't as this control knows the table: it is reported, and left out. */
export interface Misfit {
  readonly table: string;
  /** The row's id, where at least that could be read. */
  readonly id: string | null;
  /** The column and what is wrong with it. */
  readonly detail: string;
}
