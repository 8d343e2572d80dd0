import { badBody } from '../errors';
import { requireRow } from '../query/single';
import { formatInstant } from '../store/values';
import type { Operation } from './operation';

/**
 * The CancelAllCloudFlowRuns action, bound to a workflow, without parameters or answer (Microsoft Learn, CancelAllCloudFlowRuns:
 * "Cancel all active runs for a Cloud Flow"). That it takes Write access, is refused for other processes, and what becomes of
 * the rows of flowruns is modelled: those in none of the states that a run ends in read Cancelled and end now.
 */
export const cancelAllCloudFlowRuns: Operation = {
  kind: 'action',
  boundTo: ['workflow'],
  run(context, { bound }) {
    const { environment, store } = context;
    const row = bound && requireRow(context, bound.table, bound.id, 'Write');
    if (row?.category !== 5) {
      throw badBody('CancelAllCloudFlowRuns is for cloud flows.');
    }
    environment.version.highest += 1;
    store.run(
      "UPDATE flowrun SET status = 'Cancelled', endtime = ?, versionnumber = ? WHERE workflow = ? " +
        "AND (status IS NULL OR status NOT IN ('Succeeded', 'Success', 'Failed', 'Cancelled'))",
      [formatInstant(environment.now()), environment.version.highest, row.workflowid ?? null],
    );
    return undefined;
  },
};
