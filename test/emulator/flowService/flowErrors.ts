import { DataverseError } from '../errors';

/**
 * 400 of clientdata that is no flow's. Code and words: Microsoft Learn, web service error codes (InvalidFlowProcessClientData);
 * the status from public reports.
 * @param details what is wrong, in the words of Json.NET where a report has them
 */
export function invalidClientdata(details: string): DataverseError {
  return new DataverseError(400, '0x80060468', `Flow clientdata is in invalid format. Details: "${details}".`);
}

/**
 * The flow service's refusal as Dataverse passes it on: its HTTP status by name and its own error as JSON inside the message.
 * Code and words: Microsoft Learn, web service error codes (FlowServiceClientError). Dataverse's status is 400 in public
 * reports of BadRequest; that it is 400 for Forbidden too is modelled.
 */
export function flowServiceError(status: 'BadRequest' | 'Forbidden', code: string, message: string): DataverseError {
  const details = JSON.stringify({ error: { code, message } });
  return new DataverseError(400, '0x80060467', `Flow client error returned with status code "${status}" and details "${details}".`);
}

/** The same code with words alone, as reports of 2026 have it for connection references without a connection. */
export function connectionsNeeded(): DataverseError {
  return new DataverseError(
    400,
    '0x80060467',
    'A connector was imported, however the related connection references need connections created and then any dependent flows ' +
      'can be started.',
  );
}

/** 400 of deleting a flow that is on. Code and words: Microsoft Learn, web service error codes; the status is modelled. */
export function activeDefinition(): DataverseError {
  return new DataverseError(400, '0x8004500F', 'Cannot delete an active workflow definition.');
}
