import { collectionAnnotations } from '../annotations';
import type { RequestContext } from '../core/context';
import { appliedAnnotations } from '../core/preferences';
import { preferenceApplied } from '../core/respond';
import { notModelled } from '../errors';
import { checkOption, parseCount } from '../odata/parseQuery';
import type { Answer } from '../query/collection';
import { capOf } from '../query/page';
import type { Page } from '../query/page';
import { queryBuilderError } from '../query/queryBuilderError';
import { shapeRow } from '../query/shapeRow';
import { isLookup, propertyOf } from '../schema/schema';
import type { Table } from '../schema/schema';
import { aggregateRows } from './aggregate';
import { aliasedValue } from './aliasedValue';
import type { FetchQuery } from './fetchAst';
import { fetchPage, isBehindPage, pagingAnnotations } from './paging';
import { parseFetch, topWithPaging } from './parseFetch';
import { countRows, readRows } from './readRows';
import type { ReadRow } from './readRows';
import { createScope } from './scope';
import type { Scope } from './scope';
import { shownColumns } from './shownColumns';
import type { ShownColumn } from './shownColumns';

/** The rows of an answer, and what is said beside them. */
interface Rows {
  readonly context: string;
  readonly count?: number;
  readonly annotations: Record<string, unknown>;
  readonly value: readonly Record<string, unknown>[];
}

/**
 * Answers a GET of an entity set whose query option `fetchXml` (in any letter case) holds a query in FetchXML; undefined if there
 * is no such option. Of the other options `$count` alone is known to go with it; `tag` and values of aliases mean nothing here. Empty
 * columns are left out, and there is no nextLink (Microsoft Learn, retrieve data and page results using FetchXml).
 * @throws DataverseError 400 for what Dataverse refuses, 403 for tables the caller may not read, 501 for what the emulator has not
 */
export function answerFetch(context: RequestContext, table: Table, options: ReadonlyMap<string, string>): Answer | undefined {
  const name = [...options.keys()].find((option) => option.toLowerCase() === 'fetchxml');
  if (name === undefined) {
    return undefined;
  }
  const counted = readCount(options);
  const query = withCount(parseFetch(options.get(name) ?? ''), counted);
  if (query.entity.name !== table.logicalName) {
    throw queryBuilderError(
      'entitySet',
      'The entity name specified in fetchxml does not match the entity name specified in the Entity or Query Expression.',
    );
  }
  const scope = createScope(context, query.entity);
  const page = fetchPage(table, query);
  const rows = query.aggregate ? aggregates(scope, query, page) : plainRows(scope, query, page);
  return { headers: preferenceApplied(appliedAnnotations(context.preferences)), body: bodyOf(context, table, rows) };
}

/** `$count=true` is the same as `returntotalrecordcount` (Microsoft Learn, count rows using FetchXml). */
function withCount(query: FetchQuery, counted: boolean): FetchQuery {
  if (counted && query.top !== undefined) {
    throw topWithPaging('returntotalrecordcount');
  }
  return { ...query, counted: counted || query.counted };
}

function readCount(options: ReadonlyMap<string, string>): boolean {
  const others = [...options.keys()].filter((option) => option.toLowerCase() !== 'fetchxml' && option !== '$count');
  others.forEach(checkOption);
  const unknown = others.find((option) => option !== 'tag' && !option.startsWith('@'));
  if (unknown !== undefined) {
    throw notModelled(`the query option ${unknown} beside fetchXml`);
  }
  return parseCount(options.get('$count') ?? 'false');
}

function aggregates(scope: Scope, query: FetchQuery, page: Page): Rows {
  const rows = aggregateRows(scope, query, { limit: page.size + 1, offset: page.offset });
  const more = page.goesOn && rows.length > page.size;
  return { context: '', annotations: more ? pagingAnnotations(scope, query, page) : {}, value: rows.slice(0, page.size) };
}

function plainRows(scope: Scope, query: FetchQuery, page: Page): Rows {
  const { table } = scope.root;
  const shown = shownColumns(scope, query);
  checkElastic(scope, query);
  const read = readPage(scope, query, shown, page);
  const rows = read.slice(0, page.size);
  const more = page.goesOn && read.length > page.size;
  const ids = rows.map((row) => String(row.own[table.primaryId]));
  return {
    context: query.entity.allAttributes ? '' : contextColumns(scope, shown),
    count: query.counted ? countRows(scope, query, shown, capOf(table)) : undefined,
    annotations: more ? pagingAnnotations(scope, query, page, ids) : {},
    value: rows.map((row) => shape(scope, query, shown, row)),
  };
}

/**
 * What `distinct` can't do with an elastic table (Microsoft Learn, create and edit elastic tables; the code is modelled).
 * @throws DataverseError 400 if users own the table, and for a second order
 */
function checkElastic({ root }: Scope, query: FetchQuery): void {
  if (query.distinct && root.table.elastic && (root.table.ownership === 'user' || query.entity.orders.length > 1)) {
    throw queryBuilderError('argument', 'Distinct on user owned tables, and with several orders, is not supported for elastic tables.');
  }
}

/** The rows of a page and one more, if there is one. Without a cookie that counts, a page begins where its number says. */
function readPage(scope: Scope, query: FetchQuery, shown: readonly ShownColumn[], page: Page): ReadRow[] {
  const behind = isBehindPage(scope, query, page);
  return readRows(scope, query, shown, { limit: page.size + 1, ...(behind ? { behind, offset: 0 } : { offset: page.offset }) });
}

function shape({ context, root }: Scope, query: FetchQuery, shown: readonly ShownColumn[], row: ReadRow): Record<string, unknown> {
  const own = shown.filter(({ key }) => key === undefined).map(({ column }) => column);
  const shaped = Object.entries(shapeRow(context, root.table, own, row.own, !query.distinct)).filter(([, value]) => value !== null);
  const aliased = shown.flatMap(({ source, column, key }, index) =>
    key === undefined ? [] : aliasedValue(context, source.table, column, row.shown[index] ?? {}, { key }),
  );
  return Object.fromEntries([...shaped, ...aliased]);
}

/** `(name,_ownerid_value,workflowid,ownerid,ownerid())`, as in Microsoft's examples; what it says of links is modelled as nothing. */
function contextColumns({ root }: Scope, shown: readonly ShownColumn[]): string {
  const own = shown.filter(({ source, key }) => source === root && key === undefined).map(({ column }) => column);
  const lookups = own.filter(isLookup).map(({ name }) => name);
  const navigations = lookups.flatMap((name) => root.table.manyToOne.filter(({ column }) => column === name).map((one) => one.name));
  return `(${[...own.map(propertyOf), ...navigations, ...navigations.map((name) => `${name}()`)].join(',')})`;
}

function bodyOf(context: RequestContext, table: Table, { context: columns, count, annotations, value }: Rows): Record<string, unknown> {
  const cap = capOf(table);
  return {
    '@odata.context': `${context.baseUrl}$metadata#${table.entitySetName}${columns}`,
    ...(count === undefined ? {} : { '@odata.count': Math.min(count, cap) }),
    ...Object.fromEntries(collectionAnnotations(context, count, cap)),
    ...annotations,
    value,
  };
}
