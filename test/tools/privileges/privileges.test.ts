import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { privilegesPage } from '../../../tools/privileges';

const page = join(__dirname, '..', '..', '..', 'docs', 'privileges.md');

test('the page on privileges says what the control does: npm run privileges', () => {
  expect(readFileSync(page, 'utf8')).toBe(privilegesPage());
});
