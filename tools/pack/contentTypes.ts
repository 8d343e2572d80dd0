import { element, writeXml } from './xml';

/** Name of the part that gives the types of the others. */
export const CONTENT_TYPES_PATH = '[Content_Types].xml';

/** What the platform's own exports write for every extension. */
const CONTENT_TYPE = 'application/octet-stream';

/**
 * Makes a package's `[Content_Types].xml` (ECMA-376 part 2, Open Packaging Conventions): one `Default` an extension, one
 * `Override` a file without extension.
 * @param paths The package's other files.
 * @returns The text.
 */
export function contentTypesXml(paths: readonly string[]): string {
  const extensions = new Set(paths.map(extensionOf).filter((extension) => extension !== undefined));
  const bare = paths.filter((path) => extensionOf(path) === undefined);
  return writeXml(element('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [
    ...[...extensions].sort().map((extension) => element('Default', { Extension: extension, ContentType: CONTENT_TYPE })),
    ...bare.map((path) => element('Override', { PartName: `/${path}`, ContentType: CONTENT_TYPE })),
  ]));
}

/**
 * The extension of a path's last segment.
 * @param path A path with `/`.
 * @returns The extension without its dot, or undefined when there is none.
 */
export function extensionOf(path: string): string | undefined {
  return /\.([^./]+)$/.exec(path)?.[1];
}
