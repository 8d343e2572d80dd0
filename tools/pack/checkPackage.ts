import { textOf } from '../checks/controlFiles';
import type { Finding } from '../checks/finding';
import { CONTENT_TYPES_PATH, extensionOf } from './contentTypes';
import type { PackageFiles } from './packSolution';
import { CUSTOM_CONTROL, readSolutionIdentity, solutionVersion, type SolutionIdentity } from './solutionXml';
import { find, parseXml, type XmlElement } from './xml';

/**
 * Checks what the files of a packed solution say of each other. Neither Microsoft's schema nor a zip's reader sees these.
 * @param files The package's files.
 * @param packageVersion The version of package.json, `a.b.c`.
 * @returns What is wrong; empty when nothing is.
 * @throws Error when solution.xml, customizations.xml or the content types are missing or not XML.
 */
export function checkPackage(files: PackageFiles, packageVersion: string): Finding[] {
  const solution = parsed(files, 'solution.xml');
  const customizations = parsed(files, 'customizations.xml');
  const identity = readSolutionIdentity(textOf(files, 'solution.xml') ?? '');
  const components = childrenAt(solution, 'SolutionManifest', 'RootComponents').filter(({ attributes }) => attributes.schemaName);
  const controls = childrenAt(customizations, 'CustomControls');
  return [
    ...versionFindings(identity, packageVersion),
    ...optionPrefixFindings(identity),
    ...prefixFindings(identity, [...components.map(schemaNameOf), ...controls.map(nameOf)]),
    ...controlFindings(files, components, controls),
    ...contentTypeFindings(files),
  ];
}

function versionFindings({ version }: SolutionIdentity, packageVersion: string): Finding[] {
  const expected = solutionVersion(packageVersion);
  return version === expected ? [] : [{
    name: 'solution-version',
    what: `the solution's version is ${version}, package.json's ${packageVersion} makes ${expected}`,
    why: 'the zip made here and the one made by the Power Platform CLI would differ',
    fix: `write <Version>${expected}</Version> in Other/Solution.xml`,
  }];
}

function optionPrefixFindings({ optionPrefix }: SolutionIdentity): Finding[] {
  const allowed = Number.isInteger(optionPrefix) && optionPrefix >= 10_000 && optionPrefix <= 99_999;
  return allowed ? [] : [{
    name: 'option-prefix',
    what: `the publisher's CustomizationOptionValuePrefix is ${optionPrefix}`,
    why: 'Dataverse takes 10000 to 99999',
    fix: 'write such a number in Other/Solution.xml, once and for all',
  }];
}

function prefixFindings({ prefix }: SolutionIdentity, names: readonly string[]): Finding[] {
  const foreign = [...new Set(names)].filter((name) => !name.startsWith(`${prefix}_`));
  return foreign.map((name) => ({
    name: 'publisher-prefix',
    what: `${name} does not begin with the publisher's prefix ${prefix}_`,
    why: 'an import refuses a control whose prefix is not that of the solution\'s publisher',
    fix: 'give it the publisher\'s prefix in the solution\'s source',
  }));
}

function controlFindings(files: PackageFiles, components: readonly XmlElement[], controls: readonly XmlElement[]): Finding[] {
  const roots = components.filter(({ attributes }) => attributes.type === CUSTOM_CONTROL).map(schemaNameOf);
  const names = controls.map(nameOf);
  const lost = controls.filter((control) => !files.has(fileOf(control)) || !roots.includes(nameOf(control)));
  const unknown = roots.filter((root) => !names.includes(root));
  return [...lost.map(nameOf), ...unknown].map((name) => ({
    name: 'root-component',
    what: `${name} is not in all of solution.xml, customizations.xml and Controls/, in the same letter case`,
    why: 'an import refuses a component that is listed and not there, and leaves out one that is there and not listed',
    fix: 'take it out of the solution\'s source: the packer adds the control to all three',
  }));
}

function contentTypeFindings(files: PackageFiles): Finding[] {
  const types = parsed(files, CONTENT_TYPES_PATH).children.map(({ attributes }) => attributes.Extension ?? attributes.PartName);
  const untyped = [...files.keys()].filter((path) => path !== CONTENT_TYPES_PATH && !types.includes(extensionOf(path) ?? `/${path}`));
  return untyped.map((path) => ({
    name: 'content-types',
    what: `${CONTENT_TYPES_PATH} gives no type for ${path}`,
    why: 'an import calls a package with a file of unknown type invalid',
    fix: 'pack again: the packer writes a type for every file',
  }));
}

function parsed(files: PackageFiles, path: string): XmlElement {
  const text = textOf(files, path);
  if (text === undefined) {
    throw new Error(`the package has no ${path}`);
  }
  return parseXml(text);
}

function childrenAt(root: XmlElement, ...path: string[]): readonly XmlElement[] {
  return find(root, ...path)?.children ?? [];
}

function nameOf(control: XmlElement): string {
  return find(control, 'Name')?.text ?? '';
}

function schemaNameOf({ attributes }: XmlElement): string {
  return attributes.schemaName ?? '';
}

function fileOf(control: XmlElement): string {
  return (find(control, 'FileName')?.text ?? '').replace(/^\//, '');
}
