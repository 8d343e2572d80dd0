import * as React from 'react';
import type { Texts } from '../strings/texts';
import type { ListGrouping, RowGroup } from './listParts';

/** Stands in a list before the rows of a group. */
export class GroupHeader {
  /**
   * @param group The group.
   * @param count How many rows it has.
   * @param expanded Whether they are listed.
   */
  public constructor(
    public readonly group: RowGroup,
    public readonly count: number,
    public readonly expanded: boolean,
  ) {}

  /** Id among the rows, whose ids it can't be taken for. */
  public get id(): string {
    return groupHeaderId(this.group.id);
  }
}

/**
 * The id that a group's header has among the rows.
 *
 * @param groupId Id of the group.
 * @returns The id.
 */
export function groupHeaderId(groupId: string): string {
  return `group ${groupId}`;
}

/**
 * Puts rows together under headers.
 *
 * @param rows The rows, sorted.
 * @param groupOf The group of a row.
 * @param collapsed Ids of the groups whose rows aren't listed.
 * @param texts The texts of the control, which know the order of names.
 * @returns The headers in the order of their titles, each with its rows in their order behind it.
 */
export function groupRows<T>(
  rows: readonly T[],
  groupOf: ListGrouping<T>['groupOf'],
  collapsed: ReadonlySet<string>,
  texts: Texts,
): readonly (T | GroupHeader)[] {
  const groups = new Map<string, { readonly group: RowGroup; readonly rows: T[] }>();
  for (const row of rows) {
    const group = groupOf(row);
    const known = groups.get(group.id);
    if (known) {
      known.rows.push(row);
    } else {
      groups.set(group.id, { group, rows: [row] });
    }
  }
  return [...groups.values()]
    .sort((a, b) => texts.compare(a.group.title, b.group.title) || (a.group.id < b.group.id ? -1 : 1))
    .flatMap(({ group, rows: own }) => {
      const expanded = !collapsed.has(group.id);
      return [new GroupHeader(group, own.length, expanded), ...(expanded ? own : [])];
    });
}

/**
 * {@link groupRows}, done again only when something changes.
 *
 * @param rows The rows, sorted.
 * @param grouping How they are put together; null for not at all.
 * @param collapsed Ids of the groups whose rows aren't listed.
 * @param texts The texts of the control, which know the order of names.
 * @returns The rows, and the headers between them.
 */
export function useGroupedRows<T>(
  rows: readonly T[],
  grouping: ListGrouping<T> | null,
  collapsed: ReadonlySet<string>,
  texts: Texts,
): readonly (T | GroupHeader)[] {
  return React.useMemo(() => (grouping ? groupRows(rows, grouping.groupOf, collapsed, texts) : rows), [rows, grouping, collapsed, texts]);
}
