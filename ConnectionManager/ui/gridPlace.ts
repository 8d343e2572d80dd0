/** A place in a grid. Row 0 is the header's, row 1 the first of the body; column 0 is the first. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

const cellSelector = '[role="gridcell"], [role="columnheader"]';
const controlSelector = 'button, a[href], [tabindex]';

/**
 * The place of an element in the grid around it.
 *
 * @param target The element, such as an event's target.
 * @returns The place of its cell; null outside of a grid's cells.
 */
export function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest(cellSelector) : null;
  const row = cell?.closest('[role="row"]');
  return cell && row ? { row: Number(row.getAttribute('aria-rowindex')) - 1, column: Array.from(row.querySelectorAll(cellSelector)).indexOf(cell) } : null;
}

/**
 * Focuses a cell, or the control in it where the cell itself takes no focus.
 *
 * @param grid The element with the role grid; its rows have `aria-rowindex`.
 * @param place The cell's place. Nothing happens where no such cell is drawn.
 */
export function focusPlace(grid: HTMLElement, place: GridPlace): void {
  const row = grid.querySelector(`[role="row"][aria-rowindex="${place.row + 1}"]`);
  const cell = row?.querySelectorAll<HTMLElement>(cellSelector)[place.column];
  const target = cell?.hasAttribute('tabindex') ? cell : cell?.querySelector<HTMLElement>(controlSelector);
  target?.focus();
}
