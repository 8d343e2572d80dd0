import { posix } from 'node:path';
import { derivedId, readFlowFile, type FoundFlow } from './readFlowFile';
import { findPackages, readPackage, workflowsFolder, type SolutionPackage } from './readPackage';
import type { Solution, SolutionConnectionReference, SolutionFlow } from './solution';
import { openSolutionFiles, type SolutionFiles } from './solutionFiles';
import { withSource } from './withSource';

/** Where the ids of connectors start (a connection reference's `connectorid` in solutions). */
const CONNECTORS = '/providers/Microsoft.PowerApps/apis/';

/**
 * Reads the connection references and cloud flows of a solution: a zip, an extracted zip, an unpacked folder (the form of
 * SolutionPackager), or a folder that holds several of them. Flow files that lie in no solution are read too; as they come
 * without definitions of their connection references, one is made for each that they name, so that people see their files.
 * A reference that a solution's flow names and the solution does not define stays missing: that is a finding.
 *
 * @param path The folder or the zip.
 * @throws Error that says which file can't be read and why, or that there is neither a solution nor a flow.
 */
export async function readSolution(path: string): Promise<Solution> {
  return withSource(path, async () => {
    const files = await openSolutionFiles(path);
    const customizations = findPackages(files);
    const packages: SolutionPackage[] = [];
    for (const file of customizations) {
      packages.push(await readPackage(files, file));
    }
    const loose = await readLooseFlows(files, new Set(customizations.map(workflowsFolder)));
    if (packages.length === 0 && loose.length === 0) {
      throw new Error('holds neither a solution (customizations.xml) nor a flow');
    }
    return combine(packages, loose);
  });
}

async function readLooseFlows(files: SolutionFiles, packaged: ReadonlySet<string>): Promise<FoundFlow[]> {
  const flows: FoundFlow[] = [];
  for (const file of files.names.filter((name) => name.endsWith('.json') && !packaged.has(posix.dirname(name)))) {
    const found = await readFlowFile(files, file, { managed: false, elements: new Map(), strict: false });
    if (found) {
      flows.push(found);
    }
  }
  return flows;
}

function combine(packages: readonly SolutionPackage[], loose: readonly FoundFlow[]): Solution {
  const references = [...packages.flatMap((part) => part.connectionReferences), ...loose.flatMap(namedReferences)];
  // Of equal names the first stands, and a Map keeps the last.
  const byName = new Map(references.reverse().map((reference) => [reference.logicalName.toLowerCase(), reference]));
  return {
    names: packages.flatMap((part) => part.name ?? []),
    connectionReferences: [...byName.values()].reverse(),
    flows: withUniqueIds([...packages.flatMap((part) => part.flows), ...loose]),
  };
}

function namedReferences({ profile }: FoundFlow): SolutionConnectionReference[] {
  return profile.connections.flatMap(({ connectionReference, connector }) => {
    if (connectionReference === null || connector === null) {
      return [];
    }
    const connectorId = CONNECTORS + connector;
    return [{ logicalName: connectionReference, displayName: connectionReference, connectorId, description: null, stateCode: 0, managed: false }];
  });
}

/** Copies of one flow in several folders have the same id: the later ones get another. */
function withUniqueIds(found: readonly FoundFlow[]): SolutionFlow[] {
  const taken = new Set<string>();
  return found.map(({ flow, file }) => {
    const id = taken.has(flow.id) ? derivedId(file) : flow.id;
    taken.add(id);
    return { ...flow, id };
  });
}
