import type { FlowRun } from '../../model/flowRun';
import type { RecentRuns } from '../../model/inventory';
import { recentRunPages } from '../flowRuns';
import { createListingReading, type ListingReading } from './listingReading';
import type { ReadingTools } from './tools';

/** Runs are written late (Microsoft Learn, "Manage cloud flow run history in Dataverse"): one that began this long before the newest may be new. */
const lateness = 60 * 60 * 1_000;

/**
 * Makes the reading of the most recent runs. The first time it reads as far back as it goes, later only what is new or wasn't finished.
 *
 * @param tools What to read with.
 * @param ready Resolves when it is this listing's turn; must not reject.
 * @returns The reading.
 */
export function createRunsReading({ client, now, store }: ReadingTools, ready: () => Promise<void>): ListingReading<FlowRun> {
  return createListingReading(store.slot('runs'), async function* (before): AsyncGenerator<RecentRuns, void> {
    await ready();
    const since = before.complete ? newFrom(before.rows) : null;
    let read: RecentRuns = { ...before, rows: [], misfits: [], cutOff: false };
    for await (const { rows, misfits, cutOff } of recentRunPages(client, store.signal, since)) {
      read = { ...read, rows: distinct([...read.rows, ...rows]), misfits: [...read.misfits, ...misfits], cutOff, readAt: now() };
      if (!before.complete && read.rows.length >= before.rows.length) {
        yield read;
      }
    }
    yield { ...(since === null || read.cutOff ? read : withOlder(read, before)), state: 'complete', complete: true };
  });
}

/** When what may be new begins: at the start of the first run that went on, and somewhat before that of the newest. Null where none has a start. */
function newFrom(runs: readonly FlowRun[]): Date | null {
  const starts = runs.flatMap(({ startedOn, outcome }) => (startedOn ? [{ time: startedOn.getTime(), unfinished: outcome === 'other' }] : []));
  if (starts.length === 0) {
    return null;
  }
  const newest = starts.reduce((latest, { time }) => Math.max(latest, time), -Infinity);
  return new Date(starts.reduce((first, { time, unfinished }) => (unfinished ? Math.min(first, time) : first), newest - lateness));
}

/** Behind the runs that were read, those that were known: nothing is missing between them. */
function withOlder(read: RecentRuns, before: RecentRuns): RecentRuns {
  const again = new Set([...read.rows, ...read.misfits].map(({ id }) => id));
  const misfits = [...before.misfits.filter(({ id }) => id === null || !again.has(id)), ...read.misfits];
  return { ...read, rows: distinct([...before.rows, ...read.rows]), misfits, cutOff: before.cutOff };
}

/** A run counts once: as it was read last. */
function distinct(runs: readonly FlowRun[]): readonly FlowRun[] {
  return [...new Map(runs.map((run) => [run.id, run])).values()];
}
