import type { DataRow } from './environmentData';
import { contoso, contosoWithPrivileges, depths, id, ids } from './fixtures/contoso';
import { connect, disconnect, namesOf } from './fixtures/dynamicsWebApi';

afterEach(disconnect);

describe('dynamics-web-api reads', () => {
  it('a page of rows with columns, filter, order, count and annotations', async () => {
    const client = await connect();
    const { value, oDataCount } = await client.retrieveMultiple<DataRow>({
      collection: 'workflows',
      select: ['name', 'statecode', '_ownerid_value'],
      filter: "category eq 5 and contains(name, 'flow')",
      orderBy: ['name desc'],
      count: true,
      includeAnnotations: '*',
    });
    expect([oDataCount, value]).toEqual([1, [expect.objectContaining({ name: 'Team [shared] flow', statecode_Formatted: 'Draft' })]]);
    const owner = { _ownerid_value: ids.team, _ownerid_value_LogicalName: 'team', _ownerid_value_NavigationProperty: 'ownerid' };
    expect(value[0]).toMatchObject(owner);
  });

  it('related rows of either kind', async () => {
    const client = await connect();
    const flow = await client.retrieve<DataRow>({
      collection: 'workflows',
      key: ids.invoiceFlow,
      select: ['name'],
      expand: [
        { property: 'owninguser', select: ['fullname'] },
        { property: 'workflow_flowrun_Workflow', select: ['status'], orderBy: ['status desc'] },
      ],
    });
    expect(flow).toMatchObject({ name: 'Invoice: 50% reminder', owninguser: { fullname: 'Mara Maker' } });
    expect((flow.workflow_flowrun_Workflow as DataRow[]).map(({ status }) => status)).toEqual(['Succeeded', 'Failed']);
  });

  it('page after page, by itself or by the next link', async () => {
    const client = await connect();
    const request = { collection: 'workflows', select: ['name'], orderBy: ['name'], maxPageSize: 3 };
    const first = await client.retrieveMultiple<DataRow>(request);
    const second = await client.retrieveMultiple<DataRow>(request, first.oDataNextLink);
    expect([first.value.length, second.value.length, second.oDataNextLink]).toEqual([3, 1, undefined]);
    expect(namesOf((await client.retrieveAll<DataRow>(request)).value)).toEqual(namesOf([...first.value, ...second.value]));
  });

  it('how many rows there are', async () => {
    const client = await connect();
    expect(await client.count({ collection: 'workflows' })).toBe(4);
    expect(await client.count({ collection: 'workflows', filter: 'statecode eq 1' })).toBe(2);
    expect(await client.countAll({ collection: 'flowruns', filter: "status eq 'Failed'" })).toBe(2);
  });

  it('FetchXML: linked rows, and aggregates, sorted by label where a column has options', async () => {
    const client = await connect();
    const linked = `<fetch><entity name='workflow'><attribute name='name'/><order attribute='name'/>
      <link-entity name='systemuser' from='systemuserid' to='owninguser' alias='maker'><attribute name='fullname'/></link-entity>
      </entity></fetch>`;
    const { value } = await client.fetch<DataRow>({ collection: 'workflows', fetchXml: linked });
    expect(value.map((row) => [row.name, row['maker.fullname']])).toEqual([
      ['Invoice: 50% reminder', 'Mara Maker'],
      ["Order_sync for O'Brien & Söhne", 'Émile Colleague'],
    ]);
    const aggregate = `<fetch aggregate='true'><entity name='workflow'><attribute name='workflowid' aggregate='count' alias='flows'/>
      <attribute name='statecode' groupby='true' alias='state'/><order alias='state'/></entity></fetch>`;
    const groups = await client.fetch<DataRow>({ collection: 'workflows', fetchXml: aggregate });
    expect(groups.value.map(({ state, flows }) => [state, flows])).toEqual([[1, 2], [0, 1], [2, 1]]);
  });

  it('FetchXML page after page, by the paging cookie', async () => {
    const client = await connect();
    const fetchXml = "<fetch count='3'><entity name='workflow'><attribute name='name'/><order attribute='workflowid'/></entity></fetch>";
    const request = { collection: 'workflows', fetchXml, includeAnnotations: 'Microsoft.Dynamics.CRM.fetchxmlpagingcookie' };
    const first = await client.fetch<DataRow>(request);
    const second = await client.fetch<DataRow>({ ...request, pageNumber: 2, pagingCookie: first.PagingInfo?.cookie ?? '' });
    expect([first.PagingInfo?.nextPage, first.value.length, second.value.length, second.PagingInfo]).toEqual([2, 3, 1, undefined]);
    expect(namesOf((await client.fetchAll<DataRow>(request)).value)).toEqual(namesOf([...first.value, ...second.value]));
  });

  it('definitions of tables, and with them logical names in the place of set names', async () => {
    const client = await connect(contoso(), { useEntityNames: true });
    const filter = "LogicalName eq 'connectionreference'";
    const { value } = await client.retrieveEntities<DataRow>({ select: ['LogicalName', 'EntitySetName'], filter });
    expect(value).toEqual([expect.objectContaining({ LogicalName: 'connectionreference', EntitySetName: 'connectionreferences' })]);
    const one = await client.retrieveEntity<DataRow>({ key: "LogicalName='flowrun'", select: ['PrimaryIdAttribute', 'TableType'] });
    expect(one).toMatchObject({ PrimaryIdAttribute: 'flowrunid', TableType: 'Elastic' });
    expect((await client.retrieveMultiple<DataRow>({ collection: 'workflow', select: ['name'] })).value).toHaveLength(4);
  });
});

