/** By which column a list is sorted. */
export interface ListSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** What a person has set in a list; it is kept while another tab is shown. */
export interface ListState {
  readonly search: string;
  readonly sort: ListSort;
  /** Id of the row whose details are open; null for none. */
  readonly openId: string | null;
  /** Whether the host has opened it, and no person: then the focus stays where it is. */
  readonly openedByHost: boolean;
  /** The value that is picked of each filter, by the filter's id; a filter without one lets every row through. */
  readonly filters: Readonly<Record<string, string>>;
  readonly grouped: boolean;
  /** Ids of the groups whose rows aren't listed. */
  readonly collapsed: ReadonlySet<string>;
  /** Ids of the rows that are selected. */
  readonly selected: ReadonlySet<string>;
}

/** A list as it is first shown: everything, by name. */
export const initialListState: ListState = {
  search: '',
  sort: { column: 'name', direction: 'ascending' },
  openId: null,
  openedByHost: false,
  filters: {},
  grouped: false,
  collapsed: new Set(),
  selected: new Set(),
};

/** Changes some of a list's state. */
export type ChangeListState = (change: Partial<ListState>) => void;
