import { parseResx } from '../../tools/resx';

/**
 * Creates `context.resources` of resx files, the user's language first and the fallback after it. A name that no file
 * has gives an empty string; hosts are seen to answer that or the name itself.
 */
export function createResources(resxFiles: readonly string[]): ComponentFramework.Resources {
  const languages = resxFiles.map(parseResx);
  return {
    getString: (id) => languages.find((texts) => texts.has(id))?.get(id) ?? '',
    getResource: (_id, _success, failure) => failure(),
  };
}
