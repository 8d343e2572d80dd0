import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlow } from '../ConnectionManager/model/flow/parseFlow';
import type { StepNeed, TableNeed } from '../ConnectionManager/model/flow/stepNeed';

const target = join('docs', 'privileges.md');

/** A trigger or action as the designer calls it, with its operation and what its table describes. */
interface StepCase {
  readonly title: string;
  readonly operation: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

const table = { entityName: 'own' };
const lookup = { ...table, 'item/contactid@odata.bind': 'other(1)' };
const unknownLookup = { ...table, 'item/contactid@odata.bind': "@variables('contact')" };
const owner = { ...table, 'item/ownerid@odata.bind': 'systemusers(1)' };
const related = { ...table, 'item/@odata.id': 'other(1)' };

/** The steps of the page, in its order. */
export const stepCases: readonly StepCase[] = [
  { title: 'When a row is added, modified or deleted', operation: 'SubscribeWebhookTrigger', parameters: { 'subscriptionRequest/entityname': 'own' } },
  { title: 'When an action is performed', operation: 'BusinessEventsTrigger' },
  { title: 'List rows', operation: 'ListRecords', parameters: table },
  { title: 'List rows, with a FetchXML query that joins a table', operation: 'ListRecords', parameters: { ...table, fetchXml: '<link-entity name="other">' } },
  { title: 'Get a row by ID', operation: 'GetItem', parameters: table },
  { title: 'Download a file or an image', operation: 'GetEntityFileImageFieldContent', parameters: table },
  { title: 'Add a new row', operation: 'CreateRecord', parameters: table },
  { title: 'Add a new row, and set a lookup', operation: 'CreateRecord', parameters: lookup },
  { title: 'Add a new row, and set a lookup by an expression', operation: 'CreateRecord', parameters: unknownLookup },
  { title: 'Add a new row, and set its owner', operation: 'CreateRecord', parameters: owner },
  { title: 'Update a row', operation: 'UpdateOnlyRecord', parameters: table },
  { title: 'Update a row, and set a lookup', operation: 'UpdateOnlyRecord', parameters: lookup },
  { title: 'Update a row, and set its owner', operation: 'UpdateOnlyRecord', parameters: owner },
  { title: 'Upsert a row', operation: 'UpdateRecord', parameters: table },
  { title: 'Upload a file or an image', operation: 'UpdateEntityFileImageFieldContent', parameters: table },
  { title: 'Delete a row', operation: 'DeleteRecord', parameters: table },
  { title: 'Relate rows', operation: 'AssociateEntities', parameters: related },
  { title: 'Unrelate rows', operation: 'DisassociateEntities', parameters: related },
  { title: 'Perform a changeset request', operation: 'ExecuteChangeset' },
  { title: 'Search rows', operation: 'GetRelevantRows' },
  { title: 'Perform a bound or an unbound action', operation: 'PerformUnboundAction' },
  { title: 'Perform a background operation', operation: 'PerformBackgroundOperation' },
  { title: 'Any other operation', operation: 'aibuilderpredict' },
  { title: 'Any operation, where an expression names the table', operation: 'GetItem', parameters: { entityName: '@x' } },
];

const introduction = `# Which privileges flows need

To say that a user lacks a privilege, the control reads what each trigger and action of the Dataverse connector needs, which security roles
the user has, and what is in those. \`npm run privileges\` writes the table from \`model/flow/\`, so it says what the control does.

## What each step needs

*Needs*: without it the step fails, and the control says so. *May need*: only in some cases, such as the missing row of an upsert, or sources
disagree; it is listed with the flow and never called missing. Steps that work on another environment need nothing here.

| Trigger or action | Operation | Needs | May need | Not known |
|---|---|---|---|---|
`;

const rest = `
Not read from a flow: the tables behind *Expand query*, which names columns; what cascades to other rows; which depth a step needs. Microsoft's documentation doesn't
say what relating rows takes where one of them has many, older pages differ from newer ones, and so all of it is listed as what may be needed.

## What the tables are called

Actions name a table by its entity set, and privileges by its schema name: rows of \`systemusers\` take \`prvReadUser\`. The names come from the environment: from the
host's table metadata, else from a query of the table definitions, else by the rule \`prv\` + right + table, where the environment has privileges of these
names. Where none of that answers, the control says that the table's privileges aren't known.

## What a user has

Security roles of the user and of the user's teams, and in each the depth of the privilege: user, business unit, parent and child business units, organization. The
widest counts. Privileges of a team's role reach the team's rows; they are the user's own only where the role says so (*Member's privilege inheritance*).
System Administrator has all. \`prvActOnBehalfOfAnotherUser\` counts only in a role of the user's own.

Whoever can't read all roles of the environment isn't told that somebody lacks a role or a privilege: that takes \`prvReadRole\` for the whole organization, which
Environment Maker and App Opener have, while Basic User has it for the own business unit.

That nothing is missing doesn't mean that the flow runs: who owns a row and with whom it is shared, column security, licenses, data policies, plug-ins, and some seconds of
delay after a change of roles have a say, too.
`;

/**
 * Writes the page on privileges, for people who assign them.
 *
 * @returns The page in Markdown.
 */
export function privilegesPage(): string {
  return introduction + stepCases.map(row).join('') + rest;
}

function row({ title, operation, parameters = {} }: StepCase): string {
  const [step] = parseFlow(JSON.stringify(flowWith(operation, parameters)), '').steps;
  const tables = step?.tables ?? [];
  const needs = cell(tables, ({ rights }) => rights);
  const name = title.startsWith('Any') ? '' : `\`${operation}\``;
  return `| ${title} | ${name} | ${needs} | ${cell(tables, ({ perhaps }) => perhaps)} | ${unknown(step)} |\n`;
}

function cell(tables: readonly TableNeed[], rightsOf: (need: TableNeed) => readonly string[]): string {
  const named = tables.filter((need) => rightsOf(need).length > 0);
  return named.map((need) => `${[...rightsOf(need)].sort().join(', ')} on ${tableWords[need.table] ?? `\`${need.table}\``}`).join('; ');
}

const tableWords: Readonly<Record<string, string>> = { own: 'the table', other: 'the other table' };

function unknown(step: StepNeed | undefined): string {
  const words = { 'dynamic-table': 'which table it is', 'custom-operation': 'what it does' };
  return step?.undetermined ? words[step.undetermined] : '';
}

function flowWith(operationId: string, parameters: Readonly<Record<string, unknown>>): object {
  const host = { apiId: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps', connectionName: 'dv', operationId };
  return { definition: { actions: { step: { inputs: { host, parameters } } } } };
}

if (require.main === module) {
  writeFileSync(target, privilegesPage());
}
