import { createWebApi } from './webApi';

interface Exchange {
  method: string;
  address: string;
  prefer: string | null;
  caller: string | null;
  body: unknown;
}

const root = 'http://org/api/data/v9.2/';
const id = '0d1c4c2e-6a5f-4f9b-8d2e-3b7a9c1e5f60';
const definition = {
  LogicalName: 'workflow',
  EntitySetName: 'workflows',
  LogicalCollectionName: 'processes',
  PrimaryIdAttribute: 'workflowid',
  PrimaryNameAttribute: 'name',
};

/** A service that knows one table's definition, answers the rest as told, and remembers what it was asked. */
function service(answer: () => Response): { fetch: (request: Request) => Promise<Response>; exchanges: Exchange[]; lookups: () => number } {
  const exchanges: Exchange[] = [];
  let lookups = 0;
  return {
    exchanges,
    lookups: () => lookups,
    async fetch(request) {
      if (request.url.includes('EntityDefinitions')) {
        lookups += 1;
        return Response.json(definition);
      }
      const text = await request.text();
      exchanges.push({
        method: request.method,
        address: request.url.replace(root, ''),
        prefer: request.headers.get('Prefer'),
        caller: request.headers.get('MSCRMCallerID'),
        body: text === '' ? undefined : JSON.parse(text),
      });
      return answer();
    },
  };
}

const created = (): Response => new Response(null, { status: 204, headers: { 'OData-EntityId': `${root}workflows(${id})` } });

describe('reading through the Web API client', () => {
  it('asks for a page of rows with formatted values, under the entity set of the logical name', async () => {
    const { fetch, exchanges } = service(() => Response.json({ value: [{ name: 'A' }] }));
    const page = await createWebApi({ fetch, baseUrl: root }).retrieveMultipleRecords('workflow', '?$select=name', 50);
    expect(page).toEqual({ entities: [{ name: 'A' }] });
    expect(exchanges).toEqual([
      expect.objectContaining({
        method: 'GET',
        address: 'workflows?$select=name',
        prefer: 'odata.maxpagesize=50,odata.include-annotations="*"',
      }),
    ]);
  });

  it('follows a nextLink when its query is passed back as options', async () => {
    const pages = [{ value: [{ name: 'A' }], '@odata.nextLink': `${root}workflows?$select=name&$skiptoken=x%3D1` }, { value: [{ name: 'B' }] }];
    const { fetch, exchanges } = service(() => Response.json(pages.shift()));
    const webApi = createWebApi({ fetch, baseUrl: root });
    const first = await webApi.retrieveMultipleRecords('workflow', '?$select=name');
    const second = await webApi.retrieveMultipleRecords('workflow', new URL(first.nextLink).search);
    expect(second).toEqual({ entities: [{ name: 'B' }] });
    expect(exchanges[1]?.address).toBe('workflows?$select=name&$skiptoken=x%3D1');
    expect(exchanges[1]?.prefer).toContain('odata.maxpagesize=5000');
  });

  it('reads one row by its id, with or without braces', async () => {
    const { fetch, exchanges } = service(() => Response.json({ name: 'A' }));
    const row: unknown = await createWebApi({ fetch, baseUrl: root }).retrieveRecord('workflow', `{${id}}`, '?$select=name');
    expect(row).toEqual({ name: 'A' });
    expect(exchanges[0]?.address).toBe(`workflows(${id})?$select=name`);
  });

  it('looks a table up once, and again after a failure', async () => {
    const { fetch, lookups } = service(() => Response.json({ value: [] }));
    let down = true;
    const flaky = (request: Request): Promise<Response> => (down ? Promise.reject(new TypeError('Failed to fetch')) : fetch(request));
    const webApi = createWebApi({ fetch: flaky, baseUrl: root });
    await expect(webApi.retrieveMultipleRecords('workflow')).rejects.toMatchObject({ message: 'Failed to fetch' });
    down = false;
    await Promise.all([webApi.retrieveMultipleRecords('workflow'), webApi.retrieveMultipleRecords('workflow')]);
    expect(lookups()).toBe(1);
  });

  it('refuses options that do not start with a question mark', async () => {
    const { fetch, exchanges } = service(() => Response.json({ value: [] }));
    await expect(createWebApi({ fetch, baseUrl: root }).retrieveMultipleRecords('workflow', '$select=name')).rejects.toMatchObject({
      message: expect.stringContaining('"?"') as string,
    });
    expect(exchanges).toEqual([]);
  });
});

describe('options of retrieveMultipleRecords', () => {
  it.each(['?$count=true', '?$select=name&%24skip=1', '?$apply=aggregate($count as all)', '?savedQuery=1'])(
    'are refused where they are not documented: %s',
    async (options) => {
      const { fetch, exchanges } = service(() => Response.json({ value: [] }));
      const error: unknown = await createWebApi({ fetch, baseUrl: root })
        .retrieveMultipleRecords('workflow', options)
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({ message: expect.stringContaining('is none of those that are documented') as string });
      expect(exchanges).toEqual([]);
    },
  );

  it.each(['?$select=name&$filter=name eq @p&@p=1&$orderby=name&$top=1&$expand=owninguser', '?%24select=name', '?fetchXml=<fetch/>'])(
    'are sent as they are: %s',
    async (options) => {
      const { fetch, exchanges } = service(() => Response.json({ value: [] }));
      await createWebApi({ fetch, baseUrl: root }).retrieveMultipleRecords('workflow', options);
      expect(exchanges.map(({ address }) => address)).toEqual([new URL(`workflows${options}`, root).href.replace(root, '')]);
    },
  );
});

