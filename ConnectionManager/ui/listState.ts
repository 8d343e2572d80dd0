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
}

/** A list as it is first shown: everything, by name. */
export const initialListState: ListState = { search: '', sort: { column: 'name', direction: 'ascending' }, openId: null };

/** Changes some of a list's state. */
export type ChangeListState = (change: Partial<ListState>) => void;
