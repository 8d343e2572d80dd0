import { createEntityDefinitions, type EntityDefinitions } from './entityDefinitions';
import { createExecute, type Execute } from './execute';
import { fail, send, type WebApiEndpoint } from './webApiHttp';

type WebApi = ComponentFramework.WebApi;
type Entity = ComponentFramework.WebApi.Entity;
type RetrieveMultipleResponse = ComponentFramework.WebApi.RetrieveMultipleResponse;
type Reference = ComponentFramework.LookupValue;

/** Where the client's requests go, and whether it has the undocumented `execute`. */
export interface WebApiOptions extends WebApiEndpoint {
  /** Adds `execute`, which model-driven apps have although it is not documented for code components. Default: false. */
  execute?: boolean;
}

/** Formatted values arrive in every host without being asked for: the client itself asks. */
const annotations = 'odata.include-annotations="*"';

/** Microsoft Learn, retrieveMultipleRecords: the default value of maxPageSize. */
const defaultPageSize = 5000;

const recordId = /\(([0-9a-f-]{36})\)\s*$/i;

/** Takes the braces off that some hosts put round an id. */
function bareId(id: string): string {
  return id.replace(/[{}]/g, '');
}

/** An undefined option is no option; anything else starts with a question mark (Microsoft Learn, retrieveMultipleRecords). */
function queryOf(options: string | undefined): string {
  const query = options ?? '';
  if (query !== '' && !query.startsWith('?')) {
    return fail(`Query options must start with "?", and these do not: ${query}`);
  }
  return query;
}

/** What a page's query may have beside parameter aliases; `$skiptoken` stands in a nextLink (Microsoft Learn, retrieveMultipleRecords). */
const pageOptions: ReadonlySet<string> = new Set(['$select', '$top', '$filter', '$expand', '$orderby', '$skiptoken', 'fetchxml']);

/**
 * Lets the documented options of a page through. Others may work in some hosts, but no documentation says so, and what they ask for
 * (such as the number of `$count`) has no place in the result.
 */
function pageQueryOf(options: string | undefined): string {
  const query = queryOf(options);
  const other = [...new URLSearchParams(query).keys()].find((name) => !pageOptions.has(name.toLowerCase()) && !name.startsWith('@'));
  return other === undefined ? query : fail(`The query option ${other} is none of those that are documented for retrieveMultipleRecords.`);
}

function createReaders(endpoint: WebApiEndpoint, definitions: EntityDefinitions): Pick<WebApi, 'retrieveRecord' | 'retrieveMultipleRecords'> {
  return {
    async retrieveRecord(entityType, id, options): Promise<Entity> {
      const query = queryOf(options);
      const { EntitySetName } = await definitions(entityType);
      const response = await send(endpoint, { method: 'GET', path: `${EntitySetName}(${bareId(id)})${query}`, prefer: annotations });
      return (await response.json()) as Entity;
    },
    async retrieveMultipleRecords(entityType, options, maxPageSize = defaultPageSize): Promise<RetrieveMultipleResponse> {
      const query = pageQueryOf(options);
      const { EntitySetName } = await definitions(entityType);
      const prefer = `odata.maxpagesize=${maxPageSize},${annotations}`;
      const response = await send(endpoint, { method: 'GET', path: EntitySetName + query, prefer });
      const page = (await response.json()) as { value: Entity[]; '@odata.nextLink'?: string };
      const nextLink = page['@odata.nextLink'];
      // The types promise a nextLink, the last page of every host has none.
      return (nextLink === undefined ? { entities: page.value } : { entities: page.value, nextLink }) as RetrieveMultipleResponse;
    },
  };
}

function createWriters(
  endpoint: WebApiEndpoint,
  definitions: EntityDefinitions,
): Pick<WebApi, 'createRecord' | 'updateRecord' | 'deleteRecord'> {
  return {
    async createRecord(entityType, data): Promise<Reference> {
      const { EntitySetName } = await definitions(entityType);
      const response = await send(endpoint, { method: 'POST', path: EntitySetName, body: data });
      return { entityType, id: recordId.exec(response.headers.get('OData-EntityId') ?? '')?.[1] ?? '' };
    },
    async updateRecord(entityType, id, data): Promise<Reference> {
      const { EntitySetName } = await definitions(entityType);
      await send(endpoint, { method: 'PATCH', path: `${EntitySetName}(${bareId(id)})`, body: data });
      return { entityType, id: bareId(id) };
    },
    async deleteRecord(entityType, id): Promise<Reference> {
      const { EntitySetName } = await definitions(entityType);
      await send(endpoint, { method: 'DELETE', path: `${EntitySetName}(${bareId(id)})` });
      return { entityType, id: bareId(id) };
    },
  };
}

/**
 * Creates the Web API client that a host hands to a code component as `context.webAPI`: the five documented methods
 * over HTTP, logical names in, entity sets on the wire. It needs no DOM.
 *
 * Pages are asked for with `Prefer: odata.maxpagesize`; the query part of a `nextLink` is passed back as `options`
 * (Microsoft Learn, retrieveMultipleRecords). No header of the caller's can be sent, so an update is never conditional.
 * The id of a written row is a text, as its type says (modelled: a public test rig gives an object with `guid` instead).
 * @throws (as rejections) plain {@link WebApiError} objects, never an Error
 */
export function createWebApi(options: WebApiOptions): WebApi & { execute?: Execute } {
  const definitions = createEntityDefinitions(options);
  const documented = { ...createReaders(options, definitions), ...createWriters(options, definitions) };
  return options.execute === true ? { ...documented, execute: createExecute(options, definitions) } : documented;
}
