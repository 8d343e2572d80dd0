import { element, find, parseXml, replaceAt, writeXml, type XmlElement } from './xml';

/** Component type of a custom control (Microsoft Learn, "solutioncomponent" table, column componenttype). */
export const CUSTOM_CONTROL = '66';

/** What differs between the source of solution.xml and the packed file. */
export interface SolutionStamp {
  readonly managed: boolean;
  /** Name of the control in Dataverse, such as `cmgr_ConnectionManager.ConnectionManager`. */
  readonly control: string;
}

/** Who publishes a solution, as far as names and versions depend on it. */
export interface SolutionIdentity {
  readonly uniqueName: string;
  /** `a.b.c.d` */
  readonly version: string;
  /** The publisher's customization prefix, without the underscore. */
  readonly prefix: string;
  /** First digits of the publisher's choice values. */
  readonly optionPrefix: number;
}

/**
 * Makes a package's solution.xml of its source.
 * @param source Text of `Other/Solution.xml`, whose `<Managed>` is 2 (both).
 * @param stamp What the package is.
 * @returns The packed file's text: `<Managed>` 0 or 1, and the control among the root components.
 * @throws Error when the source is not XML or lacks one of these elements.
 */
export function packedSolutionXml(source: string, { managed, control }: SolutionStamp): string {
  const component = element('RootComponent', { type: CUSTOM_CONTROL, schemaName: control, behavior: '0' });
  const marked = replaceAt(parseXml(source), ['SolutionManifest', 'Managed'], ({ name }) => element(name, {}, managed ? '1' : '0'));
  return writeXml(replaceAt(marked, ['SolutionManifest', 'RootComponents'], (components) => withChild(components, component)));
}

/**
 * Makes a package's customizations.xml of its source.
 * @param source Text of `Other/Customizations.xml`.
 * @param control Name of the control in Dataverse.
 * @returns The packed file's text, with the control among the custom controls.
 * @throws Error when the source is not XML or has no `<CustomControls>`.
 */
export function packedCustomizationsXml(source: string, control: string): string {
  const entry = element('CustomControl', {}, [
    element('Name', {}, control),
    element('FileName', {}, `/Controls/${control}/ControlManifest.xml`),
  ]);
  return writeXml(replaceAt(parseXml(source), ['CustomControls'], (controls) => withChild(controls, entry)));
}

/**
 * Reads who a solution is, from its source or its package.
 * @param solutionXml Text of solution.xml.
 * @returns Its names and version.
 * @throws Error naming the element that is missing, or when the text is not XML.
 */
export function readSolutionIdentity(solutionXml: string): SolutionIdentity {
  const root = parseXml(solutionXml);
  return {
    uniqueName: textAt(root, 'SolutionManifest', 'UniqueName'),
    version: textAt(root, 'SolutionManifest', 'Version'),
    prefix: textAt(root, 'SolutionManifest', 'Publisher', 'CustomizationPrefix'),
    optionPrefix: Number(textAt(root, 'SolutionManifest', 'Publisher', 'CustomizationOptionValuePrefix')),
  };
}

/**
 * The version of a solution that belongs to a version of the package: Dataverse wants four numbers.
 * @param packageVersion The version of package.json, `a.b.c`.
 * @returns `a.b.c.0`
 * @throws Error when it is anything but three numbers: Dataverse knows no pre-release versions.
 */
export function solutionVersion(packageVersion: string): string {
  if (!/^\d+\.\d+\.\d+$/.test(packageVersion)) {
    throw new Error(`package.json's version ${packageVersion} is not three numbers, and a solution's version has no other part`);
  }
  return `${packageVersion}.0`;
}

function withChild(parent: XmlElement, child: XmlElement): XmlElement {
  return { ...parent, children: [...parent.children, child] };
}

function textAt(root: XmlElement, ...path: string[]): string {
  const found = find(root, ...path);
  if (!found) {
    throw new Error(`solution.xml has no ${path.join('/')}`);
  }
  return found.text;
}
