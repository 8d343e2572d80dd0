import { DataverseError } from '../errors';
import type { Column, Table } from '../schema/schema';

/** 400 of a PATCH with rows of a navigation property inside (several public reports of live environments). */
export function deepUpdate(): DataverseError {
  return new DataverseError(400, '0x80060888', 'Deep update of navigation properties is not allowed.');
}

/** 400 of related rows of an elastic table in a body (message: Microsoft Learn, use elastic tables; code modelled). */
export function deepInsertOfElasticTable(): DataverseError {
  return new DataverseError(400, '0x80060888', 'Cannot create related entities. Create has to be called individually for each entity.');
}

/** 400 of a lookup that is written as a column (public reports of live environments). */
export function lookupWrittenAsColumn(): DataverseError {
  const message = 'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.';
  return new DataverseError(400, '0x80060888', message);
}

/** 400 of a text that is too long (Microsoft Learn, execute batch operations, shows such an answer). */
export function textTooLong(table: Table, column: Column): DataverseError {
  return new DataverseError(
    400,
    '0x80044331',
    `A validation error occurred.  The length of the '${column.name}' attribute of the '${table.logicalName}' entity exceeded ` +
      `the maximum allowed length of '${column.maxLength}'.`,
  );
}

/** 400 of a value that is none of a choice's options (message: Microsoft Learn, Dynamics 365 Project Operations; code: a public report). */
export function valueOutsideOptions(table: Table, column: Column, value: number): DataverseError {
  return new DataverseError(
    400,
    '0x8004431a',
    `A validation error occurred. The value ${value} of '${column.name}' on record of type '${table.logicalName}' is outside the ` +
      `valid range. Accepted Values: ${Object.keys(column.options ?? {}).join(',')}`,
  );
}

/**
 * 405 of a message that a table does not have, such as Create on the table behind a many-to-many relationship. Code and
 * message as public reports of live environments show them; the status is that of NotSupported (Microsoft Learn, compose
 * HTTP requests and handle errors).
 */
export function messageNotSupported(message: string, table: Table): DataverseError {
  return new DataverseError(
    405,
    '0x80040800',
    `The '${message}' method does not support entities of type '${table.logicalName}'. ` +
      'MessageProcessorCache returned MessageProcessor.Empty. ',
  );
}

/**
 * 400 of a reference that names no row of the table it has to. That code 0x80060888 comes with the id in the message is known
 * from the source of Microsoft's Terraform provider; the status is modelled (the provider would take 403 and 404 otherwise).
 */
export function badReference(address: unknown, expected: readonly Table[]): DataverseError {
  const sets = expected.map((table) => table.entitySetName).join(' or ');
  return new DataverseError(400, '0x80060888', `The reference ${JSON.stringify(address)} does not name a row of ${sets}.`);
}

/** `/$ref` after what is no navigation property (code and message: a public report; the status is that of unknown segments). */
export function refAfterUnknown(segment: string): DataverseError {
  return new DataverseError(404, '0x8006088a', `The URI segment '$ref' is invalid after the segment '${segment}'.`);
}

/** 412 of rows that are associated already (a public report of associating a role with a team twice; status: DuplicateRecord's). */
export function alreadyAssociated(): DataverseError {
  return new DataverseError(412, '0x80040237', 'Cannot insert duplicate key.');
}

/** 404 of an association to take away that is not there. Modelled: Microsoft's Terraform provider expects a 404. */
export function notAssociated(navigation: string, id: string): DataverseError {
  return new DataverseError(404, '0x80040217', `'${navigation}' has no association with Id = ${id}.`);
}

/** 405 of a row that others depend on: CannotDeleteDueToAssociation (Microsoft Learn, web service error codes and status codes). */
export function deletedRowIsNeeded(by: Table): DataverseError {
  return new DataverseError(
    405,
    '0x80040227',
    `The object you tried to delete is associated with another object and cannot be deleted. (${by.logicalName})`,
  );
}
