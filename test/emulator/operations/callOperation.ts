import type { RequestContext } from '../core/context';
import { emptyResponse, jsonResponse } from '../core/respond';
import type { IncomingRequest } from '../core/route';
import { badQuery, methodNotAllowed, noSuchResource, notModelled, unknownSegment } from '../errors';
import type { Segment } from '../odata/address';
import { readOptions } from '../odata/parseQuery';
import { parseBody } from '../write/parseBody';
import type { Operation, OperationCall } from './operation';
import { operationsNotModelled } from './operationNames';
import { operations } from './operations';
import { parseArguments } from './parseArguments';

const namespace = 'Microsoft.Dynamics.CRM.';

/**
 * Whether a segment may be the name of a function or an action rather than a navigation property. Bound ones stand with
 * their namespace, unbound ones without (Microsoft Learn, Web API functions and actions).
 */
export function isOperation(name: string): boolean {
  return name.startsWith(namespace) || name in operations || operationsNotModelled.has(name);
}

/**
 * Answers a call of a function (GET, arguments in the address) or an action (POST, arguments in the body).
 * @param bound the row that the segment stands below, if any
 * @throws DataverseError 404 for an operation that isn't there or isn't of this table and for a function called as an action,
 * 400 for a bound one without its namespace, 405 for an action called as a function, 501 for one that the emulator has not
 */
export function callOperation(context: RequestContext, request: IncomingRequest, segment: Segment, bound?: OperationCall['bound']): Response {
  const name = segment.name.replace(namespace, '');
  const operation = operationNamed(segment.name, name, bound);
  if (request.method !== (operation.kind === 'function' ? 'GET' : 'POST')) {
    throw operation.kind === 'function' ? noSuchResource(context.baseUrl + request.path) : methodNotAllowed(request.method);
  }
  const parameters =
    operation.kind === 'function' ? parseArguments(segment.key ?? '', readOptions(request.search)) : parseBody(request.body);
  const answer = operation.run(context, { parameters, search: request.search, ...(bound ? { bound } : {}) });
  if (answer === undefined) {
    return emptyResponse(context.environment, 204);
  }
  const address = `${context.baseUrl}$metadata#${namespace}${name}Response`;
  return jsonResponse(context.environment, 200, { '@odata.context': address, ...answer });
}

function operationNamed(segment: string, name: string, bound: OperationCall['bound']): Operation {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (bound && operation?.boundTo?.includes(bound.table.logicalName)) {
    return requireNamespace(operation, segment);
  }
  if (!bound && operation && operation.boundTo === undefined && segment === name) {
    return operation;
  }
  throw !operation && operationsNotModelled.has(name) ? notModelled(segment) : unknownSegment(segment);
}

/** Bound operations need their full name; the refusal is that of public reports, without a status or code there: both modelled. */
function requireNamespace(operation: Operation, segment: string): Operation {
  if (!segment.startsWith(namespace)) {
    throw badQuery('Request message has unresolved parameters.');
  }
  return operation;
}
