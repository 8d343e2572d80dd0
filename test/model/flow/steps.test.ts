import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import type { StepNeed } from '../../../ConnectionManager/model/flow/stepNeed';
import { dataverse, flowJson, rowTrigger, type Json } from './flowJson';

function stepsOf(parts: Parameters<typeof flowJson>[0]): readonly StepNeed[] {
  return parseFlow(JSON.stringify(flowJson(parts)), 'Flow').steps;
}

/** What one action needs: each table with its rights, those that are needed in some cases only in parentheses. */
function needOf(id: string, parameters: Json): string[] {
  const [step] = stepsOf({ actions: { a: dataverse(id, parameters) } });
  const tables = (step?.tables ?? []).map(({ table, nameKind, rights, perhaps }) =>
    [`${table}${nameKind === 'logical' ? ' (table)' : ''}:`, ...rights, ...perhaps.map((right) => `(${right})`)].join(' '),
  );
  return [...tables, ...(step?.undetermined ? [step.undetermined] : [])];
}

const accounts = { entityName: 'accounts' };

describe('what a step needs on the table it names', () => {
  it.each<[string, string[]]>([
    ['ListRecords', ['accounts: Read']],
    ['GetItem', ['accounts: Read']],
    ['GetEntityFileImageFieldContent', ['accounts: Read']],
    ['UpdateEntityFileImageFieldContent', ['accounts: Write']],
    ['CreateRecord', ['accounts: Create']],
    ['UpdateOnlyRecord', ['accounts: Write']],
    ['UpdateRecord', ['accounts: Write (Create)']],
    ['DeleteRecord', ['accounts: Delete']],
    ['BusinessEventsTrigger', ['callbackregistration (table): Create (Delete) (Read) (Write)']],
    ['ExecuteChangeset', []],
    ['GetRelevantRows', ['dynamic-table']],
    ['PerformBoundAction', ['custom-operation']],
    ['PerformUnboundAction', ['custom-operation']],
    ['PerformBackgroundOperation', ['custom-operation']],
    ['aibuilderpredict_customprompt', ['custom-operation']],
  ])('%s, here and in another environment', (id, need) => {
    expect(needOf(id, accounts)).toEqual(need);
    expect(needOf(`${id}WithOrganization`, { ...accounts, organization: 'https://other' })).toEqual(need);
  });

  it('of a row trigger is to read the rows, and to subscribe to them', () => {
    const [step] = stepsOf({ triggers: { When_a_row_changes: rowTrigger() } });
    expect(step).toEqual({
      step: 'When_a_row_changes',
      key: 'dv',
      environment: 'current',
      tables: [
        { table: 'account', nameKind: 'logical', rights: ['Read'], perhaps: [] },
        { table: 'callbackregistration', nameKind: 'logical', rights: ['Create', 'Delete', 'Read', 'Write'], perhaps: [] },
      ],
      undetermined: null,
    });
  });

  it('is not told where an expression names the table', () => {
    expect(needOf('ListRecords', { entityName: "@variables('table')" })).toEqual(['dynamic-table']);
    expect(needOf('SubscribeWebhookTrigger', { 'subscriptionRequest/entityname': '@{x}' })).toEqual([
      'callbackregistration (table): Create Delete Read Write',
      'dynamic-table',
    ]);
  });

  it('says where the step works and by which connection', () => {
    const actions = { there: dataverse('ListRecordsWithOrganization', { ...accounts, organization: 'https://other' }), here: dataverse('GetItem', accounts, { connectionName: 'gone' }) };
    expect(stepsOf({ actions }).map(({ step, environment, key }) => [step, environment, key])).toEqual(
      expect.arrayContaining([['there', 'other', 'dv'], ['here', 'current', null]]),
    );
  });

  it('is told of the steps inside a changeset', () => {
    const changeset = { ...dataverse('ExecuteChangeset'), actions: { Add: dataverse('CreateRecord', accounts), Remove: dataverse('DeleteRecord', accounts) } };
    const rights = stepsOf({ actions: { Changes: changeset } }).flatMap(({ tables }) => tables.flatMap((table) => table.rights));
    expect(rights.sort()).toEqual(['Create', 'Delete']);
  });
});

