import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from './accessibility';
import { filters, listedNames, pet, showList } from './shownList';

const pets = [
  pet('Ada', { health: 'ill' }),
  pet('Bo', { kind: 'dog', keeper: 'Bob' }),
  pet('Cleo', { keeper: 'Bob' }),
  pet('Dot', { health: 'ill', kind: 'dog' }),
];

const health = (): HTMLElement => screen.getByRole('group', { name: 'Health' });
const option = (name: string): HTMLElement => within(health()).getByRole('button', { name });
const choose = async (name: string): Promise<void> => {
  await userEvent.click(screen.getByRole('combobox', { name: 'Kind' }));
  await userEvent.click(await screen.findByRole('option', { name }));
};

it('buttons say how many rows they would leave, and leave them', async () => {
  showList(pets, { filters });
  expect(within(health()).getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Well 2', 'Ill 2']);
  await userEvent.click(option('Ill 2'));
  expect(option('Ill 2')).toHaveAttribute('aria-pressed', 'true');
  expect(listedNames()).toEqual(['Ada', 'Dot']);
  expect(screen.getByText('2 of 4')).toBeInTheDocument();
  await userEvent.click(option('Ill 2'));
  expect(option('Ill 2')).toHaveAttribute('aria-pressed', 'false');
  expect(listedNames()).toHaveLength(4);
});

it('counts go by the search and all other filters, not by their own', async () => {
  showList(pets, { filters });
  await choose('Dogs');
  expect(option('Well 1')).toBeInTheDocument();
  await userEvent.click(option('Ill 1'));
  expect(option('Well 1')).toBeInTheDocument();
  expect(listedNames()).toEqual(['Dot']);
  await userEvent.type(screen.getByRole('searchbox'), 'o');
  expect(within(health()).getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Well 1', 'Ill 1']);
  await userEvent.clear(screen.getByRole('searchbox'));
  await userEvent.type(screen.getByRole('searchbox'), 'bo');
  expect(within(health()).getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Well 1', 'Ill 0']);
});

it('a drop-down has an option for all and says what is picked', async () => {
  showList(pets, { filters });
  const kind = screen.getByRole('combobox', { name: 'Kind' });
  expect(kind).toHaveTextContent('Kind: All');
  await choose('Cats');
  expect(kind).toHaveTextContent('Kind: Cats');
  expect(listedNames()).toEqual(['Ada', 'Cleo']);
  await choose('All');
  expect(listedNames()).toHaveLength(4);
});

it('a switch is on or off', async () => {
  showList(pets, { filters });
  const mine = screen.getByRole('button', { name: 'Kept by me' });
  await userEvent.click(mine);
  expect(mine).toHaveAttribute('aria-pressed', 'true');
  expect(listedNames()).toEqual(['Ada', 'Dot']);
  await userEvent.click(mine);
  expect(listedNames()).toHaveLength(4);
});

it('every filter can be set by keys', async () => {
  showList(pets, { filters });
  option('Ill 2').focus();
  await userEvent.keyboard('[Space]');
  expect(listedNames()).toEqual(['Ada', 'Dot']);
  screen.getByRole('combobox', { name: 'Kind' }).focus();
  await userEvent.keyboard('[ArrowDown]');
  await screen.findByRole('option', { name: 'Dogs' });
  await userEvent.keyboard('[End][Enter]');
  expect(listedNames()).toEqual(['Dot']);
  screen.getByRole('button', { name: 'Clear filters' }).focus();
  await userEvent.keyboard('[Enter]');
  expect(listedNames()).toHaveLength(4);
  expect(screen.getByRole('searchbox')).toHaveFocus();
});

it('where nothing is found, it says what narrows the list, and clears the filters from there', async () => {
  showList(pets, { filters });
  await userEvent.click(option('Ill 2'));
  await userEvent.type(screen.getByRole('searchbox'), 'cleo');
  expect(screen.getByText('Nothing matches “cleo” with these filters.')).toBeInTheDocument();
  const [, inPlaceOfRows] = screen.getAllByRole('button', { name: 'Clear filters' });
  await userEvent.click(inPlaceOfRows!);
  expect(listedNames()).toEqual(['Cleo']);
  expect(screen.getByRole('searchbox')).toHaveFocus();
  expect(screen.queryByRole('button', { name: 'Clear filters' })).not.toBeInTheDocument();
});

it('a picked value that no option has any more filters nothing', () => {
  showList(pets, { filters, state: { filters: { kind: 'parrot' } } });
  expect(listedNames()).toHaveLength(4);
  expect(screen.getByRole('combobox', { name: 'Kind' })).toHaveTextContent('Kind: All');
});

it('where there is little room, all but the counts are behind a button that says how many are set', async () => {
  const { container } = showList(pets, { filters, layout: 'narrow' });
  expect(option('Ill 2')).toBeInTheDocument();
  expect(screen.queryByRole('combobox', { name: 'Kind' })).not.toBeInTheDocument();
  const more = screen.getByRole('button', { name: 'Filters' });
  expect(more).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(more);
  expect(more).toHaveAttribute('aria-expanded', 'true');
  await choose('Dogs');
  expect(more).toHaveAccessibleName('Filters (1 set)');
  expect(await accessibilityViolations(container)).toEqual([]);
  await userEvent.click(more);
  expect(screen.queryByRole('combobox', { name: 'Kind' })).not.toBeInTheDocument();
  expect(listedNames()).toEqual(['Bo', 'Dot']);
});

it('tells screen readers what a filter leaves', async () => {
  showList(pets, { filters });
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('4 pets'), { timeout: 3_000 });
  await userEvent.click(option('Ill 2'));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('2 flows shown'), { timeout: 3_000 });
});
