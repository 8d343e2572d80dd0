import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResx } from './resx';

const strings = join('ConnectionManager', 'strings');
const source = join(strings, 'ConnectionManager.1033.resx');
const target = join(strings, 'TextKey.ts');

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
  writeFileSync(target, textKeyModule(parseResx(readFileSync(source, 'utf8')).keys()));
}
