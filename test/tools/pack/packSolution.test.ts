import { unzipSync } from 'fflate';
import { packageFiles, zipPackage } from '../../../tools/pack/packSolution';
import { solutionVersion } from '../../../tools/pack/solutionXml';
import { parseXml } from '../../../tools/pack/xml';
import { sampleControl } from '../build/sampleControl';
import { CONTENT_TYPES_TREE, CUSTOMIZATIONS_TREE, SOLUTION_TREE } from './expectedTrees';
import { outline } from './outline';
import { CONTROL, samplePackage, solutionSource, textIn } from './samplePackage';

describe('a packed solution', () => {
  it('has the layout of Microsoft\'s packer, in the same letter case', () => {
    expect([...samplePackage().keys()].sort()).toEqual([
      `Controls/${CONTROL}/ControlManifest.xml`,
      `Controls/${CONTROL}/bundle.js`,
      `Controls/${CONTROL}/bundle.js.LICENSE.txt`,
      `Controls/${CONTROL}/css/ConnectionManager.css`,
      `Controls/${CONTROL}/img/icon.png`,
      `Controls/${CONTROL}/strings/ConnectionManager.1033.resx`,
      '[Content_Types].xml',
      'customizations.xml',
      'solution.xml',
    ]);
  });

  it('holds the control byte for byte', () => {
    const files = samplePackage();
    for (const [path, bytes] of sampleControl()) {
      expect(files.get(`Controls/${CONTROL}/${path}`)).toEqual(bytes);
    }
  });

  it.each([
    ['solution.xml', SOLUTION_TREE],
    ['customizations.xml', CUSTOMIZATIONS_TREE],
    ['[Content_Types].xml', CONTENT_TYPES_TREE],
  ])('has a %s of the elements and attributes that the platform writes, in its order', (path, tree) => {
    expect(outline(parseXml(textIn(samplePackage(), path)))).toEqual(tree);
  });

  it('writes its XML as UTF-8 with byte order mark and declaration, as Microsoft\'s packer does', () => {
    for (const path of ['solution.xml', 'customizations.xml', '[Content_Types].xml']) {
      const bytes = Buffer.from(samplePackage().get(path) ?? []);
      expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
      expect(bytes.subarray(3).toString()).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>/);
    }
  });

  it('names the control in both files', () => {
    const files = samplePackage();
    expect(textIn(files, 'solution.xml')).toContain(`<RootComponent type="66" schemaName="${CONTROL}" behavior="0"/>`);
    expect(textIn(files, 'customizations.xml')).toContain(`<Name>${CONTROL}</Name>`);
    expect(textIn(files, 'customizations.xml')).toContain(`<FileName>/Controls/${CONTROL}/ControlManifest.xml</FileName>`);
  });

  it('differs between managed and unmanaged in <Managed> alone', () => {
    const managed = samplePackage(solutionSource(), true);
    const unmanaged = samplePackage(solutionSource(), false);
    expect(textIn(managed, 'solution.xml')).toContain('<Managed>1</Managed>');
    expect(textIn(unmanaged, 'solution.xml')).toBe(textIn(managed, 'solution.xml').replace('<Managed>1<', '<Managed>0<'));
    const others = (files: ReadonlyMap<string, Uint8Array>): unknown[] => [...files].filter(([path]) => path !== 'solution.xml');
    expect(others(unmanaged)).toEqual(others(managed));
  });

  it('gives a type to each extension, and one to each file without', () => {
    const types = textIn(packageFiles(solutionSource(), sampleControl({ with: { NOTICE: 'text' } }), true), '[Content_Types].xml');
    const extensions = [...types.matchAll(/Extension="(\w+)" ContentType="application\/octet-stream"/g)].map(([, extension]) => extension);
    expect(extensions).toEqual(['css', 'js', 'png', 'resx', 'txt', 'xml']);
    expect(types).toContain(`<Override PartName="/Controls/${CONTROL}/NOTICE" ContentType="application/octet-stream"/>`);
  });

  it('says which element its source lacks', () => {
    const source = { ...solutionSource(), customizationsXml: '<ImportExportXml />' };
    expect(() => packageFiles(source, sampleControl(), true)).toThrow('<ImportExportXml> has no <CustomControls>');
  });
});

describe('the version of a solution', () => {
  it('is the package\'s with a fourth number', () => {
    expect(solutionVersion('1.20.3')).toBe('1.20.3.0');
  });

  it.each(['1.2', '1.2.3.4', '1.2.3-beta.1', 'v1.2.3'])('cannot be made of %s', (version) => {
    expect(() => solutionVersion(version)).toThrow(version);
  });
});

describe('the zip', () => {
  it('opens, and holds what was put in', () => {
    const files = samplePackage();
    const opened = unzipSync(zipPackage(files));
    expect(Object.keys(opened)).toEqual([...files.keys()]);
    expect(Object.entries(opened).every(([path, bytes]) => Buffer.compare(bytes, files.get(path) ?? Buffer.alloc(0)) === 0)).toBe(true);
  });

  it('is the same at any time', () => {
    const before = zipPackage(samplePackage());
    jest.useFakeTimers({ now: new Date('2031-07-01T23:59:59Z') });
    const after = zipPackage(samplePackage());
    jest.useRealTimers();
    expect(Buffer.compare(before, after)).toBe(0);
  });
});
