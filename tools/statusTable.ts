import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withStatusTables } from './statusTable/printTable';

const page = join('docs', 'status.md');

if (require.main === module) {
  writeFileSync(page, withStatusTables(readFileSync(page, 'utf8')));
}
