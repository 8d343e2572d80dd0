import { mailKey, type KnownPeople } from './knownPeople';
import { createNumbering } from './numbering';
import { createSequenceReplacer, decode } from './wordSequences';

/** Replaces in a text what says who somebody is. */
export type ReplaceText = (text: string) => string;

/** Not in the middle of a word or of an encoded character, but right behind one (`%7Cjane%40...`). */
const start = '(?:(?<=%[0-7][0-9a-f])|(?<![\\p{L}\\p{N}\\p{M}_])(?<!%(?=[0-9a-f]{2})))';
/** Encoded are letters beyond ASCII, `+` and the apostrophe. */
const letter = '(?:[\\p{L}\\p{N}\\p{M}_]|%[89a-f][0-9a-f])';
const letterOrSign = '(?:[\\p{L}\\p{N}\\p{M}_+-]|%2b|%[89a-f][0-9a-f])';
/** Lengths are limited, so that the search takes no time that grows with the square of a text without an address. */
const localPart = `${letter}${letterOrSign}{0,63}(?:(?:[.']|%27)${letterOrSign}{1,63}){0,9}`;
/** The end of a guest's sign-in name: `jane_fabrikam.com#EXT#@contoso.onmicrosoft.com`. */
const guest = '(?:(?:#|%23)ext(?:#|%23))?';
/** As it is, encoded for an address (twice, too), and as JSON and HTML write it. */
const atSign = '@|%(?:25)*40|\\\\u0040|&#(?:64|x40);';
/** Annotations of OData look like addresses: `accountid@odata.bind`. */
const domain = '(?!odata\\.|microsoft\\.dynamics\\.crm)(?:[\\p{L}\\p{N}\\p{M}-]{1,63}\\.){1,9}\\p{L}{2,63}';

const mailAddress = new RegExp(`${start}(${localPart}${guest})(${atSign})(${domain})`, 'giu');

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

  const replaceMail = (_found: string, local: string, at: string, host: string): string => {
    const mail = mailKey(`${decode(local)}@${host}`);
    return (mails.get(mail) ?? `person${otherMails(mail)}@example.com`).replace('@', at);
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
