/** A query option whose text literals are taken out, so that what they contain cannot confuse the grammar. */
export interface ProtectedText {
  /** The option with each literal replaced by its number: `name eq '0'`. */
  readonly text: string;
  readonly literals: readonly string[];
}

/**
 * Takes the literals out of a query option and brings the rest into the form that @odata/parser 0.2.14 understands:
 * literals of a query function's array in double quotes, no blanks round commas, every `not` in parentheses with its
 * operand (the parser lets `not` reach over a following `and` or `or`), and the whole of a $filter inside an $expand in
 * parentheses (a literal swallows a following semicolon).
 */
export function protectLiterals(option: string): ProtectedText {
  const literals: string[] = [];
  const numbered = option.replace(/'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)"/g, (_, single?: string, double?: string) => {
    literals.push(single === undefined ? unescapeJson(double ?? '') : single.replace(/''/g, "'"));
    return `'${literals.length - 1}'`;
  });
  const arrays = numbered.replace(/\[[^\]]*\]/g, (array) => array.replace(/'(\d+)'/g, '"$1"'));
  const compact = arrays.replace(/\s*([,;])\s*/g, '$1').trim();
  return { text: wrapNestedFilters(wrapNegations(compact)), literals };
}

/** The literal behind the number that stands in its place, from the raw text of a literal token (`'0'` or `"0"`). */
export function literalOf(raw: string, literals: readonly string[]): string {
  return literals[Number(raw.slice(1, -1))] ?? '';
}

function unescapeJson(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/** `not X and Y` → `(not X) and Y`, from the last `not` to the first, so that nested ones come out right. */
function wrapNegations(text: string): string {
  let wrapped = text;
  for (let at = lastNegation(wrapped); at >= 0; at = lastNegation(wrapped)) {
    const end = operandEnd(wrapped, at + 3);
    wrapped = `${wrapped.slice(0, at)}(NOT ${wrapped.slice(at + 3, end).trim()})${wrapped.slice(end)}`;
  }
  return wrapped.replace(/\bNOT /g, 'not ');
}

function lastNegation(text: string): number {
  return [...text.matchAll(/\bnot[\s(]/g)].at(-1)?.index ?? -1;
}

/** `nav($filter=X;$top=1)` → `nav($filter=(X);$top=1)`. */
function wrapNestedFilters(text: string): string {
  return text.split('$filter=').reduce((before, part) => {
    const end = optionEnd(part);
    return `${before}$filter=(${part.slice(0, end)})${part.slice(end)}`;
  });
}

/** Where an option inside an $expand ends: at a semicolon or at the parenthesis that closes the expansion. */
function optionEnd(text: string): number {
  let depth = 0;
  const end = [...text].findIndex((character) => {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    return depth < 0 || (depth === 0 && character === ';');
  });
  return end < 0 ? text.length : end;
}

/** Where the operand of a `not` ends: a path, then a parenthesis with everything in it. */
function operandEnd(text: string, from: number): number {
  let at = from;
  while (/[\s\w/.$]/.test(text.charAt(at)) && !/^\s(and|or)\b/.test(text.slice(at))) {
    at += 1;
  }
  if (text.charAt(at) !== '(') {
    return at;
  }
  let depth = 0;
  do {
    depth += text.charAt(at) === '(' ? 1 : text.charAt(at) === ')' ? -1 : 0;
    at += 1;
  } while (depth > 0 && at < text.length);
  return at;
}
