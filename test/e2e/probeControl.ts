import type { Page } from 'playwright-core';

/** What the probe has seen, newest last. */
export interface Probe {
  calls: string[];
  layouts: { width: number; height: number; updated: string[] }[];
  /** Facts of the first context. */
  first: {
    userId: string;
    userName: string;
    isRTL: boolean;
    languageId: number;
    hasExecute: boolean;
    hasTheme: boolean;
    isDarkTheme: boolean | null;
    hasFullPageParam: boolean;
    controlName: string;
    initArguments: number;
  };
}

/**
 * A control that writes down what the host hands to it and does to it, in `window.probe`. It stands in for the
 * production bundle, so that the host's own behaviour can be seen whatever the control does.
 */
function probeBundle(): void {
  const globals = globalThis as unknown as {
    probe: Probe;
    Reactv16: { createElement: (tag: string, properties: object, ...children: string[]) => React.ReactElement };
    ComponentFramework: { registerControl: (name: string, constructor: unknown) => void };
  };
  const probe: Probe = { calls: [], layouts: [], first: {} as Probe['first'] };
  globals.probe = probe;
  class ProbeControl {
    public init(context: ComponentFramework.Context<object>): void {
      const { userSettings, fluentDesignLanguage, webAPI, mode, resources } = context;
      probe.calls.push('init');
      probe.first = {
        userId: userSettings.userId,
        userName: userSettings.userName,
        isRTL: userSettings.isRTL,
        languageId: userSettings.languageId,
        hasExecute: 'execute' in webAPI,
        hasTheme: fluentDesignLanguage !== undefined,
        isDarkTheme: fluentDesignLanguage?.isDarkTheme ?? null,
        hasFullPageParam: 'fullPageParam' in mode,
        controlName: resources.getString('Control_Name'),
        initArguments: arguments.length,
      };
      mode.trackContainerResize(true);
    }

    public updateView({ mode, updatedProperties }: ComponentFramework.Context<object>): React.ReactElement {
      probe.calls.push('updateView');
      probe.layouts.push({ width: mode.allocatedWidth, height: mode.allocatedHeight, updated: updatedProperties });
      if (location.search.includes('throw=1')) {
        throw new Error('updateView failed');
      }
      return globals.Reactv16.createElement('p', { style: { height: '100%', margin: 0 } }, 'probe');
    }

    public destroy(): void {
      probe.calls.push('destroy');
    }
  }
  globals.ComponentFramework.registerControl('ConnectionManager.ConnectionManager', ProbeControl);
}

/** Puts the probe in the place of the production bundle, for pages that are opened from now on. */
export async function useProbe(page: Page): Promise<void> {
  await page.route('**/control/bundle.js', (route) => route.fulfill({ contentType: 'text/javascript', body: `(${probeBundle.toString()})()` }));
}

/** What the probe has seen so far. */
export function readProbe(page: Page): Promise<Probe> {
  return page.evaluate<Probe>('probe');
}
