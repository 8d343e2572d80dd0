import type { KnownPeople } from './knownPeople';
import { createNumbering } from './numbering';
import { createSequenceReplacer } from './wordSequences';

/** Replaces in a text what says who somebody is. */
export type ReplaceText = (text: string) => string;

/** Not in the middle of a word, but right behind an encoded character (`%7Cjane%40...`). */
const start = '(?:(?<=%[0-9a-f]{2})|(?<![\\p{L}\\p{N}_.%+]))';
const localPart = "[\\p{L}\\p{N}_][\\p{L}\\p{N}_+-]*(?:[.'][\\p{L}\\p{N}_+-]+)*";
/** Annotations of OData look like addresses: `accountid@odata.bind`. */
const domain = '(?!odata\\.|microsoft\\.dynamics\\.crm)(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}';

const mailAddress = new RegExp(`${start}${localPart}(?:@|%40)${domain}`, 'giu');

const guid = /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi;

/** In international notation: other numbers may be anything. */
const phoneNumber = /(?<![\p{L}\p{N}+])\+\d(?:[ ()./-]{0,2}\d){7,14}(?!\p{N})/gu;

/**
 * Makes the replacer of texts. What is JSON is taken apart first, flow definitions and the JSON texts in them alike, so that no
 * notation hides anything; names of members are replaced like values, so that what refers to them still does.
 *
 * @param people The people who are looked for.
 * @param objectIds Ids in Entra ID, in lower case, and what takes their place.
 * @returns The replacer: the same input, the same output, for as long as it lives.
 */
export function createTextReplacer({ mails, sequences }: KnownPeople, objectIds: ReadonlyMap<string, string>): ReplaceText {
  const replaceSequences = createSequenceReplacer(sequences);
  const otherMails = createNumbering();
  const phones = createNumbering();

  const replaceMail = (found: string): string => {
    const mail = found.toLowerCase().replace('%40', '@');
    const replacement = mails.get(mail) ?? `person${otherMails(mail)}@example.com`;
    return found.includes('@') ? replacement : replacement.replace('@', '%40');
  };
  const replacePlain: ReplaceText = (text) =>
    replaceSequences(text.replace(mailAddress, replaceMail))
      .replace(guid, (found) => objectIds.get(found.toLowerCase()) ?? found)
      .replace(phoneNumber, (found) => `+000 0000 ${String(phones(found.replace(/\D/g, ''))).padStart(4, '0')}`);

  const replaceText: ReplaceText = (text) => {
    const json = parseJson(text);
    if (json === undefined) {
      return replacePlain(text);
    }
    const before = JSON.stringify(json);
    const after = JSON.stringify(replaceIn(json));
    return after === before ? text : after;
  };
  const replaceIn = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return replaceText(value);
    }
    if (Array.isArray(value)) {
      return value.map(replaceIn);
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [replacePlain(name), replaceIn(member)]))
      : value;
  };
  return replaceText;
}

/** Objects and arrays alone: other JSON is hardly different from text. */
function parseJson(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
