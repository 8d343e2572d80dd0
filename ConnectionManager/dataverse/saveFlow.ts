import type { Rewrite } from '../model/flow/editing/settingChange';
import type { DataverseClient } from './client';
import { pauseByClock, type Pause } from './pause';
import type { FlowToSave, SavedFlow } from './savedFlow';
import { beginSave, watchSaved } from './watchSaved';

/**
 * Saves a flow's definition, and looks afterwards what came of it.
 *
 * The row is read, edited and written at once, since no condition can be sent with the write; it is read again and compared as JSON; and
 * some seconds later it is looked at once more. What others change in other places stays, what they change in the same places is a
 * conflict, and an edit that somebody has overwritten from an older reading is made again, three times at most. Where no answer came, the
 * row tells what happened; a write is never sent again by itself.
 *
 * What that guarantees: of two writers that both go about it like this, and take no longer than three seconds from reading to writing,
 * each has its edit in the definition, or is told that it hasn't. Of more than two that holds once the flow has been quiet for three
 * seconds, which is waited for twice at most. What can't be noticed: what somebody else writes, by other means, between our reading and
 * our write (one round trip), and what is written from an older reading after our last look, such as by a designer that was open all
 * the time.
 *
 * @param client How to reach Dataverse.
 * @param flow The flow.
 * @param rewrite The edit; it is asked again with each text that is read, and has to find out what of it is left to do.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects: a problem is part of the result.
 */
export async function saveFlow(
  client: DataverseClient,
  flow: FlowToSave,
  rewrite: Rewrite,
  pause: Pause = pauseByClock,
): Promise<SavedFlow> {
  const tools = { client, pause, waitWhenThrottled: () => Promise.resolve(false) };
  const step = await beginSave(tools, { flow, rewrite });
  let { result } = step;
  await watchSaved(tools, [step], (next) => {
    result = next.result;
  });
  return result;
}
