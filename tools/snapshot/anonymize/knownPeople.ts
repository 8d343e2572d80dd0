import { createNumbering, type Numbering } from './numbering';
import { wordsOf, type WordSequence } from './wordSequences';

/** What is known of the people of an environment, and what takes its place. A person has one number in all of it. */
export interface KnownPeople {
  /** By systemuserid: `User 12`. */
  readonly nameOf: (id: string) => string;
  /** By systemuserid: `user12@example.com`. */
  readonly mailOf: (id: string) => string;
  /** By `mailKey` of the mail address or sign-in name. */
  readonly mails: ReadonlyMap<string, string>;
  readonly sequences: readonly WordSequence[];
}

/** One thing that is known of a person. */
export interface KnownPerson {
  /** systemuserid. */
  readonly id: string;
  readonly names: readonly string[];
  /** Mail addresses and sign-in names. */
  readonly addresses: readonly string[];
}

/**
 * Finds what has to be looked for in texts: full names in either order and without what is in the middle, mail addresses and
 * sign-in names, those too where a path has underscores in place of their other characters. A name of one word is not looked for:
 * it may be any word.
 *
 * @param people What is known of them; a person may come more than once.
 * @returns What takes its place.
 */
export function knowPeople(people: readonly KnownPerson[]): KnownPeople {
  const numbers = createNumbering();
  const mails = new Map<string, string>();
  const sequences = new Map<string, WordSequence>();
  const lookFor = (found: readonly WordSequence[]): void => {
    found.filter(({ words }) => words.length > 1).forEach((sequence) => sequences.set(sequence.words.join(' '), sequence));
  };
  for (const { id, names, addresses } of people) {
    const number = numbers(id);
    addresses.filter((address) => address.includes('@')).forEach((address) => mails.set(mailKey(address), mailOf(number)));
    addresses.forEach((address) => lookFor(addressSequences(address, number)));
    names.forEach((name) => lookFor(nameSequences(name, number)));
  }
  return { nameOf: (id) => `User ${numbers(id)}`, mailOf: (id) => mailOf(numbers(id)), mails, sequences: [...sequences.values()] };
}

/**
 * Brings a mail address into the one form in which addresses are compared.
 *
 * @param address The address.
 * @returns The same in lower case, accented letters in one notation.
 */
export function mailKey(address: string): string {
  return address.toLowerCase().normalize();
}

function mailOf(number: ReturnType<Numbering>): string {
  return `user${number}@example.com`;
}

/** What is in brackets is no part of the name: `Jane Doe (External)`. */
function nameSequences(name: string, number: number): WordSequence[] {
  const words = wordsOf(name.replace(/[([{].*?(?:[)\]}]|$)/g, ' '));
  const [first = '', ...others] = words;
  const last = others.pop() ?? '';
  const forwards = ([separator = ' ']: readonly string[]): string => `User${separator}${number}`;
  const backwards = ([separator = ' ']: readonly string[]): string => `${number}${separator}User`;
  return [
    { words: [last, first, ...others], write: backwards },
    { words: [last, first], write: backwards },
    { words: [first, last], write: forwards },
    { words, write: forwards },
  ].filter((sequence) => sequence.words.every((word) => word !== ''));
}

/** With a dot before the domain it is a host, not an address. */
function addressSequences(address: string, number: number): WordSequence[] {
  const boundary = wordsOf(address.split('@')[0] ?? '').length - 1;
  const write: WordSequence['write'] = (separators) => (separators[boundary] === '.' ? undefined : `user${number}_example_com`);
  return [{ words: wordsOf(address), write }];
}
