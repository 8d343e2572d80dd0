import { parseArgs } from 'node:util';
import { readFaultOption } from './faults/faultOption';
import type { FaultRule } from './faults/faultRule';
import { faultWords } from './faults/parseFaultRule';
import type { SampleOptions } from './sample/generateSample';

/** How `npm run emulator` is used. */
export const usage = `Usage: npm run emulator -- [--port 8182] [--data FILE | --sample 10000x10000] [--seed N] [--fault RULE]...

  --port    port on this machine; 0 is any free one
  --data    environment as JSON (entity set name → rows, and "user") in place of the sample
  --sample  connection references x cloud flows of the sample, each flow's clientdata filled up to 20,000 characters
            (the sample's own cases, some 50 and 70, are always there)
  --seed    whole number: another one, another sample
  --fault   what goes wrong, as words between semicolons; may be repeated, also with
            --fault "table=connectionreferences; page=2; first=1; throttle=requests; retry-after=5"

${faultWords}`;

/** What the embedded Dataverse is started with. */
export interface ServeOptions {
  readonly help: boolean;
  readonly port: number;
  readonly data?: string;
  readonly sample: SampleOptions;
  readonly faults: FaultRule[];
}

/** Characters of each flow's clientdata in a sample of a given size. */
const clientdataBytes = 20_000;

/** What one sample can have of a kind: with the clientdata of more flows, memory runs out. */
const mostRows = 20_000;

/**
 * Reads the parameters of `npm run emulator`.
 * @throws Error that says which of them is not understood, and why
 */
export function readServeOptions(parameters: string[]): ServeOptions {
  const { values } = parseArgs({
    args: parameters,
    options: {
      port: { type: 'string', default: '8182' },
      data: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  const { data, sample, seed } = values;
  if (data !== undefined && (sample !== undefined || seed !== undefined)) {
    throw new Error('--data: not together with --sample and --seed, which say what to make in its place.');
  }
  return {
    help: values.help,
    port: readNumber('--port', values.port, 65_535),
    ...(data === undefined ? {} : { data }),
    sample: {
      ...(sample === undefined ? {} : readSample(sample)),
      ...(seed === undefined ? {} : { seed: readNumber('--seed', seed, Number.MAX_SAFE_INTEGER) }),
    },
    faults: readFaultOption(values.fault),
  };
}

function readNumber(name: string, text: string, highest: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > highest) {
    throw new Error(`${name}: expected a whole number to ${highest}, got ${text}.`);
  }
  return number;
}

function readSample(text: string): SampleOptions {
  const [, connectionReferences = NaN, flows = NaN] = (/^(\d+)x(\d+)$/i.exec(text) ?? []).map(Number);
  if (!(connectionReferences <= mostRows && flows <= mostRows)) {
    throw new Error(`--sample: expected connection references x cloud flows, to ${mostRows} each, such as 10000x10000, got ${text}.`);
  }
  return { connectionReferences, flows, clientdataBytes };
}
