import { build } from 'esbuild';
import { join } from 'node:path';
import { bundleFindings } from '../../../tools/checks/bundleFindings';

interface Bundling {
  /** Whether names are shortened. */
  readonly minify: boolean;
  readonly mode: 'production' | 'development';
  readonly external: string[];
}

const ROOT = join(__dirname, '..', '..', '..');
const PLATFORM = ['react', '@fluentui/react-components'];

async function namesFoundIn(code: string, { minify, mode, external }: Bundling): Promise<string[]> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    minify,
    external,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    logLevel: 'silent',
  });
  return bundleFindings(outputFiles[0]?.text ?? '').map(({ name }) => name);
}

describe.each([
  { minify: true, mode: 'production' },
  { minify: false, mode: 'development' },
] as const)('looking for bundled copies: minified $minify, $mode', (bundling) => {
  it.each([
    ['React', 'bundled-react', 'createElement', 'react', []],
    ['React 17', 'bundled-react', 'useState', 'react-17', []],
    ['react-dom', 'bundled-react-dom', 'flushSync', 'react-dom', ['react']],
    ['react-dom 17', 'bundled-react-dom', 'flushSync', 'react-dom-17', ['react']],
    ['react-dom/server', 'bundled-react-dom', 'renderToString', 'react-dom/server.browser', ['react']],
    ['a Fluent component', 'bundled-fluent', 'Button', '@fluentui/react-button', ['react', 'react-dom']],
    ['the Fluent provider', 'bundled-fluent', 'FluentProvider', '@fluentui/react-components', ['react', 'react-dom']],
    ['Fluent\'s tokens', 'bundled-fluent', 'tokens', '@fluentui/tokens', ['react']],
    ['a Fluent theme', 'bundled-fluent', 'webLightTheme', '@fluentui/tokens', ['react']],
  ])('finds %s', async (_, name, imported, from, external) => {
    const code = `import { ${imported} } from '${from}'; console.log(${imported});`;
    expect(await namesFoundIn(code, { ...bundling, external })).toEqual([name]);
  });

  it('finds both when react-dom brings its own React along', async () => {
    const code = 'import { flushSync } from "react-dom"; console.log(flushSync);';
    expect(await namesFoundIn(code, { ...bundling, external: [] })).toEqual(['bundled-react', 'bundled-react-dom']);
  });

  it('finds nothing in what is bundled rightly: icons, the virtual grid, react-window, the JSX runtime', async () => {
    const code = `
      import { AddRegular } from '@fluentui/react-icons/headless/svg/add';
      import { DeleteFilled, DeleteRegular } from '@fluentui/react-icons/headless/svg/delete';
      import { PlugConnectedRegular } from '@fluentui/react-icons/headless/svg/plug-connected';
      import { DataGrid, DataGridBody, DataGridRow } from '@fluentui-contrib/react-data-grid-react-window';
      import { Button, FluentProvider, tokens, webLightTheme } from '@fluentui/react-components';
      import { FixedSizeList } from 'react-window';
      import { Component } from 'react';
      import { jsx } from 'react/jsx-runtime';
      class Boundary extends Component {}
      console.log(AddRegular, DeleteFilled, DeleteRegular, PlugConnectedRegular, DataGrid, DataGridBody, DataGridRow, FixedSizeList);
      console.log(jsx(Boundary, {}), Button, FluentProvider, tokens.colorNeutralForeground1, { ...webLightTheme, colorNeutralForeground1: '' });
    `;
    expect(await namesFoundIn(code, { ...bundling, external: PLATFORM })).toEqual([]);
  });
});
