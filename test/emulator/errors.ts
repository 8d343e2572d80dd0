import type { Table } from './schema/schema';

/** An answer that is an error: HTTP status, Dataverse's code, and the message in Dataverse's words where they are known. */
export class DataverseError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DataverseError';
  }
}

/** 404 of a row that is not there (Microsoft Learn, conditional operations; GET and writing differ in wording). */
export function rowDoesNotExist(table: Table, id: string, reading: boolean): DataverseError {
  const name = reading ? `Entity '${table.logicalName}'` : table.logicalName;
  return new DataverseError(404, '0x80040217', `${name} With Id = ${id} Does Not Exist`);
}

/**
 * 404 of an entity set, function or path segment that is not there. The code is that of public reports of 2025; Microsoft
 * Learn (Web API client errors) prints 0x8006088a beside other codes that are no longer seen.
 */
export function unknownSegment(segment: string): DataverseError {
  return new DataverseError(404, '0x80060888', `Resource not found for the segment '${segment}'.`);
}

/** 400 of a column or navigation property that the table does not have. */
export function unknownProperty(table: Table, property: string): DataverseError {
  const type = `Microsoft.Dynamics.CRM.${table.logicalName}`;
  return new DataverseError(400, '0x80060888', `Could not find a property named '${property}' on type '${type}'.`);
}

/** 400 of a query that breaks a rule of the Web API; the message is Dataverse's where a source gives it. */
export function badQuery(message: string): DataverseError {
  return new DataverseError(400, '0x80060888', message);
}

/** 400 of an unknown column in a body (as a public report of a live environment prints it, without help link and stack). */
export function unknownColumnInBody(table: Table, property: string): DataverseError {
  return new DataverseError(
    400,
    '0x80048d19',
    `Error identified in Payload provided by the user for Entity :'${table.entitySetName}', InnerException : ` +
      `Microsoft.Crm.CrmException: Invalid property '${property}' was found in entity 'Microsoft.Dynamics.CRM.${table.logicalName}'. ---> ` +
      `Microsoft.OData.ODataException: The property '${property}' does not exist on type 'Microsoft.Dynamics.CRM.${table.logicalName}'. ` +
      'Make sure to only use property names that are defined by the type.',
  );
}

/** 400 of `x@odata.bind` whose x is no navigation property in exactly that letter case. */
export function undeclaredNavigation(property: string): DataverseError {
  return new DataverseError(
    400,
    '0x80048d19',
    `An undeclared property '${property}' which only has property annotations in the payload but no property value was found in ` +
      'the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.',
  );
}

/** 400 of a body value that the column cannot hold. The code is that of public reports of ill-typed values; the wording is modelled. */
export function badBody(message: string): DataverseError {
  return new DataverseError(400, '0x80048d19', message);
}

/** 400 of a status reason that does not belong to the state written with it (code: Microsoft Learn, web service error codes; wording modelled). */
export function statusOfAnotherState(table: Table, statecode: number, statuscode: number): DataverseError {
  return new DataverseError(400, '0x80048408', `${statuscode} is not a valid status code for state code ${statecode} on ${table.logicalName}.`);
}

/** 412 of a write whose If-Match names another version. */
export function versionMismatch(): DataverseError {
  return new DataverseError(412, '0x80060882', "The version of the existing record doesn't match the RowVersion property provided.");
}

/** 412 of a create whose key exists already. */
export function duplicateKey(): DataverseError {
  return new DataverseError(412, '0x80040237', 'A record with matching key values already exists.');
}

/** 403 of a caller who is no user of the environment. */
export function notAMember(): DataverseError {
  return new DataverseError(403, '0x80072560', 'The user is not a member of the organization.');
}

/** 405 of a method that the address does not take; status from Microsoft Learn, code and wording modelled. */
export function methodNotAllowed(method: string): DataverseError {
  return new DataverseError(405, '0x80060888', `The requested resource does not support http method '${method}'.`);
}

/** 404 of a function that is called as an action (Microsoft Learn, Web API client errors). */
export function noSuchResource(address: string): DataverseError {
  return new DataverseError(404, '', `No HTTP resource was found that matches the request URI '${address}'.`);
}

/** 501 of anything Dataverse has and the emulator has not: never to be taken for Dataverse's own answer. */
export function notModelled(what: string): DataverseError {
  return new DataverseError(501, 'NotModelledByTheEmulator', `not modelled by the emulator: ${what}`);
}
