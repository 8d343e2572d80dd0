import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** How much a zip may inflate to, in bytes: for one entry, and for all entries that are read. */
export interface ZipLimits {
  readonly entry: number;
  readonly total: number;
}

/** A zip that can't be read, with the reason for people. */
export class ZipError extends Error {
  public override readonly name = 'ZipError';
}

const MEGABYTE = 1024 * 1024;
const DEFAULT_LIMITS: ZipLimits = { entry: 100 * MEGABYTE, total: 500 * MEGABYTE };

/**
 * Whether bytes begin as a zip does, be it an empty one.
 *
 * @param bytes The file, or its beginning.
 */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * Reads entries of a zip into memory. Nothing is written to the disk, so that names such as `../x` are only names. An entry
 * that has another size or checksum than it declares is refused.
 *
 * @param bytes The whole zip.
 * @param wanted Tells by its name, exactly as it stands in the zip, whether an entry is read. Names are taken to be UTF-8.
 * @param limits How much may be inflated.
 * @returns The wanted entries by name; of equal names the last stands. Folders are never among them.
 * @throws ZipError where the zip is no zip, damaged, cut short, encrypted or too large.
 */
export async function readZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits = DEFAULT_LIMITS,
): Promise<Map<string, Uint8Array>> {
  const zip = await openZip(bytes);
  const named = (await listEntries(zip)).map((entry) => [entry.fileNameRaw.toString('utf8'), entry] as const);
  const entries = new Map(named.filter(([name]) => !name.endsWith('/') && wanted(name)));
  checkSizes(entries, limits);
  const contents = new Map<string, Uint8Array>();
  for (const [name, entry] of entries) {
    contents.set(name, await readEntry(zip, entry, name));
  }
  return contents;
}

async function openZip(bytes: Uint8Array): Promise<ZipFile> {
  try {
    // Names are decoded here: yauzl would refuse the whole zip for one such as `../x`.
    const options = { decodeStrings: false, validateEntrySizes: true };
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
  } catch (error) {
    throw new ZipError('not a zip, or one that is damaged or cut short', { cause: error });
  }
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
    }
  } catch (error) {
    throw new ZipError(`the list of its entries can't be read: ${(error as Error).message}`, { cause: error });
  }
  return entries;
}

/** What is declared is also what is read at most: an entry that turns out to be larger is refused while it is read. */
function checkSizes(entries: ReadonlyMap<string, Entry>, limits: ZipLimits): void {
  let total = 0;
  for (const [name, { uncompressedSize }] of entries) {
    if (uncompressedSize > limits.entry) {
      throw new ZipError(`${name} is larger than ${limits.entry} bytes`);
    }
    total += uncompressedSize;
  }
  if (total > limits.total) {
    throw new ZipError(`its entries are larger than ${limits.total} bytes together`);
  }
}

async function readEntry(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  if (entry.isEncrypted()) {
    throw new ZipError(`${name} is encrypted`);
  }
  if (!entry.canDecodeFileData()) {
    throw new ZipError(`${name} is compressed by method ${entry.compressionMethod}, which is not supported`);
  }
  const content = await inflateEntry(zip, entry, name);
  if (crc32(content) !== entry.crc32) {
    throw new ZipError(`${name} is damaged`);
  }
  return content;
}

async function inflateEntry(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  try {
    return await buffer(await zip.openReadStreamPromise(entry));
  } catch (error) {
    throw new ZipError(`${name} is damaged`, { cause: error });
  }
}
