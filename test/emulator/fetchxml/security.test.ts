import { errorOf, startClient } from '../fixtures/client';
import { contoso, contosoWithPrivileges, depths, id, ids } from '../fixtures/contoso';
import { fetchWith, rowsOf } from './fetchWith';
import type { Fetch } from './fetchWith';

const asMaker = { MSCRMCallerID: ids.maker };
const flows = '<entity name="workflow"><attribute name="name"/><order attribute="name"/>';

async function fetchAt(depth: number): Promise<Fetch> {
  return fetchWith(await startClient(contosoWithPrivileges(depth)));
}

describe('security of queries in FetchXML', () => {
  const names = async (fetch: Fetch, xml: string): Promise<unknown[]> =>
    (await rowsOf(fetch(xml, asMaker))).map((row) => String(row.name).split(/[^a-z]/i)[0]);

  it('shows, counts, pages and aggregates the rows alone that the caller may read', async () => {
    const fetch = await fetchAt(depths.local);
    expect(await names(fetch, `<fetch>${flows}</entity></fetch>`)).toEqual(['Invoice', 'Team']);
    const counted = await fetch(`<fetch count="1" returntotalrecordcount="true">${flows}</entity></fetch>`, asMaker);
    expect([counted.rows.length, counted.body['@odata.count']]).toEqual([1, 2]);
    const count = '<attribute name="workflowid" alias="n" aggregate="count"/>';
    const aggregate = await fetch(`<fetch aggregate="true"><entity name="workflow">${count}</entity></fetch>`, asMaker);
    expect(aggregate.rows).toEqual([{ n: 2 }]);
    expect(await names(fetch, `<fetch distinct="true">${flows}</entity></fetch>`)).toEqual(['Invoice', 'Team']);
  });

  it('treats rows of a link that the caller may not read as if they were not there', async () => {
    const fetch = await fetchAt(depths.basic);
    const users = (type: string): string =>
      '<fetch><entity name="systemuser"><attribute name="fullname"/><order attribute="fullname"/>' +
      `<link-entity name="workflow" from="owninguser" to="systemuserid" alias="w" link-type="${type}">` +
      '<attribute name="name"/></link-entity></entity></fetch>';
    const shown = async (type: string): Promise<unknown[]> =>
      (await rowsOf(fetch(users(type), asMaker))).map((row) => [row.fullname, row['w.name']]);
    expect(await shown('inner')).toEqual([['Mara Maker', 'Invoice: 50% reminder']]);
    expect(await shown('outer')).toContainEqual(['Émile Colleague', undefined]);
    const first = users('matchfirstrowusingcrossapply').replace('name="name"', 'name="name" alias="flow"');
    expect(await rowsOf(fetch(first, asMaker))).toMatchObject([{ fullname: 'Mara Maker' }]);
    for (const type of ['any', 'exists']) {
      const link = `<link-entity name="workflow" from="owninguser" to="systemuserid" link-type="${type}"/>`;
      const content = type === 'any' ? `<filter>${link}</filter>` : link;
      const xml = `<fetch><entity name="systemuser"><attribute name="fullname"/>${content}</entity></fetch>`;
      expect((await rowsOf(fetch(xml, asMaker))).map((row) => row.fullname)).toEqual(['Mara Maker']);
    }
  });

  it('asks for the privilege to read every table that is joined, in filters too', async () => {
    const fetch = await fetchAt(depths.global);
    const unit = 'name="businessunit" from="businessunitid" to="owningbusinessunit"';
    for (const content of [`<link-entity ${unit} link-type="outer"/>`, `<filter><link-entity ${unit} link-type="any"/></filter>`]) {
      const reply = await fetch(`<fetch>${flows}${content}</entity></fetch>`, asMaker);
      expect([reply.status, errorOf(reply).code]).toEqual([403, '0x80040220']);
      expect(errorOf(reply).message).toContain('prvReadbusinessunit');
    }
    expect((await fetch(`<fetch>${flows}<link-entity ${unit}/></entity></fetch>`)).status).toBe(200);
  });

  it('asks for no privilege of the tables between two others', async () => {
    const fetch = await fetchAt(depths.global);
    const xml = `<fetch><entity name="systemuser"><attribute name="fullname"/>
      <link-entity name="systemuserroles" from="systemuserid" to="systemuserid" alias="r"><attribute name="roleid"/></link-entity>
      </entity></fetch>`;
    const rows = await rowsOf(fetch(xml, asMaker));
    expect(rows.map((row) => row['r.roleid']).sort()).toEqual([ids.administratorRole, ids.makerRoleInEurope].sort());
  });
});

