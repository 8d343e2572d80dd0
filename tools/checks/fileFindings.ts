import { MANIFEST_PATH, type ControlFiles } from './controlFiles';
import type { ControlManifest } from './controlManifest';
import type { Finding } from './finding';

/**
 * Checks that a built control has the files its manifest lists, in the same letter case, and no other.
 * @param files The built control.
 * @param manifest Its manifest.
 * @returns What is wrong; empty when nothing is.
 */
export function fileFindings(files: ControlFiles, manifest: ControlManifest): Finding[] {
  const listed = manifest.resources.map(({ path }) => path);
  const missing = manifest.resources.filter(({ path }) => !files.has(path));
  return [
    ...missing.map(({ kind, path }) => missingFinding(files, kind, path)),
    ...unlistedFindings(files, listed),
  ];
}

function missingFinding(files: ControlFiles, kind: string, path: string): Finding {
  const near = [...files.keys()].find((candidate) => sameButForCase(candidate, path));
  return near === undefined
    ? {
      name: 'resource-missing',
      what: `the manifest lists ${kind} ${path}, which was not built`,
      why: 'an import is refused, or the control shows no text, when a listed file is not in the solution',
      fix: 'add the file to the control\'s folder or take it out of ControlManifest.Input.xml, and build',
    }
    : {
      name: 'path-case',
      what: `the manifest lists ${kind} ${path}, the file is ${near}`,
      why: 'paths in a solution are compared letter by letter; what works on Windows fails at import',
      fix: 'give the file and the manifest\'s path the same letter case, and build',
    };
}

function unlistedFindings(files: ControlFiles, listed: readonly string[]): Finding[] {
  const known = new Set([MANIFEST_PATH, ...listed, ...listed.map((path) => `${path}.LICENSE.txt`)]);
  return [...files.keys()]
    .filter((path) => !known.has(path) && !listed.some((listedPath) => sameButForCase(listedPath, path)))
    .map((path) => ({
      name: 'unlisted-file',
      what: `${path} is in the built control, but not in its manifest`,
      why: 'it would be shipped, and whether the platform loads it is not documented',
      fix: 'list it in ControlManifest.Input.xml or remove it, and build',
    }));
}

function sameButForCase(one: string, other: string): boolean {
  return one !== other && one.toLowerCase() === other.toLowerCase();
}
