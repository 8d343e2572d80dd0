import { annotationsOf } from '../annotations';
import type { RequestContext } from '../core/context';
import { wantsAnnotation } from '../core/preferences';
import type { Column, Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { fromStored } from '../store/values';

const attributeName = 'OData.Community.Display.V1.AttributeName';
/** What stands before an aliased value, in this order. */
const shownAnnotations = [attributeName, 'OData.Community.Display.V1.FormattedValue', 'Microsoft.Dynamics.CRM.lookuplogicalname'];

/**
 * A value under an alias, or of a link, with the annotations that the request asked for: the column's name, then as for the column
 * itself but without the navigation property (Microsoft Learn, select columns using FetchXml: column aliases). A lookup is the
 * bare id under the bare key. Nothing for an empty value.
 * @param column what it is formatted as
 * @param name the name of the column it comes from
 */
export function aliasedValue(
  context: RequestContext,
  table: Table,
  column: Column,
  row: StoredRow,
  { key, name = column.name }: { readonly key: string; readonly name?: string },
): [string, unknown][] {
  const value = row[column.name] ?? null;
  if (value === null) {
    return [];
  }
  const found = annotationsOf(context, table, column, row);
  const contents = new Map(found.map(([property, content]) => [property.slice(property.indexOf('@') + 1), content]));
  contents.set(attributeName, name);
  const annotations = shownAnnotations.filter((one) => contents.has(one) && wantsAnnotation(context.preferences, one));
  return [...annotations.map((one): [string, unknown] => [`${key}@${one}`, contents.get(one)]), [key, fromStored(column, value)]];
}
