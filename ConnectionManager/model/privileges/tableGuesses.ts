import type { TableName } from './privileges';

/** What set and logical names are made of; nothing else is worth asking for. */
const NAME = /^[a-z_]\w*$/i;

/**
 * Whether a name can be that of a table at all. Flows may hold anything.
 *
 * @param name As the flow writes it.
 */
export function isTableName({ name }: TableName): boolean {
  return NAME.test(name);
}

/**
 * The logical names that a table may have, the likeliest first. Nine sets in ten have the plural of the logical name, most of the rest
 * end in `set` or `collection`, or have the name itself; a publisher may choose any other, so that a guess has to be confirmed.
 *
 * @param table The name as a flow writes it.
 * @returns In lower case, as all logical names are.
 */
export function logicalNameGuesses({ name, kind }: TableName): string[] {
  const set = name.toLowerCase();
  if (kind === 'logical') {
    return [set];
  }
  const endings: readonly (readonly [RegExp, string])[] = [
    [/ies$/, 'y'],
    [/set$/, ''],
    [/collection$/, ''],
    [/(ch|sh|s|x|z)es$/, '$1'],
    [/s$/, ''],
  ];
  const singulars = endings.filter(([ending]) => ending.test(set)).map(([ending, singular]) => set.replace(ending, singular));
  return [...new Set([...singulars, set])].filter((guess) => guess !== '');
}
