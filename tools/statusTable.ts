import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statusCases } from './statusTable/cases';
import { printTable, withTable } from './statusTable/printTable';

const page = join('docs', 'status.md');

if (require.main === module) {
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), printTable(statusCases)));
}
