import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as React from 'react';
import { act, render, type RenderResult } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ConnectionManager } from '../../ConnectionManager';
import { createEmulator } from '../emulator/emulator';
import type { EnvironmentData } from '../emulator/environmentData';
import { createContext, withLayout, type ContextOptions, type Layout } from '../host/context';
import { createWebApi } from '../host/webApi';

const resx = readFileSync(join(__dirname, '..', '..', 'ConnectionManager', 'strings', 'ConnectionManager.1033.resx'), 'utf8');

type Fetch = (request: Request) => Promise<Response>;

/** What a test decides of the host, beside the environment. */
export interface HostOptions extends Partial<Omit<ContextOptions, 'webAPI' | 'resx' | 'user'>> {
  /** Stands between the control and the emulator: to hold an answer back, or to give another one. */
  readonly through?: (fetch: Fetch) => Fetch;
  /** systemuserid of the signed-in user, in place of the environment's own. */
  readonly user?: string;
}

/** A control in a host, as a test sees it. */
export interface ShownControl extends RenderResult {
  /** Calls the control's `updateView` with another size. */
  readonly resize: (layout: Layout) => void;
  /** Takes the control away as a host does: out of its React tree, then `destroy`. */
  readonly remove: () => void;
  /** The URLs that the control has asked for so far, decoded. */
  readonly requests: readonly string[];
}

/**
 * Shows the real control class in a host, `init → updateView`, on an emulator of its own.
 *
 * @param data The environment.
 * @param options What is special about the host.
 * @returns The control.
 */
export async function showControl(data: EnvironmentData, { through = (fetch) => fetch, user, ...host }: HostOptions = {}): Promise<ShownControl> {
  const emulator = await createEmulator(data);
  const requests: string[] = [];
  const fetch = through((request) => {
    requests.push(decodeURIComponent(request.url));
    return emulator.fetch(request);
  });
  const id = user ?? data.user;
  const context = createContext({
    ...host,
    webAPI: createWebApi({ fetch, baseUrl: 'http://org.example/api/data/v9.2/', headers: { MSCRMCallerID: id } }),
    resx: [resx],
    user: { id, name: 'Signed-in user', roleIds: [] },
  });
  const control = new ConnectionManager();
  control.init(context);
  const shown = render(control.updateView(context));
  return {
    ...shown,
    requests,
    resize: (layout) => shown.rerender(control.updateView(withLayout(context, layout))),
    remove: () => {
      shown.rerender(<></>);
      control.destroy();
    },
  };
}

/**
 * Checks what is shown with axe.
 *
 * @param container The control's container.
 * @returns The rule that is broken and the element that breaks it, for each violation.
 */
export async function accessibilityViolations(container: HTMLElement): Promise<readonly string[]> {
  let found: string[] = [];
  await act(async () => {
    const { violations } = await axe(container);
    found = violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html}`));
  });
  return found;
}
