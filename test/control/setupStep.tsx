import { setImmediate } from 'node:timers';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { people } from './environment';
import { showControl, type HostOptions } from './harness';
import { application } from './setupEnvironment';

/** The name of a step that is made in Dataverse. */
export type DataverseStep = 'Application user' | 'Permissions';

type Fetch = (request: Request) => Promise<Response>;

/** A step of setting up the connection of {@link application}, as a person sees it. */
export interface ShownStep {
  /** What the step itself shows. */
  readonly step: HTMLElement;
  readonly container: HTMLElement;
  /** The URLs that the control has asked for so far, decoded. */
  readonly requests: readonly string[];
  /** How far a step is, in words. */
  readonly state: (name: string) => string;
  /** Goes to another step. */
  readonly go: (name: string) => Promise<void>;
  /** Saves and closes, and shows what was changed in this session. */
  readonly activity: () => Promise<HTMLElement>;
  /** Reads rows from Dataverse, as Ann. */
  readonly rows: (query: string) => Promise<readonly DataRow[]>;
  /** Sends a request as somebody else: as Ann, an administrator. */
  readonly send: (method: string, path: string, body?: object) => Promise<Response>;
}

const root = 'http://org.example/api/data/v9.2/';

const stepButton = (name: string): HTMLElement =>
  within(screen.getByRole('navigation', { name: 'Steps' })).getByRole('button', { name: new RegExp(`${name}`) });

/**
 * Begins a new service principal connection with the values of {@link application}, and goes to a step of it.
 *
 * @param name The step.
 * @param data The environment.
 * @param options What is special about the host.
 */
export async function showStep(name: DataverseStep, data: EnvironmentData, options: HostOptions = {}): Promise<ShownStep> {
  const { through = (fetch) => fetch } = options;
  let beside: Fetch = () => Promise.reject(new Error('No control is shown.'));
  const shown = await showControl(data, {
    ...options,
    inputs: { view: 'servicePrincipals' },
    through: (fetch) => {
      beside = fetch;
      return through(fetch);
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'New service principal connection' }));
  await enter('Name of the app registration', application.name);
  await enter('Application (client) ID', application.id);
  await enter('Directory (tenant) ID', application.tenantId);
  await waitFor(() => expect(stepButton(name)).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(stepButton(name));
  const heading = await screen.findByRole('heading', { level: 2, name: new RegExp(`${name}$`) });
  const step = heading.parentElement as HTMLElement;
  await waitFor(() => expect(within(step).queryByText('Reading where things stand…')).not.toBeInTheDocument());
  return {
    step,
    container: shown.container,
    requests: shown.requests,
    state: (each) => within(stepButton(each)).getByText(/^(?:Done|To do|Needs)/).textContent ?? '',
    go: async (to) => {
      await userEvent.click(stepButton(to));
      await screen.findByRole('heading', { level: 2, name: new RegExp(`${to}$`) });
    },
    activity: async () => {
      await userEvent.click(screen.getByRole('button', { name: 'Save and close' }));
      await userEvent.click(await screen.findByRole('tab', { name: /^Activity/ }));
      return screen.findByRole('tabpanel');
    },
    rows: async (query) => {
      const answer = await beside(new Request(root + query, { headers: { MSCRMCallerID: people.ann } }));
      return ((await answer.json()) as { value: DataRow[] }).value;
    },
    send: (method, path, body) => {
      const headers = { 'Content-Type': 'application/json', MSCRMCallerID: people.ann };
      return beside(new Request(root + path, { method, headers, body: body && JSON.stringify(body) }));
    },
  };
}

async function enter(label: string, value: string): Promise<void> {
  const field = await screen.findByRole('textbox', { name: new RegExp(`^${label.replace(/[()]/g, '\\$&')}`) });
  await userEvent.clear(field);
  await userEvent.paste(value);
}

/** Presses a button. */
export function press(inside: HTMLElement, name: string | RegExp): Promise<void> {
  return userEvent.click(within(inside).getByRole('button', { name }));
}

/** Timers of the browser and of node that stay as they are while time passes quickly: answers come in by them. */
const kept = ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] as const;

/**
 * Presses a button, and lets time pass quickly until something is so.
 *
 * @param button The button.
 * @param seconds How much time passes at most.
 * @param isSo Whether it is so.
 */
export async function pressAndWait(button: HTMLElement, seconds: number, isSo: () => boolean): Promise<void> {
  jest.useFakeTimers({ doNotFake: [...kept] });
  try {
    await userEvent.setup({ delay: null }).click(button);
    for (let quarter = 0; quarter < seconds * 4 && !isSo(); quarter++) {
      await act(() => aQuarterPasses());
    }
  } finally {
    jest.useRealTimers();
  }
  expect(isSo()).toBe(true);
}

async function aQuarterPasses(): Promise<void> {
  jest.advanceTimersByTime(250);
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
