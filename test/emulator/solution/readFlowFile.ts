import { posix } from 'node:path';
import type { FlowProfile } from '../../../ConnectionManager/model/flow/flowProfile';
import { readFlowBytes } from '../../../tools/analyze/readFlowBytes';
import { createIdentify } from '../sample/random';
import type { SolutionFlow } from './solution';
import type { SolutionFiles } from './solutionFiles';
import { parseXml, readWorkflowElements, type WorkflowElement } from './solutionXml';
import { withSource } from './withSource';

/** A flow and what the reader says about it. */
export interface FoundFlow {
  readonly flow: SolutionFlow;
  readonly profile: FlowProfile;
  /** Its file, inside the folder or zip. */
  readonly file: string;
}

/** What a solution says about the flows of its folder `Workflows`. */
export interface FlowContext {
  readonly managed: boolean;
  /** Workflow elements by file name in lower case. */
  readonly elements: ReadonlyMap<string, WorkflowElement>;
  /** Whether a file that is no JSON is an error: in a folder of all sorts of files it is not. */
  readonly strict: boolean;
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const ACTIVATED = 1;
const DERIVED_IDS = createIdentify(0);

/**
 * Reads a flow's file, with the `.json.data.xml` of SolutionPackager where one lies beside it.
 *
 * @param files The files of the solution.
 * @param file The flow's file.
 * @param context What the solution says about it.
 * @returns Null where the file is not a cloud flow.
 * @throws Error with the file's name and why it can't be read.
 */
export async function readFlowFile(files: SolutionFiles, file: string, context: FlowContext): Promise<FoundFlow | null> {
  const { flow: profile, text, problem } = readFlowBytes(await files.read(file), file);
  if (!profile) {
    if (context.strict && problem !== 'not-a-flow') {
      throw new Error(`${file}: ${problem === 'not-json' ? 'not JSON' : 'not text in UTF-8'}`);
    }
    return null;
  }
  const element = (await readElementBeside(files, file)) ?? context.elements.get(posix.basename(file).toLowerCase());
  if (element?.isCloudFlow === false) {
    return null;
  }
  const flow = {
    id: validGuid(element?.id) ?? validGuid(posix.basename(file)) ?? derivedId(file),
    name: element?.name ?? profile.name,
    description: element?.description ?? null,
    stateCode: element?.stateCode ?? ACTIVATED,
    clientData: text,
    managed: context.managed,
  };
  return { flow, profile, file };
}

/**
 * An id for a flow without one: the same on every reading.
 *
 * @param file The flow's file, inside the folder or zip.
 */
export function derivedId(file: string): string {
  return DERIVED_IDS('workflow', file);
}

async function readElementBeside(files: SolutionFiles, file: string): Promise<WorkflowElement | undefined> {
  const beside = `${file}.data.xml`;
  if (!files.names.includes(beside)) {
    return undefined;
  }
  return withSource(beside, async () => readWorkflowElements(parseXml(await files.read(beside)))[0]);
}

function validGuid(text: string | null | undefined): string | null {
  return text?.match(GUID)?.[0].toLowerCase() ?? null;
}
