import { parseArgs } from 'node:util';
import { rowsOf } from '../emulator/environmentData';
import { isBundleStale } from '../../tools/checks/productionBuild';
import { buildBundle } from './bundle';
import { loadHostEnvironment } from './environment';
import { startHost } from './hostServer';
import { openBrowser } from './openBrowser';

const usage = `Usage: npm start -- [--port 8181] [--data FILE] [--solution PATH]... [--no-open]

  --port      port on this machine; 0 is any free one
  --data      environment as JSON (entity set name → rows, and "user") in place of the sample
  --solution  unpacked solution or solution .zip to add; may be repeated
  --no-open   do not open the browser`;

interface Options {
  port: number;
  data: string | undefined;
  solutions: string[];
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
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port: ${values.port} is no port.`);
  }
  return { port, data: values.data, solutions: values.solution, open: !values['no-open'], help: values.help };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function explain(error: unknown, port: number): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} is in use: choose another one with --port.`;
  }
  return messageOf(error);
}

async function main({ port, data, solutions, open }: Options): Promise<void> {
  const environment = await loadHostEnvironment(data, solutions);
  if (isBundleStale(process.cwd())) {
    await buildBundle(process.cwd());
  }
  const { url, emulator } = await startHost({ port, data: environment });
  emulator.notes.forEach((note) => console.log(note));
  const count = (entitySet: string): number => rowsOf(environment, entitySet).length;
  console.log(`${count('connectionreferences')} connection references, ${count('workflows')} processes`);
  console.log(`ConnectionManager is at ${url} (Ctrl+C ends it)`);
  if (open && process.env.CI === undefined) {
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
    process.exitCode = 1;
  });
}

start();
