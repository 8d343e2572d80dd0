import type { ServiceError } from '../connection';
import { isJsonObject, ownValue, parseJson, textAt, type JsonObject } from '../flow/json';

/** Where the JSON of an error begins; the quotation mark is escaped where the JSON stands in a JSON text. */
const beginning = /\{\s{0,8}\\?"error\\?"/;

/**
 * The error that another one has in its message: services put the answer of the service behind them into their own prose, as JSON
 * such as `{"error":{"code":"ConnectionAuthorizationFailed","message":"…"}}` (the flow service in Dataverse's 0x80060467), or
 * `{"error":"invalid_grant","error_description":"AADSTS50173: …"}` (Microsoft Entra in a connection's status).
 *
 * @param error The outer error.
 * @returns The inner error; null where the message has none that can be read.
 */
export function innerError({ message }: ServiceError): ServiceError | null {
  const start = message?.search(beginning) ?? -1;
  if (message === null || start < 0) {
    return null;
  }
  const text = message.slice(start);
  const json = parseObject(text) ?? parseObject(text.replace(/\\(["\\])/g, '$1'));
  return json && toError(json);
}

function toError(json: JsonObject): ServiceError | null {
  const error = ownValue(json, 'error');
  const [code, message] = isJsonObject(error)
    ? [codeAt(error), textAt(error, 'message')]
    : [textAt(json, 'error'), textAt(json, 'error_description')];
  return code === null && message === null ? null : { code, message };
}

function codeAt(error: JsonObject): string | null {
  const code = ownValue(error, 'code');
  return typeof code === 'number' ? String(code) : textAt(error, 'code');
}

/** Parses the object at the beginning of a text that goes on behind it. */
function parseObject(text: string): JsonObject | null {
  const value = parseJson(text.slice(0, endOfObject(text)));
  return isJsonObject(value) ? value : null;
}

/** Where the object at the beginning of a text ends; 0 where it doesn't. Braces inside of texts don't count. */
function endOfObject(text: string): number {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') {
      inText = !inText;
    } else if (inText) {
      index += character === '\\' ? 1 : 0;
    } else if (character === '{') {
      depth++;
    } else if (character === '}' && --depth === 0) {
      return index + 1;
    }
  }
  return 0;
}
