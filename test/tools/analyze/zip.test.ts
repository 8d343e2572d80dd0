import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { looksLikeZip, readZip, ZipError } from '../../../tools/zip';

const everything = () => true;
const text = 'a flow '.repeat(500);
const zip = zipSync({ 'Workflows/a.json': strToU8(text), 'b.txt': [strToU8('stored'), { level: 0 }], 'empty/': new Uint8Array() });

/** A copy of the zip with one number changed, at an offset from where a signature first stands. */
function patched(signature: readonly number[], offset: number, value: number): Uint8Array {
  const copy = zip.slice();
  const start = copy.findIndex((_, index) => signature.every((byte, place) => copy[index + place] === byte));
  new DataView(copy.buffer).setUint16(start + offset, value, true);
  return copy;
}

const CENTRAL = [0x50, 0x4b, 1, 2];

/** The zip in the form zip64: the count and the offset of its entries stand in a record of their own (APPNOTE.TXT, 4.3.14 and 4.3.15). */
function zip64(): Uint8Array {
  const start = zip.length - 22;
  const end = new DataView(zip.slice(start).buffer);
  const record = new DataView(new ArrayBuffer(56));
  record.setUint32(0, 0x06064b50, true);
  record.setUint32(4, 44, true);
  record.setUint32(24, end.getUint16(8, true), true);
  record.setUint32(32, end.getUint16(10, true), true);
  record.setUint32(40, end.getUint32(12, true), true);
  record.setUint32(48, end.getUint32(16, true), true);
  const locator = new DataView(new ArrayBuffer(20));
  locator.setUint32(0, 0x07064b50, true);
  locator.setUint32(8, start, true);
  locator.setUint32(16, 1, true);
  const endBytes = new Uint8Array(end.buffer).fill(0xff, 8, 20);
  return Buffer.concat([zip.slice(0, start), new Uint8Array(record.buffer), new Uint8Array(locator.buffer), endBytes]);
}

describe('reading a zip', () => {
  it('gives the wanted entries, compressed or stored, and no folders', async () => {
    const entries = await readZip(zip, everything);
    expect([...entries].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['Workflows/a.json', text],
      ['b.txt', 'stored'],
    ]);
    expect([...(await readZip(zip, (name) => name === 'b.txt')).keys()]).toEqual(['b.txt']);
  });

  it('finds its end before a comment, and none in an empty zip', async () => {
    const commented = new Uint8Array([...zip, ...strToU8('a comment')]);
    new DataView(commented.buffer).setUint16(zip.length - 2, 9, true);
    expect((await readZip(commented, everything)).size).toBe(2);
    expect((await readZip(zipSync({}), everything)).size).toBe(0);
  });

  it('may have the form zip64', async () => {
    expect(await readZip(zip64(), everything)).toEqual(await readZip(zip, everything));
  });

  it('gives names as they stand in the zip, and writes nothing', async () => {
    const names = ['../a', '/etc/b', 'c/../../d', '..\\e', 'C:\\f', 'ä', '\uFEFFg'];
    const entries = await readZip(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))), everything);
    expect([...entries.keys()].sort()).toEqual([...names].sort());
  });

  it('tells a zip by its beginning', () => {
    expect([zip, zipSync({}), strToU8('{}'), strToU8('PK'), new Uint8Array()].map(looksLikeZip)).toEqual([true, true, false, false, false]);
  });
});

describe('a zip that is refused', () => {
  it('is no zip', async () => {
    await expect(readZip(strToU8('{}'), everything)).rejects.toThrow('not a zip');
    await expect(readZip(new Uint8Array(), everything)).rejects.toThrow('not a zip');
  });

  it('is cut short, wherever', async () => {
    for (let length = 0; length < zip.length; length++) {
      await expect(readZip(zip.slice(0, length), everything)).rejects.toThrow(ZipError);
    }
  });

  it('is encrypted', async () => {
    await expect(readZip(patched(CENTRAL, 8, 1), everything)).rejects.toThrow('Workflows/a.json is encrypted');
    await expect(readZip(patched(CENTRAL, 8, 0x41), everything)).rejects.toThrow('strong encryption is not supported');
  });

  it('is compressed in an unknown way', async () => {
    await expect(readZip(patched(CENTRAL, 10, 99), everything)).rejects.toThrow('method 99');
  });

  it('is larger than allowed, as it declares', async () => {
    await expect(readZip(zip, everything, { entry: 100, total: 10_000 })).rejects.toThrow('Workflows/a.json is larger than 100 bytes');
    await expect(readZip(zip, everything, { entry: 10_000, total: 3_505 })).rejects.toThrow('larger than 3505 bytes together');
  });

  it('inflates to more, or less, than it declares', async () => {
    await expect(readZip(patched(CENTRAL, 24, 5), everything)).rejects.toThrow('Workflows/a.json is damaged');
    await expect(readZip(patched(CENTRAL, 24, 3_501), everything)).rejects.toThrow('Workflows/a.json is damaged');
  });

  it('is damaged, even where its sizes still fit', async () => {
    const stored = zip.findIndex((_, index) => Buffer.from(zip).toString('latin1', index, index + 6) === 'stored');
    const copy = zip.slice();
    copy[stored] = 'S'.charCodeAt(0);
    await expect(readZip(copy, everything)).rejects.toThrow('b.txt is damaged');
  });

  it('or gives bytes within the limits, whichever byte is changed', async () => {
    const limits = { entry: 5_000, total: 8_000 };
    await fc.assert(fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const copy = zip.slice();
      copy[place] = (copy[place] ?? 0) ^ change;
      try {
        const sizes = [...(await readZip(copy, everything, limits)).values()].map((bytes) => bytes.length);
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(limits.entry);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(limits.total);
      } catch (error) {
        expect(error).toBeInstanceOf(ZipError);
      }
    }), { numRuns: 500 });
  });
});
