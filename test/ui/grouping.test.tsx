import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from './accessibility';
import { byKeeper, checkbox, filters, listedNames, opener, pet, showList, washing } from './shownList';

const pets = [pet('Dot'), pet('Ada', { keeper: 'Bob' }), pet('Cleo', { keeper: 'Bob', health: 'ill' }), pet('Bo')];
const grouped = { grouping: byKeeper, state: { grouped: true } };
const header = (name: string): HTMLElement => screen.getByRole('button', { name: new RegExp(`^Keeper ${name} `) });

it('puts rows together under headers by title, in the order of the list inside', async () => {
  showList(pets, { grouping: byKeeper });
  const toggle = screen.getByRole('button', { name: 'Group by keeper' });
  await userEvent.click(toggle);
  expect(toggle).toHaveAttribute('aria-pressed', 'true');
  const inGroups = ['Keeper Ann ann 2 rows', 'Bo', 'Dot', 'Keeper Bob bob 2 rows', 'Ada', 'Cleo'];
  expect(listedNames()).toEqual(inGroups);
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(listedNames()).toEqual(['Keeper Ann ann 2 rows', 'Dot', 'Bo', 'Keeper Bob bob 2 rows', 'Cleo', 'Ada']);
  await userEvent.click(toggle);
  expect(listedNames()).toEqual(['Dot', 'Cleo', 'Bo', 'Ada']);
});

it('a group folds its rows away by a click on its header, and stays so while the list is searched', async () => {
  showList(pets, grouped);
  await userEvent.click(header('Ann'));
  expect(header('Ann')).toHaveAttribute('aria-expanded', 'false');
  expect(listedNames()).toEqual(['Keeper Ann ann 2 rows', 'Keeper Bob bob 2 rows', 'Ada', 'Cleo']);
  await userEvent.type(screen.getByRole('searchbox'), 'o');
  expect(listedNames()).toEqual(['Keeper Ann ann 2 rows', 'Keeper Bob bob 1 row', 'Cleo']);
  await userEvent.click(header('Ann'));
  expect(listedNames()).toEqual(['Keeper Ann ann 2 rows', 'Bo', 'Dot', 'Keeper Bob bob 1 row', 'Cleo']);
});

it('arrow keys move across headers and keep their column', async () => {
  showList(pets, grouped);
  header('Ann').focus();
  await userEvent.keyboard('[ArrowDown]');
  expect(opener('Bo')).toHaveFocus();
  await userEvent.keyboard('[ArrowDown][ArrowRight]');
  expect(document.activeElement).toHaveTextContent(/^well$/);
  await userEvent.keyboard('[ArrowDown]');
  expect(header('Bob')).toHaveFocus();
  await userEvent.keyboard('[ArrowDown][ArrowDown]');
  expect(document.activeElement).toHaveTextContent(/^ill$/);
});

it('Left folds a group, Right unfolds it, Enter and Space do both', async () => {
  showList(pets, grouped);
  header('Ann').focus();
  const expanded = async (key: string): Promise<string | null> => {
    await userEvent.keyboard(key);
    return header('Ann').getAttribute('aria-expanded');
  };
  expect(await expanded('[ArrowRight]')).toBe('true');
  expect(await expanded('[ArrowLeft]')).toBe('false');
  expect(await expanded('[ArrowLeft]')).toBe('false');
  expect(await expanded('[ArrowRight]')).toBe('true');
  expect(await expanded('[Enter]')).toBe('false');
  expect(await expanded('[Space]')).toBe('true');
  expect(header('Ann')).toHaveFocus();
});

it('the sides are turned round in a language from right to left', async () => {
  showList(pets, { ...grouped, direction: 'rtl' });
  header('Ann').focus();
  await userEvent.keyboard('[ArrowRight]');
  expect(header('Ann')).toHaveAttribute('aria-expanded', 'false');
  await userEvent.keyboard('[ArrowLeft]');
  expect(header('Ann')).toHaveAttribute('aria-expanded', 'true');
});

it('closing details whose row has been folded away focuses the header of its group', async () => {
  showList(pets, grouped);
  await userEvent.click(opener('Ada'));
  fireEvent.click(header('Bob'));
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(header('Bob')).toHaveFocus();
});

it('says to screen readers what spans the columns, and how many rows there are', async () => {
  const { container } = showList(pets, { ...grouped, filters, commands: [washing(() => undefined)] });
  expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '7');
  expect(header('Ann').closest('[role=gridcell]')).toHaveAttribute('aria-colspan', '4');
  expect(checkbox('Bo')).toBeInTheDocument();
  expect(await accessibilityViolations(container)).toEqual([]);
});
