import type { RequestContext } from '../core/context';
import { emptyResponse, jsonResponse, textResponse } from '../core/respond';
import { notModelled, unknownSegment } from '../errors';
import type { Segment } from '../odata/address';
import { parseQuery, parseRowQuery, readOptions } from '../odata/parseQuery';
import { columnOfProperty, principalTable } from '../schema/schema';
import type { Column, SingleNavigation, Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { fromStored } from '../store/values';
import { countCollection, readCollection } from './collection';
import type { CollectionAddress, RowsBody } from './collection';
import { referenceTo } from './expandSingle';
import { relatedRows } from './relatedRows';
import { readSingle, requireRow } from './single';
import { targetOf } from './targetOf';

/** A row below which something is read. */
export interface ParentAddress {
  readonly table: Table;
  readonly id: string;
  /** Path and query of the whole request below the service root. */
  readonly path: string;
  readonly search: string;
}

/**
 * Answers a GET below a row: a column, the row that a lookup leads to, or a collection, and their `$value`, `$ref` and `$count`
 * (Microsoft Learn, retrieve a table row). What is empty is answered with 204, as OData's protocol has it; for Dataverse modelled.
 * @param segments below the row's own
 * @throws DataverseError 404 for a name that the table has not got, 501 for addresses that go on
 */
export function readBelow(context: RequestContext, parent: ParentAddress, segments: readonly Segment[]): Response {
  const [{ name, key } = { name: '' }, last, ...others] = segments;
  if (key !== undefined || others.length > 0 || last?.key !== undefined) {
    throw notModelled(parent.path);
  }
  const row = requireRow(context, parent.table, parent.id, 'Read');
  const column = columnOfProperty(parent.table, name);
  if (column) {
    return readColumn(context, parent, name, column, row, last?.name);
  }
  const single = parent.table.manyToOne.find((navigation) => navigation.name === name);
  if (single) {
    return readLookup(context, parent, single, row, last?.name);
  }
  const related = relatedRows(context, parent.table, parent.id, name);
  if (!related) {
    throw unknownSegment(name);
  }
  const { path, search } = parent;
  return readRelated(context, { table: related.table, path, search, conditions: [related.condition] }, last?.name);
}

function readColumn(context: RequestContext, parent: ParentAddress, name: string, column: Column, row: StoredRow, last: string | undefined): Response {
  const stored = row[column.name] ?? null;
  if ((last !== undefined && last !== '$value') || (last === '$value' && column.type === 'ManagedProperty')) {
    throw notModelled(parent.path);
  }
  if (stored === null) {
    return emptyResponse(context.environment, 204);
  }
  const value = fromStored(column, stored);
  if (last === '$value') {
    return textResponse(context.environment, `${value as string | number | boolean}`);
  }
  const address = `${context.baseUrl}$metadata#${parent.table.entitySetName}(${parent.id})/${name}`;
  return jsonResponse(context.environment, 200, { '@odata.context': address, value });
}

/** A principal can't be read (Microsoft Learn, use an alternate key to reference a record); what an owner's address answers is not established. */
function readLookup(context: RequestContext, parent: ParentAddress, navigation: SingleNavigation, row: StoredRow, last: string | undefined): Response {
  const id = row[navigation.column] ?? null;
  if ((last !== undefined && last !== '$ref') || (last === undefined && navigation.target === principalTable.logicalName)) {
    throw notModelled(parent.path);
  }
  if (id === null) {
    return emptyResponse(context.environment, 204);
  }
  if (last === '$ref') {
    const reference = referenceTo(context, parent.table, navigation.column, row);
    return jsonResponse(context.environment, 200, { '@odata.context': `${context.baseUrl}$metadata#$ref`, ...reference });
  }
  const target = targetOf(context, navigation.name, navigation.target);
  return jsonResponse(context.environment, 200, readSingle(context, target, String(id), parseRowQuery(readOptions(parent.search))));
}

function readRelated(context: RequestContext, address: CollectionAddress, last: string | undefined): Response {
  const query = parseQuery(readOptions(address.search));
  switch (last) {
    case undefined: {
      const { body, headers } = readCollection(context, address, query);
      return jsonResponse(context.environment, 200, body, headers);
    }
    case '$count':
      return textResponse(context.environment, String(countCollection(context, address, query)));
    case '$ref': {
      const { body, headers } = readCollection(context, address, { ...query, select: [address.table.primaryId], expand: [] });
      return jsonResponse(context.environment, 200, references(context, address.table, body), headers);
    }
    default:
      throw notModelled(address.path);
  }
}

/** The rows of an answer as their addresses. */
function references(context: RequestContext, table: Table, body: RowsBody): RowsBody {
  const value = body.value.map((row) => ({ '@odata.id': `${context.baseUrl}${table.entitySetName}(${String(row[table.primaryId])})` }));
  return { ...body, '@odata.context': `${context.baseUrl}$metadata#Collection($ref)`, value };
}
