import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

const against = [
  ['model/owner.ts', '../dataverse/client'],
  ['model/owner.ts', '../strings/texts'],
  ['model/owner.ts', '../ui/ownerText'],
  ['ui/ownerText.ts', '../dataverse/client'],
  ['ui/ownerText.ts', '../features/flows/flowRows'],
  ['dataverse/client.ts', '../ui/ownerText'],
  ['features/flows/flowRows.ts', '../connections/connectionRows'],
  ['features/flows/flowRows.ts', '../../App'],
  ['index.ts', './dataverse/client'],
];

const along = [
  ['features/flows/flowRows.ts', '../../model/cloudFlow'],
  ['features/flows/flowRows.ts', '../../ui/ownerText'],
  ['features/flows/flowRows.ts', './flowText'],
  ['dataverse/client.ts', '../model/problem'],
];

const foreign = [
  ['ui/ownerText.ts', 'react-dom'],
  ['ui/ownerText.ts', '@fluentui/react-button'],
  ['ui/ownerText.ts', '@griffel/react'],
  ['ui/ownerText.ts', '@fluentui/react-icons'],
  ['model/owner.ts', 'react'],
  ['model/owner.ts', 'react-dom'],
  ['model/owner.ts', '@fluentui-contrib/react-data-grid-react-window'],
];

let broken: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  const imports = [...against, ...along, ...foreign];
  const script = join(__dirname, 'lintImports.mjs');
  const printed = execFileSync(process.execPath, [script, JSON.stringify(imports)], { cwd: root, encoding: 'utf8' });
  const rules = JSON.parse(printed) as string[][];
  broken = new Map(imports.map((each, index) => [each.join(' '), rules[index] ?? []]));
});

it.each(against)('lint refuses %s to import %s', (file, module) => {
  expect(broken.get(`${file} ${module}`)).toContain('boundaries/element-types');
});

it.each(along)('lint lets %s import %s', (file, module) => {
  expect(broken.get(`${file} ${module}`)).not.toContain('boundaries/element-types');
});

it.each(foreign)('lint refuses %s to import %s, which would be bundled or has no place there', (file, module) => {
  expect(broken.get(`${file} ${module}`)).toContain('no-restricted-imports');
});
