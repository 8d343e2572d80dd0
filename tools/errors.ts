import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CauseCode } from '../ConnectionManager/model/causes/cause';
import { causes, type CauseMatch, type CauseRule } from '../ConnectionManager/model/causes/causes';
import type { TextKey } from '../ConnectionManager/strings/TextKey';
import { causeText } from '../ConnectionManager/ui/status/causeText';
import { causeSources } from './errors/sources';
import { parseResx } from './resx';

const source = join('ConnectionManager', 'strings', 'ConnectionManager.1033.resx');
const target = join('docs', 'errors.md');

const introduction = `# Errors and what they mean

The control explains these errors of connections, runs and flows. An error is recognized by the numbers of Microsoft Entra in it
(\`AADSTS50173\`, or \`error_codes\`), by the code of the service, and by words; codes and words are also looked for in the errors that
an error has inside. Microsoft Entra's texts may change, so an error with a number is never recognized by words alone. What isn't in
this table is shown in the service's own words.

The rows are in the order in which they are tried. \`npm run errors\` writes this page from \`model/causes/causes.ts\` and the English texts.

| what the error says | cause | what to do | source |
|---|---|---|---|
`;

/**
 * Writes the page of errors, for people who give support.
 *
 * @param texts The English texts by key.
 * @returns The page in Markdown.
 */
export function errorsPage(texts: ReadonlyMap<string, string>): string {
  const words = (key: TextKey): string => cell(texts.get(key) ?? key);
  const row = ([cause, { matches }]: [CauseCode, CauseRule]): string => {
    const { cause: why, fix } = causeText[cause];
    return `| ${matches.map(matchText).join('<br>')} | ${words(why)} | ${words(fix)} | ${cell(causeSources[cause])} |\n`;
  };
  return introduction + (Object.entries(causes) as [CauseCode, CauseRule][]).map(row).join('');
}

function matchText(match: CauseMatch): string {
  if ('entra' in match) {
    return `[AADSTS${match.entra}](https://login.microsoftonline.com/error?code=${match.entra})`;
  }
  const code = 'code' in match ? [`\`${match.code}\``] : [];
  return [...code, ...(match.words ?? []).map((words) => `"${cell(words)}"`)].join(' with ');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}

if (require.main === module) {
  writeFileSync(target, errorsPage(parseResx(readFileSync(source, 'utf8'))));
}
