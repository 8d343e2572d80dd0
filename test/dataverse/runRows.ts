import { id, people } from '../control/environment';
import type { DataRow } from '../emulator/environmentData';

/**
 * A row of `flowruns`: a run of the first flow, one that succeeded but for what a test says.
 *
 * @param number Which run; each starts a minute after the one before.
 * @param changes What is special about it.
 * @returns The row.
 */
export function runRow(number: number, changes: DataRow = {}): DataRow {
  return {
    flowrunid: id('d', number),
    name: `run${number}`,
    status: 'Succeeded',
    starttime: startOf(number).toISOString().replace('.000', ''),
    _workflow_value: id('f', 1),
    _ownerid_value: people.ann,
    ...changes,
  };
}

/**
 * When the nth run of {@link runRow} started.
 *
 * @param number Which run.
 * @returns The time.
 */
export function startOf(number: number): Date {
  return new Date(Date.UTC(2026, 8, 1, 0, number));
}
