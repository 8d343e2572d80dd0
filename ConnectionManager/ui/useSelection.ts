import * as React from 'react';
import type { ChangeListState } from './listState';

interface Identified {
  readonly id: string;
}

/** What {@link useSelection} is about. */
export interface SelectionOptions<T extends Identified> {
  /** All rows of the list. */
  readonly rows: readonly T[];
  /** Those that the search and the filters have left. */
  readonly found: readonly T[];
  /** Those that are listed, in their order: without the rows of collapsed groups. */
  readonly listed: readonly T[];
  readonly selected: ReadonlySet<string>;
  readonly onChange: ChangeListState;
}

/** The selected rows, and how they change. */
export interface Selection<T> {
  /** The selected rows among those found: what commands are for. */
  readonly rows: readonly T[];
  /** How many more rows are selected that the search or the filters hide. */
  readonly hidden: number;
  readonly ids: ReadonlySet<string>;
  /** Whether all rows found are selected, or only some. */
  readonly all: boolean | 'mixed';
  /** Selects a row or takes it out; with `range`, selects all from the row that was toggled last up to this one. */
  readonly toggle: (id: string, range: boolean) => void;
  /** Selects all rows found, or takes them out where all are selected. */
  readonly toggleAll: () => void;
  /** Takes every row out, hidden or not. */
  readonly clear: () => void;
}

/**
 * The selection of a list. It outlives searches and filters, and forgets rows only when they are taken out.
 *
 * @param options The list.
 * @returns The selection.
 */
export function useSelection<T extends Identified>({ rows, found, listed, selected, onChange }: SelectionOptions<T>): Selection<T> {
  const anchor = React.useRef<string | null>(null);
  const shown = React.useMemo(() => found.filter(({ id }) => selected.has(id)), [found, selected]);
  const hidden = React.useMemo(() => rows.filter(({ id }) => selected.has(id)).length - shown.length, [rows, selected, shown]);
  const all = shown.length > 0 && (shown.length === found.length || 'mixed');

  const toggle = React.useCallback(
    (id: string, range: boolean): void => {
      const between = range ? idsBetween(listed, anchor.current, id) : null;
      anchor.current = id;
      onChange({ selected: between ? withAll(selected, between) : withToggled(selected, id) });
    },
    [listed, selected, onChange],
  );
  const toggleAll = React.useCallback((): void => {
    const ids = found.map(({ id }) => id);
    onChange({ selected: all === true ? withoutAll(selected, ids) : withAll(selected, ids) });
  }, [found, selected, all, onChange]);
  const clear = React.useCallback((): void => onChange({ selected: new Set() }), [onChange]);

  return React.useMemo(
    () => ({ rows: shown, hidden, ids: selected, all, toggle, toggleAll, clear }),
    [shown, hidden, selected, all, toggle, toggleAll, clear],
  );
}

function withToggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? withoutAll(ids, [id]) : withAll(ids, [id]);
}

function withAll(ids: ReadonlySet<string>, added: readonly string[]): ReadonlySet<string> {
  return new Set([...ids, ...added]);
}

function withoutAll(ids: ReadonlySet<string>, removed: readonly string[]): ReadonlySet<string> {
  const gone = new Set(removed);
  return new Set([...ids].filter((id) => !gone.has(id)));
}

function idsBetween(listed: readonly Identified[], from: string | null, to: string): readonly string[] | null {
  const ends = [from, to].map((end) => listed.findIndex(({ id }) => id === end));
  const [first = -1, last = -1] = ends.sort((a, b) => a - b);
  return first < 0 ? null : listed.slice(first, last + 1).map(({ id }) => id);
}
