import { crc32, inflateRawSync } from 'node:zlib';

/** How much a zip may inflate to, in bytes: for one entry, and for all entries that are read. */
export interface ZipLimits {
  readonly entry: number;
  readonly total: number;
}

interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

/** A zip that can't be read, with the reason for people. */
export class ZipError extends Error {
  public override readonly name = 'ZipError';
}

const MEGABYTE = 1024 * 1024;
const DEFAULT_LIMITS: ZipLimits = { entry: 100 * MEGABYTE, total: 500 * MEGABYTE };

/** Signatures, sizes and offsets of the records of a zip (PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_SIZE = 46;
const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const ZIP64_COUNT = 0xffff;
const ZIP64_OFFSET = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * Whether bytes begin as a zip does, be it an empty one.
 *
 * @param bytes The file, or its beginning.
 */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * Reads entries of a zip into memory. Nothing is written to the disk, so that names such as `../x` are only names. What the
 * zip declares is not trusted: an entry that inflates to another size than declared, or has another checksum, is refused.
 *
 * @param bytes The whole zip.
 * @param wanted Tells by its name, exactly as it stands in the zip, whether an entry is read.
 * @param limits How much may be inflated.
 * @returns The wanted entries by name; of equal names the last stands. Folders are never among them.
 * @throws ZipError where the zip is no zip, damaged, cut short, encrypted, zip64 or too large.
 */
export function readZip(bytes: Uint8Array, wanted: (name: string) => boolean, limits = DEFAULT_LIMITS): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = listEntries(view).filter((entry) => !entry.name.endsWith('/') && wanted(entry.name));
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    checkSizes([...byName.values()], limits);
    return new Map([...byName].map(([name, entry]) => [name, readEntry(view, entry)]));
  } catch (error) {
    // What is not refused below is a place outside of the bytes, which DataView and Uint8Array refuse.
    throw error instanceof ZipError ? error : new ZipError('the zip is damaged or cut short', { cause: error });
  }
}

function listEntries(view: DataView): ZipEntry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  if (count === ZIP64_COUNT || offset === ZIP64_OFFSET) {
    throw new ZipError('the zip is of the form zip64, which is not supported');
  }
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    expectSignature(view, offset, CENTRAL_SIGNATURE);
    entries.push(readCentralHeader(view, offset));
    offset += CENTRAL_SIZE + [28, 30, 32].reduce((sum, length) => sum + view.getUint16(offset + length, true), 0);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let offset = last; offset >= Math.max(0, last - MAX_COMMENT); offset--) {
    if (view.getUint32(offset, true) === END_SIGNATURE) {
      return offset;
    }
  }
  throw new ZipError('not a zip, or one that is cut short');
}

function readCentralHeader(view: DataView, offset: number): ZipEntry {
  return {
    name: new TextDecoder().decode(bytesAt(view, offset + CENTRAL_SIZE, view.getUint16(offset + 28, true))),
    encrypted: (view.getUint16(offset + 8, true) & 1) === 1,
    method: view.getUint16(offset + 10, true),
    crc: view.getUint32(offset + 16, true),
    compressedSize: view.getUint32(offset + 20, true),
    size: view.getUint32(offset + 24, true),
    headerOffset: view.getUint32(offset + 42, true),
  };
}

function checkSizes(entries: readonly ZipEntry[], limits: ZipLimits): void {
  const large = entries.find((entry) => entry.size > limits.entry);
  if (large) {
    throw new ZipError(`${large.name} is larger than ${limits.entry} bytes`);
  }
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > limits.total) {
    throw new ZipError(`its entries are larger than ${limits.total} bytes together`);
  }
}

function readEntry(view: DataView, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) {
    throw new ZipError(`${entry.name} is encrypted`);
  }
  const header = entry.headerOffset;
  expectSignature(view, header, LOCAL_SIGNATURE);
  const start = header + LOCAL_SIZE + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  const content = inflate(entry, bytesAt(view, start, entry.compressedSize));
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw new ZipError(`${entry.name} is damaged`);
  }
  return content;
}

function inflate(entry: ZipEntry, compressed: Uint8Array): Uint8Array {
  switch (entry.method) {
    case STORED:
      return compressed;
    case DEFLATED:
      try {
        return inflateRawSync(compressed, { maxOutputLength: Math.max(1, entry.size) });
      } catch (error) {
        throw new ZipError(`${entry.name} is damaged`, { cause: error });
      }
    default:
      throw new ZipError(`${entry.name} is compressed by method ${entry.method}, which is not supported`);
  }
}

function expectSignature(view: DataView, offset: number, signature: number): void {
  if (view.getUint32(offset, true) !== signature) {
    throw new ZipError('the zip is damaged or cut short');
  }
}

function bytesAt(view: DataView, offset: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + offset, length);
}
