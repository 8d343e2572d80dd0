import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlName, readControlManifest } from '../../../tools/checks/controlManifest';
import { readSolutionIdentity } from '../../../tools/pack/solutionXml';
import { find, parseXml, type XmlElement } from '../../../tools/pack/xml';
import { outline } from './outline';
import { CONTROL, ROOT } from './samplePackage';

const SOLUTION = join(ROOT, 'Solutions', 'ConnectionManager');

function all(root: XmlElement, name: string): XmlElement[] {
  return [...(root.name === name ? [root] : []), ...root.children.flatMap((child) => all(child, name))];
}

function xmlOf(...path: string[]): XmlElement {
  return parseXml(readFileSync(join(...path), 'utf8'));
}

/** Whether a relative path exists with exactly these letters, on file systems that do not care too. */
function existsExactly(from: string, windowsPath: string): boolean {
  const segments = windowsPath.split('\\');
  return segments.every((segment, index) => segment === '..' || readdirSync(join(from, ...segments.slice(0, index))).includes(segment));
}

describe('the project for the Power Platform CLI', () => {
  it('packs both kinds from the source that npm run pack uses, with the control of this repository', () => {
    const project = xmlOf(SOLUTION, 'ConnectionManager.cdsproj');
    expect(all(project, 'SolutionPackageType').map(({ text }) => text)).toEqual(['Both']);
    const [rootPath] = all(project, 'SolutionRootPath').map(({ text }) => text);
    expect(existsSync(join(SOLUTION, rootPath ?? 'missing', 'Other', 'Solution.xml'))).toBe(true);
    const references = all(project, 'ProjectReference').map(({ attributes }) => attributes.Include ?? '');
    expect(references).toEqual(['..\\..\\ConnectionManager.pcfproj']);
    expect(references.every((reference) => existsExactly(SOLUTION, reference))).toBe(true);
  });

  it('leaves kind and parts to be filled in by whoever packs', () => {
    const solution = xmlOf(SOLUTION, 'src', 'Other', 'Solution.xml');
    expect(find(solution, 'SolutionManifest', 'Managed')?.text).toBe('2');
    expect(find(solution, 'SolutionManifest', 'RootComponents')?.children).toEqual([]);
    expect(find(xmlOf(SOLUTION, 'src', 'Other', 'Customizations.xml'), 'CustomControls')?.children).toEqual([]);
    expect(outline(xmlOf(SOLUTION, 'src', 'Other', 'Relationships.xml'))).toEqual(['EntityRelationships xmlns:xsi']);
  });

  it('builds the control for production: the mode is set after the import that would set development', () => {
    const parts = xmlOf(ROOT, 'ConnectionManager.pcfproj').children;
    const props = parts.findIndex(({ attributes }) => attributes.Project?.endsWith('Microsoft.Common.props'));
    const mode = parts.findIndex((part) => find(part, 'PcfBuildMode')?.text === 'production');
    expect(props).toBeGreaterThanOrEqual(0);
    expect(mode).toBeGreaterThan(props);
  });

  it('names publisher, solution and control as agreed', () => {
    const identity = readSolutionIdentity(readFileSync(join(SOLUTION, 'src', 'Other', 'Solution.xml'), 'utf8'));
    expect(identity).toMatchObject({ uniqueName: 'ConnectionManager', prefix: 'cmgr', optionPrefix: 27310 });
    const manifest = readControlManifest(readFileSync(join(ROOT, 'ConnectionManager', 'ControlManifest.Input.xml'), 'utf8'));
    expect(controlName(identity.prefix, manifest)).toBe(CONTROL);
  });
});

describe('continuous integration', () => {
  it.each(['.ci/run', '.github/workflows/test.yml'])('%s runs the whole test command', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toMatch(/^[-\s]*(run: )?npm ci && npm test\r?$/m);
  });
});
