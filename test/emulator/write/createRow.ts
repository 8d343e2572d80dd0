import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../core/context';
import { emptyResponse, jsonResponse, preferenceApplied } from '../core/respond';
import { badBody, duplicateKey } from '../errors';
import type { Query } from '../odata/queryAst';
import { findRow, readSingle } from '../query/single';
import { columnNamed } from '../schema/schema';
import type { Table } from '../schema/schema';
import { accessCondition } from '../security/access';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import type { Body } from './parseBody';
import { readChanges } from './readChanges';
import { checkUnique, ownerColumns, stamp, stateColumns } from './storeRow';
import { rulesOf } from './tableRules';

/**
 * Answers a POST: 204 with the row's address, or 201 with the whole row.
 * @param id the key that an upsert asks for; else that of the body, else a new one
 */
export function createRow(context: RequestContext, table: Table, body: Body, query: Query, id?: string): Response {
  accessCondition(context, table, 'Create', 't0');
  const newId = context.store.transaction(() => insertRow(context, table, body, id));
  const { environment, preferences } = context;
  const address = `${context.baseUrl}${table.entitySetName}(${newId})`;
  if (!preferences.returnRepresentation) {
    return emptyResponse(environment, 204, { 'OData-EntityId': address, ...(id === undefined ? {} : { Location: address }) });
  }
  return jsonResponse(environment, 201, readSingle(context, table, newId, query), preferenceApplied(['return=representation']));
}

function insertRow(context: RequestContext, table: Table, body: Body, id: string | undefined): string {
  const rules = rulesOf(table);
  const changes = readChanges(context, table, body, 'create');
  const missing = rules.required?.find((name) => changes[name] === undefined || changes[name] === null);
  if (missing !== undefined) {
    throw badBody(`The required column '${missing}' of '${table.logicalName}' is missing.`);
  }
  const given = changes[table.primaryId];
  const newId = id ?? (typeof given === 'string' ? given : randomUUID());
  if (findRow(context, table, newId)) {
    throw duplicateKey();
  }
  checkUnique(context, table, changes, newId);
  const owned: StoredRow = columnNamed(table, 'ownerid')?.type === 'Owner' ? { ownerid: context.caller.id } : {};
  const written = pick(changes, 'statecode', 'statuscode');
  const state = stateColumns(table, Object.keys(written).length === 0 && columnNamed(table, 'statecode') ? { statecode: 0 } : written);
  const values: StoredRow = { ...rules.defaults?.(context), ...stamp(context, table, 'created'), ...owned, ...changes, ...state };
  Object.assign(values, ownerColumns(context, table, values), rules.adjust?.(changes, undefined), { [table.primaryId]: newId });
  const names = Object.keys(values);
  const sql = `INSERT INTO ${quoted(table.logicalName)} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  context.store.run(sql, names.map((name) => values[name] ?? null));
  rules.written?.(context, { id: newId, before: undefined, after: findRow(context, table, newId) });
  return newId;
}

function pick(row: StoredRow, ...names: string[]): StoredRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
}
