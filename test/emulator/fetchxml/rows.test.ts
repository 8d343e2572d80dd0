import { startClient } from '../fixtures/client';
import type { Client } from '../fixtures/client';
import { contoso, ids } from '../fixtures/contoso';
import { fetchWith, rowsOf, withAnnotations } from './fetchWith';
import type { Fetch } from './fetchWith';

describe('rows of a query in FetchXML', () => {
  let client: Client;
  let fetch: Fetch;
  beforeAll(async () => {
    client = await startClient(contoso());
    fetch = fetchWith(client);
  });

  const flow = (attributes: string, more = ''): string =>
    `<fetch ${more}><entity name="workflow">${attributes}<order attribute="name"/></entity></fetch>`;

  it('show the chosen columns as a $select does: in the order of the table, with the key and an etag', async () => {
    const reply = await fetch(flow('<attribute name="statecode"/><attribute name="name"/><attribute name="ownerid"/>'));
    const selected = await client.get('workflows?$select=statecode,name,_ownerid_value&$orderby=name');
    expect(reply.rows).toEqual(selected.rows);
    expect(reply.rows.map((row) => Object.keys(row))).toEqual(selected.rows.map((row) => Object.keys(row)));
  });

  it('say in the context which columns they show, and where the lookups lead', async () => {
    const { body } = await fetch(flow('<attribute name="ownerid"/>'));
    const [, columns = ''] = /#workflows\((.*)\)$/.exec(String(body['@odata.context'])) ?? [];
    expect(columns.split(',').sort()).toEqual(['_ownerid_value', 'ownerid', 'ownerid()', 'workflowid']);
  });

  it.each(['fetchXml', 'fetchxml', 'FETCHXML', 'FetchXML'])('come over the option %s', async (option) => {
    const xml = encodeURIComponent(flow('<attribute name="name"/>', 'top="1"'));
    expect((await client.get(`workflows?${option}=${xml}`)).rows).toHaveLength(1);
  });

  it('leave empty columns out', async () => {
    const rows = await rowsOf(fetch(flow('<attribute name="description"/>')));
    expect(rows.map((row) => row.description)).toEqual([undefined, undefined, 'nightly', undefined]);
    expect(rows.filter((row) => 'description' in row)).toHaveLength(1);
  });

  it('show all columns with all-attributes or without any attribute, and none but the key with no-attrs', async () => {
    for (const attributes of ['<all-attributes/>', '']) {
      const reply = await fetch(flow(attributes, 'top="1"'));
      expect(reply.body['@odata.context']).toBe('http://org/api/data/v9.2/$metadata#workflows');
      expect(reply.rows[0]).toMatchObject({ category: 5, primaryentity: 'none', iscustomizable: { Value: false, CanBeChanged: false } });
    }
    const [bare] = await rowsOf(fetch(flow('<no-attrs/>', 'top="1"')));
    expect(bare).toEqual({ '@odata.etag': 'W/"504"', workflowid: ids.brokenFlow });
  });

  it('show a column under its alias, with its name, its text and the table that a lookup leads to', async () => {
    const xml = flow(
      '<attribute name="ownerid" alias="who"/><attribute name="statecode" alias="state"/><attribute name="name" alias="title"/>' +
        '<filter><condition attribute="name" operator="begins-with" value="invoice"/></filter>',
    );
    expect((await fetch(xml)).rows).toEqual([
      { '@odata.etag': 'W/"501"', workflowid: ids.invoiceFlow, who: ids.maker, state: 1, title: 'Invoice: 50% reminder' },
    ]);
    expect(Object.entries((await fetch(xml, withAnnotations)).rows[0] ?? {})).toEqual([
      ['@odata.etag', 'W/"501"'],
      ['workflowid', ids.invoiceFlow],
      ['who@OData.Community.Display.V1.AttributeName', 'ownerid'],
      ['who@OData.Community.Display.V1.FormattedValue', 'Mara Maker'],
      ['who@Microsoft.Dynamics.CRM.lookuplogicalname', 'systemuser'],
      ['who', ids.maker],
      ['state@OData.Community.Display.V1.AttributeName', 'statecode'],
      ['state@OData.Community.Display.V1.FormattedValue', 'Activated'],
      ['state', 1],
      ['title@OData.Community.Display.V1.AttributeName', 'name'],
      ['title', 'Invoice: 50% reminder'],
    ]);
  });

  it('carry the annotations of the Web API on the columns that have no alias, and only those asked for', async () => {
    const xml = flow('<attribute name="ownerid"/><attribute name="statecode" alias="state"/>', 'top="1"');
    const [row] = (await fetch(xml, withAnnotations)).rows;
    expect(row).toMatchObject({
      '_ownerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'ownerid',
      '_ownerid_value@OData.Community.Display.V1.FormattedValue': 'Gone Person',
    });
    const formatted = await fetch(xml, { Prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' });
    expect(formatted.headers.get('Preference-Applied')).toBe('odata.include-annotations="OData.Community.Display.V1.FormattedValue"');
    expect(Object.keys(formatted.rows[0] ?? {})).toEqual([
      '@odata.etag',
      '_ownerid_value@OData.Community.Display.V1.FormattedValue',
      '_ownerid_value',
      'workflowid',
      'state@OData.Community.Display.V1.FormattedValue',
      'state',
    ]);
  });

  it('are distinct without the key and without etags, unless the key is asked for', async () => {
    const xml = (attributes: string): string =>
      `<fetch distinct="true"><entity name="workflow">${attributes}<order attribute="statecode"/></entity></fetch>`;
    expect(await rowsOf(fetch(xml('<attribute name="statecode"/>')))).toEqual([{ statecode: 1 }, { statecode: 0 }, { statecode: 2 }]);
    expect(await rowsOf(fetch(xml('<attribute name="statecode"/><attribute name="workflowid"/>')))).toHaveLength(4);
  });

  it('are sorted by several columns, choices by their labels unless the raw order is asked for', async () => {
    const states = async (more: string, orders: string): Promise<unknown[]> => {
      const xml = `<fetch ${more}><entity name="workflow"><attribute name="name"/><attribute name="statecode"/>${orders}</entity></fetch>`;
      return (await rowsOf(fetch(xml))).map((row) => `${String(row.statecode)} ${String(row.name).split(/\W/)[0] ?? ''}`);
    };
    const orders = '<order attribute="statecode" descending="true"/><order attribute="name"/>';
    expect(await states('', orders)).toEqual(['2 broken', '0 Team', '1 Invoice', '1 Order_sync']);
    expect(await states('useraworderby="true"', orders)).toEqual(['2 broken', '1 Invoice', '1 Order_sync', '0 Team']);
  });

  it('are sorted by the name that a lookup shows, loaded or not', async () => {
    const xml = '<fetch><entity name="workflow"><attribute name="ownerid"/><order attribute="ownerid" descending="1"/></entity></fetch>';
    const names = (await fetch(xml, withAnnotations)).rows.map((row) => row['_ownerid_value@OData.Community.Display.V1.FormattedValue']);
    expect(names).toEqual(['Mara Maker', 'Gone Person', 'Flow owners', 'Émile Colleague']);
  });

  it('are counted with returntotalrecordcount or $count=true', async () => {
    const counted = await fetch(flow('<attribute name="name"/>', 'count="1" returntotalrecordcount="true"'), withAnnotations);
    expect(counted.body).toMatchObject({
      '@odata.count': 4,
      '@Microsoft.Dynamics.CRM.totalrecordcount': 4,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false,
    });
    const option = await fetch(flow('<attribute name="statecode"/>', 'distinct="true" count="1"'), {}, '&$count=true');
    expect([option.rows.length, option.body['@odata.count']]).toEqual([1, 3]);
    expect((await fetch(flow('')))).not.toHaveProperty(['body', '@odata.count']);
  });

  it('do not care for hints and for what only the designer reads', async () => {
    const xml =
      '<?xml version="1.0" encoding="utf-8"?>\n<!-- a < b & c -->' +
      '<fetch version="1.0" output-format="xml-platform" mapping="logical" no-lock="true" latematerialize="true" options="HashJoin">' +
      '<entity name="workflow" enableprefiltering="1">, <attribute name="name" build="1.504021"/>' +
      '<filter hint="union"><condition attribute="name" uiname="&#78;ame" operator="eq"><value><![CDATA[broken]]>&#x20;import</value></condition></filter>' +
      '</entity></fetch>';
    expect(await rowsOf(fetch(xml))).toMatchObject([{ name: 'broken import' }]);
  });
});
