export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

/** A literal of a filter: its EDM type (`null` for null) and its text without quotation marks. */
export interface Literal {
  readonly kind: 'literal';
  readonly type: string;
  readonly text: string;
}

/** A property, possibly reached over single-valued navigation properties. */
export interface Path {
  readonly kind: 'path';
  readonly segments: readonly string[];
}

export type Operand = Literal | Path;

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'compare'; readonly operator: ComparisonOperator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'text'; readonly function: TextFunction; readonly path: Path; readonly text: string }
  | { readonly kind: 'in'; readonly path: Path; readonly values: readonly string[] };

export interface OrderItem {
  readonly path: Path;
  readonly descending: boolean;
}

export interface ExpandItem {
  readonly navigation: string;
  readonly select?: readonly string[];
  readonly filter?: Filter;
  readonly orderBy: readonly OrderItem[];
  readonly top?: number;
  readonly expand: readonly ExpandItem[];
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
}
