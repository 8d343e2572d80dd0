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
const END = [0x50, 0x4b, 5, 6];

describe('reading a zip', () => {
  it('gives the wanted entries, compressed or stored, and no folders', () => {
    const entries = readZip(zip, everything);
    expect([...entries].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['Workflows/a.json', text],
      ['b.txt', 'stored'],
    ]);
    expect([...readZip(zip, (name) => name === 'b.txt').keys()]).toEqual(['b.txt']);
  });

  it('finds its end before a comment, and none in an empty zip', () => {
    const commented = new Uint8Array([...zip, ...strToU8('a comment')]);
    new DataView(commented.buffer).setUint16(zip.length - 2, 9, true);
    expect(readZip(commented, everything).size).toBe(2);
    expect(readZip(zipSync({}), everything).size).toBe(0);
  });

  it('gives names as they stand in the zip, and writes nothing', () => {
    const names = ['../a', '/etc/b', 'c/../../d', '..\\e'];
    const entries = readZip(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))), everything);
    expect([...entries.keys()].sort()).toEqual([...names].sort());
  });

  it('tells a zip by its beginning', () => {
    expect([zip, zipSync({}), strToU8('{}'), strToU8('PK'), new Uint8Array()].map(looksLikeZip)).toEqual([true, true, false, false, false]);
  });
});

describe('a zip that is refused', () => {
  it('is no zip', () => {
    expect(() => readZip(strToU8('{}'), everything)).toThrow('not a zip');
    expect(() => readZip(new Uint8Array(), everything)).toThrow('not a zip');
  });

  it('is cut short, wherever', () => {
    for (let length = 0; length < zip.length; length++) {
      expect(() => readZip(zip.slice(0, length), everything)).toThrow(ZipError);
    }
  });

  it('is encrypted', () => {
    expect(() => readZip(patched(CENTRAL, 8, 1), everything)).toThrow('Workflows/a.json is encrypted');
  });

  it('is compressed in an unknown way', () => {
    expect(() => readZip(patched(CENTRAL, 10, 99), everything)).toThrow('method 99');
  });

  it('is of the form zip64', () => {
    expect(() => readZip(patched(END, 10, 0xffff), everything)).toThrow('zip64');
  });

  it('is larger than allowed, as it declares', () => {
    expect(() => readZip(zip, everything, { entry: 100, total: 10_000 })).toThrow('Workflows/a.json is larger than 100 bytes');
    expect(() => readZip(zip, everything, { entry: 10_000, total: 3_505 })).toThrow('larger than 3505 bytes together');
  });

  it('inflates to more, or less, than it declares', () => {
    expect(() => readZip(patched(CENTRAL, 24, 5), everything)).toThrow('Workflows/a.json is damaged');
    expect(() => readZip(patched(CENTRAL, 24, 3_501), everything)).toThrow('Workflows/a.json is damaged');
  });

  it('has other bytes than it declares', () => {
    const copy = zip.slice();
    const stored = Buffer.from(copy).indexOf('stored');
    copy[stored] = 0x53;
    expect(() => readZip(copy, everything)).toThrow('b.txt is damaged');
  });

  it('or is read as it was, whichever byte is changed', () => {
    fc.assert(fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const copy = zip.slice();
      copy[place] = (copy[place] ?? 0) ^ change;
      let contents: string[] = [];
      try {
        contents = [...readZip(copy, everything).values()].map((bytes) => Buffer.from(bytes).toString());
      } catch (error) {
        expect(error).toBeInstanceOf(ZipError);
      }
      expect([text, 'stored', '']).toEqual(expect.arrayContaining(contents));
    }), { numRuns: 500 });
  });
});