/** The queries that find out what a user may do, over roles of the user's own and of the user's teams. */
describe('queries for the privileges of a user', () => {
  let fetch: Fetch;
  beforeAll(async () => {
    const teamrolescollection = [{ teamroleid: id('8', 1), teamid: ids.team, roleid: ids.operatorRole }];
    fetch = fetchWith(await startClient({ ...contosoWithPrivileges(depths.deep), teamrolescollection }));
  });

  it('find the roles of the user', async () => {
    const xml = `<fetch><entity name="role">
      <attribute name="roleid"/><attribute name="name"/><attribute name="businessunitid"/>
      <attribute name="parentrootroleid"/><attribute name="roletemplateid"/><attribute name="isinherited"/>
      <link-entity name="systemuserroles" from="roleid" to="roleid" link-type="inner">
        <filter><condition attribute="systemuserid" operator="eq" value="${ids.maker}"/></filter>
      </link-entity></entity></fetch>`;
    const [row, ...others] = await rowsOf(fetch(xml));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ roleid: ids.makerRoleInEurope, name: 'Environment Maker', _parentrootroleid_value: ids.makerRole });
    expect(row).toMatchObject({ _businessunitid_value: ids.europe });
  });

  it('find the roles of the teams of the user', async () => {
    const xml = `<fetch><entity name="role">
      <attribute name="roleid"/><attribute name="name"/><attribute name="parentrootroleid"/><attribute name="roletemplateid"/>
      <attribute name="isinherited"/>
      <link-entity name="teamroles" from="roleid" to="roleid" link-type="inner">
        <link-entity name="team" from="teamid" to="teamid" link-type="inner" alias="t">
          <attribute name="teamid"/><attribute name="name"/><attribute name="teamtype"/><attribute name="businessunitid"/>
          <link-entity name="teammembership" from="teamid" to="teamid" link-type="inner">
            <filter><condition attribute="systemuserid" operator="eq" value="${ids.operator}"/></filter>
          </link-entity></link-entity></link-entity></entity></fetch>`;
    expect(await rowsOf(fetch(xml))).toMatchObject([
      {
        roleid: ids.operatorRole,
        name: 'Operator',
        't.teamid': ids.team,
        't.name': 'Flow owners',
        't.teamtype': 0,
        't.businessunitid': ids.europe,
      },
    ]);
    expect(await rowsOf(fetch(xml.replace(ids.operator, ids.maker)))).toEqual([]);
  });

  it('find how deep the root roles reach', async () => {
    const xml = `<fetch><entity name="privilege">
      <attribute name="privilegeid"/><attribute name="name"/><attribute name="accessright"/>
      <filter><condition attribute="name" operator="in"><value>prvreadWORKFLOW</value><value>prvReadUser</value></condition></filter>
      <link-entity name="roleprivileges" from="privilegeid" to="privilegeid" link-type="inner" alias="rp">
        <attribute name="roleid"/><attribute name="privilegedepthmask"/>
        <filter><condition attribute="roleid" operator="in">
          <value>${ids.makerRole}</value><value>${ids.administratorRole}</value>
        </condition></filter>
      </link-entity></entity></fetch>`;
    const rows = await rowsOf(fetch(xml));
    expect(rows.map((row) => [row.name, row['rp.roleid'], row['rp.privilegedepthmask']])).toEqual([
      ['prvReadWorkflow', ids.makerRole, depths.deep],
      ['prvReadUser', ids.makerRole, depths.global],
    ]);
  });

  it('can not ask for the privileges of a table: that the table of them can be queried is not known', async () => {
    const xml = `<fetch><entity name="privilege">
      <attribute name="name"/>
      <link-entity name="privilegeobjecttypecodes" from="privilegeid" to="privilegeid" link-type="inner" alias="o">
        <attribute name="objecttypecode"/>
        <filter><condition attribute="objecttypecode" operator="eq" value="account"/></filter>
      </link-entity></entity></fetch>`;
    const reply = await fetch(xml);
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80041102']);
  });

  it('need the privilege to read roles', async () => {
    const xml = '<fetch><entity name="role"><attribute name="name"/></entity></fetch>';
    expect((await fetch(xml, asMaker)).status).toBe(403);
    expect(await rowsOf(fetchWith(await startClient(contoso()))(xml, asMaker))).toHaveLength(4);
  });
});
