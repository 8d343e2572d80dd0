import { badQuery } from '../errors';

const text = /^'((?:[^']|'')*)'$/;
const enumeration = /^Microsoft\.Dynamics\.CRM\.\w+'([^']*)'$/;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The arguments of a function: `P=@p,Name='x'` with the aliases among the query options.
 * @param list what stands in the parentheses
 * @throws DataverseError 400 for what is no argument, an alias without a value, or a value that can't be read (wording modelled)
 */
export function parseArguments(list: string, options: ReadonlyMap<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    splitArguments(list).map((argument) => {
      const [, name, given = ''] = /^\s*(\w+)\s*=\s*([^]*?)\s*$/.exec(argument) ?? [];
      if (name === undefined) {
        throw badQuery(`Bad Request - Error in query syntax: '${argument}' is no argument.`);
      }
      return [name, parseValue(given.startsWith('@') ? aliased(given, options) : given)];
    }),
  );
}

/** At the commas that stand in no quotation marks, brackets or braces. */
function splitArguments(list: string): string[] {
  return list.match(/(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|\{[^]*?\}|\[[^]*?\]|[^,])+/g)?.filter((part) => part.trim() !== '') ?? [];
}

function aliased(alias: string, options: ReadonlyMap<string, string>): string {
  const value = options.get(alias);
  if (value === undefined) {
    throw badQuery(`Bad Request - Error in query syntax: the parameter alias '${alias}' has no value.`);
  }
  return value.trim();
}

function parseValue(given: string): unknown {
  const [, literal] = text.exec(given) ?? enumeration.exec(given) ?? [];
  if (literal !== undefined) {
    return literal.replace(/''/g, "'");
  }
  return guid.test(given) ? given : parseJson(given);
}

/** JSON; Microsoft's pages also write it with single quotation marks. */
function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    try {
      return JSON.parse(given.replace(/'/g, '"'));
    } catch {
      throw badQuery(`Bad Request - Error in query syntax: the value '${given}' can't be read.`);
    }
  }
}
