import * as React from 'react';
import { useFluent } from '@fluentui/react-components';

/** What goes to the element that is watched. */
export interface LostFocusProps {
  readonly ref: React.RefObject<HTMLDivElement>;
  readonly onFocus: React.FocusEventHandler;
  readonly onBlur: React.FocusEventHandler;
}

/** Time in milliseconds for whoever took the element away to put the focus somewhere themselves. */
const grace = 30;

/**
 * Notices when what had the focus is taken off the page, such as a row that has been deleted. Browsers leave the focus nowhere
 * then, and don't say so; where somebody moves it away, they do. What is drawn changes in several steps, so the page itself is watched.
 *
 * @param onLost Puts the focus where the person goes on best.
 * @returns Properties for the element that is watched.
 */
export function useLostFocus(onLost: () => void): LostFocusProps {
  const { targetDocument } = useFluent();
  const ref = React.useRef<HTMLDivElement>(null);
  const inside = React.useRef(false);
  const latest = React.useRef(onLost);
  React.useEffect(() => {
    latest.current = onLost;
  });

  React.useEffect(() => {
    const isLost = (): boolean => inside.current && (targetDocument?.activeElement ?? null) === (targetDocument?.body ?? null);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      if (isLost()) {
        clearTimeout(timer);
        timer = setTimeout(() => (isLost() ? latest.current() : undefined), grace);
      }
    });
    if (ref.current) {
      observer.observe(ref.current, { childList: true, subtree: true });
    }
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [targetDocument]);

  return {
    ref,
    onFocus: () => {
      inside.current = true;
    },
    onBlur: () => {
      inside.current = false;
    },
  };
}
