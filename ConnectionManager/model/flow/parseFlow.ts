import type { FlowProfile } from './flowProfile';
import { readFlow, type StepNames } from './readFlow';
import type { StepNeed } from './stepNeed';

/** Why a text is no flow: it is not JSON, or it is JSON of something else. */
export type FlowProblem = 'not-json' | 'not-a-flow';

/** A flow, or why there is none. */
export type FlowReading =
  | { readonly flow: FlowProfile; readonly steps: readonly StepNeed[]; readonly stepNames: StepNames; readonly problem: null }
  | { readonly flow: null; readonly steps: readonly []; readonly problem: FlowProblem };

/**
 * Reads a flow from its JSON text, such as the column `clientdata` of a `workflow` row.
 *
 * @param text The JSON; a byte order mark at its start is allowed.
 * @param name The flow's name where the JSON has no `properties.displayName`.
 */
export function parseFlow(text: string, name: string): FlowReading {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { flow: null, steps: [], problem: 'not-json' };
  }
  const read = readFlow(value, name);
  return read ? { ...read, problem: null } : { flow: null, steps: [], problem: 'not-a-flow' };
}
