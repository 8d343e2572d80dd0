import { XMLParser } from 'fast-xml-parser';

interface ResxFile {
  root?: { data?: { '@_name': string; value?: string }[] };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (_name, path) => path === 'root.data',
});

/**
 * Reads the texts of a .resx file.
 * @returns the texts by their names
 * @throws {Error} when the file is not well-formed XML
 */
export function parseResx(xml: string): Map<string, string> {
  const { root } = parser.parse(xml, true) as ResxFile;
  return new Map((root?.data ?? []).map((entry) => [entry['@_name'], entry.value ?? '']));
}
