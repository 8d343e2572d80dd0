import { find, parseXml, type XmlElement } from '../pack/xml';

/** A file that a manifest lists. */
export interface ListedResource {
  readonly kind: 'code' | 'resx' | 'css' | 'img' | 'preview-image';
  /** Relative to the control's folder. */
  readonly path: string;
}

/** What the checks and the packer need of a control's manifest. */
export interface ControlManifest {
  readonly namespace: string;
  readonly constructorName: string;
  readonly version: string;
  /** `virtual` for a React control; `standard` when the manifest says nothing. */
  readonly controlType: string;
  /** The `enabled` attribute of `external-service-usage`; undefined when the element is absent. */
  readonly externalServices: string | undefined;
  /** Version by name (`React`, `Fluent`). */
  readonly platformLibraries: Readonly<Record<string, string>>;
  readonly resources: readonly ListedResource[];
}

const FILE_KINDS: readonly string[] = ['code', 'resx', 'css', 'img', 'preview-image'] satisfies ListedResource['kind'][];

/**
 * Reads a control's manifest, before or after a build.
 * Element and attribute names: Microsoft Learn, "Manifest schema reference" of the component framework.
 * @param xml The manifest's text.
 * @returns What it says.
 * @throws Error when it is not XML or has no `control` element.
 */
export function readControlManifest(xml: string): ControlManifest {
  const control = find(parseXml(xml), 'control');
  if (!control) {
    throw new Error('the manifest has no <control>');
  }
  const resources = find(control, 'resources')?.children ?? [];
  return {
    namespace: attribute(control, 'namespace'),
    constructorName: attribute(control, 'constructor'),
    version: attribute(control, 'version'),
    controlType: control.attributes['control-type'] ?? 'standard',
    externalServices: find(control, 'external-service-usage')?.attributes.enabled,
    platformLibraries: Object.fromEntries(
      resources
        .filter(({ name }) => name === 'platform-library')
        .map((library) => [attribute(library, 'name'), attribute(library, 'version')]),
    ),
    resources: resources
      .filter((resource) => FILE_KINDS.includes(resource.name))
      .map((resource) => ({ kind: resource.name as ListedResource['kind'], path: attribute(resource, 'path') })),
  };
}

/**
 * The control's name in Dataverse.
 * @param prefix The customization prefix of the solution's publisher, such as `cmgr`.
 * @param manifest The control's manifest.
 * @returns `prefix_namespace.constructor`.
 */
export function controlName(prefix: string, manifest: Pick<ControlManifest, 'namespace' | 'constructorName'>): string {
  return `${prefix}_${manifest.namespace}.${manifest.constructorName}`;
}

function attribute(from: XmlElement, name: string): string {
  return from.attributes[name] ?? '';
}
