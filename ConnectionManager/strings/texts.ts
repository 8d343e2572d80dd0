import * as React from 'react';
import type { TextKey } from './TextKey';

/** The base of the keys that come in plural forms: `Flows_Count` for `Flows_Count_one` and `Flows_Count_other`. */
export type PluralKey = TextKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;

/** What goes into the `{name}` places of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/** The texts of one language, with that language's plural forms and order. */
export interface Texts {
  /** The text of a key with its places filled in. */
  text(key: TextKey, values?: TextValues): string;
  /** The text of a number of things, in the plural form the language has for it; `{count}` and the other places are filled in. */
  count(key: PluralKey, count: number, values?: TextValues): string;
  /** A whole number as the user's settings write it. */
  number(value: number): string;
  /** A date and time as the user's settings write it. */
  dateTime(value: Date): string;
  /** Compares two names in the language's order, numbers by value. */
  compare(a: string, b: string): number;
  /** BCP 47 tag of the language the texts are in. */
  readonly language: string;
}

/** Where texts and formats come from: `context.resources` and `context.formatting` of the host. */
export interface TextSource {
  getString(key: string): string;
  formatInteger(value: number): string;
  formatDateTime(value: Date): string;
}

/**
 * Makes the texts of the language that the host has picked.
 *
 * @param source The host's texts and formats.
 * @returns The texts. A text that the host doesn't have shows its key, so that a gap is seen and nothing breaks.
 */
export function createTexts(source: TextSource): Texts {
  const language = knownLanguage(source.getString('Language_Tag'));
  const plurals = new Intl.PluralRules(language);
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const lookUp = (key: string): string => source.getString(key) || key;
  const fill = (template: string, values: TextValues): string =>
    template.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? source.formatInteger(value) : (value ?? place);
    });

  return {
    text: (key, values = {}) => fill(lookUp(key), values),
    count: (key, count, values) => fill(source.getString(`${key}_${plurals.select(count)}`) || lookUp(`${key}_other`), { ...values, count }),
    number: (value) => source.formatInteger(value),
    dateTime: (value) => source.formatDateTime(value),
    compare: (a, b) => collator.compare(a, b),
    language,
  };
}

/** A tag that is missing or misspelt must not cost the whole control. */
function knownLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}

const TextsContext = React.createContext<Texts | null>(null);

/** Gives the texts to everything inside. */
export const TextsProvider = TextsContext.Provider;

/**
 * The texts of the control.
 *
 * @returns The texts.
 * @throws Error outside a `TextsProvider`.
 */
export function useTexts(): Texts {
  const texts = React.useContext(TextsContext);
  if (!texts) {
    throw new Error('useTexts needs a TextsProvider around it.');
  }
  return texts;
}
