import { errorOf, startClient } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { fetchWith, rowsOf, withAnnotations } from './fetchWith';
import type { Fetch } from './fetchWith';

const draft = { workflowid: id('a', 9), name: 'Invoice draft', category: 5, type: 1, statecode: 0, statuscode: 1, _ownerid_value: ids.maker };

describe('links of FetchXML to one row', () => {
  let fetch: Fetch;
  beforeAll(async () => {
    fetch = fetchWith(await startClient(contoso()));
  });

  const flow = (content: string): string =>
    `<fetch><entity name="workflow"><attribute name="name"/><order attribute="name"/>${content}</entity></fetch>`;
  const owner = (type: string, content = '<attribute name="fullname"/>'): string =>
    `<link-entity name="systemuser" from="systemuserid" to="owninguser" alias="u" link-type="${type}">${content}</link-entity>`;
  const names = async (xml: string): Promise<unknown[]> => (await rowsOf(fetch(xml))).map((row) => String(row.name).split(/[^a-z]/i)[0]);
  const ownerNames = async (content: string): Promise<unknown[]> => (await rowsOf(fetch(flow(content)))).map((row) => row['u.fullname']);
  const condition = (attribute: string, operator: string, value?: string, more = ''): string =>
    `<filter><condition ${more} attribute="${attribute}" operator="${operator}"${value === undefined ? '' : ` value="${value}"`}/></filter>`;
  const named = 'entityname="u"';

  it('show its columns under the alias of the link, and leave rows without one out', async () => {
    const rows = await rowsOf(fetch(flow(owner('inner'))));
    expect(rows.map((row) => [row.name, row['u.fullname']])).toEqual([
      ['Invoice: 50% reminder', 'Mara Maker'],
      ["Order_sync for O'Brien & Söhne", 'Émile Colleague'],
    ]);
    expect(rows[0]).not.toHaveProperty(['systemuserid']);
    expect(await rowsOf(fetch(flow(owner('natural'))))).toEqual(rows);
  });

  it('keep rows without one where the link is outer, with its columns left out', async () => {
    expect(await ownerNames(owner('outer'))).toEqual([undefined, 'Mara Maker', 'Émile Colleague', undefined]);
  });

  it('number links without an alias in the order of the document', async () => {
    const link = (name: string, from: string, to: string, column: string): string =>
      `<link-entity name="${name}" from="${from}" to="${to}" link-type="outer"><attribute name="${column}"/></link-entity>`;
    const users = link('systemuser', 'systemuserid', 'owninguser', 'fullname') + link('systemuser', 'systemuserid', 'ownerid', 'fullname');
    const rows = await rowsOf(fetch(flow(users + link('team', 'teamid', 'ownerid', 'name'))));
    expect(rows[1]).toMatchObject({ 'systemuser1.fullname': 'Mara Maker', 'systemuser2.fullname': 'Mara Maker' });
    expect(rows[3]).toMatchObject({ 'team3.name': 'Flow owners' });
  });

  it('show its lookups as ids under their bare names, with annotations on request', async () => {
    const content = '<attribute name="businessunitid"/><attribute name="fullname" alias="owner"/>';
    const [row] = (await fetch(flow(owner('inner', content)), withAnnotations)).rows;
    expect(Object.entries(row ?? {}).slice(-6)).toEqual([
      ['u.businessunitid@OData.Community.Display.V1.AttributeName', 'businessunitid'],
      ['u.businessunitid@OData.Community.Display.V1.FormattedValue', 'Contoso Europe'],
      ['u.businessunitid@Microsoft.Dynamics.CRM.lookuplogicalname', 'businessunit'],
      ['u.businessunitid', ids.europe],
      ['owner@OData.Community.Display.V1.AttributeName', 'fullname'],
      ['owner', 'Mara Maker'],
    ]);
  });

  const unit = (filter = ''): string =>
    `<link-entity name="businessunit" from="businessunitid" to="businessunitid" alias="b"><attribute name="name"/>${filter}</link-entity>`;

  it('go through links inside links', async () => {
    const rows = await rowsOf(fetch(flow(owner('inner', unit()))));
    expect(rows.map((row) => row['b.name'])).toEqual(['Contoso Europe', 'Contoso Berlin']);
  });

  it('join inside an outer link first, so that rows without the inner match stay', async () => {
    const europe = unit(condition('name', 'eq', 'Contoso Europe'));
    const rows = await rowsOf(fetch(flow(owner('outer', `<attribute name="fullname"/>${europe}`))));
    expect(rows.map((row) => [row['u.fullname'], row['b.name']])).toEqual([
      [undefined, undefined],
      ['Mara Maker', 'Contoso Europe'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('filter with the join, but after it where the condition names the link', async () => {
    const disabled = (more = ''): string => condition('isdisabled', 'eq', '1', more);
    const inLink = (filter: string): string => owner('outer', `<attribute name="fullname"/>${filter}`);
    expect(await ownerNames(inLink(disabled()))).toEqual([undefined, undefined, 'Émile Colleague', undefined]);
    expect(await ownerNames(inLink(disabled(named)))).toEqual(['Émile Colleague']);
    expect(await ownerNames(`${disabled(named)}${owner('outer')}`)).toEqual(['Émile Colleague']);
  });

  it('find rows without one by a condition for nothing, on the alias or, without one, on the table', async () => {
    expect(await names(flow(`${condition('systemuserid', 'null', undefined, named)}${owner('outer', '')}`))).toEqual(['broken', 'Team']);
    const unnamed = '<link-entity name="systemuser" from="systemuserid" to="owninguser" link-type="outer"/>';
    const onTable = condition('systemuserid', 'null', undefined, 'entityname="systemuser"');
    expect(await names(flow(`${onTable}${unnamed}`))).toEqual(['broken', 'Team']);
    expect(await names(flow(condition('statecode', 'eq', '0', 'entityname="workflow"')))).toEqual(['Team']);
  });

  it('compare a column with one of the link', async () => {
    const compare = (operator: string): string =>
      `<filter><condition attribute="owningbusinessunit" operator="${operator}" valueof="u.businessunitid"/></filter>`;
    expect(await names(flow(compare('eq') + owner('inner')))).toEqual(['Invoice', 'Order']);
    expect(await names(flow(compare('ne') + owner('outer')))).toEqual(['Team']);
  });

  it('sort after the entity, unless the order stands in the entity and names the link', async () => {
    const inLink = owner('outer', '<attribute name="fullname"/><order attribute="fullname" descending="true"/>');
    const sorted = async (orders: string, link: string): Promise<unknown[]> =>
      names(`<fetch><entity name="workflow"><attribute name="name"/>${orders}${link}</entity></fetch>`);
    expect(await sorted('<order attribute="statecode" descending="true"/>', inLink)).toEqual(['broken', 'Team', 'Invoice', 'Order']);
    const inEntity = '<order entityname="u" attribute="fullname" descending="true"/><order attribute="name"/>';
    expect(await sorted(inEntity, owner('outer'))).toEqual(['Invoice', 'Order', 'broken', 'Team']);
  });

  it('find the key of the table that the lookup leads to, where only the lookup is named', async () => {
    expect(await ownerNames('<link-entity name="systemuser" to="owninguser" alias="u"><attribute name="fullname"/></link-entity>')).toEqual([
      'Mara Maker',
      'Émile Colleague',
    ]);
  });

  it('join columns that no relationship connects, whatever their letter case', async () => {
    const columns = 'from="connectionreferencedisplayname" to="connectionreferencelogicalname"';
    const link = `<link-entity name="connectionreference" ${columns} alias="same"><attribute name="connectionreferenceid"/></link-entity>`;
    const rows = await rowsOf(fetch(`<fetch><entity name="connectionreference"><attribute name="connectionid"/>${link}</entity></fetch>`));
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row.connectionreferenceid === row['same.connectionreferenceid'])).toBe(true);
  });

  it('are refused for elastic tables', async () => {
    const links = ['', 'link-type="exists"'].map((type) => `<link-entity name="flowrun" from="workflow" to="workflowid" ${type}/>`);
    const inFilter = '<filter><link-entity name="flowrun" from="workflow" to="workflowid" link-type="any"/></filter>';
    for (const content of [...links, inFilter]) {
      const reply = await fetch(flow(content));
      expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80048d0b']);
    }
  });
});

describe('links of FetchXML to several rows', () => {
  let fetch: Fetch;
  beforeAll(async () => {
    const workflows = [...(contoso().workflows as Record<string, unknown>[]), draft];
    fetch = fetchWith(await startClient({ ...contoso(), workflows }));
  });

  const user = (content: string, more = ''): string =>
    `<fetch ${more}><entity name="systemuser"><attribute name="fullname"/><order attribute="fullname"/>${content}</entity></fetch>`;
  const flows = (type: string, content = ''): string =>
    `<link-entity name="workflow" from="owninguser" to="systemuserid" link-type="${type}">${content}</link-entity>`;
  const names = async (xml: string): Promise<unknown[]> => (await rowsOf(fetch(xml))).map((row) => String(row.fullname).split(' ')[0]);
  const off = '<filter><condition attribute="statecode" operator="eq" value="0"/></filter>';
  const on = '<filter><condition attribute="statecode" operator="eq" value="1"/></filter>';

  it('repeat a row for each of them, unless the query is distinct', async () => {
    expect(await names(user(flows('inner')))).toEqual(['Émile', 'Mara', 'Mara']);
    expect(await names(user(flows('inner'), 'distinct="true"'))).toEqual(['Émile', 'Mara']);
    expect(await names(user('<link-entity name="workflow" from="owninguser"/>'))).toEqual(['Émile', 'Mara', 'Mara']);
  });

  it.each([
    ['any', '', ['Émile', 'Mara']],
    ['any', off, ['Mara']],
    ['not any', '', ['#', 'Ada', 'Otto', 'Stan']],
    ['not any', off, ['#', 'Ada', 'Émile', 'Otto', 'Stan']],
    ['not all', on, ['Émile', 'Mara']],
    ['all', off, ['Émile']],
    ['all', on, []],
  ])('restrict by link-type %s in a filter: %s', async (type, filter, expected) => {
    expect(await names(user(`<filter>${flows(type, filter)}</filter>`))).toEqual(expected);
  });

  it('restrict beside conditions, and through links and filters of their own', async () => {
    const disabled = '<condition attribute="isdisabled" operator="eq" value="1"/>';
    expect(await names(user(`<filter type="or">${flows('any', off)}${disabled}</filter>`))).toEqual(['Émile', 'Mara']);
    const unit = '<link-entity name="businessunit" from="businessunitid" to="owningbusinessunit"><filter>';
    const berlin = `${unit}<condition attribute="name" operator="eq" value="Contoso Berlin"/></filter></link-entity>`;
    expect(await names(user(`<filter>${flows('any', berlin)}</filter>`))).toEqual(['Émile']);
  });

  it.each(['exists', 'in'])('show a row once where link-type %s finds several', async (type) => {
    expect(await names(user(flows(type)))).toEqual(['Émile', 'Mara']);
    expect(await names(user(flows(type, off)))).toEqual(['Mara']);
  });

  it('restrict the rows of an outer link by a link inside that only restricts', async () => {
    const owner = `<link-entity name="systemuser" from="systemuserid" to="owninguser" alias="u" link-type="outer">
      <attribute name="fullname"/>${flows('exists', off)}</link-entity>`;
    const xml = `<fetch><entity name="workflow"><attribute name="name"/><order attribute="name"/>${owner}</entity></fetch>`;
    const rows = await rowsOf(fetch(xml));
    expect(rows.map((row) => row['u.fullname'])).toEqual([undefined, 'Mara Maker', 'Mara Maker', undefined, undefined]);
  });

  it('take one of several with matchfirstrowusingcrossapply', async () => {
    const first = (filter = ''): string => flows('matchfirstrowusingcrossapply', `<attribute name="statecode" alias="state"/>${filter}`);
    const rows = await rowsOf(fetch(user(first())));
    expect(rows.map((row) => row.fullname)).toEqual(['Émile Colleague', 'Mara Maker']);
    expect(rows[0]).toMatchObject({ state: 1 });
    expect((await rowsOf(fetch(user(first(off))))).map((row) => [row.fullname, row.state])).toEqual([['Mara Maker', 0]]);
  });

  it('go over the many-to-many relationship where no column is named', async () => {
    const teams = await rowsOf(fetch(user('<link-entity name="team" alias="t"><attribute name="name"/></link-entity>')));
    expect(teams.map((row) => [row.fullname, row['t.name']])).toEqual([['Otto Operator', 'Flow owners']]);
    expect(await names(user('<link-entity name="team" alias="t" link-type="outer"/>'))).toHaveLength(6);
    expect(await names(user('<filter><link-entity name="team" link-type="any"/></filter>'))).toEqual(['Otto']);
  });
});
