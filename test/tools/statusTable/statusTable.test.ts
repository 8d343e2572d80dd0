import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { severalCases, statusCases } from '../../../tools/statusTable/cases';
import { withStatusTables, withTable } from '../../../tools/statusTable/printTable';

const page = readFileSync(join(__dirname, '../../../docs/status.md'), 'utf8');

it('is what the rules print: run "npm run status-table" after a change to them', () => {
  expect(page).toBe(withStatusTables(page));
});

it('names every piece of evidence once', () => {
  const names = [...statusCases, ...severalCases].map(({ seen, where }) => `${seen} | ${where}`);
  expect(new Set(names).size).toBe(names.length);
});

it('shows the rule that makes it worth having', () => {
  const cells = ['in error, and its user is enabled and permitted', 'Dataverse, this environment', 'blocked', 'work', 'attention', 'live, Dataverse'];
  expect(page).toContain(`| ${cells.join(' | ')} |\n`);
});

it('is put where the page has it, and nowhere else', () => {
  const empty = 'before\n<!-- status-table -->\nold\n<!-- /status-table -->\nafter\n';
  expect(withTable(empty, 'status-table', '| new |\n')).toBe('before\n<!-- status-table -->\n\n| new |\n\n<!-- /status-table -->\nafter\n');
  expect(() => withTable('nothing', 'status-table', '')).toThrow('status-table');
});
