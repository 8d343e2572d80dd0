import { DataverseError } from '../errors';

/** Characters an address may have (Microsoft Learn, compose HTTP requests and handle errors: maximum URL length). */
export const addressLimit = 32_768;

/**
 * Bytes a body may have. Microsoft Learn (file column definitions) gives 128 MB as the limit of a single request that uploads
 * a file; that other bodies end there too is modelled.
 */
export const bodyLimit = 128 * 1024 * 1024;

/**
 * Refuses an address that is too long.
 * @throws DataverseError 414; that it is refused is documented, status, code and wording are modelled
 */
export function checkAddress(address: string): void {
  if (address.length > addressLimit) {
    throw new DataverseError(414, '0x80060888', `The request URL is longer than ${addressLimit} characters.`);
  }
}

/**
 * Reads the body as text, and no more of it than it may have.
 * @throws DataverseError 413 (status: Microsoft Learn, compose HTTP requests and handle errors; code and wording modelled)
 */
export async function readBody(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bodyLimit) {
      throw new DataverseError(413, '0x80060888', `The request body is longer than ${bodyLimit} bytes.`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
