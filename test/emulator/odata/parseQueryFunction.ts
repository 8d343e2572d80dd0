import { badQuery } from '../errors';
import type { QueryFunction } from './queryAst';
import { signatureOf } from './queryFunctions';
import type { FunctionArgument } from './queryFunctions';
import type { TokenReader } from './tokenReader';
import type { Token } from './tokens';

const parameterOf: Readonly<Record<FunctionArgument, string | undefined>> = {
  none: undefined,
  number: 'PropertyValue',
  text: 'PropertyValue',
  list: 'PropertyValues',
};

/**
 * Parses the call of a query function of Dataverse, from its opening parenthesis: `(PropertyName='createdon',PropertyValue=7)`.
 * @param path what stands before the function's name (`owninguser/Microsoft.Dynamics.CRM.Today(…)`, as FetchXML Builder writes
 * it): leads to the row whose property it is
 * @throws DataverseError 400 for unknown functions and for arguments that are not the function's (wording modelled)
 */
export function parseQueryFunction(reader: TokenReader, qualifiedName: string, path: readonly string[]): QueryFunction {
  const { name, argument } = signatureOf(qualifiedName);
  const given = parseArguments(reader);
  const property = given.get('PropertyName');
  const parameter = parameterOf[argument];
  if (property?.type !== 'Edm.String' || given.size !== (parameter === undefined ? 1 : 2)) {
    throw wrongArguments(qualifiedName);
  }
  const values = parameter === undefined ? [] : valuesOf(qualifiedName, argument, given.get(parameter));
  return { kind: 'function', name, path, property: property.text, values };
}

function parseArguments(reader: TokenReader): Map<string, Token> {
  const given = new Map<string, Token>();
  reader.expect('(');
  do {
    const name = reader.takeIf('name');
    reader.expect('=');
    if (!name || given.has(name.text)) {
      throw reader.syntaxError();
    }
    given.set(name.text, parseArgument(reader));
  } while (reader.takeIf('symbol', ','));
  reader.expect(')');
  return given;
}

function parseArgument(reader: TokenReader): Token {
  const token = reader.take();
  if (token.kind === 'alias') {
    return reader.aliased(token, parseArgument);
  }
  if (token.kind !== 'literal' && token.kind !== 'array') {
    throw reader.syntaxError();
  }
  return token;
}

function valuesOf(name: string, argument: FunctionArgument, token: Token | undefined): string[] {
  if (argument === 'list' && token?.values?.every((value) => typeof value === 'string')) {
    return [...token.values];
  }
  if (argument === 'number' && token?.type === 'number' && /^\d+$/.test(token.text)) {
    return [token.text];
  }
  if (argument === 'text' && token?.type === 'Edm.String') {
    return [token.text];
  }
  throw wrongArguments(name);
}

function wrongArguments(name: string): Error {
  return badQuery(`The arguments of '${name}' do not fit its parameters.`);
}
