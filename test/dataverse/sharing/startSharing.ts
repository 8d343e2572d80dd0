import type { DataverseClient } from '../../../ConnectionManager/dataverse/client';
import { readSharing } from '../../../ConnectionManager/dataverse/sharing/readSharing';
import { createDataverseClient } from '../../../ConnectionManager/dataverse/webApiClient';
import type { Principal, SharedWith } from '../../../ConnectionManager/model/sharing';
import { createEmulator, type EmulatorOptions } from '../../emulator/emulator';
import type { DataRow, EnvironmentData } from '../../emulator/environmentData';
import { contoso, ids } from '../../emulator/fixtures/contoso';
import { withRoles, type RoleFixture } from '../../emulator/fixtures/roles';
import { createWebApi } from '../../host/webApi';

const root = 'http://org.example/api/data/v9.2/';

/** Answers a request in place of the emulator, or does something before or after it. */
type Answer = (pass: () => Promise<Response>) => Promise<Response>;

/** An environment, and what clients ask of it. */
export interface SharingUnderTest {
  /** The real client of whoever is signed in. */
  readonly client: DataverseClient;
  /** The same of somebody else. */
  readonly as: (user: string) => DataverseClient;
  /** What was sent, such as `POST GrantAccess`, decoded and without the host's own look-ups. */
  readonly sent: readonly string[];
  /** The bodies of what was sent that had one, by what was sent. */
  readonly bodies: ReadonlyMap<string, unknown>;
  readonly pauses: readonly number[];
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Answers the nth request, from 1, whose method and path begin so. */
  readonly on: (start: string, number: number, answer: Answer) => void;
  /** Sends a request past the clients. */
  readonly send: (method: string, path: string, body?: object) => Promise<Response>;
  /** Whom a flow is shared with, by whoever is signed in. */
  readonly sharedWith: (flowId?: string) => Promise<readonly SharedWith[]>;
}

/** How the environment is. */
export interface SharingSetup extends EmulatorOptions {
  readonly rows?: Readonly<Record<string, DataRow[]>>;
  readonly roles?: readonly RoleFixture[];
  /** Whether the host has execute. Default: true. */
  readonly execute?: boolean;
}

/** Starts Contoso, with Ada Admin signed in. */
export async function startSharing({ rows = {}, roles, execute = true, ...options }: SharingSetup = {}): Promise<SharingUnderTest> {
  const data: EnvironmentData = { ...contoso(), ...rows };
  const emulator = await createEmulator(roles ? withRoles(data, roles) : data, options);
  const sent: string[] = [];
  const bodies = new Map<string, unknown>();
  const answers: { readonly start: string; readonly number: number; readonly answer: Answer }[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const line = `${request.method} ${decodeURIComponent(request.url.slice(root.length))}`;
    if (line.startsWith('GET EntityDefinitions')) {
      return emulator.fetch(request);
    }
    sent.push(line);
    const body = await request.clone().text();
    if (body !== '') {
      bodies.set(line, JSON.parse(body));
    }
    const isNth = ({ start, number }: (typeof answers)[number]): boolean =>
      line.startsWith(start) && sent.filter((each) => each.startsWith(start)).length === number;
    const pass = (): Promise<Response> => emulator.fetch(request);
    return answers.find(isNth)?.answer(pass) ?? pass();
  };
  const as = (user: string): DataverseClient => {
    const webAPI = createWebApi({ fetch, baseUrl: root, execute, headers: user === ids.admin ? {} : { MSCRMCallerID: user } });
    return createDataverseClient({ webAPI }, () => Promise.resolve());
  };
  const pauses: number[] = [];
  const client = as(ids.admin);
  return {
    client,
    as,
    sent,
    bodies,
    pauses,
    pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
    on: (start, number, answer) => answers.push({ start, number, answer }),
    send: (method, path, body) => {
      const headers = { 'Content-Type': 'application/json' };
      return emulator.fetch(new Request(root + path, { method, headers, body: body && JSON.stringify(body) }));
    },
    sharedWith: async (flowId = ids.invoiceFlow) => (await readSharing(client, flowId, new AbortController().signal)).shared,
  };
}

/** Somebody of whom little is known. */
export function principal(id: string, kind: Principal['kind'] = 'user', more: Partial<Principal> = {}): Principal {
  const nothing = { name: null, userName: null, email: null, applicationId: null, disabled: null, licensed: null };
  return { id, kind, ...nothing, ...more };
}

/** A row of `principalobjectaccessset`: the invoice flow is shared with somebody. */
export function shareRow(number: number, principalid: string, mask: number, more: DataRow = {}): DataRow {
  return {
    principalobjectaccessid: `90000000-0000-0000-0000-${String(number).padStart(12, '0')}`,
    objectid: ids.invoiceFlow,
    objecttypecode: 'workflow',
    principalid,
    principaltypecode: 'systemuser',
    accessrightsmask: mask,
    inheritedaccessrightsmask: 0,
    ...more,
  };
}

/** A refusal as the service words it. */
export function refuse(status: number, code: string, message: string): Answer {
  const body = JSON.stringify({ error: { code, message } });
  return () => Promise.resolve(new Response(body, { status, headers: { 'Content-Type': 'application/json' } }));
}

/** No answer, as browsers put it. */
export function noAnswer(): Promise<Response> {
  return Promise.reject(new TypeError('Failed to fetch'));
}
