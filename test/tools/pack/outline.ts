import type { XmlElement } from '../../../tools/pack/xml';

/**
 * The element and attribute tree of a document, without its texts and values.
 * @param root The root element.
 * @returns One line an element: its name and its attributes' names, indented by two spaces a level, in the document's order.
 */
export function outline(root: XmlElement): string[] {
  return [[root.name, ...Object.keys(root.attributes)].join(' '), ...root.children.flatMap(outline).map((line) => `  ${line}`)];
}

/**
 * Lines of an outline, without the indentation that they have in a test's source.
 * @param text The lines, as written in a template literal.
 * @returns The lines.
 */
export function lines(text: string): string[] {
  const all = text.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...all.map((line) => line.length - line.trimStart().length));
  return all.map((line) => line.slice(indent));
}
