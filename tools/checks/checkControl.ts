import { bundleFindings } from './bundleFindings';
import { bundleSize, sizeFindings } from './bundleSize';
import { MANIFEST_PATH, textOf, type ControlFiles } from './controlFiles';
import { readControlManifest } from './controlManifest';
import { fileFindings } from './fileFindings';
import type { Finding } from './finding';
import { manifestFindings } from './manifestFindings';

/** Name of a control's code after a build (pcf-scripts writes it so). */
export const BUNDLE_PATH = 'bundle.js';

/**
 * Checks a built control: its manifest, its files, and its bundle.
 * @param files The built control.
 * @param packageVersion The version of package.json, `a.b.c`.
 * @returns What is wrong; empty when it may be packed.
 * @throws Error when the manifest is not XML or has no `control` element.
 */
export function checkControl(files: ControlFiles, packageVersion: string): Finding[] {
  const xml = textOf(files, MANIFEST_PATH);
  if (xml === undefined) {
    return [{
      name: 'manifest-missing',
      what: `the built control has no ${MANIFEST_PATH}`,
      why: 'without it there is no control',
      fix: 'run npm run build, and read what it says',
    }];
  }
  const manifest = readControlManifest(xml);
  const bundle = files.get(BUNDLE_PATH) ?? new Uint8Array();
  return [
    ...manifestFindings(manifest, packageVersion),
    ...fileFindings(files, manifest),
    ...bundleFindings(new TextDecoder().decode(bundle)),
    ...sizeFindings(bundleSize(bundle)),
  ];
}
