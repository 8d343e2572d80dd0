import type { EntityDefinitions } from './entityDefinitions';
import { fail, send, type WebApiEndpoint, type WebApiRequest } from './webApiHttp';

/** How Microsoft Learn (Xrm.WebApi.online.execute) describes one parameter of a request. */
export interface ParameterType {
  /** Such as `Edm.Guid` or `mscrm.systemuser`. */
  typeName: string;
  /** 0 unknown, 1 primitive, 2 complex, 3 enumeration, 4 collection, 5 entity. */
  structuralProperty: number;
  /** The members of an enumeration by their numbers. */
  enumProperties?: readonly { name: string; value: number }[];
}

/** What `getMetadata` of a request answers. */
export interface RequestMetadata {
  /** 0 action, 1 function, 2 create, retrieve, update, delete, associate and the like. */
  operationType: number;
  operationName: string;
  /** The name of the parameter that the operation is bound to; null or absent when it is not bound. */
  boundParameter?: string | null;
  parameterTypes: Record<string, ParameterType>;
}

/** A request object as `execute` takes it: its parameters beside `getMetadata`. */
export interface ExecuteRequest {
  getMetadata(): RequestMetadata;
  [parameter: string]: unknown;
}

/** The undocumented member of `context.webAPI`: resolves with the service's answer, rejects as the other methods do. */
export type Execute = (request: ExecuteRequest) => Promise<Response>;

interface RowReference {
  entityType: string;
  id: string;
}

const complex = 2;
const enumeration = 3;
const collection = 4;
const entity = 5;

function isRowReference(value: unknown): value is RowReference {
  return typeof value === 'object' && value !== null && 'entityType' in value && 'id' in value;
}

function notModelled(operation: string): never {
  return fail(`This host does not model ${operation} through execute.`);
}

/** The row's path below the service root, such as `workflows(guid)`. */
async function pathOf(row: unknown, definitions: EntityDefinitions): Promise<string> {
  if (!isRowReference(row)) {
    return notModelled('a row reference without entityType and id');
  }
  const { EntitySetName } = await definitions(row.entityType);
  return `${EntitySetName}(${row.id.replace(/[{}]/g, '')})`;
}

/** An argument in an action's body: a row reference becomes its primary key with its type, anything else goes as it is. */
async function bodyValue(value: unknown, definitions: EntityDefinitions): Promise<unknown> {
  if (!isRowReference(value)) {
    return value;
  }
  const { PrimaryIdAttribute } = await definitions(value.entityType);
  return { '@odata.type': `Microsoft.Dynamics.CRM.${value.entityType}`, [PrimaryIdAttribute]: value.id.replace(/[{}]/g, '') };
}

/** A member of an enumeration is given by its number, and sent by its name. */
function memberName(value: unknown, { enumProperties = [] }: ParameterType): string {
  return enumProperties.find((member) => member.value === value)?.name ?? String(value);
}

/** An argument in a function's address, in OData's notation. */
async function urlValue(value: unknown, type: ParameterType, definitions: EntityDefinitions): Promise<string> {
  switch (type.structuralProperty) {
    case entity:
      return JSON.stringify({ '@odata.id': await pathOf(value, definitions) });
    case complex:
    case collection:
      return JSON.stringify(value);
    case enumeration:
      return `${type.typeName.replace(/^mscrm\./, 'Microsoft.Dynamics.CRM.')}'${memberName(value, type)}'`;
    default:
      return type.typeName === 'Edm.String' ? `'${String(value).replaceAll("'", "''")}'` : String(value);
  }
}

/** The names and values of the parameters, without the bound one. */
function argumentsOf(request: ExecuteRequest, metadata: RequestMetadata): [string, unknown][] {
  return Object.keys(metadata.parameterTypes)
    .filter((name) => name !== metadata.boundParameter && request[name] !== undefined)
    .map((name) => [name, request[name]]);
}

async function operationPath(request: ExecuteRequest, metadata: RequestMetadata, definitions: EntityDefinitions): Promise<string> {
  return typeof metadata.boundParameter === 'string'
    ? `${await pathOf(request[metadata.boundParameter], definitions)}/Microsoft.Dynamics.CRM.${metadata.operationName}`
    : metadata.operationName;
}

async function actionRequest(request: ExecuteRequest, metadata: RequestMetadata, definitions: EntityDefinitions): Promise<WebApiRequest> {
  const values = argumentsOf(request, metadata).map(async ([name, value]) => [name, await bodyValue(value, definitions)] as const);
  const body = Object.fromEntries(await Promise.all(values));
  return { method: 'POST', path: await operationPath(request, metadata, definitions), body };
}

async function functionRequest(request: ExecuteRequest, metadata: RequestMetadata, definitions: EntityDefinitions): Promise<WebApiRequest> {
  const values = argumentsOf(request, metadata);
  const names = values.map(([name], index) => `${name}=@p${index}`).join(',');
  const aliases = values.map(async ([name, value], index) => {
    const type = metadata.parameterTypes[name] ?? { typeName: 'Edm.String', structuralProperty: 0 };
    return `@p${index}=${encodeURIComponent(await urlValue(value, type, definitions))}`;
  });
  const query = (await Promise.all(aliases)).join('&');
  const path = `${await operationPath(request, metadata, definitions)}(${names})`;
  return { method: 'GET', path: query === '' ? path : `${path}?${query}` };
}

/** Microsoft Learn, Xrm.WebApi.online.execute: Associate takes relatedEntities, Disassociate one relatedEntityId. */
async function associationRequests(
  request: ExecuteRequest,
  metadata: RequestMetadata,
  endpoint: WebApiEndpoint,
  definitions: EntityDefinitions,
): Promise<WebApiRequest[]> {
  const target = `${await pathOf(request.target, definitions)}/${String(request.relationship)}`;
  if (metadata.operationName === 'Disassociate') {
    return [{ method: 'DELETE', path: `${target}(${String(request.relatedEntityId)})/$ref` }];
  }
  if (metadata.operationName !== 'Associate' || !Array.isArray(request.relatedEntities)) {
    return notModelled(metadata.operationName);
  }
  const related = await Promise.all(request.relatedEntities.map((row: unknown) => pathOf(row, definitions)));
  const root = new URL(endpoint.baseUrl, globalThis.location?.href).href;
  return related.map((path) => ({ method: 'POST', path: `${target}/$ref`, body: { '@odata.id': root + path } }));
}

async function requestsOf(request: ExecuteRequest, endpoint: WebApiEndpoint, definitions: EntityDefinitions): Promise<WebApiRequest[]> {
  const metadata = request.getMetadata();
  switch (metadata.operationType) {
    case 0:
      return [await actionRequest(request, metadata, definitions)];
    case 1:
      return [await functionRequest(request, metadata, definitions)];
    default:
      return associationRequests(request, metadata, endpoint, definitions);
  }
}

/**
 * Creates `execute` as model-driven apps have it: actions, functions, Associate and Disassociate by request objects
 * with `getMetadata` (Microsoft Learn, Xrm.WebApi.online.execute). Other requests are refused, not guessed.
 */
export function createExecute(endpoint: WebApiEndpoint, definitions: EntityDefinitions): Execute {
  return async (request) => {
    let response = new Response(null, { status: 204 });
    for (const each of await requestsOf(request, endpoint, definitions)) {
      response = await send(endpoint, each);
    }
    return response;
  };
}
