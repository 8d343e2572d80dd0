import type { RequestContext } from '../core/context';
import { emptyResponse, jsonResponse } from '../core/respond';
import { badBody, badQuery, rowDoesNotExist } from '../errors';
import { findRowByKey, parseRowKey } from '../query/rowKey';
import { requireRow } from '../query/single';
import type { Table } from '../schema/schema';
import { requirePrivilege } from '../security/access';
import type { StoredRow } from '../store/database';
import { insertRow } from './insertRow';
import type { Body } from './parseBody';
import { removeRow } from './removeRow';
import { checkSupported } from './supported';
import { updateStoredRow } from './updateRow';

const actions = ['CreateMultiple', 'UpdateMultiple', 'DeleteMultiple'] as const;

export type MultipleAction = (typeof actions)[number];

/** The bulk operation that a segment after an entity set names, if it is one that the emulator has. */
export function multipleAction(segment: string): MultipleAction | undefined {
  return actions.find((action) => segment === `Microsoft.Dynamics.CRM.${action}`);
}

/**
 * Answers a bulk operation on a table (Microsoft Learn, use bulk operation messages): CreateMultiple with the ids, the others with
 * 204. On a standard table the first error undoes all of it; on an elastic one what came before it stays, and that what comes after
 * it is not tried is modelled.
 */
export function writeMultiple(context: RequestContext, table: Table, action: MultipleAction, body: Body): Response {
  checkSupported(table, action);
  const targets = targetsOf(table, body);
  const write = (): (string | undefined)[] => targets.map((target) => writeOne(context, table, action, target));
  const ids = table.elastic ? write() : context.store.transaction(write);
  if (action !== 'CreateMultiple') {
    return emptyResponse(context.environment, 204);
  }
  const address = `${context.baseUrl}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`;
  return jsonResponse(context.environment, 200, { '@odata.context': address, Ids: ids });
}

function targetsOf(table: Table, { Targets: targets }: Body): Body[] {
  const type = new RegExp(`^#?Microsoft\\.Dynamics\\.CRM\\.${table.logicalName}$`);
  if (!Array.isArray(targets)) {
    throw badQuery("The parameter 'Targets' is missing.");
  }
  return targets.map((target: unknown) => {
    const row = target as Body | null;
    if (typeof row !== 'object' || row === null || typeof row['@odata.type'] !== 'string' || !type.test(row['@odata.type'])) {
      throw badBody(`Each of the 'Targets' needs the @odata.type Microsoft.Dynamics.CRM.${table.logicalName}.`);
    }
    return row;
  });
}

function writeOne(context: RequestContext, table: Table, action: MultipleAction, target: Body): string | undefined {
  if (action === 'CreateMultiple') {
    return context.store.transaction(() => insertRow(context, table, target));
  }
  const access = action === 'UpdateMultiple' ? 'Write' : 'Delete';
  requirePrivilege(context, table, access);
  const row = storedTarget(context, table, target);
  requireRow(context, table, String(row[table.primaryId]), access);
  if (action === 'UpdateMultiple') {
    updateStoredRow(context, table, row, target, false);
  } else {
    context.store.transaction(() => removeRow(context, table, row));
  }
  return undefined;
}

function storedTarget(context: RequestContext, table: Table, target: Body): StoredRow {
  const { [table.primaryId]: id, partitionid } = target;
  const key = parseRowKey(table, String(id));
  const row = findRowByKey(context, table, key, typeof partitionid === 'string' ? partitionid : undefined);
  if (!row) {
    throw rowDoesNotExist(table, String(id), false);
  }
  return row;
}
