import type { DefinitionChange, Rewrite } from '../model/flow/editing/settingChange';
import type { Problem } from '../model/problem';
import type { DataverseClient } from './client';
import { readDefinitionRow, type DefinitionRow } from './definitionRow';
import { DataverseError, rowMissing } from './errors';
import type { Pause } from './pause';
import type { FlowToSave, SavedFlow, WrittenDefinition } from './savedFlow';
import { isOutrightRefusal, isRefusal, looksAfterWrite, tryUpdate } from './writing';

/** How often a change is made again that somebody has overwritten without knowing of it. */
const mostRepairs = 3;

/** A flow, and how its definition is to be edited. */
export interface SaveJob {
  readonly flow: FlowToSave;
  readonly rewrite: Rewrite;
}

/** What saving works with. */
export interface SaveTools {
  readonly client: DataverseClient;
  readonly pause: Pause;
  /**
   * Passes time where a write was refused since Dataverse limits requests.
   *
   * @param attempt How often this write was refused so before.
   * @returns Whether to go on; the row is read again first.
   */
  readonly waitWhenThrottled: (attempt: number) => Promise<boolean>;
}

/** What was written to a flow so far. */
export interface Writes extends WrittenDefinition {
  readonly count: number;
  /** The text that was sent last. */
  readonly sent: string;
}

/** A row that is as it is to be; `writes` is null where it was so before. */
export interface KeptDefinition {
  readonly row: DefinitionRow;
  readonly writes: Writes | null;
}

/** A save that came to an end without the row being as it is to be. */
export interface EndedSave {
  readonly ended: SavedFlow;
}

/**
 * Edits a definition until the row is as it is to be: writes directly after a reading, looks at the row, and where it is as before
 * although the write was accepted and the row has changed, somebody has overwritten it from an older reading, and the edit is made again
 * on the text as it is then.
 *
 * @param tools What to work with.
 * @param job The flow and the edit.
 * @param first The row as it was read just now.
 * @param earlier What was written to it before; null where nothing was.
 * @returns The row that has it, or how it ended.
 */
export async function writeDefinition(
  tools: SaveTools,
  { flow, rewrite }: SaveJob,
  first: DefinitionRow,
  earlier: Writes | null,
): Promise<KeptDefinition | EndedSave> {
  let row = first;
  let writes = earlier;
  for (let throttled = 0; ; ) {
    const rewritten = rewrite(row.text);
    if (rewritten.kind === 'same') {
      return { row, writes };
    }
    if (rewritten.kind === 'impossible') {
      return endedAfter({ outcome: 'impossible', problem: rewritten.problem }, writes);
    }
    if (rewritten.kind === 'conflict') {
      return endedAfter({ outcome: 'conflict', conflicts: rewritten.conflicts, ...row.modified }, writes);
    }
    if (writes && writes.count > mostRepairs) {
      return endedAfter({ outcome: 'not-kept' }, writes);
    }
    const problem = await tryUpdate(tools.client, 'workflow', flow.id, { clientdata: rewritten.text });
    const before = writes;
    let next: DefinitionRow | EndedSave;
    if (problem?.kind === 'throttled' && (await tools.waitWhenThrottled(throttled++))) {
      next = await readOrEnd(tools.client, flow.id);
    } else {
      writes = addTo(writes, row.text, rewritten.text, rewritten.changes);
      next = await lookAt(tools, { flow, rewrite }, row, writes, problem);
    }
    if ('ended' in next) {
      return endedAfter(next.ended, before);
    }
    row = next;
  }
}

/**
 * Reads a flow's row to begin with.
 *
 * @param client How to read Dataverse.
 * @param flowId Id of the flow.
 * @returns The row, or the end of saving it: nothing is written to what can't be read.
 */
export async function readOrEnd(client: DataverseClient, flowId: string): Promise<DefinitionRow | EndedSave> {
  const row = await readDefinitionRow(client, flowId);
  if (!(row instanceof DataverseError)) {
    return row;
  }
  const { problem } = row;
  return { ended: problem.code === rowMissing ? { outcome: 'gone' } : { outcome: 'refused', problem } };
}

/**
 * What can be put back.
 *
 * @param writes What was written.
 */
export function writtenOf({ changes, textBefore }: WrittenDefinition): WrittenDefinition {
  return { changes, textBefore };
}

/** What was written before a save ended goes with it: it can't be told from the row alone. */
function endedAfter(ended: SavedFlow, writes: Writes | null): EndedSave {
  return { ended: writes === null || 'changes' in ended ? ended : { ...ended, written: writtenOf(writes) } };
}

/** What an edit has to do again was there before; what is new to it is added. */
function addTo(earlier: Writes | null, text: string, sent: string, changes: readonly DefinitionChange[]): Writes {
  if (!earlier) {
    return { changes, textBefore: text, sent, count: 1 };
  }
  const known = new Set(earlier.changes.map(({ to }) => JSON.stringify(to)));
  const added = changes.filter(({ to }) => !known.has(JSON.stringify(to)));
  return { changes: [...earlier.changes, ...added], textBefore: earlier.textBefore, sent, count: earlier.count + 1 };
}

/**
 * Looks at the row after a write until it tells what came of it.
 *
 * @returns The row where it has the edit or has changed otherwise, or how it ended.
 */
async function lookAt(
  { client, pause }: SaveTools,
  { flow, rewrite }: SaveJob,
  before: DefinitionRow,
  writes: Writes,
  problem: Problem | null,
): Promise<DefinitionRow | EndedSave> {
  if (problem && isOutrightRefusal(problem)) {
    return { ended: { outcome: 'refused', problem } };
  }
  let isThere = false;
  let unreadable: Problem | null = null;
  for (const milliseconds of looksAfterWrite(problem)) {
    await pause(milliseconds);
    const row = await readDefinitionRow(client, flow.id);
    if (row instanceof DataverseError) {
      unreadable = row.problem;
    } else if (tells(row, before, rewrite, problem)) {
      return row;
    } else {
      isThere = true;
    }
    if (unreadable?.code === rowMissing) {
      return { ended: { outcome: 'gone' } };
    }
  }
  return { ended: withoutIt(isThere, writes, problem, unreadable) };
}

/** Whether nothing is left to wait for. A row that is as before tells something only if it was written since, by others than us. */
function tells(row: DefinitionRow, before: DefinitionRow, rewrite: Rewrite, problem: Problem | null): boolean {
  const { kind } = rewrite(row.text);
  if (problem) {
    return kind === 'same' || (kind !== 'changed' && !isRefusal(problem));
  }
  return kind !== 'changed' || row.version !== before.version;
}

function withoutIt(isThere: boolean, writes: Writes, problem: Problem | null, unreadable: Problem | null): SavedFlow {
  if (problem && isRefusal(problem)) {
    return { outcome: 'refused', problem };
  }
  const because = problem ?? unreadable;
  if (!isThere && because) {
    return { outcome: 'uncertain', problem: because, ...writtenOf(writes) };
  }
  return problem ? { outcome: 'lost', problem } : { outcome: 'not-kept' };
}
