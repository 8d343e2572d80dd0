/** What is wrong with a logical name that was typed. */
export type LogicalNameMistake = 'empty' | 'no-prefix' | 'characters' | 'too-long';

/** The column holds 200 (Microsoft Learn, table connectionreference). */
const longest = 200;

/**
 * A logical name for a new connection reference.
 *
 * @param prefix Prefix of a publisher, without the underscore.
 * @param displayName What people are to call it.
 * @param taken Logical names that there are, in lower case.
 * @returns The name: letters, digits and underscores, and a number where it would be taken.
 */
export function referenceLogicalName(prefix: string, displayName: string, taken: ReadonlySet<string>): string {
  const plain = displayName.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]/g, '');
  const base = `${prefix.toLowerCase()}_${plain === '' ? 'dataverse' : plain}`.slice(0, longest - 6);
  if (!taken.has(base)) {
    return base;
  }
  let number = 2;
  while (taken.has(`${base}${number}`)) {
    number++;
  }
  return `${base}${number}`;
}

/**
 * What is wrong with a logical name.
 *
 * @param text The name.
 * @returns Null where nothing is.
 */
export function logicalNameMistake(text: string): LogicalNameMistake | null {
  const name = text.trim();
  if (name === '') {
    return 'empty';
  }
  if (!/^[a-z][a-z0-9]{1,7}_./i.test(name)) {
    return 'no-prefix';
  }
  if (!/^\w+$/.test(name)) {
    return 'characters';
  }
  return name.length > longest ? 'too-long' : null;
}
