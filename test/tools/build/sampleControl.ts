import type { ControlFiles } from '../../../tools/checks/controlFiles';

/** The version that the sample control and its package have. */
export const SAMPLE_VERSION = '0.1.0';

/** What may be made different in a sample control. */
export interface SampleChanges {
  /** Replaces a text of the manifest; each must occur in it. */
  readonly manifest?: Readonly<Record<string, string>>;
  readonly bundle?: string;
  readonly without?: string;
  readonly with?: Readonly<Record<string, string>>;
}

const MANIFEST = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<manifest>
  <control namespace="ConnectionManager" constructor="ConnectionManager" version="0.1.0" display-name-key="Name" control-type="virtual">
    <external-service-usage enabled="false"/>
    <property name="anchor" display-name-key="Anchor" of-type="SingleLine.Text" usage="bound" required="false"/>
    <resources>
      <code path="bundle.js" order="1"/>
      <platform-library name="React" version="16.14.0"/>
      <platform-library name="Fluent" version="9.46.2"/>
      <resx path="strings/ConnectionManager.1033.resx" version="1.0.0"/>
      <css path="css/ConnectionManager.css" order="1"/>
      <img path="img/icon.png"/>
    </resources>
    <built-by name="pac" version="1.51.1"/>
  </control>
</manifest>`;

/**
 * A small control as pcf-scripts would have built it: manifest, bundle with its licence notes, and one resx, css and img.
 * @param changes What to make different.
 * @returns Its files.
 */
export function sampleControl(changes: SampleChanges = {}): ControlFiles {
  const texts = new Map([
    ['ControlManifest.xml', Object.entries(changes.manifest ?? {}).reduce(replaceOnce, MANIFEST)],
    ['bundle.js', changes.bundle ?? 'var control;(()=>{"use strict";const r=Reactv16,f=FluentUIReactv940;control=r&&f})();'],
    ['bundle.js.LICENSE.txt', '/*! a licence */'],
    ['css/ConnectionManager.css', '.connection-manager { height: 100%; }'],
    ['img/icon.png', 'png'],
    ['strings/ConnectionManager.1033.resx', '<root><data name="Name"><value>Connections</value></data></root>'],
    ...Object.entries(changes.with ?? {}),
  ]);
  texts.delete(changes.without ?? '');
  return new Map([...texts].map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

function replaceOnce(text: string, [from, to]: [string, string]): string {
  if (!text.includes(from)) {
    throw new Error(`the sample manifest has no ${from}`);
  }
  return text.replace(from, to);
}
