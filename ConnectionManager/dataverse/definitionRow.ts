import * as v from 'valibot';
import type { FlowState } from '../model/cloudFlow';
import type { DataverseClient } from './client';
import { optionalDate, optionalText, optionalVersion } from './columns';
import { toDataverseError, type DataverseError } from './errors';
import type { LastChange } from './savedFlow';
import { stateByCode } from './workflows';

const query = '?$select=clientdata,statecode,versionnumber,modifiedon&$expand=modifiedby($select=fullname)';

const definitionRow = v.pipe(
  v.object({
    clientdata: optionalText,
    statecode: v.picklist([0, 1, 2]),
    versionnumber: optionalVersion,
    modifiedon: optionalDate,
    modifiedby: v.optional(v.nullable(v.object({ fullname: optionalText })), null),
  }),
  v.transform((row): DefinitionRow => ({
    text: row.clientdata ?? '',
    state: stateByCode[row.statecode] ?? 'off',
    version: row.versionnumber,
    modified: { by: row.modifiedby?.fullname ?? null, at: row.modifiedon },
  })),
);

/** What saving a flow has to know of its row as it is now. */
export interface DefinitionRow {
  /** The column `clientdata`. */
  readonly text: string;
  readonly state: FlowState;
  readonly version: string | null;
  readonly modified: LastChange;
}

/**
 * Reads a flow's definition with its state and its version.
 *
 * @param client How to read Dataverse.
 * @param flowId Id of the flow.
 * @returns The row as it is now, or why it can't be read.
 */
export async function readDefinitionRow(client: DataverseClient, flowId: string): Promise<DefinitionRow | DataverseError> {
  try {
    return v.parse(definitionRow, await client.row('workflow', flowId, query));
  } catch (thrown) {
    return toDataverseError(thrown);
  }
}
