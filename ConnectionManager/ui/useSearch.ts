import * as React from 'react';

/** A list narrowed down by a search. */
export interface Search<T> {
  readonly value: string;
  readonly setValue: (value: string) => void;
  readonly found: readonly T[];
}

/**
 * Narrows a list down to the rows that hold every word of a search, in any order.
 *
 * @param rows The rows; `searchable` is what is looked into, in lower case.
 * @returns The search and the rows it finds.
 */
export function useSearch<T extends { readonly searchable: string }>(rows: readonly T[]): Search<T> {
  const [value, setValue] = React.useState('');
  const found = React.useMemo(() => {
    const words = value.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0 ? rows : rows.filter(({ searchable }) => words.every((word) => searchable.includes(word)));
  }, [rows, value]);
  return { value, setValue, found };
}
