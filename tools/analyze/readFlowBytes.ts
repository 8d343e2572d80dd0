import { parse } from 'node:path';
import type { FlowProfile } from '../../ConnectionManager/model/flow/flowProfile';
import { parseFlow, type FlowProblem } from '../../ConnectionManager/model/flow/parseFlow';

/** A flow's file: the flow and its text without a byte order mark, or why it is no flow. */
export type FlowFile =
  | { readonly flow: FlowProfile; readonly text: string; readonly problem: null }
  | { readonly flow: null; readonly text: null; readonly problem: FlowProblem | 'not-utf-8' };

/** The id that solutions append to the names of their flow files. */
const ID_AT_END = /-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads a flow from a file's bytes.
 *
 * @param bytes The content: JSON in UTF-8, a byte order mark allowed.
 * @param path The file's path; its name is the name of a flow that does not name itself.
 */
export function readFlowBytes(bytes: Uint8Array, path: string): FlowFile {
  const text = decodeUtf8(bytes);
  if (text === null) {
    return { flow: null, text: null, problem: 'not-utf-8' };
  }
  const { flow, problem } = parseFlow(text, parse(path).name.replace(ID_AT_END, ''));
  return flow ? { flow, text: text.replace(/^\uFEFF/, ''), problem: null } : { flow: null, text: null, problem };
}

/** The text with its byte order mark; null where the bytes are no UTF-8, or more than a text can hold. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
