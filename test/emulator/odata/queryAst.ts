export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

/** A literal of a filter: its EDM type (`null` for null, `number` for any number) and its text without quotation marks. */
export interface Literal {
  readonly kind: 'literal';
  readonly type: string;
  readonly text: string;
}

/** A property, possibly reached over single-valued navigation properties. Inside a lambda, from the row its variable stands for. */
export interface Path {
  readonly kind: 'path';
  readonly segments: readonly string[];
}

export type Operand = Literal | Path;

/** `path/any(x:predicate)`; without a predicate, whether the collection has rows. */
export interface Lambda {
  readonly kind: 'lambda';
  readonly quantifier: 'any' | 'all';
  /** Leads to the collection. */
  readonly path: Path;
  readonly predicate?: Filter;
}

/** A function of the namespace Microsoft.Dynamics.CRM over one property. */
export interface QueryFunction {
  readonly kind: 'function';
  /** Without its namespace: `LastXDays`. */
  readonly name: string;
  /** Leads over single-valued navigation properties to the row; empty for the row itself. */
  readonly path: readonly string[];
  /** What `PropertyName` says. */
  readonly property: string;
  readonly values: readonly string[];
}

export type Filter =
  /** Two or more operands. */
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Filter[] }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'compare'; readonly operator: ComparisonOperator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'text'; readonly function: TextFunction; readonly path: Path; readonly text: string }
  | QueryFunction
  | Lambda;

export interface OrderItem {
  readonly path: Path;
  readonly descending: boolean;
}

export interface ExpandItem {
  readonly navigation: string;
  /** Only the address of the row (`nav/$ref`). */
  readonly reference: boolean;
  readonly select?: readonly string[];
  readonly filter?: Filter;
  readonly orderBy: readonly OrderItem[];
  readonly top?: number;
  readonly expand: readonly ExpandItem[];
  /** The options as they were written, for addresses that lead on: `$select=name`. */
  readonly options: readonly string[];
}

/** The query options of a GET, parsed but not yet checked against a table. */
export interface Query {
  readonly select?: readonly string[];
  readonly filter?: Filter;
  readonly orderBy: readonly OrderItem[];
  readonly expand: readonly ExpandItem[];
  readonly top?: number;
  readonly count: boolean;
  readonly skipToken?: string;
  /** `partitionId`, which picks rows of an elastic table. */
  readonly partitionId?: string;
}
