import { parseArgs } from 'node:util';
import { rowsOf } from '../emulator/environmentData';
import { readFaultOption } from '../emulator/faults/faultOption';
import { FaultRuleError, type FaultRule } from '../emulator/faults/faultRule';
import { faultWords } from '../emulator/faults/parseFaultRule';
import { isBundleStale } from '../../tools/checks/productionBuild';
import { connectOrg } from '../../tools/org/connectOrg';
import { buildBundle } from './bundle';
import { loadHostEnvironment } from './environment';
import { servePage, startHost } from './hostServer';
import { openBrowser } from './openBrowser';
import { readOrgOptions, type OrgOptions } from './org/orgOptions';
import { createOrgProxy } from './org/orgProxy';
import { readSignedInUser } from './org/signedInUser';

const usage = `Usage: npm start -- [--port 8181] [--data FILE] [--solution PATH]... [--fault RULE]... [--no-open]
       npm start -- --org https://NAME.crm.dynamics.com [--write] [--port 8181] [--no-open]

  --port      port on this machine; 0 is any free one
  --data      environment as JSON (entity set name → rows, and "user") in place of the sample
  --solution  unpacked solution or solution .zip to add; may be repeated
  --fault     what goes wrong between the page and the embedded Dataverse, as words between semicolons; may be repeated
  --org       a real environment, read-only, as whom the Azure CLI or a device code signs in
  --write     let the page write to that environment
  --no-open   do not open the browser

${faultWords}`;

interface Options {
  port: number;
  data: string | undefined;
  solutions: string[];
  faults: FaultRule[];
  org: OrgOptions | undefined;
  open: boolean;
  help: boolean;
}

/** @throws {Error} that says which parameter is not understood */
function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8181' },
      data: { type: 'string' },
      solution: { type: 'string', multiple: true, default: [] },
      fault: { type: 'string', multiple: true, default: [] },
      org: { type: 'string' },
      write: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port: ${values.port} is no port.`);
  }
  const { data, solution, help } = values;
  if (values.fault.length > 0 && values.org !== undefined) {
    throw new Error("--fault can't be combined with --org: faults are the embedded Dataverse's. Leave one of the two out.");
  }
  const faults = readFaultOption(values.fault);
  return { port, data, solutions: solution, faults, org: help ? undefined : readOrgOptions(values), open: !values['no-open'], help };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function explain(error: unknown, port: number): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} is in use: choose another one with --port.`;
  }
  return error instanceof FaultRuleError ? `--fault: ${error.message}` : messageOf(error);
}

/** Opens the page's port once everything is at hand, and gives the page's address. */
type Serve = () => Promise<string>;

async function prepareFiles({ port, data, solutions, faults }: Options): Promise<Serve> {
  const environment = await loadHostEnvironment(data, solutions);
  return async () => {
    const { url, emulator } = await startHost({ port, data: environment, faults });
    emulator.notes.forEach((note) => console.log(note));
    const count = (entitySet: string): number => rowsOf(environment, entitySet).length;
    console.log(`${count('connectionreferences')} connection references, ${count('workflows')} processes`);
    return url;
  };
}

async function prepareOrg(port: number, { address, write }: OrgOptions): Promise<Serve> {
  const log = (line: string): void => console.error(line);
  const connection = await connectOrg(address, log);
  const signedIn = await readSignedInUser(connection, write);
  return async () => {
    const { url } = await servePage({ port, dataverse: createOrgProxy({ connection, write, log }), signedIn });
    const access = write ? 'WRITES ARE LET THROUGH to this real environment' : 'read-only';
    console.log(`${address.origin}, signed in as ${signedIn.personas.admin.name}: ${access}`);
    console.log('While this runs, every program on this machine can ask it.');
    return url;
  };
}

async function main(options: Options): Promise<void> {
  const serve = options.org === undefined ? await prepareFiles(options) : await prepareOrg(options.port, options.org);
  if (isBundleStale(process.cwd())) {
    await buildBundle(process.cwd());
  }
  const url = await serve();
  console.log(`ConnectionManager is at ${url} (Ctrl+C ends it)`);
  if (options.open && process.env.CI === undefined) {
    openBrowser(url);
  }
}

function start(): void {
  let options: Options;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (options.help) {
    console.log(usage);
    return;
  }
  main(options).catch((error: unknown) => {
    console.error(explain(error, options.port));
    process.exitCode = error instanceof FaultRuleError ? 2 : 1;
  });
}

start();
