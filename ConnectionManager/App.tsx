import * as React from 'react';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';

export function App(): React.ReactElement {
  return <FluentProvider theme={webLightTheme}>Connections</FluentProvider>;
}
