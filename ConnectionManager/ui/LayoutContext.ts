import * as React from 'react';

/** How much room the control has: `narrow` is a phone or a side panel, `medium` has no room beside the grid. */
export type Layout = 'narrow' | 'medium' | 'wide';

const narrowBelow = 640;
const mediumBelow = 1_000;

/**
 * The layout for a width.
 *
 * @param width Width of the control in CSS pixels.
 * @returns The layout.
 */
export function layoutFor(width: number): Layout {
  if (width < narrowBelow) {
    return 'narrow';
  }
  return width < mediumBelow ? 'medium' : 'wide';
}

const LayoutContext = React.createContext<Layout>('wide');

/** Tells everything inside how much room there is. */
export const LayoutProvider = LayoutContext.Provider;

/** @returns How much room the control has. */
export function useLayout(): Layout {
  return React.useContext(LayoutContext);
}
