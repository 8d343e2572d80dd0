import { posix } from 'node:path';
import { readFlowFile, type FoundFlow } from './readFlowFile';
import type { SolutionConnectionReference } from './solution';
import type { SolutionFiles } from './solutionFiles';
import { parseXml, readConnectionReferences, readManifest, readWorkflowElements, type SolutionManifest } from './solutionXml';
import { withSource } from './withSource';

/** One solution of a folder or zip. */
export interface SolutionPackage {
  readonly name: string | null;
  readonly connectionReferences: readonly SolutionConnectionReference[];
  readonly flows: readonly FoundFlow[];
}

/** The file that makes a folder a solution: in its root when packed, in `Other` when unpacked. */
const CUSTOMIZATIONS = /(?:^|\/)customizations\.xml$/i;

/**
 * The files that make a folder a solution, one for each.
 *
 * @param files The files of the folder or zip.
 */
export function findPackages(files: SolutionFiles): string[] {
  return files.names.filter((name) => CUSTOMIZATIONS.test(name));
}

/**
 * The folder of a solution's flows.
 *
 * @param customizations One of {@link findPackages}.
 */
export function workflowsFolder(customizations: string): string {
  const folder = posix.dirname(customizations);
  return posix.join(posix.basename(folder) === 'Other' ? posix.dirname(folder) : folder, 'Workflows');
}

/**
 * Reads one solution.
 *
 * @param files The files of the folder or zip.
 * @param customizations One of {@link findPackages}.
 * @throws Error with the name of the file that can't be read and why.
 */
export async function readPackage(files: SolutionFiles, customizations: string): Promise<SolutionPackage> {
  const document = await withSource(customizations, async () => parseXml(await files.read(customizations)));
  const { name, managed } = await readManifestBeside(files, customizations);
  const elements = new Map(readWorkflowElements(document).map((element) => [element.fileName ?? '', element]));
  const folder = workflowsFolder(customizations);
  const flows: FoundFlow[] = [];
  for (const file of files.names.filter((candidate) => posix.dirname(candidate) === folder && candidate.endsWith('.json'))) {
    const found = await readFlowFile(files, file, { managed, elements, strict: true });
    if (found) {
      flows.push(found);
    }
  }
  return { name, connectionReferences: readConnectionReferences(document, managed), flows };
}

async function readManifestBeside(files: SolutionFiles, customizations: string): Promise<SolutionManifest> {
  const expected = posix.join(posix.dirname(customizations), 'solution.xml').toLowerCase();
  const file = files.names.find((name) => name.toLowerCase() === expected);
  return file === undefined ? readManifest({}) : withSource(file, async () => readManifest(parseXml(await files.read(file))));
}
