import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentData } from '../emulator/environmentData';
import { definition, environment, flowRow, referenceRow, rowTrigger, schedule } from './environment';
import { button } from './flowsList';
import type { HostOptions } from './harness';

// Saving looks once more after some seconds, and a busy machine draws slowly.
configure({ asyncUtilTimeout: 30_000 });

/** As long as a test may take that saves many flows, in milliseconds. */
export const longTest = 240_000;

/** Row-triggered flows of Ann's that run as their owner, named from "Flow 01" on. */
export function rowFlows(count: number): EnvironmentData {
  return environment({
    connectionreferences: [referenceRow(1)],
    workflows: Array.from({ length: count }, (_, index) =>
      flowRow(index + 1, definition(rowTrigger('account', 3), { dv: { reference: 'contoso_reference1' } }), { name: nameOf(index + 1) }),
    ),
  });
}

/** One flow of each kind: on changes of rows, set so already, started by a person, by the clock, and without a definition to read. */
export function mixedFlows(): EnvironmentData {
  const entries = { dv: { reference: 'contoso_reference1' } };
  return environment({
    connectionreferences: [referenceRow(1)],
    workflows: [
      flowRow(1, definition(rowTrigger('account', 3), entries), { name: 'On accounts' }),
      flowRow(2, definition(rowTrigger('account', 2), entries), { name: 'As row owner' }),
      flowRow(3, definition(button, entries), { name: 'Press me' }),
      flowRow(4, definition(schedule, entries), { name: 'Nightly' }),
      flowRow(5, '{"properties":', { name: 'Broken' }),
    ],
  });
}

/** The name of the nth of {@link rowFlows}. */
export const nameOf = (number: number): string => `Flow ${String(number).padStart(2, '0')}`;

/** The definitions that are written: in their order, each answered by the emulator unless the test answers. */
export interface Writes {
  /** Ids of the flows, in the order in which they were written. */
  readonly flowIds: readonly string[];
  readonly through: NonNullable<HostOptions['through']>;
}

/**
 * Watches the writing of definitions.
 *
 * @param answer Another answer to the nth write, counted from 1; null to let it through.
 */
export function watchWrites(answer: (nth: number) => Promise<Response | null> = () => Promise.resolve(null)): Writes {
  const flowIds: string[] = [];
  return {
    flowIds,
    through: (fetch) => async (request) => {
      const isWrite = request.method === 'PATCH' && (await request.clone().text()).includes('clientdata');
      if (!isWrite) {
        return fetch(request);
      }
      flowIds.push(/workflows\(([^)]*)\)/.exec(request.url)?.[1] ?? '');
      return (await answer(flowIds.length)) ?? fetch(request);
    },
  };
}

/** An answer of the service that refuses. */
export function refusal(status: number, code: string, message: string): Response {
  return new Response(JSON.stringify({ error: { code, message } }), { status, headers: { 'Content-Type': 'application/json' } });
}

/** Presses a button. */
export const press = (inside: HTMLElement, name: string | RegExp): Promise<void> => userEvent.click(within(inside).getByRole('button', { name }));

/** Selects all flows and opens the page of a command. */
export async function openBulk(command: string): Promise<HTMLElement> {
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));
  await userEvent.click(screen.getByRole('button', { name: command }));
  return screen.findByRole('region', { name: command });
}

/** Chooses by the name of a radio button. */
export const choose = (pane: HTMLElement, name: string): Promise<void> => userEvent.click(within(pane).getByRole('radio', { name }));

/** Names of the flows in a list of the page. */
export function namesIn(pane: HTMLElement, list: string): readonly (string | null | undefined)[] {
  return within(within(pane).getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('bdi')?.textContent);
}

/** Shows a tab. */
export const showTab = (name: RegExp): Promise<void> => userEvent.click(screen.getByRole('tab', { name }));
