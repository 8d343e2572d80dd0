import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import { builtControlFolder } from '../../tools/checks/productionBuild';
import type { Behaviour } from '../emulator/core/behaviour';
import { createEmulator, type Emulator } from '../emulator/emulator';
import type { EnvironmentData } from '../emulator/environmentData';
import type { FaultRule } from '../emulator/faults/faultRule';
import { createHttpServer, serveOverHttp } from '../emulator/httpServer';
import { loopbackOnly } from '../emulator/loopbackOnly';
import { platformLibraries } from './platformLibraries';
import type { Session, SignedIn } from './session';
import { signInTo } from './signInTo';

/** What the host page is started with on the embedded Dataverse. */
export interface HostOptions {
  /** 0 is any free port. */
  port: number;
  data: EnvironmentData;
  /** What goes wrong between the page and Dataverse. */
  faults?: readonly FaultRule[];
  /** Where Dataverse does now this and now that; the rest stays as it is by default. */
  behaviour?: Partial<Behaviour>;
}

/** What the host page is started with on any Dataverse. */
export interface ServedPage {
  /** 0 is any free port. */
  port: number;
  /** Answers the addresses below `/api/data/v9.2/`. */
  dataverse: RequestListener;
  signedIn: SignedIn;
}

/** A host page that is being served. */
export interface RunningPage {
  /** Such as `http://127.0.0.1:8181/`. */
  url: string;
  close(): Promise<void>;
}

/** A host page on the embedded Dataverse. */
export interface RunningHost extends RunningPage {
  emulator: Emulator;
}

const root = join(__dirname, '..', '..');
const page = join(__dirname, 'page');
const api = '/api/data/v9.2/';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.resx': 'application/xml; charset=utf-8',
};

/** In a frame of another site, what is clicked there could be a button of this page. */
const pageHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "frame-ancestors 'none'",
};

/** Answers one address: the content type comes from the extension. */
interface Route {
  extension: string;
  content(): Promise<string | Buffer>;
}

function fileRoute(path: string): Route {
  return { extension: extname(path), content: () => readFile(path) };
}

function textRoute(extension: string, text: string): Route {
  return { extension, content: () => Promise.resolve(text) };
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(page, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** The texts of the control that was built, by their Windows language identifiers. */
function listTexts(): Map<number, string> {
  const folder = join(builtControlFolder(root), 'strings');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    names.flatMap((name) => {
      const language = /^ConnectionManager\.(\d+)\.resx$/.exec(name)?.[1];
      return language === undefined ? [] : [[Number(language), join(folder, name)] as const];
    }),
  );
}

/** Everything that the page may ask for but Dataverse: a closed list, so that no address reaches another file. */
async function createRoutes(signedIn: SignedIn): Promise<Map<string, Route>> {
  const texts = listTexts();
  const session: Session = { ...signedIn, textLanguages: [...texts.keys()] };
  const files: [string, string][] = [
    ['/', join(page, 'index.html')],
    ['/host/page.css', join(page, 'page.css')],
    ['/control/bundle.js', join(builtControlFolder(root), 'bundle.js')],
    ...platformLibraries(root),
    ...[...texts].map(([language, path]): [string, string] => [`/control/strings/ConnectionManager.${language}.resx`, path]),
  ];
  return new Map([
    ...files.map(([address, path]): [string, Route] => [address, fileRoute(path)]),
    ['/host/page.js', textRoute('.js', await bundlePage())],
    ['/host/session.json', textRoute('.json', JSON.stringify(session))],
  ]);
}

async function answer(route: Route | undefined, response: ServerResponse): Promise<void> {
  if (route === undefined) {
    response.writeHead(404).end();
    return;
  }
  const content = await route.content();
  response.writeHead(200, { ...pageHeaders, 'Content-Type': contentTypes[route.extension] }).end(content);
}

function createListener(routes: Map<string, Route>, dataverse: RequestListener): RequestListener {
  return (request, response) => {
    const [pathname = '/'] = (request.url ?? '/').split('?');
    if (pathname.startsWith(api)) {
      dataverse(request, response);
    } else if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
    } else {
      answer(routes.get(pathname), response).catch(() => response.writeHead(500).end());
    }
  };
}

/**
 * Serves the page that plays Power Apps round the production bundle, on the loopback address and to this machine's own pages
 * alone: the page, the platform's libraries, the control, and Dataverse under `/api/data/v9.2/`. The bundle has to be there.
 * @throws {Error} (as a rejection) when the port is in use (code EADDRINUSE)
 */
export async function servePage({ port, dataverse, signedIn }: ServedPage): Promise<RunningPage> {
  const server = createHttpServer(loopbackOnly(createListener(await createRoutes(signedIn), dataverse)));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Serves the page on an embedded Dataverse of its own.
 * @throws {Error} (as a rejection) when the port is in use (code EADDRINUSE), the environment does not load or a fault makes no
 *   sense (FaultRuleError)
 */
export async function startHost({ port, data, faults = [], behaviour = {} }: HostOptions): Promise<RunningHost> {
  const emulator = await createEmulator(data, { faults, behaviour });
  return { ...(await servePage({ port, dataverse: serveOverHttp(emulator), signedIn: signInTo(data) })), emulator };
}
