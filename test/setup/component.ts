import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The control is read and drawn for real, which takes a busy machine longer than the library's second.
configure({ asyncUtilTimeout: 10_000 });

/** jsdom lays nothing out, so there is never a size to report. */
class SilentResizeObserver implements ResizeObserver {
  public readonly observe = (): void => undefined;
  public readonly unobserve = (): void => undefined;
  public readonly disconnect = (): void => undefined;
}

globalThis.ResizeObserver ??= SilentResizeObserver;
