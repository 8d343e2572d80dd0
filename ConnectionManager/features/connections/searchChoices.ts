import type { ConnectionChoice } from './connectionChoices';

/** From so many connections on they can be searched. */
export const searchedFrom = 10;

/** More connections than these aren't drawn; a search finds the others. */
export const shownAtMost = 50;

/** The connections that a search finds. */
export interface FoundChoices {
  readonly shown: readonly ConnectionChoice[];
  /** How many more were found. */
  readonly more: number;
}

/**
 * Narrows connections down to those whose name, account or ID holds every word of a search.
 *
 * @param choices The connections.
 * @param search What is searched for; empty for all.
 * @param picked ID of the one that is picked, which stays in sight; null for none.
 * @returns The first of those found.
 */
export function foundChoices(choices: readonly ConnectionChoice[], search: string, picked: string | null): FoundChoices {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const holdsAll = ({ id, title, account }: ConnectionChoice): boolean => {
    const text = `${title}\n${account ?? ''}\n${id}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found = choices.filter((choice) => choice.id === picked || holdsAll(choice));
  const first = found.slice(0, shownAtMost);
  const keep = found.find(({ id }) => id === picked);
  return { shown: keep && !first.includes(keep) ? [...first, keep] : first, more: Math.max(found.length - shownAtMost, 0) };
}
