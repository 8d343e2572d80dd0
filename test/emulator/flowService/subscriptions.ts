import type { RequestContext } from '../core/context';
import { insertStored } from '../security/storedRows';
import type { StoredRow } from '../store/database';
import { formatInstant } from '../store/values';
import type { Flow } from './readFlow';
import type { DataverseTrigger } from './trigger';
import { dataverseTrigger, hasUnknownRunAs } from './trigger';

/** Takes away what a flow's trigger is subscribed to. */
export function removeSubscription({ store }: RequestContext, workflowid: string): void {
  store.run('DELETE FROM callbackregistration WHERE name = ?', [workflowid]);
}

/**
 * Subscribes a flow's Dataverse trigger: one row of callbackregistrations, in the place of an earlier one, that says when and
 * how to call the flow (Microsoft Learn, understand callback registration). A Run as that is no choice gets none (one public
 * project's finding). The service writes it, whatever the caller may do with that table.
 */
export function renewSubscription(context: RequestContext, row: StoredRow, flow: Flow): void {
  const workflowid = String(row.workflowid);
  removeSubscription(context, workflowid);
  const trigger = dataverseTrigger(flow);
  if (trigger && !hasUnknownRunAs(flow)) {
    insertStored(context, 'callbackregistration', { ...platformColumns(context, row), ...subscribed(trigger), name: workflowid });
  }
}

/**
 * What the trigger subscribes to. Of a business event (Microsoft Learn, bypass Power Automate flows, shows one) message, scope and
 * Run as are modelled.
 */
function subscribed({ kind, step: { parameters } }: DataverseTrigger): StoredRow {
  const text = (name: string): string | null => stringOf(parameters[`subscriptionRequest/${name}`]);
  const number = (name: string): number | null => numberOf(parameters[`subscriptionRequest/${name}`]);
  return {
    entityname: text('entityname') ?? 'none',
    sdkmessagename: text('sdkmessagename'),
    message: kind === 'row' ? number('message') : 1,
    scope: kind === 'row' ? number('scope') : 4,
    runas: kind === 'row' ? (number('runas') ?? 3) : 3,
    filterexpression: text('filterexpression'),
    filteringattributes: text('filteringattributes'),
    postponeuntil: text('postponeuntil'),
    version: number('version') ?? 1,
  };
}

/** Columns that do not come from the trigger. `url` and `logicappsversion` are the service's own: here of the same form, no real ones. */
function platformColumns({ environment, caller }: RequestContext, row: StoredRow): StoredRow {
  const now = formatInstant(environment.now());
  const owner = Object.entries(row).filter(([name]) => /^own(er|ing)/.test(name));
  return {
    url: `https://prod-00.westeurope.logic.example.com/workflows/${String(row.workflowid).replaceAll('-', '')}/triggers/run`,
    logicappsversion: String(environment.version.highest + 1).padStart(18, '0'),
    harddelete: 0,
    softdeletestatus: 0,
    createdon: now,
    modifiedon: now,
    createdby: caller.id,
    modifiedby: caller.id,
    ...Object.fromEntries(owner),
  };
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}
