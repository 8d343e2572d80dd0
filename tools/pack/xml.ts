import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

/** An XML element without its namespaces resolved: names stay as written (`xsi:nil`). */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The element's own text, trimmed; empty when it has none. */
  readonly text: string;
}

type OrderedNode = Record<string, unknown>;

const ATTRIBUTES = ':@';
const TEXT = '#text';
/** Without a prefix the parser refuses names that plain objects have too; a control's manifest has an attribute `constructor`. */
const PREFIX = '@';
const ordered = { preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: PREFIX };
const parser = new XMLParser({ ...ordered, parseTagValue: false, ignoreDeclaration: true, ignorePiTags: true });
const builder = new XMLBuilder({ ...ordered, format: true, indentBy: '  ', suppressEmptyNode: true });

/**
 * Reads an XML document.
 * @param text The document, with or without byte order mark and declaration.
 * @returns Its root element.
 * @throws Error when the text is not well-formed.
 */
export function parseXml(text: string): XmlElement {
  const document = text.replace(/^\uFEFF/, '');
  const valid = XMLValidator.validate(document);
  if (valid !== true) {
    throw new Error(`not well-formed XML: ${valid.err.msg} (line ${valid.err.line})`);
  }
  const root = (parser.parse(document) as OrderedNode[]).map(toElement).find((element) => element.name !== TEXT);
  if (!root) {
    throw new Error('not well-formed XML: no element');
  }
  return root;
}

/**
 * Writes a document as Microsoft's solution packer does: UTF-8 with byte order mark and declaration, two spaces a level.
 * @param root The root element.
 * @returns The document, line ends `\n`.
 */
export function writeXml(root: XmlElement): string {
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?>${builder.build([toNode(root)])}`;
}

/**
 * Makes an element.
 * @param name The element's name.
 * @param attributes Attribute values by name, in the order to be written.
 * @param content Child elements, or text.
 * @returns The element.
 */
export function element(name: string, attributes: Record<string, string> = {}, content: readonly XmlElement[] | string = []): XmlElement {
  const isText = typeof content === 'string';
  return { name, attributes, children: isText ? [] : content, text: isText ? content : '' };
}

/**
 * Follows a path of element names, taking the first child of each name.
 * @param root Where to start.
 * @param path Names of children, outermost first.
 * @returns The element, or undefined when a step is missing.
 */
export function find(root: XmlElement, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => at?.children.find((child) => child.name === name), root);
}

/**
 * A copy of a tree in which one element is replaced.
 * @param root The tree.
 * @param path Names of children from the root to the element, outermost first; the first of each name is taken.
 * @param change Gives the element that stands there afterwards.
 * @returns The changed copy.
 * @throws Error naming the step that is missing.
 */
export function replaceAt(root: XmlElement, path: readonly string[], change: (found: XmlElement) => XmlElement): XmlElement {
  const [step, ...rest] = path;
  if (step === undefined) {
    return change(root);
  }
  const index = root.children.findIndex((child) => child.name === step);
  if (index < 0) {
    throw new Error(`<${root.name}> has no <${step}>`);
  }
  return { ...root, children: root.children.map((child, at) => (at === index ? replaceAt(child, rest, change) : child)) };
}

function toElement(node: OrderedNode): XmlElement {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? TEXT;
  const content = name === TEXT ? [] : (node[name] as OrderedNode[]);
  return {
    name,
    attributes: renamed((node[ATTRIBUTES] ?? {}) as Record<string, string>, (key) => key.slice(PREFIX.length)),
    children: content.filter((child) => !(TEXT in child)).map(toElement),
    text: content.map((child) => (child[TEXT] as string | undefined) ?? '').join(''),
  };
}

function toNode(from: XmlElement): OrderedNode {
  const content = from.text === '' ? from.children.map(toNode) : [{ [TEXT]: from.text }];
  return { [from.name]: content, [ATTRIBUTES]: renamed(from.attributes, (key) => PREFIX + key) };
}

function renamed(attributes: Readonly<Record<string, string>>, rename: (name: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [rename(name), value]));
}
