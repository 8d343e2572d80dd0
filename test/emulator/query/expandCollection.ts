import type { RequestContext } from '../core/context';
import type { ExpandItem } from '../odata/queryAst';
import { writeSkipToken } from '../odata/skipToken';
import { propertyOf } from '../schema/schema';
import type { AssociationNavigation, Column, Table } from '../schema/schema';
import type { SqlValue, StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { refuseElastic } from './elastic';
import type { AnsweredRow } from './expand';
import { columnsForExpand, shownColumns } from './expandItems';
import type { CollectionExpansion } from './expandItems';
import { capOf, pageSizeOf } from './page';
import { writePagingCookie } from './pagingCookie';
import { isAmong, readRows } from './readRows';
import { cookieColumns } from './rowPosition';
import { shapeRow } from './shapeRow';
import { targetOf } from './targetOf';

/** What a collection is read with. */
interface Reading {
  readonly target: Table;
  /** Column of the target by which its rows are found. */
  readonly parentColumn: string;
  readonly shown: readonly Column[];
  /** Rows that a parent shows at most. */
  readonly limit: number;
}

/**
 * Puts the rows of a collection into each row, with an address that leads to them or, of a nested query, to the next page.
 * @param nestedQuery see `isNestedQuery`
 * @param expandBelow adds to the rows found what is expanded inside
 */
export function expandCollection(
  context: RequestContext,
  table: Table,
  rows: readonly AnsweredRow[],
  expansion: CollectionExpansion,
  nestedQuery: boolean,
  expandBelow: (target: Table, found: readonly AnsweredRow[]) => void,
): void {
  const { navigation, item } = expansion;
  const reading = readingOf(context, expansion, nestedQuery);
  const parents = rows.map(({ stored }) => stored[table.primaryId] ?? null);
  const groups = readGroups(context, expansion, parents, reading);
  const answered: AnsweredRow[] = [];
  for (const { stored, shaped } of rows) {
    const id = stored[table.primaryId] ?? null;
    const page = (groups.get(id) ?? []).slice(0, reading.limit).map((member) => ({
      stored: member,
      shaped: shapeRow(context, reading.target, reading.shown, member, !nestedQuery),
    }));
    answered.push(...page);
    shaped[navigation.name] = page.map((member) => member.shaped);
    const ids = page.map((member) => String(member.stored[reading.target.primaryId]));
    const token = nestedQuery ? [`$skiptoken=${secondPage(context, reading.target, ids)}`] : [];
    shaped[`${navigation.name}@odata.nextLink`] = addressOf(context, table, String(id), item, token);
  }
  expandBelow(reading.target, answered);
}

function readingOf(context: RequestContext, { kind, item, navigation }: CollectionExpansion, nestedQuery: boolean): Reading {
  const target = targetOf(context, navigation.name, navigation.table);
  if (item.expand.length > 0) {
    refuseElastic(target);
  }
  const parentColumn = kind === 'children' ? navigation.column : target.primaryId;
  const backReference = nestedQuery ? [] : target.columns.filter((column) => column.name === parentColumn);
  const shown = shownColumns(target, item.select && [...item.select, ...backReference.map(propertyOf)], item.expand);
  const limit = nestedQuery ? pageSizeOf(context, target) : Math.min(item.top ?? Infinity, capOf(target));
  return { target, parentColumn, shown, limit };
}

/** The rows on the other side of a collection, by the id of the parent they belong to. */
function readGroups(
  context: RequestContext,
  { kind, item, navigation }: CollectionExpansion,
  parents: readonly SqlValue[],
  reading: Reading,
): Map<SqlValue, StoredRow[]> {
  const { target, parentColumn } = reading;
  const links = kind === 'association' ? readLinks(context, navigation, parents) : undefined;
  const parent = target.columns.filter((column) => column.name === parentColumn);
  const read = readRows(context, target, {
    columns: [...reading.shown, ...parent, ...columnsForExpand(target, item.expand)],
    ...(item.filter ? { filter: item.filter } : {}),
    orderBy: item.orderBy,
    conditions: [isAmong(parentColumn, links ? [...links.keys()] : parents)],
  });
  const groups = new Map<SqlValue, StoredRow[]>();
  for (const row of read) {
    const key = row[parentColumn] ?? null;
    (links ? (links.get(key) ?? []) : [key]).forEach((owner) => append(groups, owner, row));
  }
  return groups;
}

/** Ids of the rows on the other side → ids of the rows on this side. */
function readLinks(context: RequestContext, navigation: AssociationNavigation, parents: readonly SqlValue[]): Map<SqlValue, SqlValue[]> {
  const sql =
    `SELECT ${quoted(navigation.thisColumn)} AS parent, ${quoted(navigation.otherColumn)} AS other FROM ${quoted(navigation.intersect)} ` +
    `WHERE ${quoted(navigation.thisColumn)} IN (SELECT value FROM json_each(?))`;
  const links = new Map<SqlValue, SqlValue[]>();
  for (const { parent = null, other = null } of context.store.rows(sql, [JSON.stringify(parents)])) {
    append(links, other, parent);
  }
  return links;
}

function append<Value>(groups: Map<SqlValue, Value[]>, key: SqlValue, value: Value): void {
  const group = groups.get(key);
  if (group) {
    group.push(value);
  } else {
    groups.set(key, [value]);
  }
}

/** In nested queries a collection has no order but that of its keys. */
function secondPage(context: RequestContext, table: Table, ids: readonly string[]): string {
  return writeSkipToken(2, writePagingCookie(1, cookieColumns(context, { table, alias: 't0', keys: [] }, ids), ids.length));
}

/** The collection below its row, with the query options that were given for it. */
function addressOf(context: RequestContext, table: Table, id: string, item: ExpandItem, token: readonly string[]): string {
  const options = item.options.map((option) => encodeURI(option).replace(/[&#+]/g, encodeURIComponent));
  const search = [...options, ...token].join('&');
  return `${context.baseUrl}${table.entitySetName}(${id})/${item.navigation}${search === '' ? '' : `?${search}`}`;
}
