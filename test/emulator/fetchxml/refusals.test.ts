import { errorOf, startClient } from '../fixtures/client';
import type { Client, Reply } from '../fixtures/client';
import { contoso, ids } from '../fixtures/contoso';
import { fetchWith } from './fetchWith';
import type { Fetch } from './fetchWith';

describe('what is wrong with FetchXML', () => {
  let client: Client;
  let fetch: Fetch;
  beforeAll(async () => {
    client = await startClient(contoso());
    fetch = fetchWith(client);
  });

  const flow = (content: string, more = ''): string =>
    `<fetch ${more}><entity name="workflow"><attribute name="name"/>${content}</entity></fetch>`;
  const condition = (more: string, values = ''): string => flow(`<filter><condition ${more}>${values}</condition></filter>`);
  const owner = (more: string, content = ''): string => flow(`<link-entity name="systemuser" ${more}>${content}</link-entity>`);
  const keys = 'from="systemuserid" to="owninguser"';
  const inside = (depth: number, more: string, content: string): string =>
    depth === 0 ? '' : `<link-entity name="systemuser" from="systemuserid" to="createdby" ${more}>${content}${inside(depth - 1, more, content)}</link-entity>`;
  const wide = (depth: number, more: string, content: string): string => flow(inside(depth, more, content));
  const links = (count: number): string => flow(`<link-entity name="systemuser" ${keys}/>`.repeat(count));
  const aliased = '<attribute name="statecode" alias="x"/>';
  const onGenerated = '<filter><condition entityname="systemuser1" attribute="fullname" operator="null"/></filter>';
  const conditions = (...counts: number[]): string =>
    flow(`<filter>${counts.map((count) => `<filter>${"<condition attribute='type' operator='null'/>".repeat(count)}</filter>`).join('')}</filter>`);

  const refuse = async (xml: string, code: string): Promise<string> => {
    const reply = await fetch(xml);
    expect([reply.status, errorOf(reply)?.code]).toEqual([400, code]);
    return errorOf(reply).message;
  };

  it.each(['', 'fetch', '<fetch>', '<fetch><entity name="workflow"></fetch>', '<fetch/><fetch/>', flow('<x a="1" a="2"/>'),
    flow('').replace('<fetch', '<!DOCTYPE fetch [<!ENTITY e "x">]><fetch'),
    condition('attribute="name" operator="eq" value="a & b"'),
    condition('attribute="name" operator="eq" value="a < b"'),
    condition('attribute="name" operator="eq" value="&nbsp;"'),
    condition('attribute="name" operator="eq" value="&#0;"'),
    condition('attribute="name" operator="eq" value="&#xD800;"'),
    condition('attribute="name" operator="eq" value="<!-- x -->"'),
    condition('attribute="name" operator="eq" value="<![CDATA[x]]>"'),
    `${flow('')}text`,
    flow('<!-- a -- b -->'),
    flow('<__proto__/>'),
  ])('is told of XML that is none: %s', async (xml) => {
    await refuse(xml, '0x80040201');
  });

  it('is told of tables and columns that are not there, wherever they are named', async () => {
    const message = await refuse(flow('<attribute name="nam"/>'), '0x80041103');
    expect(message).toContain("entity doesn't contain attribute with Name = 'nam' and NameMapping = 'Logical'");
    for (const xml of [
      flow('<attribute name="Name"/>'),
      flow('<attribute name="_ownerid_value"/>'),
      flow('<order attribute="nam"/>'),
      condition('attribute="nam" operator="null"'),
      condition('attribute="name" operator="eq" valueof="nam"'),
      owner(keys, '<attribute name="nam"/>'),
      owner(keys, '<order attribute="nam"/>'),
      owner('from="nam" to="owninguser"'),
      owner('from="systemuserid" to="nam"'),
    ]) {
      await refuse(xml, '0x80041103');
    }
    for (const name of ['account', 'principal', 'Systemuser', '__proto__', 'constructor']) {
      await refuse(flow(`<link-entity name="${name}" from="accountid" to="workflowid"/>`), '0x80041102');
    }
    await refuse(flow('<link-entity name="organization"/>'), '0x80041102');
    await refuse(flow('<link-entity name="systemuser" from="systemuserid"/>'), '0x80041102');
  });

  it('is told where the table is not that of the entity set', async () => {
    const reply = await client.get(`systemusers?fetchXml=${encodeURIComponent(flow(''))}`);
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80041128']);
  });

  it('is told of limits: 15 links, 500 conditions, 300 in one filter, 5000 rows of a top', async () => {
    expect((await fetch(links(15))).status).toBe(200);
    expect((await fetch(wide(15, 'link-type="outer"', '<attribute name="fullname"/>'))).status).toBe(200);
    await refuse(links(16), '0x8004430D');
    // Encoded as little as possible: 500 conditions hardly fit into an address.
    const ask = async (...counts: number[]): Promise<Reply> => client.get(`workflows?fetchXml=${conditions(...counts)}`);
    expect((await ask(250, 250)).status).toBe(200);
    expect(errorOf(await ask(250, 251)).code).toBe('0x8004430C');
    expect(errorOf(await ask(301)).code).toBe('0x80044183');
    expect((await fetch(flow('', 'top="5000"'))).status).toBe(200);
    await refuse(flow('', 'top="5001"'), '0x80040203');
  });

  it('is told of top together with paging and counting', async () => {
    expect(await refuse(flow('', 'top="1" page="1"'), '0x80040203')).toContain('paging attribute page');
    await refuse(flow('', 'top="1" count="1"'), '0x80040203');
    expect(await refuse(flow('', 'top="1" returntotalrecordcount="true"'), '0x80040203')).toContain('returntotalrecordcount');
    const reply = await fetch(flow('', 'top="1"'), {}, '&$count=true');
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80040203']);
  });

  it.each([
    ['a column under an alias that another has', flow(`${aliased}<attribute name="type" alias="x"/>`), '0x80041130'],
    ['an alias that a link has', flow(`${aliased}<link-entity name="systemuser" ${keys} alias="x"/>`), '0x80041130'],
    ['an alias as the order', flow('<order alias="name"/>'), '0x80041132'],
    ['an order of nothing', flow('<order/>'), '0x80041133'],
    ['an order by the columns of no link', flow('<order attribute="name" entityname="x"/>'), '0x8004110a'],
    ['a condition on no link', condition('entityname="x" attribute="name" operator="null"'), '0x8004110a'],
    ['a condition on a generated alias', flow(`${onGenerated}<link-entity name="systemuser" ${keys}/>`), '0x8004110a'],
    ['an aggregate in a query without', flow('<attribute name="statecode" alias="x" aggregate="count"/>'), '0x8004111a'],
    ['an operator that is none', condition('attribute="name" operator="equals" value="x"'), '0x80041120'],
    ['an operator of another spelling', condition('attribute="createdon" operator="last-x-day" value="1"'), '0x80041120'],
    ['a missing value', condition('attribute="name" operator="eq"'), '0x80041106'],
    ['a value too many', condition('attribute="name" operator="null" value="x"'), '0x80041106'],
    ['one value for two', condition('attribute="statecode" operator="between" value="1"'), '0x80041106'],
    ['no value in a list', condition('attribute="name" operator="in"'), '0x80041106'],
    ['a text for a number', condition('attribute="statecode" operator="eq" value="Activated"'), '0x80041139'],
    ['a fraction for a choice', condition('attribute="statecode" operator="eq" value="1.5"'), '0x80041139'],
    ['a text for an id', condition('attribute="ownerid" operator="eq" value="me"'), '0x80041139'],
    ['a text in a list of ids', condition('attribute="ownerid" operator="in"', '<value>me</value>'), '0x80041139'],
    ['a word for a yes or no', condition('attribute="ismanaged" operator="eq" value="maybe"'), '0x80041139'],
    ['a text for a date', condition('attribute="createdon" operator="on" value="soon"'), '0x80041139'],
    ['a number of days out of reach', condition('attribute="createdon" operator="last-x-days" value="999999"'), '0x80041139'],
    ['a number of years out of reach', condition('attribute="createdon" operator="next-x-years" value="999999"'), '0x80041139'],
    ['no days at all', condition('attribute="createdon" operator="last-x-days" value="0"'), '0x8004110c'],
    ['a time span of a text', condition('attribute="name" operator="today"'), '0x80041106'],
    ['several choices in a text', condition('attribute="name" operator="contain-values" value="1"'), '0x80041106'],
    ['columns of other types compared', condition('attribute="name" operator="eq" valueof="statecode"'), '0x80041106'],
    ['a pattern of another column', condition('attribute="name" operator="like" valueof="description"'), '0x80041106'],
    ['a link-type that is none', owner(`${keys} link-type="left"`), '0x80041117'],
    ['a link-type of filters outside', owner(`${keys} link-type="any"`), '0x80041117'],
    ['a join in a filter', flow(`<filter><link-entity name="systemuser" ${keys} link-type="inner"/></filter>`), '0x80041117'],
    ['columns of what only restricts', owner(`${keys} link-type="exists"`, '<attribute name="fullname"/>'), '0x80040203'],
    ['a filter type that is none', flow('<filter type="xor"/>'), '0x80041122'],
    ['an element that is none', flow('<column name="name"/>'), '0x8004111c'],
    ['an element in the wrong place', flow('<condition attribute="name" operator="null"/>'), '0x8004111c'],
    ['another root', '<query><entity name="workflow"/></query>', '0x8004111c'],
    ['no entity', '<fetch/>', '0x80041123'],
    ['two entities', '<fetch><entity name="workflow"/><entity name="workflow"/></fetch>', '0x80041123'],
    ['a column without a name', flow('<attribute/>'), '0x8004111e'],
    ['a condition without an operator', condition('attribute="name"'), '0x8004111e'],
    ['a flag that is none', flow('', 'distinct="yes"'), '0x80041115'],
    ['a direction that is none', flow('<order attribute="name" descending="down"/>'), '0x80041119'],
    ['a page that is none', flow('', 'page="0"'), '0x8004110c'],
    ['a count that is none', flow('', 'count="many"'), '0x8004110c'],
    ['nothing at all, distinctly', '<fetch distinct="true"><entity name="workflow"><no-attrs/></entity></fetch>', '0x8004112C'],
  ])('is told of %s', async (_, xml, code) => {
    await refuse(xml, code);
  });

  it('is told of distinct rows of an elastic table that users own', async () => {
    await refuse('<fetch distinct="true"><entity name="flowrun"><attribute name="status"/></entity></fetch>', '0x80040203');
  });

  it.each([
    condition('attribute="ownerid" operator="eq-useroruserhierarchy"'),
    condition('attribute="parentworkflowid" operator="under" value="x"'),
    condition('attribute="createdon" operator="last-fiscal-year"'),
    condition('attribute="createdon" operator="on" value="2/28/2022"'),
    condition('attribute="ownerid" operator="like" value="a%"'),
    flow('<attribute name="owneridname"/>'),
    flow('<attribute name="statecodename"/>'),
    flow('<attribute name="workflowid" rowaggregate="CountChildren" alias="n"/>'),
    flow('', 'datasource="retained"'),
    flow('', 'count="5000" page="11"'),
    flow('<link-entity name="flowsession" from="context" to="workflowid"/>'),
    owner(`${keys} link-type="matchfirstrowusingcrossapply"`, '<attribute name="fullname"/>'),
  ])('is said to be left out of the emulator, not answered: %s', async (xml) => {
    expect((await fetch(xml)).status).toBe(501);
  });

  it.each([
    ['Top', flow('', 'Top="1"')],
    ['savedqueryid', flow('', 'savedqueryid="x"')],
    ['utc-offset', flow('', 'utc-offset="60"')],
    ['Descending', flow('<order attribute="name" Descending="true"/>')],
    ['constructor', flow('<filter constructor="x"/>')],
    ['deeper than 100', flow(`${'<filter>'.repeat(99)}${'</filter>'.repeat(99)}`)],
    ["'a.b'", flow('<attribute name="type" alias="a.b"/>')],
    ["'statecode'", flow('<attribute name="statecode"/><attribute name="type" alias="statecode"/>')],
    ['inner links inside', owner(`${keys} link-type="outer"`, inside(10, '', ''))],
  ])('is answered with 501 where nothing is known: %s', async (what, xml) => {
    const reply = await fetch(xml);
    expect(reply.status).toBe(501);
    expect(errorOf(reply).message).toContain(what);
    expect(errorOf(reply).message).not.toContain('failed');
  });

  it('is answered with 501 beside options of which nothing is known, and below a row', async () => {
    for (const option of ['$select=name', '$top=1', "$filter=name eq 'x'", 'savedQuery=x', 'partitionId=x']) {
      expect((await fetch(flow(''), {}, `&${option}`)).status).toBe(501);
    }
    expect((await fetch(flow(''), {}, '&foo=1')).status).toBe(400);
    expect((await fetch(flow(''), {}, '&$count=perhaps')).status).toBe(400);
    expect((await client.get(`workflows(${ids.invoiceFlow})?fetchXml=${encodeURIComponent(flow(''))}`)).status).toBe(501);
    expect((await client.get(`workflows/$count?fetchXml=${encodeURIComponent(flow(''))}`)).status).toBe(501);
  });

  it('never reaches SQL', async () => {
    const quote = '&quot;; DROP TABLE workflow; --';
    await refuse(flow(`<attribute name="${quote}"/>`), '0x80041103');
    await refuse(owner(`from="${quote}" to="owninguser"`), '0x80041103');
    await refuse(flow(`<attribute name="statecode" alias="${quote}"/>`), '0x80040265');
    await refuse(owner(`${keys} alias="${quote}"`), '0x80040265');
    expect((await fetch(condition(`attribute="name" operator="eq" value="' OR 1=1 --"`))).rows).toEqual([]);
  });
});
