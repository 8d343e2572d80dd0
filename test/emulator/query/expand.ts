import type { RequestContext } from '../core/context';
import { badQuery, notModelled, unknownProperty } from '../errors';
import type { ExpandItem } from '../odata/queryAst';
import { principalTable } from '../schema/schema';
import type { AssociationNavigation, ChildNavigation, Column, SingleNavigation, Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { isAmong, readRows, selectedColumns } from './readRows';
import { shapeRow } from './shapeRow';
import type { WireRow } from './shapeRow';
import { targetOf } from './sqlScope';

/** A row that is being answered, with what is stored of it. */
export interface AnsweredRow {
  readonly stored: StoredRow;
  readonly shaped: WireRow;
}

interface Single {
  readonly kind: 'single';
  readonly item: ExpandItem;
  readonly navigation: SingleNavigation;
}

type Collection =
  | { readonly kind: 'children'; readonly item: ExpandItem; readonly navigation: ChildNavigation }
  | { readonly kind: 'association'; readonly item: ExpandItem; readonly navigation: AssociationNavigation };

/**
 * Adds the expanded rows to rows of a table, level by level, one query a navigation property.
 * @param nested true below the first level: collections then carry neither etags nor their own nextLink
 * @throws DataverseError 400 for what $expand refuses (Microsoft Learn, join tables)
 */
export function expandRows(
  context: RequestContext,
  table: Table,
  rows: readonly AnsweredRow[],
  items: readonly ExpandItem[],
  nested = false,
): void {
  const resolved = items.map((item) => resolve(table, item));
  checkCombination(resolved, nested);
  for (const expansion of resolved) {
    if (expansion.kind === 'single') {
      expandSingle(context, rows, expansion.item, expansion.navigation);
    } else {
      expandCollection(context, table, rows, expansion, nested);
    }
  }
}

/** The lookup columns that the expansions start from: they must be read with the rows. */
export function columnsForExpand(table: Table, items: readonly ExpandItem[]): Column[] {
  const names = items.map((item) => table.manyToOne.find((candidate) => candidate.name === item.navigation)?.column);
  return table.columns.filter((column) => names.includes(column.name));
}

function resolve(table: Table, item: ExpandItem): Single | Collection {
  const named = (navigation: { name: string }): boolean => navigation.name === item.navigation;
  const single = table.manyToOne.find(named);
  if (single) {
    return { kind: 'single', item, navigation: single };
  }
  const children = table.oneToMany.find(named);
  if (children) {
    return { kind: 'children', item, navigation: children };
  }
  const association = table.manyToMany.find(named);
  if (association) {
    return { kind: 'association', item, navigation: association };
  }
  throw unknownProperty(table, item.navigation);
}

/** Many-to-many stands alone and unnested; code and wording of that refusal are modelled. */
function checkCombination(resolved: readonly (Single | Collection)[], nested: boolean): void {
  const associations = resolved.filter(({ kind }) => kind === 'association');
  const nestedBelow = associations.some(({ item }) => item.expand.length > 0);
  if (associations.length > 0 && (nested || nestedBelow || associations.length < resolved.length)) {
    throw badQuery('$expand on many-to-many relationship cannot be nested or combined with $expand on other relationships.');
  }
  const restricted = resolved.filter(({ kind, item }) => kind === 'single' || nested || item.expand.length > 0);
  if (restricted.some(({ item }) => item.top !== undefined || item.orderBy.length > 0)) {
    throw badQuery(
      'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.',
    );
  }
}

function expandSingle(context: RequestContext, rows: readonly AnsweredRow[], item: ExpandItem, navigation: SingleNavigation): void {
  const target = targetOf(context, navigation);
  const ids = [...new Set(rows.map(({ stored }) => stored[navigation.column] ?? null))].filter((id) => id !== null);
  const columns = selectedColumns(target, item.select);
  const found = readRows(context, target, {
    columns: [...columns, ...columnsForExpand(target, item.expand)],
    ...(item.filter ? { filter: item.filter } : {}),
    conditions: [isAmong(target.primaryId, ids)],
  }).map((stored) => ({ stored, shaped: shapeRow(context, target, columns, stored, false) }));
  expandRows(context, target, found, item.expand, true);
  const byId = new Map(found.map(({ stored, shaped }) => [stored[target.primaryId], shaped]));
  for (const { stored, shaped } of rows) {
    const row = byId.get(stored[navigation.column] ?? null) ?? null;
    shaped[navigation.name] = row && target === principalTable ? principal(stored, row) : row;
  }
}

/** A principal says which kind it is. What else Dataverse shows of it is not established: modelled as the key alone. */
function principal(stored: StoredRow, row: WireRow): WireRow {
  return { '@odata.type': `#Microsoft.Dynamics.CRM.${stored['ownerid#type'] === 'team' ? 'team' : 'systemuser'}`, ...row };
}

function expandCollection(context: RequestContext, table: Table, rows: readonly AnsweredRow[], expansion: Collection, nested: boolean): void {
  const { item, navigation } = expansion;
  const isNested = nested || item.expand.length > 0;
  const parents = rows.map(({ stored }) => stored[table.primaryId] ?? null);
  const groups = readGroups(context, expansion, parents, isNested);
  for (const { stored, shaped } of rows) {
    const id = stored[table.primaryId] ?? null;
    shaped[navigation.name] = (groups.get(id) ?? []).slice(0, item.top);
    if (!isNested) {
      shaped[`${navigation.name}@odata.nextLink`] = nextLink(context, table, String(id), item);
    }
  }
}

/** The rows on the other side of a collection, by the id of the parent they belong to. */
function readGroups(context: RequestContext, expansion: Collection, parents: readonly unknown[], isNested: boolean): Map<unknown, WireRow[]> {
  const { kind, item, navigation } = expansion;
  const target = context.schema.tableNamed(navigation.table);
  if (!target) {
    throw notModelled(`the table '${navigation.table}', to which '${navigation.name}' leads`);
  }
  const chosen = selectedColumns(target, item.select);
  const links = kind === 'association' ? readLinks(context, navigation, parents) : undefined;
  const parentColumn = kind === 'children' ? navigation.column : target.primaryId;
  const backReference = target.columns.filter((column) => column.name === parentColumn && !chosen.includes(column));
  const shown = isNested ? chosen : [...chosen, ...backReference];
  const read = readRows(context, target, {
    columns: [...chosen, ...backReference, ...columnsForExpand(target, item.expand)],
    ...(item.filter ? { filter: item.filter } : {}),
    orderBy: item.orderBy,
    conditions: [isAmong(parentColumn, links ? [...links.keys()] : parents)],
  }).map((stored) => ({ stored, shaped: shapeRow(context, target, shown, stored, !isNested) }));
  expandRows(context, target, read, item.expand, true);
  return groupByParent(read, parentColumn, links);
}

/** Ids of the rows on the other side → ids of the rows on this side. */
function readLinks(context: RequestContext, navigation: AssociationNavigation, parents: readonly unknown[]): Map<unknown, unknown[]> {
  const sql =
    `SELECT ${quoted(navigation.thisColumn)} AS parent, ${quoted(navigation.otherColumn)} AS other FROM ${quoted(navigation.intersect)} ` +
    `WHERE ${quoted(navigation.thisColumn)} IN (SELECT value FROM json_each(?))`;
  const links = new Map<unknown, unknown[]>();
  for (const { parent, other } of context.store.rows(sql, [JSON.stringify(parents)])) {
    append(links, other, parent);
  }
  return links;
}

function groupByParent(
  rows: readonly AnsweredRow[],
  parentColumn: string,
  links: ReadonlyMap<unknown, unknown[]> | undefined,
): Map<unknown, WireRow[]> {
  const groups = new Map<unknown, WireRow[]>();
  for (const { stored, shaped } of rows) {
    const key = stored[parentColumn] ?? null;
    (links ? (links.get(key) ?? []) : [key]).forEach((parent) => append(groups, parent, shaped));
  }
  return groups;
}

function append<Value>(groups: Map<unknown, Value[]>, key: unknown, value: Value): void {
  const group = groups.get(key);
  if (group) {
    group.push(value);
  } else {
    groups.set(key, [value]);
  }
}

/** Every collection has one that is expanded and not nested, even if nothing follows. */
function nextLink(context: RequestContext, table: Table, id: string, item: ExpandItem): string {
  const select = item.select ? `?$select=${item.select.join(',')}` : '';
  return `${context.baseUrl}${table.entitySetName}(${id})/${item.navigation}${select}`;
}