describe('writing through the Web API client', () => {
  it('answers the reference of a created row', async () => {
    const { fetch, exchanges } = service(created);
    const reference = await createWebApi({ fetch, baseUrl: root, headers: { MSCRMCallerID: id } }).createRecord('workflow', { name: 'A' });
    expect(reference).toEqual({ entityType: 'workflow', id });
    expect(exchanges[0]).toMatchObject({ method: 'POST', address: 'workflows', body: { name: 'A' }, caller: id });
  });

  it('updates and deletes by id', async () => {
    const { fetch, exchanges } = service(created);
    const webApi = createWebApi({ fetch, baseUrl: root });
    expect(await webApi.updateRecord('workflow', id, { name: 'B' })).toEqual({ entityType: 'workflow', id });
    expect(await webApi.deleteRecord('workflow', id)).toEqual({ entityType: 'workflow', id });
    expect(exchanges).toEqual([
      expect.objectContaining({ method: 'PATCH', address: `workflows(${id})`, body: { name: 'B' } }),
      expect.objectContaining({ method: 'DELETE', address: `workflows(${id})`, body: undefined }),
    ]);
  });
});

describe('failures of the Web API client', () => {
  const failure = async (answer: () => Response): Promise<unknown> =>
    createWebApi({ fetch: service(answer).fetch, baseUrl: root })
      .retrieveRecord('workflow', id)
      .then(
        () => 'resolved',
        (error: unknown) => error,
      );

  it('are plain objects with the decimal of the hexadecimal code', async () => {
    const error = await failure(() => Response.json({ error: { code: '0x80040217', message: 'Does Not Exist' } }, { status: 404 }));
    expect(error).toEqual({ errorCode: 2147746327, code: 2147746327, message: 'Does Not Exist' });
    expect(error).not.toBeInstanceOf(Error);
  });

  it.each([
    ['an empty code', () => Response.json({ error: { code: '', message: 'Bad' } }, { status: 400 }), 'Bad'],
    ['a page of HTML', () => new Response('<html>', { status: 503, statusText: 'Service Unavailable' }), 'HTTP 503 Service Unavailable'],
    ['no body', () => new Response('null', { status: 502 }), 'HTTP 502'],
  ])('have the code of an unexpected error for %s', async (_name, answer, message) => {
    expect(await failure(answer)).toEqual({ errorCode: 0x80040216, code: 0x80040216, message });
  });
});

describe('execute', () => {
  const parameter = (typeName: string, structuralProperty: number) => ({ typeName, structuralProperty });
  const flow = { entityType: 'workflow', id };

  it('is absent unless it was asked for', () => {
    expect(createWebApi({ fetch, baseUrl: root })).not.toHaveProperty('execute');
  });

  it('posts an unbound action with row references as typed keys', async () => {
    const { fetch, exchanges } = service(created);
    const parameterTypes = { Target: parameter('mscrm.workflow', 5) };
    const metadata = { operationType: 0, operationName: 'GrantAccess', boundParameter: null, parameterTypes };
    await createWebApi({ fetch, baseUrl: root, execute: true }).execute?.({ getMetadata: () => metadata, Target: flow });
    expect(exchanges[0]).toMatchObject({
      method: 'POST',
      address: 'GrantAccess',
      body: { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: id } },
    });
  });

  it('gets a bound function with its arguments as aliases', async () => {
    const { fetch, exchanges } = service(() => Response.json({ Privileges: [] }));
    const parameterTypes = { entity: parameter('mscrm.workflow', 5), Name: parameter('Edm.String', 1), Row: parameter('mscrm.workflow', 5) };
    const metadata = { operationType: 1, operationName: 'Ask', boundParameter: 'entity', parameterTypes };
    const webApi = createWebApi({ fetch, baseUrl: root, execute: true });
    const response = await webApi.execute?.({ getMetadata: () => metadata, entity: flow, Name: "O'Brien", Row: flow });
    expect(await response?.json()).toEqual({ Privileges: [] });
    expect(decodeURIComponent(exchanges[0]?.address ?? '')).toBe(
      `workflows(${id})/Microsoft.Dynamics.CRM.Ask(Name=@p0,Row=@p1)?@p0='O''Brien'&@p1={"@odata.id":"workflows(${id})"}`,
    );
  });

  it('associates and disassociates rows by reference', async () => {
    const { fetch, exchanges } = service(created);
    const webApi = createWebApi({ fetch, baseUrl: root, execute: true });
    const crud = (operationName: string) => () => ({ operationType: 2, operationName, parameterTypes: {} });
    const row = `workflows(${id})`;
    const relation = { target: flow, relationship: 'workflow_roles' };
    await webApi.execute?.({ getMetadata: crud('Associate'), ...relation, relatedEntities: [flow] });
    await webApi.execute?.({ getMetadata: crud('Disassociate'), ...relation, relatedEntityId: id });
    expect(exchanges).toEqual([
      expect.objectContaining({ method: 'POST', address: `${row}/workflow_roles/$ref`, body: { '@odata.id': root + row } }),
      expect.objectContaining({ method: 'DELETE', address: `${row}/workflow_roles(${id})/$ref` }),
    ]);
  });

  it('refuses what it does not model', async () => {
    const { fetch, exchanges } = service(created);
    const request = { getMetadata: () => ({ operationType: 2, operationName: 'Create', parameterTypes: {} }), target: flow };
    await expect(createWebApi({ fetch, baseUrl: root, execute: true }).execute?.(request)).rejects.toMatchObject({
      message: expect.stringContaining('Create') as string,
    });
    expect(exchanges).toEqual([]);
  });
});
