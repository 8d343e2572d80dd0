import type { DefinitionRow } from './definitionRow';
import type { SavedFlow } from './savedFlow';
import { changedElsewhere, savedOutcome } from './savedOutcome';
import { flowVersions } from './workflows';
import {
  readOrEnd,
  writeDefinition,
  type EndedSave,
  type KeptDefinition,
  type SaveJob,
  type SaveTools,
  type Writes,
} from './writeDefinition';

/**
 * How long a saved flow has to stay as it is, in milliseconds. Whoever read the row before our write has written by then, if they write
 * directly after reading.
 */
const quietTime = 3_000;

/** How often a flow is looked at after a write while others go on writing to it. */
const mostLooks = 2;

/** What became of a job so far. */
export interface SaveStep {
  readonly job: SaveJob;
  readonly result: SavedFlow;
  /** What has to stay so; null where nothing was written, or it has ended otherwise. */
  readonly kept: { readonly version: string | null; readonly writes: Writes; readonly looks: number } | null;
}

/**
 * Saves a flow as far as it can be done at once; whether it stays so is seen by {@link watchSaved}.
 *
 * @param tools What to work with.
 * @param job The flow and the edit.
 * @returns What became of it so far.
 */
export async function beginSave(tools: SaveTools, job: SaveJob): Promise<SaveStep> {
  const row = await readOrEnd(tools.client, job.flow.id);
  return 'ended' in row ? over(job, row) : stepFrom(tools, job, row, await writeDefinition(tools, job, row, null));
}

/**
 * Looks at saved flows again until each has stayed as it was for some seconds: somebody may have read a flow before our write and
 * written after we looked. What was overwritten so is made again.
 *
 * @param tools What to work with.
 * @param steps The flows that were saved.
 * @param onChanged Is told what became of a flow each time that changes.
 */
export async function watchSaved(tools: SaveTools, steps: readonly SaveStep[], onChanged: (step: SaveStep) => void): Promise<void> {
  let watched = steps.filter(({ kept }) => kept !== null);
  while (watched.length > 0) {
    await tools.pause(quietTime);
    const versions = await versionsNow(tools, watched);
    const moved = watched.filter(({ job, kept }) => versions !== null && versions.get(job.flow.id) !== kept?.version);
    watched = [];
    for (const step of moved) {
      const next = await lookAgain(tools, step);
      onChanged(next);
      watched.push(...(next.kept && next.kept.looks < mostLooks ? [next] : []));
    }
  }
}

/** What was saved was seen before: where it can't be read again, it counts as saved. */
async function versionsNow({ client }: SaveTools, steps: readonly SaveStep[]): Promise<ReadonlyMap<string, string | null> | null> {
  try {
    return await flowVersions(client, steps.map(({ job }) => job.flow.id));
  } catch {
    return null;
  }
}

async function lookAgain(tools: SaveTools, step: SaveStep): Promise<SaveStep> {
  const { job, kept } = step;
  const row = await readOrEnd(tools.client, job.flow.id);
  if ('ended' in row || !kept) {
    return 'ended' in row && row.ended.outcome === 'gone' ? over(job, row) : { ...step, kept: null };
  }
  const done = await writeDefinition(tools, job, row, kept.writes);
  if ('ended' in done || done.writes !== kept.writes) {
    return stepFrom(tools, job, row, done);
  }
  return { job, result: asSeen(step.result, row, kept.writes), kept: { ...kept, version: row.version, looks: kept.looks + 1 } };
}

function asSeen(result: SavedFlow, row: DefinitionRow, writes: Writes): SavedFlow {
  if (result.outcome !== 'saved') {
    return result;
  }
  const turnedOff = result.turnedOff === true || (result.state === 'on' && row.state !== 'on');
  return { ...result, state: row.state, elsewhere: changedElsewhere(row, writes), ...(turnedOff ? { turnedOff } : {}) };
}

function over(job: SaveJob, { ended }: EndedSave): SaveStep {
  return { job, result: ended, kept: null };
}

async function stepFrom(tools: SaveTools, job: SaveJob, before: DefinitionRow, done: KeptDefinition | EndedSave): Promise<SaveStep> {
  if ('ended' in done) {
    return over(job, done);
  }
  const { row, writes } = done;
  if (!writes) {
    return { job, result: { outcome: 'already' }, kept: null };
  }
  const result = await savedOutcome(tools, job.flow, before.state, row, writes);
  return { job, result, kept: { version: row.version, writes, looks: 0 } };
}
