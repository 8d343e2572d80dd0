/** A place in a grid. Row 0 is the header's, row 1 the first of the body; column 0 is the first. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

const cellSelector = '[role="gridcell"], [role="columnheader"]';
const controlSelector = 'button, input, a[href], [tabindex]';
const textFieldSelector = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

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
 * Whether an element uses the arrow keys itself, so that a grid has to leave them alone.
 *
 * @param target The element, such as an event's target.
 * @returns Whether it is a field for text or a choice.
 */
export function isTextField(target: EventTarget): boolean {
  return target instanceof Element && target.matches(textFieldSelector);
}

/**
 * Focuses a cell, or the control in it where the cell itself takes no focus. A row with fewer cells than the place's column says,
 * such as a group's, gets the focus in its last one.
 *
 * @param grid The element with the role grid; its rows have `aria-rowindex`.
 * @param place The cell's place. Nothing happens where no such cell is drawn.
 */
export function focusPlace(grid: HTMLElement, place: GridPlace): void {
  const row = grid.querySelector(`[role="row"][aria-rowindex="${place.row + 1}"]`);
  const cells = Array.from(row?.querySelectorAll<HTMLElement>(cellSelector) ?? []);
  const cell = cells[Math.min(place.column, cells.length - 1)];
  const target = cell?.hasAttribute('tabindex') ? cell : cell?.querySelector<HTMLElement>(controlSelector);
  target?.focus();
}
