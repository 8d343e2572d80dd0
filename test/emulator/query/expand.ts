import type { RequestContext } from '../core/context';
import type { ExpandItem } from '../odata/queryAst';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { expandCollection } from './expandCollection';
import { resolveItems } from './expandItems';
import { expandSingle } from './expandSingle';
import type { WireRow } from './shapeRow';

/** A row that is being answered, with what is stored of it. */
export interface AnsweredRow {
  readonly stored: StoredRow;
  readonly shaped: WireRow;
}

/**
 * Whether a query has an $expand inside an $expand: its collections then have neither etags nor back references, and are paged
 * (Microsoft Learn, join tables).
 */
export function isNestedQuery(items: readonly ExpandItem[]): boolean {
  return items.some((item) => item.expand.length > 0);
}

/**
 * Adds the expanded rows to rows of a table, level by level, one query a navigation property.
 * @throws DataverseError 400 for what $expand refuses (Microsoft Learn, join tables)
 */
export function expandRows(context: RequestContext, table: Table, rows: readonly AnsweredRow[], items: readonly ExpandItem[]): void {
  expandLevel(context, table, rows, items, { nestedQuery: isNestedQuery(items), below: false });
}

interface Level {
  readonly nestedQuery: boolean;
  /** Whether the level is inside another. */
  readonly below: boolean;
}

function expandLevel(context: RequestContext, table: Table, rows: readonly AnsweredRow[], items: readonly ExpandItem[], level: Level): void {
  const { nestedQuery } = level;
  for (const expansion of resolveItems(table, items, nestedQuery, level.below)) {
    const expandBelow = (target: Table, found: readonly AnsweredRow[]): void =>
      expandLevel(context, target, found, expansion.item.expand, { nestedQuery, below: true });
    if (expansion.kind === 'single') {
      expandSingle(context, table, rows, expansion, expandBelow);
    } else {
      expandCollection(context, table, rows, expansion, nestedQuery, expandBelow);
    }
  }
}
