import type { PrivilegeRight } from '../flow/stepNeed';

/** The rights that a table can have privileges for. */
export const privilegeRights: readonly PrivilegeRight[] = ['Append', 'AppendTo', 'Assign', 'Create', 'Delete', 'Read', 'Share', 'Write'];

/** Tables whose privileges have another name than the table (metadata, exported roles and Microsoft Learn). */
const nouns: ReadonlyMap<string, string> = new Map([
  ['activitypointer', 'Activity'],
  ['annotation', 'Note'],
  ['appointment', 'Activity'],
  ['businessunitnewsarticle', 'NewsArticle'],
  ['contractdetail', 'Contract'],
  ['email', 'Activity'],
  ['fax', 'Activity'],
  ['kbarticle', 'Article'],
  ['kbarticletemplate', 'ArticleTemplate'],
  ['letter', 'Activity'],
  ['phonecall', 'Activity'],
  ['processsession', 'WorkflowSession'],
  ['recurringappointmentmaster', 'Activity'],
  ['savedquery', 'Query'],
  ['socialactivity', 'Activity'],
  ['solutioncomponent', 'Solution'],
  ['systemuser', 'User'],
  ['task', 'Activity'],
  ['template', 'EmailTemplate'],
]);

/** Tables that use another table's privileges, right by right (Microsoft Learn, "Queue tables"; older lists of privileges by message). */
const borrowed: ReadonlyMap<string, Partial<Record<PrivilegeRight, string>>> = new Map([
  ['activitymimeattachment', { Create: 'prvWriteActivity', Read: 'prvReadActivity', Write: 'prvWriteActivity', Delete: 'prvWriteActivity' }],
  ['queueitem', { Create: 'prvAppendToQueue', Read: 'prvReadQueue', Write: 'prvAppendToQueue', Delete: 'prvAppendToQueue' }],
]);

/** Names in privileges that aren't tables: `users` is no set, though there is `prvReadUser`. */
const namesNoTable: ReadonlySet<string> = new Set([
  'activity', 'article', 'articletemplate', 'emailtemplate', 'newsarticle', 'note', 'query', 'user', 'workflowsession',
]);

/**
 * The name that a table's privilege should have: `prv`, the right, and the table's schema name, which is its logical name but for letter
 * case; Dataverse compares names without it. The rule holds for most tables, so that the name has to be confirmed.
 *
 * @param logicalName The table.
 * @param right What the privilege allows.
 * @returns Null where the table has no such privilege, or is none.
 */
export function privilegeByRule(logicalName: string, right: PrivilegeRight): string | null {
  const others = borrowed.get(logicalName);
  if (others) {
    return others[right] ?? null;
  }
  return namesNoTable.has(logicalName) ? null : `prv${right}${nouns.get(logicalName) ?? logicalName}`;
}
