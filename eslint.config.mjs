import js from '@eslint/js';
import powerApps from '@microsoft/eslint-plugin-power-apps';
import boundaries from 'eslint-plugin-boundaries';
import promise from 'eslint-plugin-promise';
import react from 'eslint-plugin-react';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Which part of the control may import which other part: the arrows of docs/architecture.md. */
const arrows = [
  { from: 'index', allow: ['app', 'generated'] },
  { from: 'app', allow: ['app', 'features', 'ui', 'dataverse', 'model', 'strings', 'generated'] },
  { from: 'features', allow: [['features', { feature: '${from.feature}' }], 'ui', 'dataverse', 'model', 'strings'] },
  { from: 'ui', allow: ['ui', 'model', 'strings'] },
  { from: 'dataverse', allow: ['dataverse', 'model'] },
  { from: 'model', allow: ['model'] },
  { from: 'strings', allow: ['strings'] },
];

export default tseslint.config(
  { ignores: ['out/**', 'node_modules/**', '**/generated/**', 'obj/**', 'bin/**'] },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  promise.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs', 'webpack.config.js', 'test/setup/*.mjs', 'tools/*.cjs'] } },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'promise/always-return': 'off',
    },
  },
  {
    files: ['ConnectionManager/**/*.{ts,tsx}'],
    extends: [powerApps.configs.paCheckerHosted, react.configs.flat.recommended],
    plugins: { '@microsoft/power-apps': powerApps, boundaries, 'react-hooks': reactHooks },
    languageOptions: { globals: { ...globals.browser, ComponentFramework: true } },
    settings: {
      react: { version: 'detect' },
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.d.ts'] } },
      'boundaries/elements': [
        { type: 'index', mode: 'file', pattern: 'ConnectionManager/index.ts' },
        { type: 'app', mode: 'file', pattern: 'ConnectionManager/*.{ts,tsx}' },
        { type: 'generated', mode: 'folder', pattern: 'ConnectionManager/generated' },
        { type: 'features', mode: 'folder', pattern: 'ConnectionManager/features/*', capture: ['feature'] },
        { type: 'ui', mode: 'folder', pattern: 'ConnectionManager/ui' },
        { type: 'dataverse', mode: 'folder', pattern: 'ConnectionManager/dataverse' },
        { type: 'model', mode: 'folder', pattern: 'ConnectionManager/model' },
        { type: 'strings', mode: 'folder', pattern: 'ConnectionManager/strings' },
      ],
    },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'boundaries/element-types': ['error', { default: 'disallow', rules: arrows }],
      'boundaries/no-unknown': 'error',
      'boundaries/no-unknown-files': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'react-dom', message: 'It would be bundled: the platform gives React alone.' },
            { name: '@fluentui/react-icons', message: 'Import @fluentui/react-icons/headless/svg/NAME, one icon at a time.' },
          ],
          patterns: [{ group: ['@fluentui/*', '!@fluentui/react-components', '!@fluentui/react-icons', '@fluentui/react-components/*', '@griffel/*'], message: 'Only @fluentui/react-components is a platform library; the rest would be bundled.' }],
        },
      ],
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage', 'fetch', 'XMLHttpRequest', 'Xrm'],
    },
  },
  {
    files: ['ConnectionManager/model/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Date', property: 'now' }, { object: 'Math', property: 'random' }],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The model has no clock: take the time as a parameter.' },
      ],
      'no-restricted-imports': ['error', { paths: ['react', 'react-dom'], patterns: ['@fluentui/*', '@fluentui-contrib/*', '@griffel/*'] }],
    },
  },
  {
    files: ['test/**/*.{ts,tsx,mjs}', 'tools/**/*.{ts,cjs}', '*.mjs', 'webpack.config.js'],
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
    // The hosts' Web API rejects with plain objects, and so do the tests' hosts.
    rules: { '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }] },
  },
  { files: ['tools/**/*.ts', 'test/bench/**/*.ts', 'test/architecture/*.mjs', 'test/emulator/serve.ts', 'test/host/start.ts'], rules: { 'no-console': 'off' } },
  // The build requires them, so that they can't be modules.
  { files: ['webpack.config.js', 'tools/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.mjs', 'webpack.config.js', 'tools/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
