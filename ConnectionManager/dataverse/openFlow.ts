import type { DataverseClient } from './client';
import { DataverseError } from './errors';
import type { OpenedFlow } from './savedFlow';
import { readFlowRow } from './workflows';

/**
 * Reads a flow as it is at this moment, with its definition's text, in one request.
 *
 * @param client How to read Dataverse.
 * @param flowId Id of the flow.
 * @returns The flow, what its definition says, and the text.
 * @throws DataverseError where it can't be read; with the code of a missing row where it isn't there any more.
 */
export async function openFlow(client: DataverseClient, flowId: string): Promise<OpenedFlow> {
  const { flows, definitions, text } = await readFlowRow(client, flowId);
  const flow = flows.rows[0];
  const definition = definitions.rows[0];
  if (!flow || !definition) {
    const detail = [...flows.misfits, ...definitions.misfits].map((misfit) => misfit.detail).join(' ');
    throw new DataverseError({ kind: 'other', privilege: null, code: null, detail });
  }
  return { flow, reading: definition.reading, text };
}
