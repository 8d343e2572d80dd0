import * as React from 'react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NameCell } from '../../ConnectionManager/ui/NameCell';
import { listedNames, opener, pet, showList, washing } from './shownList';

const pets = ['Ada', 'Bo', 'Cleo', 'Dot'].map((name) => pet(name));
const without = (...gone: readonly string[]): typeof pets => pets.filter(({ name }) => !gone.includes(name));

/** Longer than it takes until a lost focus is noticed. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

it('moves to the next row when the one that had it is gone', async () => {
  const { refresh } = showList(pets);
  opener('Bo').focus();
  refresh(without('Bo', 'Cleo'));
  await waitFor(() => expect(opener('Dot')).toHaveFocus());
});

it('moves to the row before where none follows', async () => {
  const { refresh } = showList(pets);
  opener('Dot').focus();
  refresh(without('Dot'));
  await waitFor(() => expect(opener('Cleo')).toHaveFocus());
});

it('moves to the search where no row is left', async () => {
  const { refresh } = showList(pets);
  opener('Bo').focus();
  refresh([]);
  await waitFor(() => expect(screen.getByRole('searchbox')).toHaveFocus());
});

it('stays with its row when others come and go', async () => {
  const { refresh } = showList(pets);
  opener('Cleo').focus();
  refresh([pet('Aaron'), ...without('Bo')]);
  await waitFor(() => expect(opener('Cleo')).toHaveFocus());
  refresh(without('Cleo'));
  await waitFor(() => expect(opener('Dot')).toHaveFocus());
});

it('goes by the order that rows had when it was lost', async () => {
  const { refresh } = showList(pets, { state: { sort: { column: 'name', direction: 'descending' } } });
  opener('Cleo').focus();
  refresh(without('Cleo'));
  await waitFor(() => expect(opener('Bo')).toHaveFocus());
});

it('is left alone where it is somewhere else', async () => {
  const { refresh } = showList(pets);
  opener('Bo').focus();
  screen.getByRole('searchbox').focus();
  refresh(without('Bo'));
  await settled();
  expect(screen.getByRole('searchbox')).toHaveFocus();
  screen.getByRole('searchbox').blur();
  refresh(without('Bo', 'Dot'));
  await settled();
  expect(document.body).toHaveFocus();
});

it('moves to the nearest row when the details that had it are of a row that is gone', async () => {
  const { refresh } = showList(pets);
  await userEvent.click(opener('Bo'));
  screen.getByRole('textbox', { name: 'Note' }).focus();
  refresh(without('Bo'));
  expect(screen.queryByRole('region')).not.toBeInTheDocument();
  await waitFor(() => expect(opener('Cleo')).toHaveFocus());
});

it('arrow keys stay with a text field that stands in a cell', async () => {
  const columns = [
    { id: 'name', title: 'Name', share: 1, from: 0, compare: () => 0, render: ({ name }: { name: string }) => <NameCell name={name} label={`Open ${name}`} /> },
    { id: 'note', title: 'Note', share: 1, from: 0, compare: () => 0, render: ({ name }: { name: string }) => <input aria-label={`Note on ${name}`} /> },
  ];
  showList(pets, { columns, commands: [washing(() => undefined)] });
  const field = screen.getByRole('textbox', { name: 'Note on Bo' });
  field.focus();
  await userEvent.keyboard('[ArrowDown][Home][Space][ArrowLeft]');
  expect(field).toHaveFocus();
  expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
});

it('draws only the rows in sight of ten thousand, grouped and selected', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => pet(`Pet ${index}`, { keeper: `Keeper ${index % 100}` }));
  showList(many, { commands: [washing(() => undefined)], grouping: { label: 'Group by keeper', groupOf: ({ keeper }) => ({ id: keeper, title: keeper }) } });
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));
  expect(screen.getByText('10,000 selected')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Group by keeper' }));
  expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '10101');
  expect(listedNames().length).toBeLessThan(30);
});