describe('dynamics-web-api is refused', () => {
  it.each([
    ['a column that is not there', { collection: 'workflows', select: ['colour'] }, /'colour'/, { status: 400, code: '0x80060888' }],
    ['a row that is not there', { collection: 'workflows', key: id('a', 99) }, /a0000000-.*99/, { status: 404, code: '0x80040217' }],
    ['a set that is not there', { collection: 'widgets' }, /'widgets'/, { status: 404 }],
  ])('%s', async (_, request, message, error) => {
    const client = await connect();
    const reading = 'key' in request ? client.retrieve(request) : client.retrieveMultiple(request);
    await expect(reading).rejects.toMatchObject({ ...error, message: expect.stringMatching(message) as string });
  });

  it('what the person that it impersonates may not do', async () => {
    const client = await connect(contosoWithPrivileges(depths.basic), { impersonate: ids.maker });
    const { value } = await client.retrieveMultiple<DataRow>({ collection: 'workflows', select: ['name'] });
    expect(namesOf(value)).toEqual(['Invoice: 50% reminder']);
    const deleting = client.deleteRecord({ collection: 'workflows', key: ids.invoiceFlow });
    await expect(deleting).rejects.toMatchObject({ status: 403, code: '0x80040220' });
  });
});

describe('dynamics-web-api calls', () => {
  it('a function', async () => {
    const client = await connect();
    expect(await client.callFunction<DataRow>('WhoAmI')).toMatchObject({
      UserId: ids.admin,
      BusinessUnitId: ids.headquarters,
      OrganizationId: id('f', 1),
    });
  });

  it('a function of a row', async () => {
    const client = await connect(contosoWithPrivileges(depths.local));
    const name = 'Microsoft.Dynamics.CRM.RetrieveUserPrivileges';
    const call = { collection: 'systemusers', key: ids.maker, name };
    const { RolePrivileges } = await client.callFunction<{ RolePrivileges: DataRow[] }>(call);
    const depthOf = (privilege: string): unknown => RolePrivileges.find(({ PrivilegeName }) => PrivilegeName === privilege)?.Depth;
    expect([depthOf('prvReadWorkflow'), depthOf('prvReadUser'), depthOf('prvDeleteWorkflow')]).toEqual(['Local', 'Global', undefined]);
  });

  it('an action and a function with rows as parameters: sharing, who has access, and no more', async () => {
    const client = await connect(contosoWithPrivileges(depths.basic));
    const target = { workflowid: ids.orderFlow, '@odata.type': 'Microsoft.Dynamics.CRM.workflow' };
    const principal = { systemuserid: ids.maker, '@odata.type': 'Microsoft.Dynamics.CRM.systemuser' };
    const sharedWith = async (): Promise<unknown[]> => {
      const parameters = { Target: { '@odata.id': `workflows(${ids.orderFlow})` } };
      const answer = await client.callFunction<{ PrincipalAccesses: DataRow[] }>({ name: 'RetrieveSharedPrincipalsAndAccess', parameters });
      return answer.PrincipalAccesses.map(({ Principal }) => (Principal as DataRow).ownerid);
    };
    const action = { Target: target, PrincipalAccess: { Principal: principal, AccessMask: 'ReadAccess' } };
    await client.callAction({ actionName: 'GrantAccess', action });
    expect(await sharedWith()).toEqual([ids.maker]);
    const reading = { collection: 'workflows', key: ids.orderFlow, select: ['statecode'], impersonate: ids.maker };
    expect(await client.retrieve<DataRow>(reading)).toMatchObject({ statecode: 1 });
    await client.callAction({ actionName: 'RevokeAccess', action: { Target: target, Revokee: principal } });
    expect(await sharedWith()).toEqual([]);
  });
});
