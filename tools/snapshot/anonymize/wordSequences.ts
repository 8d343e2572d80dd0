/** Words that stand for a person where they follow each other. */
export interface WordSequence {
  /** At least two, in lower case. */
  readonly words: readonly string[];
  /**
   * What takes their place.
   *
   * @param separators What stood between the words: one fewer than there are.
   * @returns The replacement; undefined leaves them as they are.
   */
  readonly write: (separators: readonly string[]) => string | undefined;
}

const wordCharacter = '\\p{L}\\p{N}\\p{M}';

/** An encoded character of an address is a separator, so that its digits are not taken for a word. */
const encodedCharacter = '%[0-9a-f]{2}';

/** What may stand between two words: a few characters, such as a comma and a space. */
const separatorPattern = new RegExp(`(?:${encodedCharacter}|[^${wordCharacter}]){1,5}`, 'iuy');

/**
 * Takes a text apart into its words.
 *
 * @param text Such as `Doe, Jane` or `jane.doe@contoso.com`.
 * @returns The words in lower case.
 */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(new RegExp(`[${wordCharacter}]+`, 'gu')) ?? [];
}

/**
 * Makes the replacer of word sequences. A text is gone through once, whatever the number of sequences is.
 *
 * @param sequences The sequences; of two that begin at the same place the longer one counts, of equals the first.
 * @returns Replaces them in a text, in any letter case, and whatever separates their words.
 */
export function createSequenceReplacer(sequences: readonly WordSequence[]): (text: string) => string {
  const byFirstWord = new Map<string, WordSequence[]>();
  for (const sequence of [...sequences].sort((first, second) => second.words.length - first.words.length)) {
    const first = sequence.words[0] ?? '';
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), sequence]);
  }
  return (text) => {
    const word = new RegExp(`${encodedCharacter}|[${wordCharacter}]+`, 'giu');
    let result = '';
    let copied = 0;
    for (let found = word.exec(text); found !== null; found = word.exec(text)) {
      const match = matchAny(byFirstWord.get(found[0].toLowerCase()) ?? [], text, word.lastIndex);
      if (match !== undefined) {
        result += text.slice(copied, found.index) + match.replacement;
        copied = match.end;
        word.lastIndex = match.end;
      }
    }
    return result + text.slice(copied);
  };
}

interface Match {
  readonly end: number;
  readonly replacement: string;
}

/** @param position Behind the first word. */
function matchAny(candidates: readonly WordSequence[], text: string, position: number): Match | undefined {
  for (const { words, write } of candidates) {
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
    separatorPattern.lastIndex = end;
    const separator = separatorPattern.exec(text)?.[0];
    if (separator === undefined) {
      return undefined;
    }
    separators.push(separator);
    end += separator.length;
    if (text.slice(end, end + word.length).toLowerCase() !== word) {
      return undefined;
    }
    end += word.length;
  }
  const goesOn = new RegExp(`[${wordCharacter}]`, 'uy');
  goesOn.lastIndex = end;
  return goesOn.test(text) ? undefined : { end, separators };
}
