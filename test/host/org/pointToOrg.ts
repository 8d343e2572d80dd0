import { serviceRoot } from '../../../tools/org/sendToOrg';

/**
 * Makes a row's address in the body of a `$ref` request the environment's own: the page knows the row by this machine's address.
 *
 * @param body The body of a request.
 * @param host The page's host and port.
 * @param origin The environment.
 * @returns The same body, unless it is `{"@odata.id": ADDRESS}` with an address below the page's root.
 */
export function pointToOrg(body: Buffer<ArrayBuffer>, host: string, origin: string): Buffer<ArrayBuffer> {
  const pageRoot = `http://${host}${serviceRoot}`;
  const id = idOf(body);
  return id?.startsWith(pageRoot) ? Buffer.from(JSON.stringify({ '@odata.id': `${origin}${serviceRoot}${id.slice(pageRoot.length)}` })) : body;
}

/** A row's address is short; a longer body isn't one. */
const longest = 2_000;

function idOf(body: Buffer): string | undefined {
  if (body.length > longest) {
    return undefined;
  }
  try {
    const value = JSON.parse(body.toString('utf8')) as Record<string, unknown> | null;
    const id = value?.['@odata.id'];
    return typeof id === 'string' && Object.keys(value ?? {}).length === 1 ? id : undefined;
  } catch {
    return undefined;
  }
}
