import { needsOf } from '../../../ConnectionManager/model/privileges/needsOf';
import { privilegeNamesOf } from '../../../ConnectionManager/model/privileges/privilegeNamesOf';
import { tableLookup } from '../../../ConnectionManager/model/privileges/tableLookup';
import { tableNamesIn } from '../../../ConnectionManager/model/privileges/tableNamesIn';
import { aFlowOf, aStep, aTable, need } from './builders';

const tables = tableLookup([
  aTable('account', 'Account'),
  aTable('email', 'Activity'),
  aTable('task', 'Activity'),
  aTable('organization', 'Organization', ['Read', 'Write']),
  aTable('teamroles', 'none', []),
  { name: 'ghosts', kind: 'set', logicalName: null, privileges: {} },
]);

describe('the privileges that steps need', () => {
  it('have the names that the environment has for them, once for all steps', () => {
    const steps = [aStep('List', [need('accounts', ['Read'])]), aStep('Get', [need('Accounts', ['Read'])]), aStep('Add', [need('accounts', ['Create'])])];
    expect(needsOf(steps, tables)).toEqual({
      needed: [
        { table: 'account', right: 'Create', privilege: 'prvCreateAccount', steps: ['Add'], perhaps: false },
        { table: 'account', right: 'Read', privilege: 'prvReadAccount', steps: ['List', 'Get'], perhaps: false },
      ],
      undetermined: [],
    });
  });

  it('are those of the own environment alone', () => {
    const step = aStep('There', [need('accounts', ['Read']), need('ghosts', ['Read'])], { environment: 'other', undetermined: 'custom-operation' });
    expect(needsOf([step], tables)).toEqual({ needed: [], undetermined: [] });
  });

  it('name the steps that need one for certain, where there are any', () => {
    const upsert = aStep('Upsert', [need('accounts', ['Write'], ['Create'])]);
    const create = aStep('Add', [need('accounts', ['Create'])]);
    const only = { table: 'account', right: 'Create', privilege: 'prvCreateAccount' };
    expect(needsOf([upsert], tables).needed).toContainEqual({ ...only, steps: ['Upsert'], perhaps: true });
    for (const steps of [[upsert, create], [create, upsert]]) {
      expect(needsOf(steps, tables).needed).toContainEqual({ ...only, steps: ['Add'], perhaps: false });
    }
  });

  it('come once for activities, which share them, under the first of their tables', () => {
    const steps = [aStep('Task', [need('tasks', ['Read'])]), aStep('Email', [need('emails', ['Read'])]), aStep('Task', [need('tasks', ['Read'])])];
    expect(needsOf(steps, tables).needed).toEqual([
      { table: 'email', right: 'Read', privilege: 'prvReadActivity', steps: ['Task', 'Email'], perhaps: false },
    ]);
  });

  it('are none for a right that a table has no privilege for', () => {
    expect(needsOf([aStep('Assign', [need('organizations', ['Assign'])])], tables)).toEqual({ needed: [], undetermined: [] });
  });

  it('can’t be told of tables that weren’t found, weren’t looked up yet, or have no privileges of their own', () => {
    const steps = [aStep('A', [need('ghosts', ['Read'])]), aStep('B', [need('laters', ['Read'])]), aStep('C', [need('Ghosts', ['Read'])]), aStep('D', [need('teamroless', ['Read'])])];
    expect(needsOf(steps, tables)).toEqual({
      needed: [],
      undetermined: [
        { reason: 'unknown-table', table: 'ghosts', steps: ['A', 'C'] },
        { reason: 'unknown-table', table: 'laters', steps: ['B'] },
        { reason: 'unknown-table', table: 'teamroless', steps: ['D'] },
      ],
    });
  });

  it('can’t be told of actions and of tables that only a run names', () => {
    const steps = [aStep('B', [], { undetermined: 'dynamic-table' }), aStep('A', [], { undetermined: 'custom-operation' }), aStep('C', [], { undetermined: 'dynamic-table' })];
    expect(needsOf(steps, tables).undetermined).toEqual([
      { reason: 'custom-operation', table: null, steps: ['A'] },
      { reason: 'dynamic-table', table: null, steps: ['B', 'C'] },
    ]);
  });
});

describe('the tables of flows', () => {
  it('come once in any letter case, apart by kind of name, without those of other environments', () => {
    const first = aFlowOf([aStep('A', [need('tasks', ['Read']), { ...need('accounts', ['Read']), nameKind: 'logical' }])]);
    const second = aFlowOf([aStep('B', [need('Tasks', ['Read']), need('accounts', ['Read'])]), aStep('C', [need('leads', ['Read'])], { environment: 'other' })]);
    const unread = { flowId: 'x', reading: { flow: null, steps: [], problem: 'not-json' } } as const;
    expect(tableNamesIn([first, unread, second])).toEqual([
      { name: 'accounts', kind: 'logical' },
      { name: 'accounts', kind: 'set' },
      { name: 'tasks', kind: 'set' },
    ]);
  });
});

describe('the privileges to ask for', () => {
  it('are those of all flows, and those of whoever looks after them', () => {
    const flows = [aFlowOf([aStep('A', [need('accounts', ['Read'], ['Create'])])]), aFlowOf([aStep('B', [need('accounts', ['Read']), need('ghosts', ['Read'])])])];
    expect(privilegeNamesOf(flows, tables)).toEqual([
      'prvActOnBehalfOfAnotherUser',
      'prvAssignRole',
      'prvCreateAccount',
      'prvReadAccount',
      'prvReadCallbackRegistration',
      'prvReadconnectionreference',
      'prvReadflowrun',
      'prvReadWorkflow',
      'prvWriteconnectionreference',
      'prvWriteWorkflow',
    ]);
  });

  it('come once in any letter case', () => {
    const workflows = tableLookup([aTable('workflow', 'workflow')]);
    const names = privilegeNamesOf([aFlowOf([aStep('A', [need('workflows', ['Read'])])])], workflows);
    expect(names.filter((name) => name.toLowerCase() === 'prvreadworkflow')).toEqual(['prvReadworkflow']);
  });
});
