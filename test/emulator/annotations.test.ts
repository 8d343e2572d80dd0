import { startClient } from './fixtures/client';
import type { Client } from './fixtures/client';
import { contoso, id, ids } from './fixtures/contoso';

describe('annotations', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient(contoso());
  });

  const formatted = (name: string): string => `${name}@OData.Community.Display.V1.FormattedValue`;
  const all = { Prefer: 'odata.include-annotations=*' };

  it('come only when they are asked for', async () => {
    const { body, rows } = await client.get('workflows?$select=name,statecode,_ownerid_value&$top=1');
    expect([...Object.keys(body), ...Object.keys(rows[0] ?? {})].filter((key) => key.includes('@') && !key.startsWith('@odata'))).toEqual([]);
  });

  it('give labels, dates and numbers as an English user reads them, before the value', async () => {
    const address = `workflows(${ids.invoiceFlow})?$select=statecode,ismanaged,createdon,category,versionnumber`;
    const reply = await client.get(address, all);
    expect(reply.headers.get('Preference-Applied')).toBe('odata.include-annotations="*"');
    expect(reply.body).toMatchObject({
      [formatted('statecode')]: 'Activated',
      [formatted('ismanaged')]: 'Unmanaged',
      [formatted('createdon')]: '3/1/2026 8:30 AM',
      [formatted('category')]: 'Modern Flow',
    });
    const keys = Object.keys(reply.body);
    expect(keys.indexOf(formatted('statecode'))).toBe(keys.indexOf('statecode') - 1);
    const run = await client.get(`flowruns(${id('d', 1)})?$select=duration`, all);
    expect(run.body[formatted('duration')]).toBe('1,234,567');
  });

  it('give the labels of several choices with semicolons between them', async () => {
    const choices = { LogicalName: 'contoso_tags', AttributeType: 'Virtual', AttributeTypeName: { Value: 'MultiSelectPicklistType' } };
    const options = [1, 2, 3].map((Value) => ({ Value, Label: { UserLocalizedLabel: { Label: `Tag ${Value}` } } }));
    const definition = {
      LogicalName: 'contoso_visit',
      EntitySetName: 'contoso_visits',
      PrimaryIdAttribute: 'contoso_visitid',
      OwnershipType: 'OrganizationOwned',
      Attributes: [
        { LogicalName: 'contoso_visitid', AttributeType: 'Uniqueidentifier' },
        { ...choices, OptionSet: { Options: options } },
      ],
    };
    const visits = [{ contoso_visitid: id('8', 1), contoso_tags: '3, 1' }];
    const own = await startClient({ ...contoso(), EntityDefinitions: [definition], contoso_visits: visits });
    const { rows } = await own.get('contoso_visits?$select=contoso_tags', all);
    expect(rows).toMatchObject([{ contoso_tags: '3, 1', [formatted('contoso_tags')]: 'Tag 3; Tag 1' }]);
  });

  it('say of a lookup where it points and what the row there is called', async () => {
    const { body } = await client.get(`workflows(${ids.teamFlow})?$select=_ownerid_value,_owningbusinessunit_value`, all);
    expect(body).toMatchObject({
      '_ownerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'ownerid',
      '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'team',
      [formatted('_ownerid_value')]: 'Flow owners',
      '_owningbusinessunit_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'businessunit',
      [formatted('_owningbusinessunit_value')]: 'Contoso Europe',
    });
    const run = await client.get(`flowruns(${id('d', 1)})?$select=_workflow_value`, all);
    expect(run.body).toHaveProperty(['_workflow_value@Microsoft.Dynamics.CRM.associatednavigationproperty'], 'Workflow');
  });

  it('keep the name the data came with where the row behind the lookup is not loaded', async () => {
    const { body } = await client.get(`workflows(${ids.brokenFlow})?$select=_ownerid_value`, all);
    expect(body[formatted('_ownerid_value')]).toBe('Gone Person');
  });

  it('can be chosen by name, with and without quotation marks', async () => {
    const names = 'Microsoft.Dynamics.CRM.lookuplogicalname,OData.Community.Display.V1.FormattedValue';
    const prefer = { Prefer: `odata.include-annotations="${names}"` };
    const { body } = await client.get(`workflows(${ids.invoiceFlow})?$select=_ownerid_value`, prefer);
    expect(Object.keys(body).filter((key) => key.startsWith('_ownerid'))).toEqual([
      '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname',
      formatted('_ownerid_value'),
      '_ownerid_value',
    ]);
    const without = { Prefer: 'odata.include-annotations="*,-OData.Community.*"' };
    const none = await client.get(`workflows(${ids.invoiceFlow})?$select=statecode`, without);
    expect(none.body).not.toHaveProperty([formatted('statecode')]);
  });

  it('tell of a collection how many rows there are, if counted', async () => {
    const counted = await client.get('workflows?$select=name&$count=true', all);
    expect(counted.body).toMatchObject({
      '@Microsoft.Dynamics.CRM.totalrecordcount': 4,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false,
      '@Microsoft.Dynamics.CRM.globalmetadataversion': expect.stringMatching(/^\d+$/) as string,
    });
    expect((await client.get('workflows?$select=name', all)).body['@Microsoft.Dynamics.CRM.totalrecordcount']).toBe(-1);
  });

  it('go into expanded rows too', async () => {
    const { body } = await client.get(`workflows(${ids.orderFlow})?$select=name&$expand=owninguser($select=isdisabled)`, all);
    expect(body.owninguser).toHaveProperty([formatted('isdisabled')], 'Disabled');
  });

  it('tell more of an error, only when asked for', async () => {
    const error = async (names: string): Promise<unknown> =>
      (await client.get('workflows?$select=nam', names === '' ? {} : { Prefer: `odata.include-annotations="${names}"` })).body.error;
    const code = '0x80060888';
    const message = "Could not find a property named 'nam' on type 'Microsoft.Dynamics.CRM.workflow'.";
    const link = 'http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a80060888&client=platform';
    expect(await error('')).toEqual({ code, message });
    expect(await error('OData.Community.Display.V1.FormattedValue')).toEqual({ code, message });
    expect(await error('*')).toEqual({
      code,
      message,
      '@Microsoft.PowerApps.CDS.ErrorDetails.ApiExceptionHttpStatusCode': '400',
      '@Microsoft.PowerApps.CDS.HelpLink': link,
      '@Microsoft.PowerApps.CDS.InnerError.Message': message,
    });
    expect(await error('Microsoft.PowerApps.CDS.ErrorDetails*,Microsoft.PowerApps.CDS.HelpLink')).toEqual({
      code,
      message,
      '@Microsoft.PowerApps.CDS.ErrorDetails.ApiExceptionHttpStatusCode': '400',
      '@Microsoft.PowerApps.CDS.HelpLink': link,
    });
  });
});
