import type { RequestListener } from 'node:http';
import { createEmulator } from './emulator';
import type { Emulator } from './emulator';
import type { EnvironmentData } from './environmentData';
import { FaultRuleError } from './faults/faultRule';
import { createHttpServer, serveOverHttp } from './httpServer';
import { loopbackOnly } from './loopbackOnly';
import { readEnvironmentFile } from './readEnvironmentFile';
import { generateSample } from './sample/generateSample';
import { readServeOptions, usage } from './serveOptions';
import type { ServeOptions } from './serveOptions';

const host = '127.0.0.1';
const root = '/api/data/v9.2/';

/** Ends the process: 2 for wrong usage, 1 for everything that goes wrong later. */
function fail(message: string, exitCode: 1 | 2): never {
  console.error(message);
  process.exit(exitCode);
}

function readOptions(): ServeOptions {
  try {
    const options = readServeOptions(process.argv.slice(2));
    if (options.help) {
      console.log(usage);
      process.exit(0);
    }
    return options;
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${usage}`, 2);
  }
}

async function readData(file: string): Promise<EnvironmentData> {
  try {
    return await readEnvironmentFile(file);
  } catch (error) {
    return fail((error as Error).message, 1);
  }
}

async function startEmulator({ data, sample, faults }: ServeOptions): Promise<Emulator> {
  try {
    return await createEmulator(data === undefined ? generateSample(sample) : await readData(data), { faults });
  } catch (error) {
    return error instanceof FaultRuleError ? fail(`--fault: ${error.message}\n\n${usage}`, 2) : fail((error as Error).message, 1);
  }
}

/** The Web API, and at the root a page that says where it is. */
function withWelcome(webApi: RequestListener, notes: readonly string[]): RequestListener {
  return (request, response) => {
    if (request.url !== '/') {
      webApi(request, response);
      return;
    }
    const lines = ['The embedded Dataverse of ConnectionManager.', `Web API: ${root}`, `Try: ${root}workflows?$select=name&$top=3`, ...notes];
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${lines.join('\n')}\n`);
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  const emulator = await startEmulator(options);
  const server = createHttpServer(loopbackOnly(withWelcome(serveOverHttp(emulator), emulator.notes)));
  server.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === 'EADDRINUSE' ? `Port ${options.port} is in use; choose another with --port.` : error.message, 1),
  );
  server.listen(options.port, host, () => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : options.port;
    emulator.notes.forEach((note) => console.log(note));
    console.log(`http://${host}:${port}${root}`);
  });
}

void main();
