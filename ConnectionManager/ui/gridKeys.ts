import type { GridPlace } from './gridPlace';

/** How far the keys can lead in a grid. */
export interface GridExtent {
  /** Number of rows of the body, drawn or not. */
  readonly rows: number;
  readonly columns: number;
  /** How many rows Page up and Page down skip. */
  readonly page: number;
  readonly direction: 'ltr' | 'rtl';
}

/** What a keyboard event tells of its key. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

type Move = (from: GridPlace, extent: GridExtent) => GridPlace;

const sideways =
  (direction: GridExtent['direction']): Move =>
  ({ row, column }, extent) => {
    const step = extent.direction === direction ? 1 : -1;
    return { row, column: Math.min(Math.max(column + step, 0), extent.columns - 1) };
  };

const moves = new Map<string, Move>([
  ['ArrowRight', sideways('ltr')],
  ['ArrowLeft', sideways('rtl')],
  ['ArrowUp', ({ row, column }) => ({ row: Math.max(row - 1, 0), column })],
  ['ArrowDown', ({ row, column }, { rows }) => ({ row: Math.min(row + 1, rows), column })],
  ['PageUp', ({ row, column }, { page }) => ({ row: Math.max(row - page, Math.min(row, 1)), column })],
  ['PageDown', ({ row, column }, { rows, page }) => ({ row: Math.min(row + page, rows), column })],
  ['Home', ({ row }) => ({ row, column: 0 })],
  ['End', ({ row }, { columns }) => ({ row, column: columns - 1 })],
]);

const movesWithControl = new Map<string, Move>([
  ['Home', () => ({ row: 1, column: 0 })],
  ['End', (_from, { rows, columns }) => ({ row: rows, column: columns - 1 })],
]);

/**
 * Where a key leads in a grid, after the grid pattern of the WAI-ARIA Authoring Practices.
 *
 * @param pressed The key.
 * @param from The cell that has the focus.
 * @param extent How far the keys can lead.
 * @returns The cell that gets the focus, which is the same one at an end of the grid; null where the key isn't the grid's.
 */
export function placeAfterKey({ key, ctrlKey, altKey, shiftKey, metaKey }: PressedKey, from: GridPlace, extent: GridExtent): GridPlace | null {
  const move = (ctrlKey ? movesWithControl : moves).get(key);
  return move && !altKey && !shiftKey && !metaKey ? move(from, extent) : null;
}
