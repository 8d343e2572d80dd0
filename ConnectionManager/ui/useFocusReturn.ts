import * as React from 'react';
import { useFluent } from '@fluentui/react-components';

/**
 * Gives the focus back to what had it before something opened that takes it, such as a dialog without a button of its own.
 *
 * @param open Whether it is open.
 */
export function useFocusReturn(open: boolean): void {
  const { targetDocument } = useFluent();
  const before = React.useRef<Element | null>(null);
  React.useLayoutEffect(() => {
    if (open) {
      before.current = targetDocument?.activeElement ?? null;
    }
  }, [open, targetDocument]);
  React.useEffect(() => {
    const element = before.current;
    if (!open && element instanceof HTMLElement) {
      before.current = null;
      element.focus();
    }
  }, [open]);
}
