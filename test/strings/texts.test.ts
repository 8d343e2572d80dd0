import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTexts, type TextSource } from '../../ConnectionManager/strings/texts';
import { parseResx } from '../../tools/resx';
import { textKeyModule } from '../../tools/texts';

const folder = join(__dirname, '..', '..', 'ConnectionManager');
const english = parseResx(readFileSync(join(folder, 'strings', 'ConnectionManager.1033.resx'), 'utf8'));

function textsOf(strings: Record<string, string>): ReturnType<typeof createTexts> {
  const source: TextSource = {
    getString: (key) => strings[key] ?? '',
    formatInteger: (value) => value.toLocaleString('en-US'),
    formatDateTime: (value) => value.toISOString(),
  };
  return createTexts(source);
}

it('every key of the resx file is a key in TypeScript: npm run texts', () => {
  expect(readFileSync(join(folder, 'strings', 'TextKey.ts'), 'utf8')).toBe(textKeyModule(english.keys()));
});

it('no text of the resx file is left over', () => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|xml)$/.test(file) && !/generated|TextKey/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const unused = [...english.keys()].filter((key) => !new RegExp(`['"]${key.replace(/_(one|other)$/, '')}['"]`).test(sources));
  expect(unused).toEqual([]);
});

it('every plural has the form that all languages need', () => {
  const singulars = [...english.keys()].filter((key) => key.endsWith('_one'));
  expect(singulars.filter((key) => !english.has(key.replace(/_one$/, '_other')))).toEqual([]);
});

it('fills in names and numbers, numbers as the user writes them', () => {
  const texts = textsOf({ Search_Found: '{found} of {total}' });
  expect(texts.text('Search_Found', { found: 12, total: 10_000 })).toBe('12 of 10,000');
});

it('leaves text that looks like a place alone when it comes from data', () => {
  const texts = textsOf({ Grid_Open: 'Open {name}' });
  expect(texts.text('Grid_Open', { name: '$& {total} <b>' })).toBe('Open $& {total} <b>');
});

it('picks the plural form of the language of the texts', () => {
  const arabic = textsOf({ Language_Tag: 'ar', Flows_Count_two: 'two', Flows_Count_few: 'few {count}', Flows_Count_other: 'other {count}' });
  expect([2, 3, 100].map((count) => arabic.count('Flows_Count', count))).toEqual(['two', 'few 3', 'other 100']);
});

it('shows the key of a text that the host does not have', () => {
  expect(textsOf({}).text('Tab_Flows')).toBe('Tab_Flows');
});

it('sorts by the rules of the language, numbers by value', () => {
  const texts = textsOf({ Language_Tag: 'sv' });
  expect(['Flow 10', 'Ärende', 'Flow 9', 'Zon'].sort((a, b) => texts.compare(a, b))).toEqual(['Flow 9', 'Flow 10', 'Zon', 'Ärende']);
});
