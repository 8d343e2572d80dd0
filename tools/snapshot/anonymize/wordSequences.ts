/** Words that stand for a person where they follow each other. */
export interface WordSequence {
  /** At least two, as `wordsOf` gives them. */
  readonly words: readonly string[];
  /**
   * What takes their place.
   *
   * @param separators What stood between the words: one fewer than there are.
   * @returns The replacement; undefined leaves them as they are.
   */
  readonly write: (separators: readonly string[]) => string | undefined;
}

/** Percent-encoded characters that separate words: ASCII's, the blanks and signs of Latin 1, and typographic ones. */
const encodedSeparator = '(?:%[0-7][0-9a-f]|%c2%[ab][0-9a-f]|%e2%8[0-3]%[0-9a-f]{2})';

/** Other encoded bytes are those of letters: `Jo%C3%A3o`. */
const wordCharacter = `(?:[\\p{L}\\p{N}\\p{M}]|(?!${encodedSeparator})%[89a-f][0-9a-f])`;

/** What may stand between two words: a few characters, such as a comma and a space. */
const separatorPattern = new RegExp(`(?:${encodedSeparator}|(?!${wordCharacter})[^]){1,5}`, 'iuy');

/** Most words are, and there may be a hundred million characters of them. */
const isPlain = /^[a-z0-9]+$/i;

const wordPattern = new RegExp(`${wordCharacter}+`, 'iuy');

/**
 * Takes a text apart into its words.
 *
 * @param text Such as `Doe, Jane` or `jane.doe@contoso.com`.
 * @returns The words in lower case, decoded, and without accents.
 */
export function wordsOf(text: string): string[] {
  return (text.match(new RegExp(`${wordCharacter}+`, 'giu')) ?? []).map(fold).filter((word) => word !== '');
}

/** Both notations of an accented letter, and the letter without the accent, are the same here. */
function fold(word: string): string {
  return isPlain.test(word) ? word.toLowerCase() : decode(word).normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();
}

/**
 * Decodes a part of a web address.
 *
 * @param part The part.
 * @returns What it stands for; the part itself where it is not encoded right.
 */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** By first and second word. */
type Index = ReadonlyMap<string, ReadonlyMap<string, readonly WordSequence[]>>;

/**
 * Makes the replacer of word sequences. A text is gone through once, whatever the number of sequences is.
 *
 * @param sequences The sequences; of two that begin at the same place the longer one counts, of equals the first.
 * @returns Replaces them in a text, in any letter case, with and without accents, and whatever separates their words.
 */
export function createSequenceReplacer(sequences: readonly WordSequence[]): (text: string) => string {
  const index = indexOf(sequences);
  return (text) => {
    const word = new RegExp(`${encodedSeparator}|${wordCharacter}+`, 'giu');
    let result = '';
    let copied = 0;
    for (let found = word.exec(text); found !== null; found = word.exec(text)) {
      const match = matchAny(index.get(fold(found[0])), text, word.lastIndex);
      if (match !== undefined) {
        result += text.slice(copied, found.index) + match.replacement;
        copied = match.end;
        word.lastIndex = match.end;
      }
    }
    return result + text.slice(copied);
  };
}

function indexOf(sequences: readonly WordSequence[]): Index {
  const index = new Map<string, Map<string, WordSequence[]>>();
  for (const sequence of [...sequences].sort((first, second) => second.words.length - first.words.length)) {
    const [first = '', second = ''] = sequence.words;
    const bySecond = index.get(first) ?? new Map<string, WordSequence[]>();
    const alike = bySecond.get(second) ?? [];
    alike.push(sequence);
    index.set(first, bySecond.set(second, alike));
  }
  return index;
}

interface Match {
  readonly end: number;
  readonly replacement: string;
}

/** @param position Behind the first word. */
function matchAny(bySecond: ReadonlyMap<string, readonly WordSequence[]> | undefined, text: string, position: number): Match | undefined {
  const next = bySecond && nextWord(text, position);
  for (const { words, write } of (next && bySecond.get(next.word)) ?? []) {
    const rest = matchRest(words.slice(1), text, position);
    const replacement = rest && write(rest.separators);
    if (rest !== undefined && replacement !== undefined) {
      return { end: rest.end, replacement };
    }
  }
  return undefined;
}

function matchRest(words: readonly string[], text: string, start: number): { end: number; separators: string[] } | undefined {
  const separators: string[] = [];
  let end = start;
  for (const word of words) {
    const next = nextWord(text, end);
    if (next?.word !== word) {
      return undefined;
    }
    separators.push(next.separator);
    end = next.end;
  }
  return { end, separators };
}

/** The word that follows, and what is before it. */
function nextWord(text: string, start: number): { separator: string; word: string; end: number } | undefined {
  const separator = matchAt(separatorPattern, text, start);
  const word = matchAt(wordPattern, text, start + separator.length);
  return separator === '' || word === '' ? undefined : { separator, word: fold(word), end: start + separator.length + word.length };
}

/** @param pattern A sticky one. */
function matchAt(pattern: RegExp, text: string, position: number): string {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? '';
}
