import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';
import type { CheckedRows } from '../../ConnectionManager/dataverse/checkRows';
import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import type { Emulator } from '../emulator/emulator';
import { createUtils } from '../host/utils';
import { createWebApi } from '../host/webApi';

const baseUrl = 'http://org/api/data/v9.2/';

/** What a host's `context.utils.getEntityMetadata` is like. */
export type MetadataOfHost = 'asDocumented' | 'withoutPrivileges' | 'missing';

/** The client of a host on an emulator, as a test decides of it. */
export interface HostOptions {
  readonly emulator: Emulator;
  /** systemuserid of whoever is signed in. */
  readonly user: string;
  /** Default: as documented. */
  readonly metadata?: MetadataOfHost;
  /** Whether the host's Web API finds the set of `EntityDefinition`, which isn't documented. Default: false. */
  readonly findsDefinitions?: boolean;
}

/** A client with the addresses that it asked for, decoded, below the service root. */
export interface AskedClient {
  readonly client: DataverseClient;
  readonly asked: readonly string[];
}

/** Makes the real client in a host; nothing it asks for is waited for. */
export function hostClient({ emulator, user, metadata = 'asDocumented', findsDefinitions = false }: HostOptions): AskedClient {
  const asked: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    asked.push(decodeURIComponent(request.url).replace(baseUrl, ''));
    const isSetName = request.url.includes("EntityDefinitions(LogicalName='EntityDefinition')");
    return isSetName && findsDefinitions
      ? Promise.resolve(Response.json({ LogicalName: 'EntityDefinition', EntitySetName: 'EntityDefinitions' }))
      : emulator.fetch(request);
  };
  const endpoint = { fetch, baseUrl, headers: { MSCRMCallerID: user } };
  const utils = createUtils(endpoint);
  const withoutPrivileges = async (name: string): Promise<ComponentFramework.PropertyHelper.EntityMetadata> => {
    const { LogicalName, EntitySetName } = await utils.getEntityMetadata(name) as { LogicalName: string; EntitySetName: string };
    return { LogicalName, EntitySetName };
  };
  const byHost = { asDocumented: utils, withoutPrivileges: { getEntityMetadata: withoutPrivileges }, missing: {} };
  const client = createDataverseClient({ webAPI: createWebApi(endpoint), utils: byHost[metadata] }, () => Promise.resolve());
  return { client, asked };
}

/** All rows of a reading. */
export async function allRows<T>(pages: AsyncIterable<CheckedRows<T>>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) {
    expect(page.misfits).toEqual([]);
    rows.push(...page.rows);
  }
  return rows;
}
