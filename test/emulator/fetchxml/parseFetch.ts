import { parseXml } from '../core/xml';
import type { XmlElement } from '../core/xml';
import { notModelled } from '../errors';
import { checkConditions, checkLinks } from '../query/limits';
import { queryBuilderError } from '../query/queryBuilderError';
import type { FetchEntity, FetchFilter, FetchLink, FetchQuery } from './fetchAst';
import { checkAttributes } from './knownAttributes';
import { parseEntity } from './parseEntity';
import { checkChildren, childrenOf, choice, flag, optional, positive } from './readAttributes';

/** Microsoft Learn, fetch element. */
const topLimit = 5000;

/**
 * Parses a query in FetchXML.
 * @throws DataverseError 400 for what Dataverse refuses, 501 for what the emulator has not
 */
export function parseFetch(text: string): FetchQuery {
  const fetch = parseXml(text);
  if (!fetch) {
    throw queryBuilderError('xml', 'Invalid XML.');
  }
  const entity = onlyEntity(fetch);
  checkSource(fetch);
  let position = 0;
  const query = { ...parseOptions(fetch), entity: parseEntity(entity, () => (position += 1)) };
  checkAttributes(fetch);
  checkTop(query);
  checkLimits(query.entity);
  if (query.distinct && childrenOf(entity, 'no-attrs').length > 0) {
    throw queryBuilderError('noAttrsDistinct', 'The no-attrs tag cannot be used in conjuction with Distinct set to true.');
  }
  return query;
}

function onlyEntity(fetch: XmlElement): XmlElement {
  if (fetch.name !== 'fetch') {
    throw queryBuilderError('element', `The element node encountered is invalid: '${fetch.name}'.`);
  }
  checkChildren(fetch, ['entity']);
  const [entity, ...others] = fetch.children;
  if (!entity || others.length > 0) {
    throw queryBuilderError('requiredElement', `The element 'fetch' needs one element 'entity', not ${fetch.children.length}.`);
  }
  return entity;
}

function checkSource(fetch: XmlElement): void {
  choice(fetch, 'mapping', ['logical', 'internal'], 'mapping');
  const source = optional(fetch, 'datasource');
  if (source !== undefined) {
    throw notModelled(`the datasource '${source}' of FetchXML`);
  }
}

function parseOptions(fetch: XmlElement): Omit<FetchQuery, 'entity'> {
  return {
    aggregate: flag(fetch, 'aggregate', 'aggregate'),
    aggregateLimit: positive(fetch, 'aggregatelimit'),
    distinct: flag(fetch, 'distinct', 'distinct'),
    rawOrder: flag(fetch, 'useraworderby', 'rawOrder'),
    counted: flag(fetch, 'returntotalrecordcount', 'argument'),
    top: positive(fetch, 'top'),
    count: positive(fetch, 'count'),
    page: positive(fetch, 'page'),
    pagingCookie: optional(fetch, 'paging-cookie'),
  };
}

/** The message for `page` and `returntotalrecordcount` is reported; that the other rules have its code is modelled. */
function checkTop({ top, count, page, counted }: FetchQuery): void {
  if (top === undefined) {
    return;
  }
  const paging = [['page', page !== undefined], ['count', count !== undefined], ['returntotalrecordcount', counted]] as const;
  const wrong = paging.find(([, given]) => given);
  if (wrong) {
    throw topWithPaging(wrong[0]);
  }
  if (top > topLimit) {
    throw queryBuilderError('argument', `The top attribute can't exceed ${topLimit}, it is ${top}.`);
  }
}

/** 400 of `top` together with an attribute of paging. */
export function topWithPaging(attribute: string): Error {
  return queryBuilderError('argument', `The top attribute can't be specified with paging attribute ${attribute}`);
}

function checkLimits(entity: FetchEntity): void {
  const links = linksOf(entity);
  const filters = [entity, ...links].flatMap((one) => one.filters.flatMap(filtersOf)).map((filter) => filter.conditions.length);
  checkLinks(links.length);
  checkConditions(filters.reduce((sum, count) => sum + count, links.length), filters);
}

/** Every link of an entity, those in filters and in links included. */
function linksOf(entity: FetchEntity): FetchLink<unknown>[] {
  const own = [...entity.links, ...entity.filters.flatMap(filtersOf).flatMap((filter) => filter.links)];
  return own.flatMap((link) => [link, ...linksOf(link)]);
}

/** The filter and those in it. */
function filtersOf(filter: FetchFilter): FetchFilter[] {
  return [filter, ...filter.filters.flatMap(filtersOf)];
}
