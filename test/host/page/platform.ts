import type * as ReactNamespace from 'react';
import type * as ReactDOMNamespace from 'react-dom';
import type { Theme } from '@fluentui/react-components';
import type { IInputs, IOutputs } from '../../../ConnectionManager/generated/ManifestTypes';
import type { PageOptions } from '../pageOptions';

/** The class that a production bundle registers. */
export type ControlConstructor = new () => ComponentFramework.ReactControl<IInputs, IOutputs>;

/** What Power Apps brings along for a virtual control, and the control itself. */
export interface Platform {
  React: typeof ReactNamespace;
  ReactDOM: typeof ReactDOMNamespace;
  Fluent: Readonly<Record<'webLightTheme' | 'webDarkTheme' | 'teamsHighContrastTheme', Theme>>;
  Control: ControlConstructor;
}

interface PlatformGlobals {
  React: Platform['React'];
  ReactDOM: Platform['ReactDOM'];
  /** The name under which a bundle expects React 16 and 17 alike. */
  Reactv16: Platform['React'];
  FluentUIReactv940: Platform['Fluent'];
  ComponentFramework: { registerControl(name: string, constructor: ControlConstructor): void };
}

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded.`));
    document.head.append(script);
  });
}

/**
 * Loads the platform's libraries in the versions that the page asks for and then the control's production bundle.
 * @throws {Error} (as a rejection) when a script is missing or the bundle registers no control
 */
export async function loadPlatform({ react, fluent }: Pick<PageOptions, 'react' | 'fluent'>): Promise<Platform> {
  const globals = globalThis as unknown as PlatformGlobals;
  const registered: ControlConstructor[] = [];
  globals.ComponentFramework = { registerControl: (_name, constructor) => registered.push(constructor) };
  await loadScript(`/platform/react-${react}.js`);
  globals.Reactv16 = globals.React;
  await loadScript(`/platform/react-dom-${react}.js`);
  await loadScript(`/platform/fluent-${fluent}.js`);
  await loadScript('/control/bundle.js');
  const [Control] = registered;
  if (Control === undefined) {
    throw new Error('The bundle registered no control.');
  }
  return { React: globals.React, ReactDOM: globals.ReactDOM, Fluent: globals.FluentUIReactv940, Control };
}
