import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as React from 'react';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { render, screen } from '@testing-library/react';
import type { Inventory, Listing } from '../../ConnectionManager/model/inventory';
import { createTexts, TextsProvider, type Texts } from '../../ConnectionManager/strings/texts';
import { DetailsPane } from '../../ConnectionManager/ui/DetailsPane';
import { LayoutProvider, type Layout } from '../../ConnectionManager/ui/LayoutContext';
import type { ExportColumn, ListCommand, ListFilter, ListGrouping } from '../../ConnectionManager/ui/listParts';
import { initialListState, type ListState } from '../../ConnectionManager/ui/listState';
import { ListView, type ListTexts, type ListViewProps } from '../../ConnectionManager/ui/ListView';
import { NameCell } from '../../ConnectionManager/ui/NameCell';
import { flowsProblem } from '../../ConnectionManager/ui/problemText';
import { TextCell } from '../../ConnectionManager/ui/TextCell';
import type { GridColumn } from '../../ConnectionManager/ui/VirtualGrid';
import { parseResx } from '../../tools/resx';

const resx = parseResx(readFileSync(join(__dirname, '..', '..', 'ConnectionManager', 'strings', 'ConnectionManager.1033.resx'), 'utf8'));

/** The control's own English texts. */
export const texts: Texts = createTexts({
  getString: (key) => resx.get(key) ?? '',
  formatInteger: (value) => value.toLocaleString('en-US'),
  formatDateTime: (value) => value.toISOString(),
});

/** A row of a list that a test shows. */
export interface Pet {
  readonly id: string;
  readonly name: string;
  readonly searchable: string;
  readonly health: string;
  readonly kind: string;
  readonly keeper: string;
}

/** A row whose kind, health, and keeper a test may choose. */
export function pet(name: string, changes: Partial<Pet> = {}): Pet {
  return { id: `id of ${name}`, name, searchable: name.toLowerCase(), health: 'well', kind: 'cat', keeper: 'Ann', ...changes };
}

const columns: readonly GridColumn<Pet>[] = [
  {
    id: 'name',
    title: 'Name',
    share: 2,
    from: 0,
    compare: (a, b) => texts.compare(a.name, b.name),
    render: (row) => <NameCell name={row.name} label={`Open ${row.name}`} />,
  },
  { id: 'health', title: 'Health', share: 1, from: 0, compare: (a, b) => texts.compare(a.health, b.health), render: (row) => <TextCell>{row.health}</TextCell> },
  { id: 'keeper', title: 'Keeper', share: 1, from: 500, compare: (a, b) => texts.compare(a.keeper, b.keeper), render: (row) => <TextCell>{row.keeper}</TextCell> },
];

/** A filter of each kind: health as counts, kind as a choice, and one's own as a switch. */
export const filters: readonly ListFilter<Pet>[] = [
  {
    id: 'health',
    label: 'Health',
    kind: 'counts',
    options: [
      { value: 'well', label: 'Well', tone: 'good' },
      { value: 'ill', label: 'Ill', tone: 'bad' },
    ],
    matches: (row, health) => row.health === health,
  },
  {
    id: 'kind',
    label: 'Kind',
    kind: 'choice',
    options: [
      { value: 'cat', label: 'Cats' },
      { value: 'dog', label: 'Dogs' },
    ],
    matches: (row, kind) => row.kind === kind,
  },
  { id: 'mine', label: 'Keeper', kind: 'switch', options: [{ value: 'mine', label: 'Kept by me' }], matches: (row) => row.keeper === 'Ann' },
];

/** Puts the rows of one keeper together. */
export const byKeeper: ListGrouping<Pet> = {
  label: 'Group by keeper',
  groupOf: ({ keeper }) => ({ id: keeper, title: `Keeper ${keeper}`, below: keeper.toLowerCase() }),
};

/** A command that can do everything but for dogs; what it is run with goes to `run`. */
export function washing(run: (names: readonly string[]) => void): ListCommand<Pet> {
  return {
    id: 'wash',
    label: 'Wash',
    icon: <DismissRegular />,
    unavailable: (rows) => (rows.some(({ kind }) => kind === 'dog') ? "Dogs can't be washed here." : null),
    run: (rows) => run(rows.map(({ name }) => name)),
  };
}

/** The columns of an exported file. */
export const exportColumns: readonly ExportColumn<Pet>[] = [
  { name: 'Name', value: ({ name }) => name },
  { name: 'Kind', value: ({ kind }) => kind },
];

const textKeys: ListTexts = {
  grid: 'Flows_Grid',
  search: 'Flows_Search',
  searchHint: 'Flows_SearchHint',
  loading: 'Flows_Loading',
  emptyTitle: 'Flows_Empty_Title',
  emptyBody: 'Flows_Empty_Body',
  announcement: 'Announce_Flows',
};

function listingOf(rows: readonly unknown[]): Listing<never> {
  return { state: 'complete', complete: true, rows: rows as never[], misfits: [], problem: null, readAt: new Date(0) };
}

/** What a test decides of a list. */
export interface ListOptions extends Partial<Omit<ListViewProps<Pet>, 'rows' | 'state' | 'onChange'>> {
  readonly layout?: Layout;
  readonly direction?: 'ltr' | 'rtl';
  readonly state?: Partial<ListState>;
}

/** A list that is shown. */
export interface ShownList {
  readonly container: HTMLElement;
  /** Shows other rows, as after a refresh. */
  readonly refresh: (rows: readonly Pet[]) => void;
}

/** Shows a list that keeps its own state. */
export function showList(rows: readonly Pet[], options: ListOptions = {}): ShownList {
  const element = (shown: readonly Pet[]): React.ReactElement => <StatefulList rows={shown} options={options} />;
  const { container, rerender } = render(element(rows));
  return { container, refresh: (next) => rerender(element(next)) };
}

function StatefulList({ rows, options }: { readonly rows: readonly Pet[]; readonly options: ListOptions }): React.ReactElement {
  const { layout = 'wide', direction = 'ltr', state: first, ...props } = options;
  const [state, setState] = React.useState<ListState>({ ...initialListState, ...first });
  const onChange = React.useCallback((change: Partial<ListState>) => setState((before) => ({ ...before, ...change })), []);
  const listing = listingOf(rows);
  return (
    <FluentProvider theme={webLightTheme} dir={direction}>
      <TextsProvider value={texts}>
        <LayoutProvider value={layout}>
          <ListView<Pet>
            inventory={{ flows: listing, definitions: listing } as unknown as Inventory}
            listing={listing}
            subject={flowsProblem}
            alsoWatched={[]}
            rows={rows}
            columns={columns}
            textKeys={textKeys}
            summary={`${rows.length} pets`}
            onRefresh={() => undefined}
            renderDetails={(row, onClose) => (
              <DetailsPane id={row.id} title={row.name} onClose={onClose}>
                <input aria-label="Note" />
              </DetailsPane>
            )}
            {...props}
            state={state}
            onChange={onChange}
          />
        </LayoutProvider>
      </TextsProvider>
    </FluentProvider>
  );
}

/** The names of the rows that are listed, in order; headers of groups by their title and number of rows. */
export function listedNames(): readonly string[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('[aria-expanded]')?.textContent ?? row.querySelector('[aria-label^="Open "]')?.textContent ?? '');
}

/** The button that opens a row, which is its name. */
export const opener = (name: string): HTMLElement => screen.getByRole('button', { name: `Open ${name}` });

/** The checkbox that selects a row. */
export const checkbox = (name: string): HTMLElement => screen.getByRole('checkbox', { name: `Select ${name}` });
