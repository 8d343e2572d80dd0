import { dataverse, flowJson, profileOf, reference, rowTrigger, type Json } from './flowJson';

function triggerOf(trigger: Json) {
  return profileOf(flowJson({ triggers: { start: trigger } })).trigger;
}

describe('the trigger', () => {
  it('is null where there is none', () => {
    expect(profileOf(flowJson()).trigger).toBeNull();
    expect(profileOf(flowJson({ triggers: { broken: null, alsoBroken: 'x' } })).trigger).toBeNull();
  });

  it('is the first by name, by code unit', () => {
    const triggers = { b: { type: 'Recurrence' }, a: { type: 'Request' }, Z: { type: 'Request', kind: 'Button' }, '10': null };
    expect(profileOf(flowJson({ triggers })).trigger).toEqual({ name: 'Z', kind: 'instant', table: null });
  });

  it.each<[string, Json]>([
    ['row', rowTrigger()],
    ['row', dataverse('SubscribeWebhookTriggerWithOrganization')],
    ['business-event', dataverse('BusinessEventsTrigger')],
    ['other', dataverse('BusinessEventsTriggerWithOrganization')],
    ['other', dataverse('subscribewebhooktrigger')],
    ['other', dataverse('SubscribeWebhookTrigger', {}, { apiId: '/providers/Microsoft.PowerApps/apis/shared_sql' })],
    ['other', dataverse('SubscribeWebhookTrigger', {}, { apiId: '/apis/x_shared_commondataserviceforapps' })],
    ['instant', { type: 'Request', kind: 'Button' }],
    ['instant', { type: 'Request', kind: 'PowerApp' }],
    ['instant', { type: 'Request', kind: 'PowerAppV2' }],
    ['instant', { type: 'Request', kind: 'Skills' }],
    ['instant', { type: 'Request', kind: 'VirtualAgent' }],
    ['instant', { type: 'Request', kind: 'PowerVirtualAgents' }],
    ['instant', { type: 'Request', kind: 'ApiConnection' }],
    ['instant', { type: 'Request', kind: 'bUTTON' }],
    ['instant', { type: 'OpenApiConnection', kind: 'PowerVirtualAgents' }],
    ['other', { type: 'OpenApiConnection', kind: 'Button' }],
    ['scheduled', { type: 'Recurrence' }],
    ['scheduled', { type: 'SlidingWindow' }],
    ['http', { type: 'Request', kind: 'Http' }],
    ['http', { type: 'Request' }],
    ['http', { type: 'Request', kind: ['Button'] }],
    ['other', { type: 'ApiConnectionWebhook' }],
    ['other', {}],
  ])('is of kind %s: %j', (kind, trigger) => {
    expect(triggerOf(trigger)?.kind).toBe(kind);
  });

  it('knows the Dataverse connector by its key where the step does not name the connector', () => {
    expect(triggerOf(dataverse('SubscribeWebhookTrigger', {}, { apiId: undefined }))?.kind).toBe('row');
    expect(triggerOf(dataverse('SubscribeWebhookTrigger', {}, { apiId: '' }))?.kind).toBe('row');
    const references = { dv: reference('shared_sql') };
    const triggers = { start: dataverse('SubscribeWebhookTrigger', {}, { apiId: undefined }) };
    expect(profileOf(flowJson({ triggers, references })).trigger?.kind).toBe('other');
  });

  it('does not take a step without a key for one of a key without a name', () => {
    const references = { '': reference('shared_commondataserviceforapps') };
    const triggers = { start: { inputs: { host: { operationId: 'SubscribeWebhookTrigger' } } } };
    expect(profileOf(flowJson({ triggers, references })).trigger?.kind).toBe('other');
  });

  it.each<[unknown, string | null]>([
    ['contact', 'contact'],
    [undefined, null],
    [null, null],
    ['', null],
    [5, null],
    ["@parameters('Table')", null],
    ['cr_@{variables(1)}', null],
  ])('names the table %p as %p', (entityname, table) => {
    expect(triggerOf(rowTrigger({ 'subscriptionRequest/entityname': entityname }))?.table).toBe(table);
  });

  it('has no table where it is of another kind', () => {
    const parameters = { 'subscriptionRequest/entityname': 'account', entityName: 'accounts' };
    expect(triggerOf(dataverse('BusinessEventsTrigger', parameters))?.table).toBeNull();
    expect(triggerOf(dataverse('ListRecords', parameters))?.table).toBeNull();
  });
});

describe('run as', () => {
  it.each<[unknown, string]>([
    [1, 'modifying-user'],
    [2, 'row-owner'],
    [3, 'flow-owner'],
    [null, 'flow-owner'],
    [undefined, 'flow-owner'],
    [4, 'unknown'],
    ['1', 'unknown'],
    ['', 'unknown'],
    [true, 'unknown'],
    [[1], 'unknown'],
  ])('of %p is %s', (runas, expected) => {
    const triggers = { start: rowTrigger({ 'subscriptionRequest/runas': runas }) };
    expect(profileOf(flowJson({ triggers })).runAs).toBe(expected);
  });

  it('is the flow owner where the trigger has no parameters', () => {
    const trigger = rowTrigger();
    expect(profileOf(flowJson({ triggers: { start: { inputs: { ...(trigger.inputs as Json), parameters: [] } } } })).runAs).toBe('flow-owner');
  });

  it('is null for triggers of other kinds', () => {
    expect(profileOf(flowJson()).runAs).toBeNull();
    const triggers = { start: dataverse('BusinessEventsTrigger', { 'subscriptionRequest/runas': 1 }) };
    expect(profileOf(flowJson({ triggers })).runAs).toBeNull();
  });
});
