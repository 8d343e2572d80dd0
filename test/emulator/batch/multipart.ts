/** A part of a multipart message: its headers by lower-case name, and what follows them. */
export interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly content: string;
}

/** The boundary in a `multipart/mixed; boundary=...` content type, with or without quotation marks; undefined without one. */
export function boundaryOf(contentType: string | null | undefined): string | undefined {
  const [, quoted, plain] = /^\s*multipart\/mixed\s*;(?:[^"]*;)?\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType ?? '') ?? [];
  return quoted ?? plain;
}

/**
 * The parts of a multipart message (RFC 2046), with CRLF or LF as its line endings; undefined if it does not begin and end with the
 * boundary.
 */
export function splitParts(text: string, boundary: string): Part[] | undefined {
  const delimiter = new RegExp(`(?:^|\\r?\\n)--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g');
  const found = [...text.matchAll(delimiter)];
  const end = found.findIndex((match) => match[1] !== undefined);
  if (end < 0) {
    return undefined;
  }
  return found.slice(0, end).map((match, index) => readPart(text.slice(match.index + match[0].length, found[index + 1]?.index)));
}

/** Headers up to the first empty line, and what comes after it. The text begins with the line ending of the line before. */
export function readPart(text: string): Part {
  const [, head = '', content = ''] = /^(?:\r?\n)?((?:[^\r\n]+(?:\r?\n|$))*)(?:\r?\n)?([^]*)$/.exec(text) ?? [];
  const headers = head.split(/\r?\n/).flatMap((line) => {
    const [, name, value = ''] = /^([^:]+?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  return { headers: new Map(headers), content };
}
