import { notModelled } from '../errors';
import type { FetchEntity, FetchFilter, FetchLink, FetchQuery } from './fetchAst';
import { badFetch } from './fetchError';
import { parseEntity } from './parseEntity';
import { checkChildren, childrenOf, choice, flag, optional, positive } from './readAttributes';
import { parseXml } from './xml';
import type { XmlElement } from './xml';

/** Microsoft Learn, join tables using FetchXml (15) and filter rows using FetchXml (500 conditions and links together). */
const linkLimit = 15;
const conditionLimit = 500;
/** Microsoft Learn, fetch element. */
const topLimit = 5000;

/**
 * Parses a query in FetchXML. `no-lock`, `latematerialize`, `options`, `version` and other attributes that do not change the
 * answer are read over.
 * @throws DataverseError 400 for what Dataverse refuses, 501 for what the emulator has not
 */
export function parseFetch(text: string): FetchQuery {
  const fetch = parseXml(text);
  const entity = onlyEntity(fetch);
  checkSource(fetch);
  let position = 0;
  const query = { ...parseOptions(fetch), entity: parseEntity(entity, () => (position += 1)) };
  checkTop(query);
  checkLimits(query.entity);
  if (query.distinct && childrenOf(entity, 'no-attrs').length > 0) {
    throw badFetch('noAttrsDistinct', 'The no-attrs tag cannot be used in conjuction with Distinct set to true.');
  }
  return query;
}

function onlyEntity(fetch: XmlElement): XmlElement {
  if (fetch.name !== 'fetch') {
    throw badFetch('element', `The element node encountered is invalid: '${fetch.name}'.`);
  }
  checkChildren(fetch, ['entity']);
  const [entity, ...others] = fetch.children;
  if (!entity || others.length > 0) {
    throw badFetch('requiredElement', `The element 'fetch' needs one element 'entity', not ${fetch.children.length}.`);
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
    throw badFetch('argument', `The top attribute can't exceed ${topLimit}, it is ${top}.`);
  }
}

/** 400 of `top` together with an attribute of paging. */
export function topWithPaging(attribute: string): Error {
  return badFetch('argument', `The top attribute can't be specified with paging attribute ${attribute}`);
}

function checkLimits(entity: FetchEntity): void {
  const links = linksOf(entity);
  if (links.length > linkLimit) {
    throw badFetch('links', 'Number of link entities in query exceeded maximum limit.');
  }
  const conditions = [entity, ...links].flatMap((one) => one.filters.flatMap(filtersOf)).flatMap((filter) => filter.conditions);
  if (conditions.length + links.length > conditionLimit) {
    throw badFetch('conditions', 'Number of conditions in query exceeded maximum limit.');
  }
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
