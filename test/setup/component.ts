import '@testing-library/jest-dom';

/** jsdom lays nothing out, so there is never a size to report. */
class SilentResizeObserver implements ResizeObserver {
  public readonly observe = (): void => undefined;
  public readonly unobserve = (): void => undefined;
  public readonly disconnect = (): void => undefined;
}

globalThis.ResizeObserver ??= SilentResizeObserver;
