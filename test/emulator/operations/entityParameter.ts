import type { RequestContext } from '../core/context';
import { badQuery } from '../errors';
import { findRow } from '../query/single';
import { readGuid } from '../store/values';
import { findReference, parseReference } from '../write/reference';
import type { RowReference } from '../write/reference';

const namespace = /^#?Microsoft\.Dynamics\.CRM\./;

/** A row that a parameter names, whether or not there is such a row. */
export interface NamedEntity extends RowReference {
  readonly exists: boolean;
}

/**
 * Reads a parameter that names a row of any table: by address, `{"@odata.id": "workflows(<id>)"}`, or by type and key,
 * `{"@odata.type": "Microsoft.Dynamics.CRM.workflow", "workflowid": "<id>"}` (Microsoft Learn, Use Web API actions, has both).
 * A user or team may be keyed by `ownerid`, which is the key of a principal.
 * @throws DataverseError 400 for anything else (code and wording modelled)
 */
export function readEntity(context: RequestContext, name: string, value: unknown): NamedEntity {
  const parameter = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const entity = '@odata.id' in parameter ? byAddress(context, parameter['@odata.id']) : byType(context, parameter);
  if (!entity) {
    throw badQuery(`The parameter '${name}' does not name a row.`);
  }
  return entity;
}

function byAddress(context: RequestContext, address: unknown): NamedEntity | undefined {
  const named = parseReference(context, address);
  const found = named && findReference(context, named);
  if (found) {
    return { ...found, exists: true };
  }
  const id = named?.key.values[named.table.primaryId];
  return named && typeof id === 'string' ? { table: named.table, id, exists: false } : undefined;
}

function byType(context: RequestContext, parameter: Record<string, unknown>): NamedEntity | undefined {
  const type = parameter['@odata.type'];
  const table = typeof type === 'string' ? context.schema.tableNamed(type.replace(namespace, '')) : undefined;
  const isPrincipal = table?.columns.some((column) => column.sameAs === table.primaryId) ?? false;
  const key = table && (parameter[table.primaryId] ?? (isPrincipal ? parameter.ownerid : undefined));
  const id = typeof key === 'string' ? readGuid(key) : undefined;
  return table && id !== undefined ? { table, id, exists: findRow(context, table, id) !== undefined } : undefined;
}
