import * as React from 'react';
import { App } from './App';
import type { IInputs, IOutputs } from './generated/ManifestTypes';

export class ConnectionManager implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  public init(context: ComponentFramework.Context<IInputs>): void {
    context.mode.trackContainerResize(true);
  }

  public updateView(_context: ComponentFramework.Context<IInputs>): React.ReactElement {
    return React.createElement(App);
  }

  public getOutputs(): IOutputs {
    return {};
  }

  public destroy(): void {
    return;
  }
}
