import { readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { compareText } from '../../ConnectionManager/model/flow/compareText';
import type { FlowProfile } from '../../ConnectionManager/model/flow/flowProfile';
import { looksLikeZip, readZip } from '../zip';
import { listFiles } from './listFiles';
import { readFlowBytes, type FlowFile } from './readFlowBytes';

/** A flow and where it was found. */
export interface AnalyzedFlow extends FlowProfile {
  /** The path as given, `folder/path inside it`, or `zip!entry`. */
  readonly source: string;
}

/** Something that could not be read, and why. */
export interface Finding {
  readonly source: string;
  readonly message: string;
}

/** What the command prints. Both lists are sorted by source. */
export interface Analysis {
  readonly flows: readonly AnalyzedFlow[];
  /** The named paths that are missing, or no flow, folder or zip. */
  readonly errors: readonly Finding[];
}

/** What was found in one path, file or entry, or in all of them. */
interface Content {
  readonly flows: readonly AnalyzedFlow[];
  readonly errors: readonly Finding[];
  /** Files in folders and zips that should be JSON, and folders in folders, that can't be read. */
  readonly passedOver: readonly Finding[];
}

const NOTHING: Content = { flows: [], errors: [], passedOver: [] };

const PROBLEMS: Record<NonNullable<FlowFile['problem']>, string> = {
  'not-utf-8': 'not text in UTF-8',
  'not-json': 'not JSON',
  'not-a-flow': 'not a flow: there is no definition with triggers or actions',
};

/** The flows of a solution lie directly in this folder of its zip. A backslash is no part of a name: on Windows it is a path. */
const FLOW_ENTRY = /^Workflows\/[^/\\]*\.json$/;

/**
 * Reads the flows of files, folders and solution zips.
 *
 * @param paths Paths of flow files, folders and zips.
 * @returns The analysis, and what was passed over in folders and zips although it may have been meant to be a flow.
 */
export async function analyze(paths: readonly string[]): Promise<{ analysis: Analysis; passedOver: readonly Finding[] }> {
  const contents: Content[] = [];
  for (const path of paths) {
    contents.push(await readNamedPath(path));
  }
  const { flows, errors, passedOver } = merge(contents);
  return { analysis: { flows: [...flows].sort(bySource), errors: [...errors].sort(bySource) }, passedOver };
}

async function readNamedPath(path: string): Promise<Content> {
  try {
    return statSync(path).isDirectory() ? readFolder(path) : await readNamedFile(path);
  } catch (error) {
    return { ...NOTHING, errors: [{ source: path, message: describe(error) }] };
  }
}

async function readNamedFile(path: string): Promise<Content> {
  const bytes = readFileSync(path);
  if (path.toLowerCase().endsWith('.zip') || looksLikeZip(bytes)) {
    return readSolutionZip(path, bytes);
  }
  const { flow, problem } = readFlowBytes(bytes, path);
  return flow ? found(path, flow) : { ...NOTHING, errors: [{ source: path, message: PROBLEMS[problem] }] };
}

function readFolder(folder: string): Content {
  const { files, unreadable } = listFiles(folder);
  const start = folder.endsWith('/') || folder.endsWith(sep) ? folder : `${folder}/`;
  return merge([
    ...unreadable.map((inside) => passOver(start + inside, "the folder can't be listed")),
    ...files
      .filter((file) => file.endsWith('.json'))
      .map((file) => readCandidate(start + file, () => readFileSync(join(folder, file)))),
  ]);
}

async function readSolutionZip(path: string, bytes: Uint8Array): Promise<Content> {
  const entries = await readZip(bytes, (name) => FLOW_ENTRY.test(name));
  return merge([...entries].map(([name, content]) => readCandidate(`${path}!${name}`, () => content)));
}

/** Reads a file that counts if it is a flow. JSON of something else is no news; a file that can't be read as JSON is. */
function readCandidate(source: string, read: () => Uint8Array): Content {
  try {
    const { flow, problem } = readFlowBytes(read(), source);
    if (flow) {
      return found(source, flow);
    }
    return problem === 'not-a-flow' ? NOTHING : passOver(source, PROBLEMS[problem]);
  } catch (error) {
    return passOver(source, describe(error));
  }
}

function found(source: string, flow: FlowProfile): Content {
  return { ...NOTHING, flows: [{ source, ...flow }] };
}

function passOver(source: string, message: string): Content {
  return { ...NOTHING, passedOver: [{ source, message }] };
}

function merge(contents: readonly Content[]): Content {
  return {
    flows: contents.flatMap((content) => content.flows),
    errors: contents.flatMap((content) => content.errors),
    passedOver: contents.flatMap((content) => content.passedOver),
  };
}

/** Everything that is called here throws an Error, with a code where the file system refuses. */
function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'no such file or folder' : message;
}

function bySource(a: { readonly source: string }, b: { readonly source: string }): number {
  return compareText(a.source, b.source);
}
