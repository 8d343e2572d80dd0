import { XMLParser } from 'fast-xml-parser';
import { isJsonObject, objectAt, ownValue, textAt, type JsonObject } from '../../../ConnectionManager/model/flow/json';
import type { SolutionConnectionReference } from './solution';

/** The facts of a `<Workflow>` element. */
export interface WorkflowElement {
  /** The flow's file name in lower case; null where the element does not name it. */
  readonly fileName: string | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly stateCode: number;
  readonly isCloudFlow: boolean;
}

/** The facts of `solution.xml`. */
export interface SolutionManifest {
  readonly name: string | null;
  readonly managed: boolean;
}

const ATTRIBUTE = '@';
/** `workflow.category` 5, Modern Flow (Microsoft Learn, Process table reference). */
const CLOUD_FLOW = '5';
const ACTIVATED = 1;
const ACTIVE = 0;
const MANAGED = '1';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => name === 'connectionreference' || name === 'Workflow',
});

/**
 * Parses XML; elements become keys, attributes keys that start with `@`.
 *
 * @param bytes The file: UTF-8, a byte order mark allowed.
 * @throws Error where the text is not well-formed.
 */
export function parseXml(bytes: Uint8Array): JsonObject {
  const parsed: unknown = parser.parse(new TextDecoder().decode(bytes), true);
  return isJsonObject(parsed) ? parsed : {};
}

/**
 * The connection references of a solution; elements without logical name or connector are left out.
 *
 * @param customizations The parsed customizations.xml.
 * @param managed Whether the solution is managed.
 */
export function readConnectionReferences(customizations: JsonObject, managed: boolean): SolutionConnectionReference[] {
  const section = objectAt(customizations, 'ImportExportXml', 'connectionreferences');
  return elements(section, 'connectionreference').flatMap((element) => {
    const logicalName = textAt(element, `${ATTRIBUTE}connectionreferencelogicalname`);
    const connectorId = textAt(element, 'connectorid');
    if (logicalName === null || connectorId === null) {
      return [];
    }
    return [{
      logicalName,
      displayName: textAt(element, 'connectionreferencedisplayname') ?? logicalName,
      connectorId,
      description: textAt(element, 'description'),
      stateCode: codeAt(element, 'statecode', [0, 1]) ?? ACTIVE,
      managed,
    }];
  });
}

/**
 * The workflows of a packed solution's customizations.xml, or of one `.json.data.xml` file of an unpacked solution.
 *
 * @param document The parsed file.
 */
export function readWorkflowElements(document: JsonObject): WorkflowElement[] {
  const packed = elements(objectAt(document, 'ImportExportXml', 'Workflows'), 'Workflow');
  return [...packed, ...elements(document, 'Workflow')].map((element) => ({
    fileName: textAt(element, 'JsonFileName')?.split('/').pop()?.toLowerCase() ?? null,
    id: textAt(element, `${ATTRIBUTE}WorkflowId`)?.replace(/[{}]/g, '').toLowerCase() ?? null,
    name: textAt(element, `${ATTRIBUTE}Name`),
    description: textAt(element, `${ATTRIBUTE}Description`),
    stateCode: codeAt(element, 'StateCode', [0, 1, 2]) ?? ACTIVATED,
    isCloudFlow: (textAt(element, 'Category') ?? CLOUD_FLOW) === CLOUD_FLOW,
  }));
}

/**
 * The unique name of a solution, and whether it is managed. A SolutionPackager folder made for both forms (2) counts as unmanaged.
 *
 * @param document The parsed solution.xml.
 */
export function readManifest(document: JsonObject): SolutionManifest {
  const manifest = objectAt(document, 'ImportExportXml', 'SolutionManifest');
  return { name: textAt(manifest, 'UniqueName'), managed: ownValue(manifest, 'Managed') === MANAGED };
}

function elements(parent: JsonObject, name: string): JsonObject[] {
  const list = ownValue(parent, name);
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function codeAt(element: JsonObject, key: string, codes: readonly number[]): number | undefined {
  return codes.find((code) => String(code) === textAt(element, key));
}
