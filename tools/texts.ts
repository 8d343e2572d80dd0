import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

const strings = join('ConnectionManager', 'strings');
const source = join(strings, 'ConnectionManager.1033.resx');
const target = join(strings, 'TextKey.ts');

interface Resx {
  readonly root: { readonly data: readonly { readonly name: string; readonly value: string }[] };
}

/**
 * Reads the texts of a resx file.
 *
 * @param xml The file's text.
 * @returns Key and text, in the order of the file.
 */
export function readResx(xml: string): ReadonlyMap<string, string> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'data',
    trimValues: false,
    parseTagValue: false,
  });
  const { root } = parser.parse(xml) as Resx;
  return new Map(root.data.map(({ name, value }) => [name, value]));
}

/**
 * Writes the type that names every text, so that a key that doesn't exist doesn't compile.
 *
 * @param keys The keys of the resx file.
 * @returns A TypeScript module.
 */
export function textKeyModule(keys: Iterable<string>): string {
  const members = [...keys].map((key) => `  | '${key}'`).join('\n');
  return `/** The key of every text in ConnectionManager.1033.resx; \`npm run texts\` writes this file. */\nexport type TextKey =\n${members};\n`;
}

if (require.main === module) {
  writeFileSync(target, textKeyModule(readResx(readFileSync(source, 'utf8')).keys()));
}
