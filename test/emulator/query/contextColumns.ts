import type { ExpandItem } from '../odata/queryAst';

/** `(name,statecode,owninguser(fullname))` of an `@odata.context`; nothing without $select and $expand. */
export function contextColumns(select: readonly string[] | undefined, expand: readonly ExpandItem[]): string {
  const parts = [...(select ?? []), ...expand.flatMap(expandedPart)];
  return parts.length > 0 ? `(${parts.join(',')})` : '';
}

function expandedPart(item: ExpandItem): string[] {
  return item.reference
    ? [item.navigation, `${item.navigation}/$ref()`]
    : [`${item.navigation}${contextColumns(item.select, item.expand) || '()'}`];
}
