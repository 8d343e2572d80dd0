import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../core/context';
import { badBody, duplicateKey, notModelled } from '../errors';
import { findRow } from '../query/single';
import { columnNamed } from '../schema/schema';
import type { Table } from '../schema/schema';
import { requirePrivilege } from '../security/access';
import { checkCreated } from '../security/writeChecks';
import type { StoredRow } from '../store/database';
import { insertValues } from '../store/insertValues';
import { associate } from './associate';
import { lookupValues } from './lookupValues';
import type { Body } from './parseBody';
import { readChanges } from './readChanges';
import type { Changes, CollectionNavigation, Member } from './readChanges';
import type { RowReference } from './reference';
import { setLookup } from './setLookup';
import { checkUnique, ownerColumns, stamp, stateColumns } from './storeRow';
import { checkSupported } from './supported';
import { rulesOf } from './tableRules';
import { deepInsertOfElasticTable } from './writeErrors';

/** What a new row has beside its body. */
export interface InsertOptions {
  /** Columns that the address of the request, or the row that this one is created with, sets. */
  readonly given?: StoredRow;
  /** Whether a PATCH creates it, which takes no related rows. */
  readonly byPatch?: boolean;
}

/**
 * Creates a row and the related rows that its body holds: first those that its lookups shall point at, then itself, then the
 * members of its collections. Belongs into a transaction.
 * @returns the id of the row
 */
export function insertRow(context: RequestContext, table: Table, body: Body, { given = {}, byPatch = false }: InsertOptions = {}): string {
  checkSupported(table, 'Create');
  requirePrivilege(context, table, 'Create');
  const changes = readChanges(context, table, body, byPatch ? 'upsert' : 'create');
  const id = storeNewRow(context, table, { ...changes.values, ...insertParents(context, table, changes), ...given });
  changes.members.forEach((member) => addMember(context, { table, id }, member));
  return id;
}

/**
 * Creates a row among the members of another's collection.
 * @returns the new row
 */
export function insertMember(context: RequestContext, owner: RowReference, navigation: CollectionNavigation, body: Body): RowReference {
  const table = tableNamed(context, navigation.table);
  if (table.elastic || owner.table.elastic) {
    throw deepInsertOfElasticTable();
  }
  const given = 'intersect' in navigation ? {} : lookupValues(table, navigation.column, owner);
  const member = { table, id: insertRow(context, table, body, { given }) };
  if ('intersect' in navigation) {
    associate(context, owner, navigation, member);
  }
  return member;
}

function addMember(context: RequestContext, owner: RowReference, member: Member): void {
  const { navigation } = member;
  if ('body' in member) {
    insertMember(context, owner, navigation, member.body);
  } else if ('intersect' in navigation) {
    associate(context, owner, navigation, member.row);
  } else {
    setLookup(context, member.row, navigation.column, owner);
  }
}

function insertParents(context: RequestContext, table: Table, { parents }: Changes): StoredRow {
  return Object.assign(
    {},
    ...parents.map(({ navigation, body }) => {
      const target = tableNamed(context, navigation.target);
      if (target.elastic || table.elastic) {
        throw deepInsertOfElasticTable();
      }
      return lookupValues(table, navigation.column, { table: target, id: insertRow(context, target, body) });
    }),
  ) as StoredRow;
}

function tableNamed(context: RequestContext, name: string): Table {
  const table = name === 'principal' ? undefined : context.schema.tableNamed(name);
  if (!table) {
    throw notModelled(`creating a related row of the table '${name}'`);
  }
  return table;
}

/** Writes one new row with all that Dataverse adds to it, and asks whether the caller may. */
function storeNewRow(context: RequestContext, table: Table, changes: StoredRow): string {
  const rules = rulesOf(table);
  const missing = rules.required?.find((name) => (changes[name] ?? null) === null);
  if (missing !== undefined) {
    throw badBody(`The required column '${missing}' of '${table.logicalName}' is missing.`);
  }
  const given = changes[table.primaryId];
  const id = typeof given === 'string' ? given : randomUUID();
  if (findRow(context, table, id)) {
    throw duplicateKey();
  }
  const values = newValues(context, table, changes, id);
  checkUnique(context, table, values, id);
  insertValues(context.store, table.logicalName, values);
  checkCreated(context, table, id, changes);
  rules.written?.(context, { id, before: undefined, after: findRow(context, table, id), changes });
  return id;
}

function newValues(context: RequestContext, table: Table, changes: StoredRow, id: string): StoredRow {
  const rules = rulesOf(table);
  const owned: StoredRow = columnNamed(table, 'ownerid')?.type === 'Owner' ? { ownerid: context.caller.id } : {};
  const asked = { ...rules.defaults?.(context, changes), ...owned, ...changes, ...firstState(table, changes) };
  const values = { ...stamp(context, table, 'created'), ...asked };
  return { ...values, ...ownerColumns(context, table, values), ...rules.adjust?.(asked, undefined), [table.primaryId]: id };
}

/**
 * A new row is in its table's first state: another statecode is ignored, and a status of another state is refused (public reports
 * of live environments; Microsoft Learn, work with cloud flows using code, for flows).
 */
function firstState(table: Table, { statuscode = null }: StoredRow): StoredRow {
  const state: StoredRow = { statecode: 0, ...(statuscode === null ? {} : { statuscode }) };
  return columnNamed(table, 'statecode') ? { ...state, ...stateColumns(table, state) } : {};
}
