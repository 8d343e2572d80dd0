import { clientdata, entryFor, type Json } from '../clientdata';
import type { ConnectionReferenceSpec } from '../connectionReferenceCatalogue';
import { dataverse, type ConnectorName } from '../connectors';
import { builders } from '../connectionReferences';
import type { FlowSpec, RunHistory } from '../flowSpec';
import type { OwnerKey } from '../people';
import type { Random } from '../random';
import { unmanagedSolutions } from '../solutionCatalogue';
import { connectorAction, dataverseAction, inSequence, respond } from './steps';
import { recurrence, requestTrigger, rowTrigger } from './triggers';

interface Subject {
  label: string;
  table: string;
  set: string;
}

const subjects: readonly Subject[] = [
  { label: 'Order', table: 'contoso_order', set: 'contoso_orders' },
  { label: 'Invoice', table: 'contoso_invoice', set: 'contoso_invoices' },
  { label: 'Contract', table: 'contoso_contract', set: 'contoso_contracts' },
  { label: 'Service case', table: 'contoso_servicecase', set: 'contoso_servicecases' },
  { label: 'Work order', table: 'contoso_workorder', set: 'contoso_workorders' },
  { label: 'Asset', table: 'contoso_asset', set: 'contoso_assets' },
  { label: 'Expense', table: 'contoso_expense', set: 'contoso_expenses' },
  { label: 'Account', table: 'account', set: 'accounts' },
  { label: 'Contact', table: 'contact', set: 'contacts' },
];

const jobs = [
  'notify owner',
  'set due date',
  'copy to SharePoint',
  'update totals',
  'assign to team',
  'remind after 7 days',
  'translate notes',
  'sync with ERP',
  'archive',
  'check duplicates',
  'post to Teams',
  'start approval',
  'create follow-up task',
  'recalculate price',
  'tag priority',
] as const;

const histories: readonly RunHistory[] = [
  'healthy',
  'healthy',
  'healthy',
  'healthy',
  'healthy',
  'none',
  'none',
  { recovered: 'throttled' },
];

const notices: Readonly<Partial<Record<ConnectorName, string>>> = {
  shared_office365: 'SendEmailV2',
  shared_teams: 'PostMessageToConversation',
  shared_sharepointonline: 'CreateFile',
};

function stepsOn(subject: Subject, random: Random, key: string): Record<string, Json> {
  const read = dataverseAction('ListRecords', { entityName: subject.set, $filter: 'statecode eq 0', $top: random.integer(10, 500) }, key);
  const write = dataverseAction(
    random.pick(['UpdateOnlyRecord', 'UpdateRecord']),
    { entityName: subject.set, recordId: "@outputs('Row')", 'item/description': '@utcNow()' },
    key,
  );
  const add = dataverseAction('CreateRecord', { entityName: 'tasks', 'item/subject': `Follow up: ${subject.label}` }, key);
  return random.chance(0.5) ? { List_rows: read, Update_row: write } : { List_rows: read, Create_task: add, Update_row: write };
}

function triggerFor(subject: Subject, random: Random): { triggers: Json; instant: boolean } {
  const kind = random.next();
  if (kind < 0.55) {
    return { triggers: rowTrigger(subject.table, { message: random.pick([1, 3, 4]), scope: random.chance(0.9) ? 4 : 2 }), instant: false };
  }
  return kind < 0.8
    ? { triggers: recurrence(random.pick(['Day', 'Hour', 'Week'])), instant: false }
    : { triggers: requestTrigger(random.pick(['Button', 'PowerAppV2']), subject.label), instant: true };
}

/** What generated flows choose their connections from. */
export interface ReferencePool {
  dataverse: readonly ConnectionReferenceSpec[];
  others: readonly ConnectionReferenceSpec[];
}

/**
 * The references that generated flows may use: connected, active, not kept unused, of people who may do what the flows do. So the
 * troubled cases stay those of the catalogue.
 * @param references every reference of the sample.
 */
export function referencePool(references: readonly ConnectionReferenceSpec[]): ReferencePool {
  const trusted: readonly OwnerKey[] = [...builders, 'salesOperations', 'flowService'];
  const usable = references.filter(
    ({ connection, inactive, logicalName, owner, solution }) =>
      connection !== null &&
      inactive !== true &&
      !logicalName.includes('Unused') &&
      trusted.includes(owner) &&
      unmanagedSolutions.some((key) => key === solution),
  );
  return {
    dataverse: usable.filter(({ connector }) => connector === dataverse),
    others: usable.filter(({ connector }) => connector in notices),
  };
}

/**
 * A plausible flow.
 * @param index number of the flow among the generated ones, from 0; it makes its name one of a kind.
 * @param pool see {@link referencePool}.
 */
export function generatedFlow(random: Random, index: number, pool: ReferencePool): FlowSpec {
  const subject = subjects[index % subjects.length] ?? random.pick(subjects);
  const job = jobs[Math.floor(index / subjects.length) % jobs.length] ?? random.pick(jobs);
  const round = Math.floor(index / (subjects.length * jobs.length));
  const main = random.pick(pool.dataverse);
  const other = random.chance(0.4) ? random.pick(pool.others) : undefined;
  const { triggers, instant } = triggerFor(subject, random);
  const steps = stepsOn(subject, random, dataverse);
  if (other !== undefined) {
    steps.Tell = connectorAction(other.connector, other.connector, notices[other.connector] ?? 'Send', { location: 'Channel' });
  }
  if (instant) {
    steps.Respond = respond('PowerApp', { result: 'ok' });
  }
  const entries = Object.fromEntries(
    [main, ...(other === undefined ? [] : [other])].map(({ connector, logicalName }) => [connector, entryFor(connector, logicalName)]),
  );
  return {
    name: `${subject.label}: ${job}${round === 0 ? '' : ` (${round + 1})`}`,
    owner: random.chance(0.05) ? 'daniel' : random.pick(builders),
    solution: random.pick(unmanagedSolutions),
    state: random.chance(0.15) ? 'off' : 'on',
    clientdata: clientdata(entries, triggers, inSequence(steps)),
    runs: random.pick(histories),
  };
}
