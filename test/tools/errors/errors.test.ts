import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causes } from '../../../ConnectionManager/model/causes/causes';
import { errorsPage } from '../../../tools/errors';
import { parseResx } from '../../../tools/resx';

const root = join(__dirname, '..', '..', '..');
const english = parseResx(readFileSync(join(root, 'ConnectionManager', 'strings', 'ConnectionManager.1033.resx'), 'utf8'));

test('the page of errors says what the control says: npm run errors', () => {
  expect(readFileSync(join(root, 'docs', 'errors.md'), 'utf8')).toBe(errorsPage(english));
});

test('the page has a row for every cause, in words', () => {
  const rows = errorsPage(english)
    .split('\n')
    .filter((line) => /^\| ["`[]/.test(line));
  expect(rows).toHaveLength(Object.keys(causes).length);
  expect(rows.filter((row) => row.includes('Cause_') || row.includes('CauseFix_'))).toEqual([]);
});