describe('a lookup that a step sets', () => {
  it.each(["contacts(@{variables('id')})", '/contacts(8a52cb63-a8de-43c1-af7b-a258b9b47f0a)', 'https://org.crm.dynamics.com/api/data/v9.2/contacts(1)'])(
    'to %s takes Append on the new row and AppendTo on the other',
    (address) => {
      const need = ['accounts: Create Append', 'contacts: AppendTo'];
      expect(needOf('CreateRecord', { ...accounts, 'item/primarycontactid@odata.bind': address })).toEqual(need);
      expect(needOf('CreateRecord', { ...accounts, item: { 'primarycontactid@odata.bind': address } })).toEqual(need);
    },
  );

  it('of a row that there is takes them only where it changes', () => {
    const parameters = { ...accounts, 'item/primarycontactid@odata.bind': 'contacts(1)' };
    expect(needOf('UpdateOnlyRecord', parameters)).toEqual(['accounts: Write (Append)', 'contacts: (AppendTo)']);
    expect(needOf('UpdateRecord', parameters)).toEqual(['accounts: Write (Create) (Append)', 'contacts: (AppendTo)']);
  });

  it.each(["@outputs('Contact')?['@odata.editLink']", "@{if(empty(x),'contacts(1)','')}", 'contacts'])(
    'to %s leaves the other table to the run',
    (value) => {
      const need = ['accounts: Create (Append)', 'dynamic-table'];
      expect(needOf('CreateRecord', { ...accounts, 'item/primarycontactid@odata.bind': value })).toEqual(need);
    },
  );

  it.each([null, '', 5])('to %j takes nothing', (value) => {
    expect(needOf('CreateRecord', { ...accounts, 'item/primarycontactid@odata.bind': value })).toEqual(['accounts: Create']);
  });

  it('deeper inside, or in a list, is that of a row which isn’t told', () => {
    const parties = [{ participationtypemask: 2, 'partyid_contact@odata.bind': '/contacts(1)' }];
    expect(needOf('CreateRecord', { entityName: 'emails', 'item/email_activity_parties': parties })).toEqual(['emails: Create (Append)', 'contacts: (AppendTo)']);
    expect(needOf('CreateRecord', { ...accounts, 'item/x@odata.bind': ['/contacts(1)', '/leads(1)'] })).toEqual([
      'accounts: Create (Append)',
      'contacts: (AppendTo)',
      'leads: (AppendTo)',
    ]);
    expect(needOf('CreateRecord', { ...accounts, item: { lines: [{ 'ownerid@odata.bind': '/teams(1)' }] } })).toEqual([
      'accounts: Create (Append)',
      'teams: (AppendTo)',
    ]);
  });

  it('to the owner takes Assign: for certain on a row that there is', () => {
    const parameters = { ...accounts, 'item/ownerid@odata.bind': 'systemusers(1)' };
    expect(needOf('UpdateOnlyRecord', parameters)).toEqual(['accounts: Write Assign']);
    expect(needOf('CreateRecord', parameters)).toEqual(['accounts: Create (Assign)']);
  });

  it('doesn’t count where the operation takes no column values', () => {
    expect(needOf('ListRecords', { ...accounts, 'item/primarycontactid@odata.bind': 'contacts(1)' })).toEqual(['accounts: Read']);
  });
});

describe('relating rows', () => {
  const relation = '(Append) (AppendTo) (Read) (Write)';

  it.each([
    ['AssociateEntities', 'item/@odata.id'],
    ['DisassociateEntities', '$id'],
  ])('%s needs what sources differ about, on both tables', (id, parameter) => {
    const parameters = { ...accounts, associationEntityRelationship: 'contoso_account_contact' };
    expect(needOf(id, { ...parameters, [parameter]: 'https://org.crm.dynamics.com/api/data/v9.2/contacts(1)' })).toEqual([
      `accounts: ${relation}`,
      `contacts: ${relation}`,
    ]);
    expect(needOf(id, { ...parameters, [parameter]: "@items('Each')?['@odata.id']" })).toEqual([`accounts: ${relation}`, 'dynamic-table']);
    expect(needOf(id, parameters)).toEqual([`accounts: ${relation}`, 'dynamic-table']);
  });
});

describe('a FetchXML query', () => {
  it('may take Read on the tables that it joins, where they are written out', () => {
    const fetchXml = `<fetch><entity name="account"><link-entity from='contactid' name = 'contact' to="primarycontactid">
      <link-entity name="systemuser" from="systemuserid" to="ownerid"/><link-entity name="@{x}" to="y"/></link-entity>
      <link-entity name="contact" to="parent"/></entity></fetch>`;
    expect(needOf('ListRecords', { ...accounts, fetchXml })).toEqual(['accounts: Read', 'contact (table): (Read)', 'systemuser (table): (Read)']);
  });
});

const folder = join(__dirname, '../../../../shared/data/flows');

(existsSync(folder) ? describe : describe.skip)('the steps of real flows', () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const readings = files.map((file) => parseFlow(readFileSync(join(folder, file), 'utf8'), file));

  it('need all that the flow’s profile names, for certain or perhaps, where the owner takes Assign in place of Append', () => {
    for (const { flow, steps } of readings) {
      for (const { table, nameKind, environment, access } of flow?.needs ?? []) {
        const same = steps.filter((step) => step.environment === environment).flatMap((step) => step.tables.filter((one) => one.table === table && one.nameKind === nameKind));
        const rights = same.flatMap((one) => [...one.rights, ...one.perhaps]);
        const wanted = rights.includes('Assign') ? access.filter((right) => right !== 'Append') : access;
        expect(rights).toEqual(expect.arrayContaining([...wanted]));
      }
      const undetermined = steps.filter((step) => step.undetermined !== null).map(({ step }) => step);
      expect(undetermined).toEqual(expect.arrayContaining((flow?.undetermined ?? []).map(({ action }) => action)));
    }
  });

  it('name tables by what can be a table’s name', () => {
    const names = readings.flatMap(({ steps }) => steps.flatMap(({ tables }) => tables.map(({ table }) => table)));
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name) => !/^[a-z_]\w*$/i.test(name))).toEqual([]);
  });
});
