import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';
import type { Pause } from '../../ConnectionManager/dataverse/pause';
import { saveFlow } from '../../ConnectionManager/dataverse/saveFlow';
import type { FlowToSave, SavedFlow } from '../../ConnectionManager/dataverse/savedFlow';
import { changeSettings } from '../../ConnectionManager/model/flow/editing/changeSettings';
import type { Rewrite, RunAsChoice, SettingChange } from '../../ConnectionManager/model/flow/editing/settingChange';
import { parseFlow } from '../../ConnectionManager/model/flow/parseFlow';
import { definition, environment, flowRow, id, referenceRow, rowTrigger } from '../control/environment';
import { createEmulator, type EmulatorOptions } from '../emulator/emulator';
import type { DataRow } from '../emulator/environmentData';
import { withRoles, type RoleFixture } from '../emulator/fixtures/roles';
import { createWebApi } from '../host/webApi';

/** Where the flows under test are. */
export const serviceRoot = 'http://org.example/api/data/v9.2/';

/** What the two entries of the flows under test name. */
export const [reference1, reference2] = ['contoso_reference1', 'contoso_reference2'];

/** Answers a request in place of the emulator, or does something first. */
export type Surprise = (pass: () => Promise<Response>) => Promise<Response>;

/** Flows behind a fake service, and what happens to them from outside. */
export interface FlowsUnderSave {
  readonly client: DataverseClient;
  /** What was asked for, such as `PATCH workflows`. */
  readonly asked: readonly string[];
  readonly pauses: readonly number[];
  readonly pause: Pause;
  /** Reads or changes something past the client. */
  readonly send: (method: string, path: string, body?: object) => Promise<DataRow>;
  /** Surprises at the nth request, from 1, to an address that begins so. */
  readonly on: (request: string, number: number, surprise: Surprise) => void;
  /** The definition's text of the nth flow. */
  readonly text: (number?: number) => Promise<string>;
  /** Edits the nth flow past the client. */
  readonly edit: (rewrite: Rewrite, number?: number) => Promise<void>;
}

/** What is special about the flows under test. */
export interface FlowsOptions extends EmulatorOptions {
  readonly count?: number;
  readonly row?: DataRow;
  readonly trigger?: object;
  readonly roles?: readonly RoleFixture[];
  readonly sets?: Readonly<Record<string, DataRow[]>>;
}

/** The definition of the flows under test, as a person would write it: with blanks that the service takes away. */
export function definitionText(trigger: object = rowTrigger('account', 3)): string {
  const entries = { dv: { reference: reference1 }, other: { reference: reference2 } };
  return JSON.stringify(definition(trigger, entries), null, 2);
}

/** The edit of Run as. */
export function setRunAs(from: RunAsChoice, to: RunAsChoice): Rewrite {
  return changeSettings([{ from: { setting: 'run-as', runAs: from }, to: { setting: 'run-as', runAs: to } }]);
}

/** The edit of an entry's connection reference. */
export function setReference(key: string, from: string, to: string): Rewrite {
  const value = (connectionReference: string): SettingChange['to'] => ({ setting: 'connection-reference', key, connectionReference });
  return changeSettings([{ from: value(from), to: value(to) }]);
}

/** The nth flow, of whose subscription the caller would see something. */
export function flowToSave(number = 1): FlowToSave {
  return { id: id('f', number), subscribesInSight: true };
}

/** The edit that most tests make. */
export const toModifyingUser = setRunAs('flow-owner', 'modifying-user');

/** Saves the first flow. */
export function save(flows: FlowsUnderSave, rewrite: Rewrite = toModifyingUser): Promise<SavedFlow> {
  return saveFlow(flows.client, flowToSave(), rewrite, flows.pause);
}

/** Run as of the first flow, and the connection references of its entries. */
export async function settingsOf(flows: FlowsUnderSave): Promise<readonly unknown[]> {
  const { flow } = parseFlow(await flows.text(), '');
  return [flow?.runAs, ...(flow?.connections ?? []).map(({ connectionReference }) => connectionReference)];
}

/** How many writes were sent. */
export function writes({ asked }: FlowsUnderSave): number {
  return asked.filter((each) => each === 'PATCH workflows').length;
}

/** Starts an emulator with flows on it, which are on and start when a row changes but for what a test says. */
export async function startFlows({ count = 1, row = {}, trigger, roles, sets, ...options }: FlowsOptions = {}): Promise<FlowsUnderSave> {
  const workflows = Array.from({ length: count }, (_, index) => flowRow(index + 1, definitionText(trigger), row));
  const data = environment({ connectionreferences: [referenceRow(1), referenceRow(2)], workflows, ...sets });
  const emulator = await createEmulator(roles ? withRoles(data, roles) : data, options);
  const asked: string[] = [];
  const pauses: number[] = [];
  const surprises = new Map<string, Surprise>();
  const fetch = (request: Request): Promise<Response> => {
    const pass = (): Promise<Response> => emulator.fetch(request);
    const path = request.url.slice(serviceRoot.length).replace(/[?(/].*$/, '');
    if (path === 'EntityDefinitions') {
      return pass();
    }
    const name = `${request.method} ${path}`;
    asked.push(name);
    const surprise = surprises.get(`${name} ${asked.filter((each) => each === name).length}`);
    return surprise ? surprise(pass) : pass();
  };
  const send: FlowsUnderSave['send'] = async (method, path, body) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await emulator.fetch(new Request(serviceRoot + path, { method, headers, body: body && JSON.stringify(body) }));
    const answer = await response.text();
    return (answer === '' ? {} : JSON.parse(answer)) as DataRow;
  };
  const text = async (number = 1): Promise<string> =>
    String((await send('GET', `workflows(${id('f', number)})?$select=clientdata`)).clientdata);
  return {
    client: createDataverseClient({ webAPI: createWebApi({ fetch, baseUrl: serviceRoot }) }, () => Promise.resolve()),
    asked,
    pauses,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    send,
    on: (request, number, surprise) => surprises.set(`${request} ${number}`, surprise),
    text,
    edit: async (rewrite, number = 1) => {
      const rewritten = rewrite(await text(number));
      if (rewritten.kind !== 'changed') {
        throw new Error(`The edit from outside came to ${rewritten.kind}.`);
      }
      await send('PATCH', `workflows(${id('f', number)})`, { clientdata: rewritten.text });
    },
  };
}

/** Refuses as Dataverse does. */
export function refuse(status: number, code: string, message: string): Surprise {
  const headers = { 'Content-Type': 'application/json' };
  return () => Promise.resolve(new Response(JSON.stringify({ error: { code, message } }), { status, headers }));
}

/** Gives no answer. */
export const noAnswer: Surprise = () => Promise.reject(new TypeError('Failed to fetch'));
