/** What an environment's data had that the emulator could not take, each thing said once with the number of times. */
export interface Notes {
  add(text: string): void;
  list(): string[];
}

/** An empty list of notes. */
export function createNotes(): Notes {
  const counts = new Map<string, number>();
  return {
    add: (text) => void counts.set(text, (counts.get(text) ?? 0) + 1),
    list: () => [...counts].map(([text, count]) => (count > 1 ? `${text} (${count} times)` : text)),
  };
}
