import * as React from 'react';

/** How copying went; `refused` where the browser or the host's frame doesn't let the page copy. */
export type CopyOutcome = 'none' | 'copied' | 'refused';

/** How long, in milliseconds, it says that it has copied. */
const shownFor = 4_000;

/** Copies a text, and says for a while that it has. */
export interface Copying<T extends HTMLElement> {
  readonly outcome: CopyOutcome;
  readonly copy: () => void;
  /** Goes to the element that shows the text: it is selected where the page may not copy, for the person's own copy command. */
  readonly shown: React.RefObject<T>;
}

/**
 * Copies a text that is shown.
 *
 * @param value The text.
 * @returns What copies it, and how that went.
 */
export function useCopy<T extends HTMLElement>(value: string): Copying<T> {
  const [outcome, setOutcome] = React.useState<CopyOutcome>('none');
  const shown = React.useRef<T>(null);
  React.useEffect(() => {
    const timer = outcome === 'copied' ? setTimeout(() => setOutcome('none'), shownFor) : undefined;
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => {
    const copied = await copyText(value);
    if (!copied && shown.current) {
      select(shown.current);
    }
    setOutcome(copied ? 'copied' : 'refused');
  };
  return { outcome, copy: () => void copy(), shown };
}

/** Pages without https have no clipboard at all, and a frame may not be allowed to use it. */
async function copyText(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    await clipboard?.writeText(text);
    return clipboard !== undefined;
  } catch {
    return false;
  }
}

function select(element: HTMLElement): void {
  element.ownerDocument.getSelection()?.selectAllChildren(element);
}
