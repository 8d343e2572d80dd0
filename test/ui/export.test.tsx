import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SavedFile } from '../../ConnectionManager/ui/listParts';
import { accessibilityViolations } from './accessibility';
import { checkbox, exportColumns, filters, pet, showList } from './shownList';

const pets = [pet('Cleo'), pet('Bo, the "old" one', { kind: 'dog' }), pet('=1+1')];

async function exportAs(format: 'CSV file' | 'JSON file'): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: format }));
}

/** Saves files into an array. */
function shelf(): { readonly files: SavedFile[]; readonly saveFile: (file: SavedFile) => Promise<void> } {
  const files: SavedFile[] = [];
  return { files, saveFile: (file) => Promise.resolve(void files.push(file)) };
}

it('is not available where the host saves no files', () => {
  showList(pets, { exportColumns, exportName: 'pets', saveFile: null });
  expect(screen.getByRole('button', { name: 'Export' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
});

it('saves what is found, in the order it is listed', async () => {
  const { files, saveFile } = shelf();
  showList(pets, { exportColumns, exportName: 'pets-2026-09-01', saveFile, filters });
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  await userEvent.type(screen.getByRole('searchbox'), 'o');
  await exportAs('CSV file');
  expect(files).toEqual([
    { name: 'pets-2026-09-01.csv', mimeType: 'text/csv;charset=utf-8', content: '\uFEFFName,Kind\r\nCleo,cat\r\n"Bo, the ""old"" one",dog\r\n' },
  ]);
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Exported to pets-2026-09-01.csv'), { timeout: 3_000 });
});

it('saves the selected rows where there are some', async () => {
  const { files, saveFile } = shelf();
  showList(pets, { exportColumns, exportName: 'pets', saveFile });
  await userEvent.click(checkbox('=1+1'));
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  expect(await screen.findByText('1 row selected')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('menuitem', { name: 'JSON file' }));
  expect(files.map(({ name, mimeType }) => [name, mimeType])).toEqual([['pets.json', 'application/json']]);
  expect(JSON.parse(files[0]?.content ?? '')).toEqual([{ Name: '=1+1', Kind: 'cat' }]);
});

it('opens, chooses, and closes by keys, and gives the focus back', async () => {
  const { files, saveFile } = shelf();
  showList(pets, { exportColumns, exportName: 'pets', saveFile });
  const button = screen.getByRole('button', { name: 'Export' });
  button.focus();
  await userEvent.keyboard('[Enter]');
  const menu = await screen.findByRole('menu');
  expect(await accessibilityViolations(menu)).toEqual([]);
  screen.getByRole('menuitem', { name: 'JSON file' }).focus();
  await userEvent.keyboard('[Enter]');
  expect(files.map(({ name }) => name)).toEqual(['pets.json']);
  expect(button).toHaveFocus();
});

it('says what to do where saving fails, and tries again', async () => {
  let refusals = 1;
  const { files, saveFile } = shelf();
  const failing = async (file: SavedFile): Promise<void> => {
    refusals -= 1;
    if (refusals >= 0) {
      throw Object.assign(new Error('Method not implemented'), { code: 1 });
    }
    await saveFile(file);
  };
  showList(pets, { exportColumns, exportName: 'pets', saveFile: failing });
  await exportAs('CSV file');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(/couldn't be exported because this app didn't save the file\. Try again\./);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  expect(files.map(({ name }) => name)).toEqual(['pets.csv']);
  await waitFor(() => expect(document.body).not.toHaveFocus());
});
