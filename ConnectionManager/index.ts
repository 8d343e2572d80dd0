import * as React from 'react';
import { App } from './App';
import type { IInputs, IOutputs } from './generated/ManifestTypes';
import { readHostInputs } from './hostInputs';
import { readAppUrl, readHostSettings } from './hostSettings';
import { startServices, type Services } from './services';

/** The control as the framework sees it: its lifecycle, and nothing else. */
export class ConnectionManager implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private services: Services | null = null;

  /** Starts reading at once, so that the first page is on its way before anything is drawn. */
  public init(context: ComponentFramework.Context<IInputs>): void {
    context.mode.trackContainerResize(true);
    this.services = startServices(context);
  }

  /** Draws the control with the host's settings and inputs as they are now. */
  public updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    this.services ??= startServices(context);
    const inputs = readHostInputs(context);
    return React.createElement(App, {
      ...this.services,
      settings: readHostSettings(context),
      inputs,
      live: this.services.takeConnections(inputs.connections),
      appUrl: readAppUrl(context),
    });
  }

  /** The control never writes the column it stands on. */
  public getOutputs(): IOutputs {
    return {};
  }

  /** Ends all reading. */
  public destroy(): void {
    this.services?.stop();
  }
}
