import type { EnumMember, Operation, OperationParameter } from './client';

/** The request object of `Xrm.WebApi.online.execute` (Microsoft Learn, "execute (Client API reference)"). */
export interface ExecuteRequest {
  getMetadata(): ExecuteMetadata;
  [parameter: string]: unknown;
}

/** What a request says of itself. */
export interface ExecuteMetadata {
  /** `entity` for an operation that is bound to a row, null for an unbound one. */
  readonly boundParameter: 'entity' | null;
  readonly operationName: string;
  /** 0 action, 1 function, 2 the others, such as `Associate`. */
  readonly operationType: 0 | 1 | 2;
  readonly parameterTypes: Readonly<Record<string, ParameterType>>;
}

const operationTypes: Readonly<Record<Operation['kind'], ExecuteMetadata['operationType']>> = { action: 0, function: 1, association: 2 };

interface ParameterType {
  readonly typeName: string;
  readonly structuralProperty: number;
  readonly enumProperties?: readonly EnumMember[];
}

/**
 * Makes the request object for a call.
 *
 * @param operation What to call.
 * @returns The request.
 */
export function toExecuteRequest({ name, kind, boundTo, parameters }: Operation): ExecuteRequest {
  const all = boundTo ? [boundParameter(boundTo), ...parameters] : parameters;
  const values = Object.fromEntries(all.map((parameter) => [parameter.name, parameter.value]));
  const types = all.map(({ name: key, typeName, structuralProperty, enumProperties }) => {
    const type: ParameterType = { typeName, structuralProperty };
    return [key, enumProperties ? { ...type, enumProperties } : type] as const;
  });
  const metadata: ExecuteMetadata = {
    boundParameter: boundTo ? 'entity' : null,
    operationName: name,
    operationType: operationTypes[kind],
    parameterTypes: kind === 'association' ? {} : Object.fromEntries(types),
  };
  return { ...values, getMetadata: () => metadata };
}

function boundParameter({ table, id }: NonNullable<Operation['boundTo']>): OperationParameter {
  return { name: 'entity', value: { entityType: table, id }, typeName: `mscrm.${table}`, structuralProperty: 5 };
}
