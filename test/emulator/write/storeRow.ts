import type { RequestContext } from '../core/context';
import { duplicateKey, statusOfAnotherState } from '../errors';
import { columnNamed } from '../schema/schema';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { quoted, typeColumn } from '../store/tableSql';
import { formatInstant } from '../store/values';
import { rulesOf } from './tableRules';

/** Who changed a row, who acted for them (Microsoft Learn, Impersonate another user using the Web API), when, and its next version. */
export function stamp(context: RequestContext, table: Table, kind: 'created' | 'modified'): StoredRow {
  const { environment, caller, impersonator } = context;
  const onBehalf = impersonator?.id ?? null;
  environment.version.highest += 1;
  const values: StoredRow = {
    versionnumber: environment.version.highest,
    modifiedon: formatInstant(environment.now()),
    modifiedby: caller.id,
    modifiedonbehalfby: onBehalf,
    ...(kind === 'created' ? { createdon: formatInstant(environment.now()), createdby: caller.id, createdonbehalfby: onBehalf } : {}),
  };
  return Object.fromEntries(Object.entries(values).filter(([name]) => columnNamed(table, name)));
}

/** The columns that follow from the owner: the kind of owner and its business unit. */
export function ownerColumns(context: RequestContext, table: Table, changes: StoredRow): StoredRow {
  const column = columnNamed(table, 'ownerid');
  const id = changes.ownerid;
  if (column?.type !== 'Owner' || typeof id !== 'string') {
    return {};
  }
  const isTeam = changes[typeColumn(column)] === 'team';
  const owner = context.store.row(`SELECT businessunitid FROM ${isTeam ? 'team' : 'systemuser'} WHERE ownerid = ?`, [id]);
  return {
    [typeColumn(column)]: isTeam ? 'team' : 'systemuser',
    owninguser: isTeam ? null : id,
    owningteam: isTeam ? id : null,
    owningbusinessunit: owner?.businessunitid ?? null,
  };
}

/**
 * State and status in step, as the metadata links them: writing one moves the other to what belongs to it.
 * @throws DataverseError 400 if both are written and do not belong together
 */
export function stateColumns(table: Table, changes: StoredRow): StoredRow {
  const statusToState = table.columns.find((column) => column.type === 'Status')?.statusToState;
  const { statecode, statuscode } = changes;
  if (statusToState && typeof statuscode === 'number') {
    const belongsTo = statusToState[statuscode] ?? null;
    if (typeof statecode === 'number' && statecode !== belongsTo) {
      throw statusOfAnotherState(table, statecode, statuscode);
    }
    return { statecode: belongsTo, statuscode };
  }
  const first = Object.entries(statusToState ?? {}).find(([, state]) => state === statecode)?.[0];
  return first === undefined ? {} : { statecode: statecode ?? null, statuscode: Number(first) };
}

/**
 * Refuses values that another row of the table has already: those of its alternate keys (whose columns count only together, and
 * only where none is empty), and those that its rules want unique.
 * @param values the row as it will be
 * @throws DataverseError 412
 */
export function checkUnique(context: RequestContext, table: Table, values: StoredRow, id: string): void {
  const keys = [...(table.keys ?? []), ...(rulesOf(table).unique ?? []).map((name) => [name])];
  for (const key of keys.filter((names) => names.every((name) => (values[name] ?? null) !== null))) {
    const same = key.map((name) => `${quoted(name)} = ?`).join(' AND ');
    const sql = `SELECT 1 AS found FROM ${quoted(table.logicalName)} WHERE ${same} AND ${quoted(table.primaryId)} <> ?`;
    if (context.store.row(sql, [...key.map((name) => values[name] ?? null), id])) {
      throw duplicateKey();
    }
  }
}
