import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseResx } from '../../tools/resx';

const folder = join(__dirname, '..', '..', 'ConnectionManager');

const languages = [
  { language: 'German', tag: 'de-DE', languageId: 1031 },
  { language: 'French', tag: 'fr-FR', languageId: 1036 },
  { language: 'Spanish', tag: 'es-ES', languageId: 3082 },
  { language: 'Japanese', tag: 'ja-JP', languageId: 1041 },
  { language: 'Portuguese (Brazil)', tag: 'pt-BR', languageId: 1046 },
  { language: 'Arabic', tag: 'ar-SA', languageId: 1025 },
];

function read(languageId: number): Map<string, string> {
  return parseResx(readFileSync(join(folder, 'strings', `ConnectionManager.${languageId}.resx`), 'utf8'));
}

const english = read(1033);
const plural = /_(zero|one|two|few|many|other)$/;

/** Keys of texts that come in plural forms, without the form. */
const counted = new Set([...english.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(plural, '')));

/** The key without its plural form, where it has one. */
function base(key: string): string {
  const stem = key.replace(plural, '');
  return counted.has(stem) ? stem : key;
}

/** Forms of a number in the language; `many` of French, Spanish and Portuguese is for millions, for which `other` will do. */
function forms(tag: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  return pluralCategories.filter((form) => tag === 'ar-SA' || form !== 'many');
}

function expectedKeys(tag: string): string[] {
  return [...new Set([...english.keys()].map(base))].flatMap((key) => (counted.has(key) ? forms(tag).map((form) => `${key}_${form}`) : [key]));
}

/** The texts that may be the same in several languages: names, and words that these languages share. */
const shared: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(join(__dirname, 'sameInEnglish.json'), 'utf8'),
) as Record<string, string[]>;

function places(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
}

it('every language has a file, and the manifest names it', () => {
  const files = readdirSync(join(folder, 'strings')).filter((file) => file.endsWith('.resx'));
  const manifest = readFileSync(join(folder, 'ControlManifest.Input.xml'), 'utf8');
  expect(files.sort()).toEqual([1033, ...languages.map(({ languageId }) => languageId)].map((id) => `ConnectionManager.${id}.resx`).sort());
  expect(files.filter((file) => !manifest.includes(`path="strings/${file}"`))).toEqual([]);
});

describe.each(languages)('$language', ({ tag, languageId }) => {
  const texts = read(languageId);

  it('has every text in every plural form it needs, and no other', () => {
    expect([...texts.keys()].sort()).toEqual(expectedKeys(tag).sort());
  });

  it('says which language it is', () => {
    expect(texts.get('Language_Tag')).toBe(tag);
  });

  it('has no text left in English', () => {
    const same = [...texts].filter(([key, text]) => text === english.get(key) && /[a-z]{2}/i.test(text.replace(/\{\w+\}/g, '')));
    expect(same.map(([key]) => key).filter((key) => !shared.all?.includes(key) && !shared[tag]?.includes(key))).toEqual([]);
  });

  it('has no empty text, and none with a space at its end', () => {
    expect([...texts].filter(([, text]) => text === '' || text !== text.trim()).map(([key]) => key)).toEqual([]);
  });

  it('keeps the places that are filled in', () => {
    const wrong = [...texts].filter(([key, text]) => {
      const original = english.get(key) ?? english.get(`${base(key)}_other`) ?? '';
      const mayLeaveCountOut = plural.test(key) && counted.has(base(key));
      const [mine, theirs] = [places(text), places(original)].map((names) => names.filter((name) => !(mayLeaveCountOut && name === 'count')));
      return JSON.stringify(mine) !== JSON.stringify(theirs);
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});
