/** How a link-entity joins: `natural` is read as `inner`. */
export type JoinType = 'inner' | 'outer' | 'exists' | 'in' | 'matchfirstrowusingcrossapply';

/** How a link-entity in a filter restricts its parent. */
export type FilterLinkType = 'any' | 'not any' | 'all' | 'not all';

export type AggregateFunction = 'avg' | 'count' | 'countcolumn' | 'max' | 'min' | 'sum';
export type DateGrouping = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface FetchAttribute {
  readonly name: string;
  readonly alias?: string;
  readonly aggregate?: AggregateFunction;
  readonly groupBy: boolean;
  readonly dateGrouping?: DateGrouping;
  readonly distinct: boolean;
}

export interface FetchOrder {
  readonly attribute?: string;
  readonly alias?: string;
  readonly entityName?: string;
  readonly descending: boolean;
}

export interface FetchCondition {
  readonly attribute: string;
  readonly entityName?: string;
  readonly operator: string;
  readonly values: readonly string[];
  /** A column to compare with: `column`, or `alias.column` of a link. */
  readonly valueOf?: string;
}

export interface FetchFilter {
  readonly type: 'and' | 'or';
  readonly conditions: readonly FetchCondition[];
  readonly filters: readonly FetchFilter[];
  readonly links: readonly FetchLink<FilterLinkType>[];
}

/** What an `entity` and a `link-entity` have in common. */
export interface FetchEntity {
  readonly name: string;
  /** Whether all columns are to be shown: asked for, or, of an entity, none named. */
  readonly allAttributes: boolean;
  readonly attributes: readonly FetchAttribute[];
  readonly orders: readonly FetchOrder[];
  readonly filters: readonly FetchFilter[];
  readonly links: readonly FetchLink<JoinType>[];
}

export interface FetchLink<Type> extends FetchEntity {
  readonly type: Type;
  readonly from?: string;
  readonly to?: string;
  readonly alias?: string;
  /** The how many-th link-entity of the document it is, from 1. */
  readonly position: number;
}

/** A query in FetchXML, parsed but not yet checked against tables. */
export interface FetchQuery {
  readonly entity: FetchEntity;
  readonly aggregate: boolean;
  readonly aggregateLimit?: number;
  readonly distinct: boolean;
  readonly rawOrder: boolean;
  /** Whether `returntotalrecordcount` asks for the number of rows. */
  readonly counted: boolean;
  readonly top?: number;
  readonly count?: number;
  readonly page?: number;
  readonly pagingCookie?: string;
}
