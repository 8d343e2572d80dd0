import { checkControl } from '../../../tools/checks/checkControl';
import { formatFindings, type FindingName } from '../../../tools/checks/finding';
import { SAMPLE_VERSION, sampleControl, type SampleChanges } from './sampleControl';

/** Text that gzip cannot shrink much below six bits a character. */
function noise(characters: number): string {
  let state = 1;
  const next = (): string => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(48 + (state % 64));
  };
  return Array.from({ length: characters }, next).join('');
}

describe('checking a built control', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(checkControl(sampleControl(), SAMPLE_VERSION)).toEqual([]);
  });

  const refusals: [string, FindingName, SampleChanges, RegExp][] = [
    ['Fluent 9.68.0, which pcf-scripts accepts and an environment refuses', 'fluent-version',
      { manifest: { '9.46.2': '9.68.0' } }, /9\.68\.0, not 9\.46\.2/],
    ['an older Fluent', 'fluent-version', { manifest: { '9.46.2': '9.4.0' } }, /9\.4\.0/],
    ['no Fluent at all', 'fluent-version', { manifest: { '<platform-library name="Fluent" version="9.46.2"/>': '' } }, /not declared/],
    ['React 18', 'react-version', { manifest: { '16.14.0': '18.3.1' } }, /18\.3\.1/],
    ['a manifest version other than the package\'s', 'manifest-version',
      { manifest: { 'version="0.1.0"': 'version="0.0.9"' } }, /0\.0\.9.*0\.1\.0/],
    ['a standard control', 'control-type', { manifest: { 'control-type="virtual"': 'control-type="standard"' } }, /standard/],
    ['a control that says nothing of its type', 'control-type', { manifest: { ' control-type="virtual"': '' } }, /standard/],
    ['use of external services', 'external-service-usage', { manifest: { 'enabled="false"': 'enabled="true"' } }, /enabled="true"/],
    ['silence about external services', 'external-service-usage',
      { manifest: { '<external-service-usage enabled="false"/>': '' } }, /not declared/],
    ['a listed resx that is missing', 'resource-missing',
      { without: 'strings/ConnectionManager.1033.resx' }, /resx strings\/ConnectionManager\.1033\.resx/],
    ['a listed css that is missing', 'resource-missing', { without: 'css/ConnectionManager.css' }, /css css\/ConnectionManager\.css/],
    ['a listed img that is missing', 'resource-missing', { without: 'img/icon.png' }, /img img\/icon\.png/],
    ['a missing bundle', 'resource-missing', { without: 'bundle.js' }, /code bundle\.js/],
    ['a path in another letter case', 'path-case', { manifest: { 'strings/C': 'Strings/C' } }, /Strings\/.* the file is strings\//],
    ['a file that the manifest does not list', 'unlisted-file', { with: { 'bundle.js.map': '{}' } }, /bundle\.js\.map/],
    ['a development bundle', 'bundle-eval', { bundle: 'eval("1")' }, /eval\(/],
    ['a bundle over the limit', 'bundle-size',
      { bundle: `//${'a'.repeat(450_000)}` }, /450\.0 KB \(0\.5 KB gzipped\), limits 450 KB and 139 KB/],
    ['a bundle over the gzipped limit', 'bundle-size', { bundle: `//${noise(190_000)}` }, /190\.0 KB \(1\d\d\.\d KB gzipped\)/],
    ['a control without manifest', 'manifest-missing', { without: 'ControlManifest.xml' }, /no ControlManifest\.xml/],
  ];

  it.each(refusals)('refuses %s', (_, name, changes, what) => {
    const findings = checkControl(sampleControl(changes), SAMPLE_VERSION);
    expect(findings.map((finding) => finding.name)).toEqual([name]);
    expect(findings[0]?.what).toMatch(what);
  });

  it('does not take medieval( for eval(', () => {
    expect(checkControl(sampleControl({ bundle: 'medieval("1"), this.evaluate("2")' }), SAMPLE_VERSION)).toEqual([]);
  });

  it('says that a manifest cannot be read', () => {
    expect(() => checkControl(sampleControl({ manifest: { '</control>': '' } }), SAMPLE_VERSION)).toThrow('not well-formed XML');
  });

  it('says of each finding what, why and what to do', () => {
    const text = formatFindings(checkControl(sampleControl({ manifest: { '9.46.2': '9.68.0' } }), SAMPLE_VERSION));
    expect(text).toMatch(/^\[fluent-version\] platform library Fluent is 9\.68\.0.*\n {2}why: .*import.*\n {2}to do: declare/);
  });
});
