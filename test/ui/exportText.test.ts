import fc from 'fast-check';
import { toCsv, toJson } from '../../ConnectionManager/ui/exportText';
import type { ExportColumn } from '../../ConnectionManager/ui/listParts';

type Value = string | number | boolean | null;

const columnsOf = (names: readonly string[]): readonly ExportColumn<readonly Value[]>[] =>
  names.map((name, index) => ({ name, value: (row) => row[index] ?? null }));

/** Reads comma-separated values the way RFC 4180 writes them. */
function readCsv(text: string): readonly (readonly string[])[] {
  const fields = [...text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)];
  const lines: string[][] = [[]];
  for (const [, field = '', end] of fields) {
    lines[lines.length - 1]?.push(field.startsWith('"') ? field.slice(1, -1).replace(/""/g, '"') : field);
    if (end === '\r\n') {
      lines.push([]);
    }
  }
  return lines.slice(0, -1);
}

it('writes a line of names and a line for each row', () => {
  const text = toCsv(columnsOf(['Name', 'Flows', 'On', 'Modified']), [['Dataverse', 3, true, '2026-09-01T08:00:00Z'], ['Teams', -1.5, false, null]]);
  expect(text).toBe('\uFEFFName,Flows,On,Modified\r\nDataverse,3,true,2026-09-01T08:00:00Z\r\nTeams,-1.5,false,\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1'])('text that a spreadsheet would take for a formula gets an apostrophe: %j', (value) => {
  expect(readCsv(toCsv(columnsOf(['Name']), [[value]]).slice(1))[1]).toEqual([`'${value}`]);
});

it('anything that is written can be read again', () => {
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a,b', 'a"b', 'a\r\nb', 'a\nb', '""', ',', ''));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value)), (rows) => {
      const plain = (text: string): string => (/^'[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text);
      const read = readCsv(toCsv(columnsOf(['A', 'B']), rows).slice(1)).slice(1);
      expect(read.map((line) => line.map(plain))).toEqual(rows.map((row) => row.map(plain)));
    }),
  );
});

it('JSON has an object for each row, with the types that values have', () => {
  expect(JSON.parse(toJson(columnsOf(['Name', 'Flows', '__proto__']), [['A', 1, null]]))).toEqual(JSON.parse('[{"Name":"A","Flows":1,"__proto__":null}]'));
});
