import type { SaveFile } from './ui/listParts';

/** The host's `context.navigation`; canvas hosts may lack members of it. */
type Navigation = Partial<Pick<ComponentFramework.Navigation, 'openFile'>>;

/** Microsoft Learn, "openFile": 1 opens, 2 saves. */
const SAVE = 2;

/**
 * Makes what hands a file to the person: through the host, since a control may not start a download by itself.
 *
 * @param navigation The host's navigation; undefined where it has none.
 * @returns Saves a file; null where the host can't.
 */
export function createSaveFile(navigation: Navigation | null | undefined): SaveFile | null {
  const openFile = navigation?.openFile;
  if (typeof openFile !== 'function') {
    return null;
  }
  return async ({ name, mimeType, content }) => {
    const bytes = new TextEncoder().encode(content);
    const file = { fileContent: toBase64(bytes), fileName: name, fileSize: Math.ceil(bytes.length / 1_024), mimeType };
    await openFile.call(navigation, file, { openMode: SAVE });
  };
}

/** As many arguments as every browser takes in one call. */
const CHUNK = 8_192;

/** `btoa` takes characters up to 255, each of which stands for a byte. */
function toBase64(bytes: Uint8Array): string {
  const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, index) =>
    String.fromCharCode(...bytes.subarray(index * CHUNK, (index + 1) * CHUNK)),
  );
  return btoa(chunks.join(''));
}
