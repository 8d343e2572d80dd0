import * as React from 'react';

/**
 * Narrows a list down to the rows that hold every word of a search, in any order.
 *
 * @param rows The rows; `searchable` is what is looked into, in lower case.
 * @param search What is searched for; empty for everything.
 * @returns The rows found, in their order.
 */
export function useSearch<T extends { readonly searchable: string }>(rows: readonly T[], search: string): readonly T[] {
  return React.useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0 ? rows : rows.filter(({ searchable }) => words.every((word) => searchable.includes(word)));
  }, [rows, search]);
}
