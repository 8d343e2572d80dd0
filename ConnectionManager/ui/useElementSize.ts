import * as React from 'react';

/** A size in CSS pixels. */
export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Follows the size of an element, without its scrollbars. Hosts tell an allocated size late or as -1, so the element itself is asked.
 *
 * @param fallback The size until the element is laid out, and where the browser can't observe sizes.
 * @returns A ref for the element, and its size.
 */
export function useElementSize<T extends HTMLElement>(fallback: ElementSize): [(element: T | null) => void, ElementSize] {
  const [size, setSize] = React.useState(fallback);
  const observer = React.useRef<ResizeObserver | null>(null);

  const observe = React.useCallback((element: T | null): void => {
    observer.current?.disconnect();
    observer.current = null;
    if (element) {
      const measure = (): void => {
        const { clientWidth: width, clientHeight: height } = element;
        if (width > 0 && height > 0) {
          setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
        }
      };
      measure();
      observer.current = new ResizeObserver(measure);
      observer.current.observe(element);
    }
  }, []);

  return [observe, size];
}
