import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { definition, environment, flowRow, id, people, referenceRow, type Entries } from './environment';
import { button, open, showFlows } from './flowsList';
import type { HostOptions, ShownControl } from './harness';
import type { Beside } from './runAsFlows';

/** Whom tests share with, beside Ann and Bob. */
export const others = { cara: id('x', 1), gil: id('x', 2), dana: id('x', 3), sales: id('t', 1) };

const unit = { _businessunitid_value: id('u', 1) };

function user(systemuserid: string, fullname: string, more: DataRow = {}): DataRow {
  return { systemuserid, fullname, isdisabled: false, islicensed: true, accessmode: 0, applicationid: null, ...unit, ...more };
}

/** Ann, who is signed in, Bob, who is disabled, Cara, Gil, who is a guest, and Dana. */
export const users: readonly DataRow[] = [
  user(people.ann, 'Ann Lee', { domainname: 'ann@contoso.com' }),
  user(people.bob, 'Bob Ray', { domainname: 'bob@contoso.com', isdisabled: true }),
  user(others.cara, 'Cara Diaz', { domainname: 'cara@contoso.com', internalemailaddress: 'cara.diaz@contoso.com' }),
  user(others.gil, 'Gil Guest', { domainname: 'gil_fabrikam.com#EXT#@contoso.com', internalemailaddress: 'gil@fabrikam.com', islicensed: false }),
  user(others.dana, 'Dana Fox', { domainname: 'dana@contoso.com' }),
];

const teams: readonly DataRow[] = [{ teamid: others.sales, name: 'Sales team', teamtype: 0, systemmanaged: false, ...unit }];

/** A share of the flow: 1 is Read, 3 Read and Write. */
export function share(principalid: string, mask: number, more: DataRow = {}): DataRow {
  return {
    principalobjectaccessid: `9${principalid.slice(1)}`,
    objectid: id('f', 1),
    objecttypecode: 'workflow',
    principalid,
    principaltypecode: principalid === others.sales ? 'team' : 'systemuser',
    accessrightsmask: mask,
    inheritedaccessrightsmask: 0,
    ...more,
  };
}

const entries: Entries = {
  dv: { reference: 'contoso_sales' },
  sp: { reference: 'contoso_archive', connector: 'shared_sharepointonline' },
};

/** What is special about the one flow of a test. */
export interface InstantFlow {
  readonly shares?: readonly DataRow[];
  readonly entries?: Entries;
  readonly row?: DataRow;
  readonly sets?: Readonly<Record<string, DataRow[]>>;
}

/** An environment with one instant flow of Ann's, who is signed in, with two connections. */
export function withInstantFlow(flow: InstantFlow = {}): EnvironmentData {
  return environment({
    connectionreferences: [
      referenceRow(1, { connectionreferencelogicalname: 'contoso_sales', connectionreferencedisplayname: 'Sales' }),
      referenceRow(2, {
        connectionreferencelogicalname: 'contoso_archive',
        connectionreferencedisplayname: 'Archive',
        connectorid: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline',
      }),
    ],
    workflows: [flowRow(1, definition(button, flow.entries ?? entries), { name: 'Press me', ...flow.row })],
    systemusers: [...users],
    teams: [...teams],
    principalobjectaccessset: [...(flow.shares ?? [])],
    ...flow.sets,
  });
}

/** The control with the page where run only users are edited, of the flow "Press me". */
export async function showRunOnly(data: EnvironmentData, options: HostOptions = {}): Promise<{ shown: ShownControl; page: HTMLElement }> {
  const shown = await showFlows(data, options);
  await press(await open('Press me'), 'Edit run only users');
  const page = await screen.findByRole('region', { name: 'Run only users' });
  await within(page).findByRole('heading', { name: 'Connections used' });
  return { shown, page };
}

/** Presses a button. */
export function press(inside: HTMLElement, name: string | RegExp): Promise<void> {
  return userEvent.click(within(inside).getByRole('button', { name }));
}

/** A name as sentences have it, between characters that isolate it. */
export function named(name: string): string {
  return `\u2068${name}\u2069`;
}

/** The box in which users and teams are searched for. */
export function searchBox(page: HTMLElement): HTMLElement {
  return within(page).getByRole('combobox', { name: 'Add a user or team' });
}

/** Searches for somebody and picks them; hands back what is said of them before they are added. */
export async function pick(page: HTMLElement, text: string, option: RegExp): Promise<HTMLElement> {
  await userEvent.type(searchBox(page), text);
  await userEvent.click(await within(page).findByRole('option', { name: option }));
  return within(page).getByRole('group', { name: /^Add .*\?$/ });
}

/** The people of a list, such as "Run-only users"; empty where there is none. */
export function listOf(page: HTMLElement, name: string): readonly string[] {
  const list = within(page).queryByRole('list', { name });
  return list === null ? [] : [...list.children].map((item) => item.querySelector('bdi')?.textContent ?? '');
}

/** Whom the flow is shared with in Dataverse, with their rights. */
export async function sharesOf({ get }: Beside): Promise<Readonly<Record<string, string>>> {
  const answer = await get(`RetrieveSharedPrincipalsAndAccess(Target=@t)?@t={"@odata.id":"workflows(${id('f', 1)})"}`);
  const accesses = answer.PrincipalAccesses as readonly { AccessMask: string; Principal: { ownerid: string } }[];
  return Object.fromEntries(accesses.map(({ AccessMask, Principal }) => [Principal.ownerid, AccessMask]));
}

/** Who provides the connections in the flow's row, by their keys. */
export async function providersOf({ get }: Beside): Promise<Readonly<Record<string, string>>> {
  const { clientdata } = await get(`workflows(${id('f', 1)})?$select=clientdata`);
  const { properties } = JSON.parse(String(clientdata)) as { properties: { connectionReferences: Record<string, { runtimeSource: string }> } };
  return Object.fromEntries(Object.entries(properties.connectionReferences).map(([key, { runtimeSource }]) => [key, runtimeSource]));
}
