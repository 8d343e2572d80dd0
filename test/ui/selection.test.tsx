import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from './accessibility';
import { byKeeper, checkbox, filters, opener, pet, showList, washing } from './shownList';

const pets = ['Ada', 'Bo', 'Cleo', 'Dot', 'Eve'].map((name) => pet(name, name === 'Dot' ? { kind: 'dog', keeper: 'Bob' } : {}));
const nothing = [washing(() => undefined)];

const selectedNames = (): readonly string[] =>
  screen
    .getAllByRole('row', { selected: true })
    .map((row) => within(row).getByRole('checkbox').getAttribute('aria-label')?.replace('Select ', '') ?? '');
const bar = (): HTMLElement => screen.getByRole('group', { name: 'Selected rows' });
const all = (): HTMLElement => screen.getByRole('checkbox', { name: 'Select all rows shown' });
const cellOf = (name: string): HTMLElement => within(opener(name).closest('[role=row]')!).getByText('well').closest('[role=gridcell]')!;

it('rows have no checkboxes where nothing can be done with them', () => {
  showList(pets);
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  expect(screen.getByRole('grid')).not.toHaveAttribute('aria-multiselectable');
});

it('a checkbox selects its row and does not open it; a click on the row opens it and does not select it', async () => {
  showList(pets, { commands: nothing });
  await userEvent.click(checkbox('Bo'));
  expect(selectedNames()).toEqual(['Bo']);
  expect(screen.queryByRole('region')).not.toBeInTheDocument();
  await userEvent.click(checkbox('Cleo').closest('[role=gridcell]')!);
  expect(selectedNames()).toEqual(['Bo', 'Cleo']);
  await userEvent.click(cellOf('Ada'));
  expect(screen.getByRole('region', { name: 'Ada' })).toBeInTheDocument();
  expect(selectedNames()).toEqual(['Bo', 'Cleo']);
});

it('Shift selects all rows from the one selected last', async () => {
  showList(pets, { commands: nothing });
  await userEvent.click(checkbox('Bo'));
  const user = userEvent.setup();
  await user.keyboard('{Shift>}');
  await user.click(checkbox('Dot'));
  expect(selectedNames()).toEqual(['Bo', 'Cleo', 'Dot']);
  await user.keyboard('{/Shift}');
  await user.click(checkbox('Cleo'));
  expect(selectedNames()).toEqual(['Bo', 'Dot']);
});

it('Space selects the row that has the focus, with Shift all rows up to it', async () => {
  showList(pets, { commands: nothing });
  cellOf('Ada').focus();
  await userEvent.keyboard('[Space]');
  expect(selectedNames()).toEqual(['Ada']);
  await userEvent.keyboard('[ArrowDown][ArrowDown]{Shift>}[Space]{/Shift}');
  expect(selectedNames()).toEqual(['Ada', 'Bo', 'Cleo']);
  await userEvent.keyboard('[Home]');
  expect(checkbox('Cleo')).toHaveFocus();
  await userEvent.keyboard('[Space]');
  expect(selectedNames()).toEqual(['Ada', 'Bo']);
  expect(screen.queryByRole('region')).not.toBeInTheDocument();
});

it('the checkbox in the header selects all rows shown, and takes them out again', async () => {
  showList(pets, { commands: nothing, filters });
  await userEvent.type(screen.getByRole('searchbox'), 'o');
  await userEvent.click(checkbox('Bo'));
  expect(all()).toBePartiallyChecked();
  await userEvent.click(all());
  expect(selectedNames()).toEqual(['Bo', 'Cleo', 'Dot']);
  expect(all()).toBeChecked();
  await userEvent.click(all());
  expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
});

it('commands act on the selected rows that are shown, and it says how many are not', async () => {
  const washed: string[][] = [];
  showList(pets, { commands: [washing((names) => washed.push([...names]))], filters });
  await userEvent.click(checkbox('Ada'));
  await userEvent.click(checkbox('Bo'));
  await userEvent.type(screen.getByRole('searchbox'), 'bo');
  expect(bar()).toHaveTextContent("1 selected1 more is selected but isn't shown. It stays as it is.");
  await userEvent.click(within(bar()).getByRole('button', { name: 'Wash' }));
  expect(washed).toEqual([['Bo']]);
  await userEvent.clear(screen.getByRole('searchbox'));
  expect(selectedNames()).toEqual(['Ada', 'Bo']);
});

it('a command that is not available can be focused and says why', async () => {
  const washed: string[][] = [];
  showList(pets, { commands: [washing((names) => washed.push([...names]))] });
  await userEvent.click(checkbox('Dot'));
  const wash = within(bar()).getByRole('button', { name: 'Wash' });
  expect(wash).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(wash);
  expect(washed).toEqual([]);
  wash.focus();
  await waitFor(() => expect(wash).toHaveAccessibleDescription("Dogs can't be washed here."));
});

it('clearing the selection brings the summary back and leaves the focus in the list', async () => {
  showList(pets, { commands: nothing });
  await userEvent.click(checkbox('Bo'));
  expect(screen.queryByText('5 pets')).not.toBeInTheDocument();
  await userEvent.click(within(bar()).getByRole('button', { name: 'Clear selection' }));
  expect(screen.getByText('5 pets')).toBeInTheDocument();
  expect(checkbox('Bo')).toHaveFocus();
});

it('a range leaves rows of folded groups out', async () => {
  showList(pets, { commands: nothing, grouping: byKeeper, state: { grouped: true, collapsed: new Set(['Bob']), sort: { column: 'name', direction: 'descending' } } });
  await userEvent.click(checkbox('Eve'));
  const user = userEvent.setup();
  await user.keyboard('{Shift>}');
  await user.click(checkbox('Cleo'));
  expect(selectedNames()).toEqual(['Eve', 'Cleo']);
  await user.click(checkbox('Ada'));
  expect(bar()).toHaveTextContent('4 selected');
  expect(bar()).not.toHaveTextContent('more');
});

it('tells screen readers how many are selected', async () => {
  const { container } = showList(pets, { commands: nothing });
  await userEvent.click(checkbox('Bo'));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('5 pets · 1 selected'), { timeout: 3_000 });
  expect(screen.getByRole('grid')).toHaveAttribute('aria-multiselectable', 'true');
  expect(await accessibilityViolations(container)).toEqual([]);
});

it('a command that becomes available or stops being it keeps the focus', async () => {
  showList(pets, { commands: nothing });
  await userEvent.click(checkbox('Ada'));
  const wash = within(bar()).getByRole('button', { name: 'Wash' });
  wash.focus();
  fireEvent.click(checkbox('Dot'));
  expect(wash).toHaveAttribute('aria-disabled', 'true');
  expect(wash).toHaveFocus();
});
