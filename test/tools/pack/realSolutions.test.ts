import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { find, parseXml, type XmlElement } from '../../../tools/pack/xml';
import { outline } from './outline';
import { ROOT, samplePackage, textIn } from './samplePackage';

interface Shape {
  readonly files: number;
  readonly paths: Readonly<Record<string, { seen: number; children?: [string, number, number?][]; attributes?: Record<string, number> }>>;
}

const DATA = join(ROOT, '..', 'shared', 'data', 'solutions');
const EXPORT = join(DATA, 'full-page-control-app');
const here = (path: string): XmlElement => parseXml(textIn(samplePackage(), path));
const there = (path: string): XmlElement => parseXml(readFileSync(join(EXPORT, path), 'utf8'));

/** A copy without the elements that a test sets aside. */
function without(root: XmlElement, dropped: (element: XmlElement) => boolean): XmlElement {
  return { ...root, children: root.children.filter((child) => !dropped(child)).map((child) => without(child, dropped)) };
}

function isOfAnotherPart({ name, attributes }: XmlElement): boolean {
  return name === 'MissingDependency' || (name === 'RootComponent' && attributes.type !== '66');
}

(existsSync(EXPORT) ? describe : describe.skip)('beside a real export of a solution with a control', () => {
  it('solution.xml has the same elements and attributes, but for what names the exporting organisation', () => {
    const organisation = / OrganizationVersion.*/;
    const [root, ...rest] = outline(without(there('solution.xml'), isOfAnotherPart));
    expect(outline(here('solution.xml'))).toEqual([root?.replace(organisation, ''), ...rest]);
  });

  it('customizations.xml has the sections of every export, and the control in the same form', () => {
    const [ours, theirs] = [here('customizations.xml'), there('customizations.xml')];
    const names = ({ children }: XmlElement): string[] => children.map(({ name }) => name);
    const shared = names(theirs).filter((name) => names(ours).includes(name));
    expect(names(ours).filter((name) => name !== 'SolutionPluginAssemblies')).toEqual(shared);
    const controls = (root: XmlElement): string[] => outline(find(root, 'CustomControls') ?? root);
    expect(controls(ours)).toEqual(controls(theirs));
  });

  it('[Content_Types].xml describes extensions in the same way', () => {
    const defaults = (root: XmlElement): Set<string> => new Set(outline(without(root, ({ name }) => name === 'Override')));
    expect(defaults(here('[Content_Types].xml'))).toEqual(defaults(there('[Content_Types].xml')));
  });
});

(existsSync(DATA) ? describe : describe.skip)('beside the counted shape of 222 real exports', () => {
  const shape = (): Shape => JSON.parse(readFileSync(join(DATA, 'schema', 'shape.json'), 'utf8')) as Shape;

  function faults({ paths }: Shape, element: XmlElement, path: string): string[] {
    const known = paths[path];
    if (!known) {
      return [`${path} is unknown`];
    }
    const usual = known.children ?? [];
    const lacking = element.children.length === 0 ? [] : usual.filter(([name, seen]) => seen >= 0.97 * known.seen && !find(element, name));
    const order = element.children.map(({ name }) => usual.findIndex(([child]) => child === name));
    const strange = Object.keys(element.attributes).filter((name) => !name.startsWith('xmlns') && !known.attributes?.[name]);
    return [
      ...strange.map((name) => `${path}@${name} is unknown`),
      ...lacking.map(([name]) => `${path} lacks ${name}`),
      ...order.filter((at, index) => at < (order[index - 1] ?? 0)).map((at) => `${path}/${usual[at]?.[0]} is out of order`),
      ...element.children.flatMap((child) => faults({ files: 0, paths }, child, `${path}/${child.name}`)),
    ];
  }

  it('customizations.xml has nothing unknown, lacks nothing usual where it has something, and keeps the order', () => {
    expect(faults(shape(), here('customizations.xml'), 'ImportExportXml')).toEqual([]);
  });
});
