import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as React from 'react';
import { render, type RenderResult } from '@testing-library/react';
import { ConnectionManager } from '../../ConnectionManager';
import { createEmulator, type EmulatorOptions } from '../emulator/emulator';
import type { EnvironmentData } from '../emulator/environmentData';
import { createContext, withInputs, withLayout, type ContextOptions, type HostInputs, type Layout } from '../host/context';
import { createUtils } from '../host/utils';
import { createWebApi } from '../host/webApi';

const resx = readFileSync(join(__dirname, '..', '..', 'ConnectionManager', 'strings', 'ConnectionManager.1033.resx'), 'utf8');

type Fetch = (request: Request) => Promise<Response>;

/** What a test decides of the host, beside the environment. */
export interface HostOptions extends Partial<Omit<ContextOptions, 'webAPI' | 'resx' | 'user'>> {
  /** Stands between the control and the emulator: to hold an answer back, or to give another one. */
  readonly through?: (fetch: Fetch) => Fetch;
  /** systemuserid of the signed-in user, in place of the environment's own. */
  readonly user?: string;
  /** Whether the host has `context.webAPI.execute`. Default: true, as in model-driven apps. */
  readonly execute?: boolean;
  /** What Dataverse does where sources disagree, and what goes wrong with it. */
  readonly emulator?: EmulatorOptions;
}

/** A file that the control has handed to the person. */
export interface SavedFile {
  readonly name: string;
  readonly mimeType: string;
  /** Its bytes as UTF-8 text. */
  readonly text: string;
}

/** A control in a host, as a test sees it. */
export interface ShownControl extends RenderResult {
  /** Calls the control's `updateView` with another size. */
  readonly resize: (layout: Layout) => void;
  /** Calls the control's `updateView` with other input properties; those that aren't named are empty. */
  readonly setInputs: (inputs: HostInputs) => void;
  /** Takes the control away as a host does: out of its React tree, then `destroy`. */
  readonly remove: () => void;
  /** The URLs that the control has asked for so far, decoded. */
  readonly requests: readonly string[];
  /** The files that the control has handed over so far. */
  readonly files: readonly SavedFile[];
}

/**
 * Shows the real control class in a host, `init → updateView`, on an emulator of its own.
 *
 * @param data The environment.
 * @param options What is special about the host.
 * @returns The control.
 */
export async function showControl(data: EnvironmentData, options: HostOptions = {}): Promise<ShownControl> {
  const { through = (fetch) => fetch, user: id = data.user, execute = true, emulator: emulatorOptions, ...host } = options;
  const emulator = await createEmulator(data, emulatorOptions);
  const requests: string[] = [];
  const files: SavedFile[] = [];
  const fetch = through((request) => {
    requests.push(decodeURIComponent(request.url));
    return emulator.fetch(request);
  });
  const endpoint = { fetch, baseUrl: 'http://org.example/api/data/v9.2/', headers: { MSCRMCallerID: id } };
  let context: ReturnType<typeof createContext> = createContext({
    clientUrl: 'https://contoso.crm4.dynamics.com',
    ...host,
    navigation: { openFile: savesTo(files), ...host.navigation },
    utils: { ...createUtils(endpoint), ...host.utils },
    webAPI: createWebApi({ ...endpoint, execute }),
    resx: [resx],
    user: { id, name: 'Signed-in user', roleIds: [] },
  });
  const control = new ConnectionManager();
  control.init(context);
  const shown = render(control.updateView(context));
  const update = (changed: typeof context): void => {
    context = changed;
    shown.rerender(control.updateView(context));
  };
  return {
    ...shown,
    requests,
    files,
    resize: (layout) => update(withLayout(context, layout)),
    setInputs: (inputs) => update(withInputs(context, inputs)),
    remove: () => {
      shown.rerender(<></>);
      control.destroy();
    },
  };
}

/** `context.navigation.openFile` of a host that keeps what it is told to save. */
function savesTo(files: SavedFile[]): ComponentFramework.Navigation['openFile'] {
  return ({ fileName, mimeType, fileContent }) => {
    files.push({ name: fileName, mimeType, text: Buffer.from(fileContent, 'base64').toString('utf8') });
    return Promise.resolve();
  };
}
