import { XMLParser } from 'fast-xml-parser';
import { badFetch } from './fetchError';

/** An XML element: its own text is what stands between its tags, child elements left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

type OrderedNode = Readonly<Record<string, unknown>>;

const attributesKey = ':@';
const textKey = '#text';
const cdataKey = '#cdata';
/** Without a prefix the parser refuses attributes that plain objects have too (`constructor`). */
const prefix = '@';

/** `htmlEntities` is what makes the parser read numeric character references; named ones are refused before. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: prefix,
  cdataPropName: cdataKey,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
});

const commentOrCdata = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g;
const undeclaredEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;
const tag = /<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>/g;

/**
 * Reads an XML document into its root element. Document types are refused, so that no entity but XML's own is replaced.
 * @throws DataverseError 400 for what is not well-formed
 */
export function parseXml(text: string): XmlElement {
  const markup = text.replace(commentOrCdata, '');
  const tags = [...markup.matchAll(tag)].map(([found]) => found.slice(1));
  if (markup.includes('<!DOCTYPE') || undeclaredEntity.test(markup) || tags.some((found) => found.includes('<'))) {
    throw invalid();
  }
  const [root, ...others] = parseNodes(text).filter((node) => nameOf(node) !== textKey).map(toElement);
  if (!root || others.length > 0) {
    throw invalid();
  }
  return root;
}

function parseNodes(text: string): OrderedNode[] {
  try {
    return parser.parse(text.trim(), true) as OrderedNode[];
  } catch {
    throw invalid();
  }
}

function invalid(): Error {
  return badFetch('xml', 'Invalid XML.');
}

function nameOf(node: OrderedNode): string {
  return Object.keys(node).find((key) => key !== attributesKey) ?? textKey;
}

function toElement(node: OrderedNode): XmlElement {
  const name = nameOf(node);
  const content = node[name] as OrderedNode[];
  const attributes = Object.entries((node[attributesKey] ?? {}) as Record<string, string>);
  return {
    name,
    attributes: new Map(attributes.map(([key, value]) => [key.slice(prefix.length), value])),
    children: content.filter((child) => ![textKey, cdataKey].includes(nameOf(child))).map(toElement),
    text: content.map(textOf).join(''),
  };
}

function textOf(node: OrderedNode): string {
  switch (nameOf(node)) {
    case textKey:
      return String(node[textKey]);
    case cdataKey:
      return (node[cdataKey] as OrderedNode[]).map(textOf).join('');
    default:
      return '';
  }
}
