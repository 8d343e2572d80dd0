import type { RequestContext } from '../core/context';
import type { Table } from '../schema/schema';

/** A call of a function or an action. */
export interface OperationCall {
  /** Arguments by name: an action's from its body, a function's from the address, parsed. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The row that the operation is bound to. */
  readonly bound?: { readonly table: Table; readonly id: string };
  /** The query options of the address, without the question mark. */
  readonly search: string;
}

/** A function (GET) or an action (POST) of the Web API. */
export interface Operation {
  readonly kind: 'function' | 'action';
  /** Logical names of the tables it is bound to; none for an unbound operation. */
  readonly boundTo?: readonly string[];
  /** The members of the answer, without `@odata.context`; undefined is an answer without content (204). */
  run(context: RequestContext, call: OperationCall): Readonly<Record<string, unknown>> | undefined;
}
