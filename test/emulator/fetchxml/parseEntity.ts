import type { XmlElement } from '../core/xml';
import { notModelled } from '../errors';
import { queryBuilderError } from '../query/queryBuilderError';
import type { FetchAttribute, FetchCondition, FetchEntity, FetchFilter, FetchLink, FetchOrder } from './fetchAst';
import type { AggregateFunction, DateGrouping, FilterLinkType, JoinType } from './fetchAst';
import { checkChildren, childrenOf, choice, flag, optional, required } from './readAttributes';

const aggregates: readonly AggregateFunction[] = ['avg', 'count', 'countcolumn', 'max', 'min', 'sum'];
const dateGroupings: readonly DateGrouping[] = ['day', 'week', 'month', 'quarter', 'year'];
const joinTypes: readonly (JoinType | 'natural')[] = ['natural', 'inner', 'in', 'exists', 'matchfirstrowusingcrossapply', 'outer'];
const filterLinkTypes: readonly FilterLinkType[] = ['any', 'not any', 'all', 'not all'];
const entityChildren = ['attribute', 'all-attributes', 'no-attrs', 'order', 'filter', 'link-entity'];

/** Gives each link-entity its place in the document, from 1. */
export type Positions = () => number;

/** Reads an `entity` or `link-entity` with everything in it. */
export function parseEntity(element: XmlElement, positions: Positions): FetchEntity {
  checkChildren(element, entityChildren);
  const attributes = childrenOf(element, 'attribute').map(parseAttribute);
  const noneNamed = attributes.length === 0 && childrenOf(element, 'no-attrs').length === 0;
  return {
    name: required(element, 'name'),
    allAttributes: childrenOf(element, 'all-attributes').length > 0 || (element.name === 'entity' && noneNamed),
    attributes,
    orders: childrenOf(element, 'order').map(parseOrder),
    ...parseFiltersAndLinks(element, positions),
  };
}

/** In the order of the document, which is the order of the positions. */
function parseFiltersAndLinks(element: XmlElement, positions: Positions): Pick<FetchEntity, 'filters' | 'links'> {
  const filters: FetchFilter[] = [];
  const links: FetchLink<JoinType>[] = [];
  for (const child of element.children) {
    if (child.name === 'filter') {
      filters.push(parseFilter(child, positions));
    } else if (child.name === 'link-entity') {
      const type = choice(child, 'link-type', joinTypes, 'linkType') ?? 'inner';
      links.push(parseLink(child, type === 'natural' ? 'inner' : type, positions));
    }
  }
  return { filters, links };
}

function parseLink<Type>(element: XmlElement, type: Type, positions: Positions): FetchLink<Type> {
  const position = positions();
  return {
    ...parseEntity(element, positions),
    type,
    position,
    from: optional(element, 'from'),
    to: optional(element, 'to'),
    alias: parseAlias(element),
  };
}

function parseAttribute(element: XmlElement): FetchAttribute {
  checkChildren(element, []);
  if (optional(element, 'rowaggregate') !== undefined) {
    throw notModelled('rowaggregate in FetchXML');
  }
  return {
    name: required(element, 'name'),
    alias: parseAlias(element),
    aggregate: choice(element, 'aggregate', aggregates, 'aggregate'),
    groupBy: flag(element, 'groupby', 'groupBy'),
    dateGrouping: parseDateGrouping(element),
    distinct: flag(element, 'distinct', 'distinct'),
  };
}

/** What characters an alias may have, and code and wording: public reports; one of them says that Dataverse takes dots all the same. */
function parseAlias(element: XmlElement): string | undefined {
  const alias = optional(element, 'alias');
  if (alias?.includes('.')) {
    throw notModelled(`the alias '${alias}' with a dot in FetchXML`);
  }
  if (alias !== undefined && !/^[A-Za-z_]\w*$/.test(alias)) {
    throw queryBuilderError(
      'aliasCharacters',
      `Invalid character specified for alias: ${alias}. Only characters within the ranges [A-Z], [a-z] or [0-9] or _ are allowed.  ` +
        'The first character may only be in the ranges [A-Z], [a-z] or _.',
    );
  }
  return alias;
}

function parseDateGrouping(element: XmlElement): DateGrouping | undefined {
  const grouping = optional(element, 'dategrouping');
  if (grouping === 'fiscal-period' || grouping === 'fiscal-year') {
    throw notModelled(`the dategrouping ${grouping}`);
  }
  return choice(element, 'dategrouping', dateGroupings, 'dateGrouping');
}

function parseOrder(element: XmlElement): FetchOrder {
  return {
    attribute: optional(element, 'attribute'),
    alias: optional(element, 'alias'),
    entityName: optional(element, 'entityname'),
    descending: flag(element, 'descending', 'descending'),
  };
}

function parseFilter(element: XmlElement, positions: Positions): FetchFilter {
  checkChildren(element, ['condition', 'filter', 'link-entity']);
  const filters: FetchFilter[] = [];
  const links: FetchLink<FilterLinkType>[] = [];
  for (const child of element.children) {
    if (child.name === 'filter') {
      filters.push(parseFilter(child, positions));
    } else if (child.name === 'link-entity') {
      links.push(parseFilterLink(child, positions));
    }
  }
  return {
    type: choice(element, 'type', ['and', 'or'], 'filterType') ?? 'and',
    conditions: childrenOf(element, 'condition').map(parseCondition),
    filters,
    links,
  };
}

function parseFilterLink(element: XmlElement, positions: Positions): FetchLink<FilterLinkType> {
  const type = choice(element, 'link-type', filterLinkTypes, 'linkType');
  if (type === undefined) {
    throw queryBuilderError('linkType', "A link-entity in a filter needs a link-type: 'any', 'not any', 'all' or 'not all'.");
  }
  return parseLink(element, type, positions);
}

/**
 * `aggregate` and `rowaggregate` filter what was aggregated. An empty `value` beside `value` elements does not count (public reports
 * of FetchXML Builder's queries).
 */
function parseCondition(element: XmlElement): FetchCondition {
  checkChildren(element, ['value']);
  const unknown = ['aggregate', 'rowaggregate', 'alias'].find((name) => optional(element, name) !== undefined);
  if (unknown !== undefined) {
    throw notModelled(`${unknown} of a condition in FetchXML`);
  }
  const value = element.attributes.get('value');
  const values = childrenOf(element, 'value').map(parseValue);
  return {
    attribute: required(element, 'attribute'),
    entityName: optional(element, 'entityname'),
    operator: required(element, 'operator'),
    values: value === undefined || (value === '' && values.length > 0) ? values : [value, ...values],
    valueOf: optional(element, 'valueof'),
  };
}

function parseValue(element: XmlElement): string {
  checkChildren(element, []);
  return element.text;
}
