import { XMLParser } from 'fast-xml-parser';
import { notModelled } from '../errors';

/** An XML element: its own text is what stands between its tags, child elements left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

type OrderedNode = Readonly<Record<string, unknown>>;

/** Elements inside one another; what Dataverse does with more is not established. */
const depthLimit = 100;

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
  maxNestedTags: depthLimit + 1,
});

const comment = /<!--(?:(?!--)[^])*-->/;
const cdata = /<!\[CDATA\[[^]*?\]\]>/;
const instruction = /<\?[^]*?\?>/;
const tag = /<\/?[^\s<>"'/=!?]+(?:\s+[^\s<>"'/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>/;
const plainText = /[^<]+/;
const piece = new RegExp([comment, cdata, instruction, tag, plainText].map(({ source }) => source).join('|'), 'y');
const withoutReferences = /^<[!?]/;
const wrongReference = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});)/;
const numericReference = /&#(x?)([\dA-Fa-f]+);/g;

/**
 * Reads an XML document into its root element. Document types are refused, so that no entity but XML's own is replaced.
 * @returns undefined for what is not well-formed
 * @throws DataverseError 501 for elements nested deeper than anybody writes them
 */
export function parseXml(text: string): XmlElement | undefined {
  const pieces = piecesOf(text.replace(/^\ufeff/, '').trim());
  if (!pieces?.every(hasValidReferences)) {
    return undefined;
  }
  const { deepest, textOutside } = outlineOf(pieces);
  if (deepest > depthLimit) {
    throw notModelled(`XML elements nested deeper than ${depthLimit}`);
  }
  const [root, ...others] = textOutside ? [] : parseNodes(pieces.join('')).filter((node) => nameOf(node) !== textKey);
  return root && others.length === 0 ? toElement(root) : undefined;
}

/** The tags, texts and other pieces one after the other; undefined where something is none. */
function piecesOf(text: string): string[] | undefined {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    piece.lastIndex = at;
    const [found] = piece.exec(text) ?? [];
    if (found === undefined) {
      return undefined;
    }
    pieces.push(found);
    at += found.length;
  }
  return pieces;
}

function hasValidReferences(found: string): boolean {
  if (withoutReferences.test(found)) {
    return true;
  }
  const codes = [...found.matchAll(numericReference)].map(([, x, digits = '']) => parseInt(digits, x === 'x' ? 16 : 10));
  return !wrongReference.test(found) && codes.every(isCharacter);
}

/** The characters that an XML document may have. */
function isCharacter(code: number): boolean {
  const ranges = [[0x9, 0xa], [0xd, 0xd], [0x20, 0xd7ff], [0xe000, 0xfffd], [0x10000, 0x10ffff]] as const;
  return ranges.some(([from, to]) => from <= code && code <= to);
}

/** How deep elements lie in one another, and whether text stands outside of all of them. */
function outlineOf(pieces: readonly string[]): { deepest: number; textOutside: boolean } {
  let depth = 0;
  let deepest = 0;
  let textOutside = false;
  for (const found of pieces) {
    if (found.startsWith('</')) {
      depth -= 1;
    } else if (/^<[^!?]/.test(found) && !found.endsWith('/>')) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (!found.startsWith('<') && found.trim() !== '') {
      textOutside ||= depth === 0;
    }
  }
  return { deepest, textOutside };
}

function parseNodes(text: string): OrderedNode[] {
  try {
    return parser.parse(text, true) as OrderedNode[];
  } catch {
    return [];
  }
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
