import { dataverse, flowJson, profileOf, reference, rowTrigger, type Json } from './flowJson';

function needsOf(actions: Json) {
  return profileOf(flowJson({ actions })).needs;
}

describe('the needs of one operation', () => {
  it.each<[string, string[]]>([
    ['ListRecords', ['Read']],
    ['GetItem', ['Read']],
    ['GetEntityFileImageFieldContent', ['Read']],
    ['CreateRecord', ['Create']],
    ['UpdateRecord', ['Create', 'Write']],
    ['UpdateOnlyRecord', ['Write']],
    ['UpdateEntityFileImageFieldContent', ['Write']],
    ['DeleteRecord', ['Delete']],
    ['AssociateEntities', ['Append']],
    ['DisassociateEntities', ['Append']],
  ])('%s, here and in another environment', (id, access) => {
    const parameters = { entityName: 'accounts', organization: 'https://other' };
    expect(needsOf({ a: dataverse(id, parameters) })).toEqual([{ table: 'accounts', nameKind: 'set', environment: 'current', access }]);
    expect(needsOf({ a: dataverse(`${id}WithOrganization`, parameters) })).toEqual([
      { table: 'accounts', nameKind: 'set', environment: 'other', access },
    ]);
  });

  it('of a row trigger names the logical name, also where it waits among the actions', () => {
    const expected = [{ table: 'account', nameKind: 'logical', environment: 'current', access: ['Read'] }];
    expect(profileOf(flowJson({ triggers: { start: rowTrigger() } })).needs).toEqual(expected);
    expect(needsOf({ wait: rowTrigger({ entityName: 'ignored' }) })).toEqual(expected);
  });

  it.each(['ExecuteChangeset', 'GetRelevantRows', 'listrecords', 'ListRecordsWithOrganizationWithOrganization', 'BusinessEventsTrigger', 'constructor'])(
    'of %s are none',
    (id) => {
      const profile = profileOf(flowJson({ actions: { a: dataverse(id, { entityName: 'accounts' }) } }));
      expect(profile).toMatchObject({ needs: [], undetermined: [] });
    },
  );

  it('of another connector are none', () => {
    const actions = { a: dataverse('ListRecords', { entityName: 'accounts' }, { apiId: '/apis/shared_sql' }) };
    expect(needsOf(actions)).toEqual([]);
  });

  it('count without a connection', () => {
    const action = dataverse('ListRecords', { entityName: 'accounts' }, { connectionName: 'gone' });
    expect(needsOf({ a: action })).toHaveLength(1);
    const { connections } = profileOf(flowJson({ actions: { a: action } }));
    expect(connections).toMatchObject([{ operations: 0, reach: 'none' }]);
  });
});

describe('a key that ends in @odata.bind', () => {
  const parameters = { entityName: 'accounts' };
  it.each<[string, Json]>([
    ['as a parameter', { 'item/owner@odata.bind': null }],
    ['inside item', { item: { 'owner@odata.bind': '' } }],
    ['deep inside item', { item: { lines: [{ x: { 'owner@odata.bind': 1 } }] } }],
    ['inside a part of item', { 'item/lines': [[{ 'owner@odata.bind': 1 }]] }],
  ])('needs Append %s', (_, more) => {
    for (const [id, access] of [['CreateRecord', ['Append', 'Create']], ['UpdateRecord', ['Append', 'Create', 'Write']], ['UpdateOnlyRecordWithOrganization', ['Append', 'Write']]] as const) {
      expect(needsOf({ a: dataverse(id, { ...parameters, ...more }) })).toMatchObject([{ access }]);
    }
  });

  it.each<[string, Json]>([
    ['outside item', { 'owner@odata.bind': 'x', other: { 'owner@odata.bind': 'x' } }],
    ['as a value', { 'item/owner': 'x@odata.bind' }],
    ['in the middle of a name', { 'item/owner@odata.bind/x': 1 }],
    ['under a longer name', { items: { 'owner@odata.bind': 1 } }],
  ])('needs nothing %s', (_, more) => {
    expect(needsOf({ a: dataverse('CreateRecord', { ...parameters, ...more }) })).toMatchObject([{ access: ['Create'] }]);
  });

  it.each(['UpdateEntityFileImageFieldContent', 'ListRecords', 'DeleteRecord'])('needs nothing with %s', (id) => {
    const [need] = needsOf({ a: dataverse(id, { ...parameters, 'item/owner@odata.bind': 'x' }) });
    expect(need?.access).not.toContain('Append');
  });
});

describe('the needs of a flow', () => {
  it('are gathered and sorted by environment, table, kind of name', () => {
    const actions = {
      a: dataverse('UpdateRecord', { entityName: 'contacts' }),
      b: dataverse('ListRecords', { entityName: 'contacts' }),
      c: dataverse('DeleteRecord', { entityName: 'contacts' }),
      d: dataverse('CreateRecord', { entityName: 'contacts', 'item/x@odata.bind': 1 }),
      e: dataverse('GetItemWithOrganization', { entityName: 'Accounts' }),
      f: dataverse('GetItem', { entityName: 'zones' }),
      g: dataverse('GetItem', { entityName: 'account' }),
      h: rowTrigger(),
    };
    expect(needsOf(actions)).toEqual([
      { table: 'account', nameKind: 'logical', environment: 'current', access: ['Read'] },
      { table: 'account', nameKind: 'set', environment: 'current', access: ['Read'] },
      { table: 'contacts', nameKind: 'set', environment: 'current', access: ['Append', 'Create', 'Delete', 'Read', 'Write'] },
      { table: 'zones', nameKind: 'set', environment: 'current', access: ['Read'] },
      { table: 'Accounts', nameKind: 'set', environment: 'other', access: ['Read'] },
    ]);
  });
});

describe('undetermined operations', () => {
  it.each(['PerformBoundAction', 'PerformUnboundAction', 'PerformBackgroundOperation', 'PerformUnboundActionWithOrganization'])(
    '%s is a custom operation',
    (id) => {
      const { needs, undetermined } = profileOf(flowJson({ actions: { Do_it: dataverse(id, { entityName: 'accounts' }) } }));
      expect({ needs, undetermined }).toEqual({ needs: [], undetermined: [{ action: 'Do_it', reason: 'custom-operation' }] });
    },
  );

  it.each([undefined, null, '', 5, "@parameters('t')", 'x@{1}', ['accounts']])('a table %j is dynamic', (entityName) => {
    const { needs, undetermined } = profileOf(flowJson({ actions: { Get: dataverse('GetItem', { entityName }) } }));
    expect({ needs, undetermined }).toEqual({ needs: [], undetermined: [{ action: 'Get', reason: 'dynamic-table' }] });
  });

  it('may be the row trigger', () => {
    const triggers = { start: rowTrigger({ 'subscriptionRequest/entityname': '@x', entityName: 'accounts' }) };
    expect(profileOf(flowJson({ triggers })).undetermined).toEqual([{ action: 'start', reason: 'dynamic-table' }]);
  });

  it('are sorted by action, reason, and none is dropped', () => {
    const actions = {
      b: dataverse('GetItem'),
      B: dataverse('PerformBoundAction'),
      scope: { actions: { b: dataverse('PerformBoundAction'), a: dataverse('GetItem') } },
    };
    expect(profileOf(flowJson({ actions, references: { dv: reference('x') } })).undetermined).toEqual([
      { action: 'B', reason: 'custom-operation' },
      { action: 'a', reason: 'dynamic-table' },
      { action: 'b', reason: 'custom-operation' },
      { action: 'b', reason: 'dynamic-table' },
    ]);
  });
});
