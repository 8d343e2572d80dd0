import * as v from 'valibot';
import type { FlowSharing, Principal, SharedRight } from '../../model/sharing';
import type { DataverseClient, Operation } from '../client';
import { DataverseError, toDataverseError } from '../errors';
import { rightsInMask, rightsInNames } from './accessMask';
import { flowReference } from './sharingMessages';

/** The most rows that Dataverse answers at once. */
const pageSize = 5_000;

/** With whom a flow's row is shared; names aren't known yet. */
export interface Share {
  readonly id: string;
  readonly kind: Principal['kind'];
  /** What was granted on the flow itself; in the service's own answer, what comes from elsewhere is among it. */
  readonly rights: readonly SharedRight[];
  /** What comes with a share of a parent row. */
  readonly inherited: readonly SharedRight[];
}

/** The shares of a flow, and where they were read. */
export interface Shares {
  readonly shares: readonly Share[];
  readonly source: FlowSharing['source'];
}

/** A principal of the service's answer. Recorded answers key it by `ownerid`; documentation has the tables' own keys, too. */
const principalSchema = v.pipe(
  v.object({
    '@odata.type': v.string(),
    ownerid: v.optional(v.string()),
    systemuserid: v.optional(v.string()),
    teamid: v.optional(v.string()),
  }),
  v.transform((row) => ({
    type: row['@odata.type'].replace(/^#?Microsoft\.Dynamics\.CRM\./, ''),
    id: row.ownerid ?? row.systemuserid ?? row.teamid ?? '',
  })),
);

const answerSchema = v.object({ PrincipalAccesses: v.array(v.object({ AccessMask: v.string(), Principal: principalSchema })) });

const rowSchema = v.object({
  principalid: v.string(),
  principaltypecode: v.string(),
  accessrightsmask: v.optional(v.nullable(v.number()), null),
  inheritedaccessrightsmask: v.optional(v.nullable(v.number()), null),
});

const kinds: Readonly<Record<string, Principal['kind'] | undefined>> = { systemuser: 'user', team: 'team' };

/**
 * Reads with whom a flow is shared: by `RetrieveSharedPrincipalsAndAccess` where the host can call it, otherwise by rows of
 * `principalobjectaccess`.
 *
 * @param client How to read Dataverse.
 * @param flowId Id of the flow.
 * @param signal Ends the reading between two pages.
 * @returns The users and teams; shares without any right, and with an organization, are left out.
 * @throws DataverseError where they can't be read.
 */
export async function readShares(client: DataverseClient, flowId: string, signal: AbortSignal): Promise<Shares> {
  try {
    const shares = (await askForShares(client, flowId)) ?? (await readShareRows(client, flowId, signal));
    return { source: shares.source, shares: shares.shares.filter(({ rights, inherited }) => rights.length + inherited.length > 0) };
  } catch (thrown) {
    throw toDataverseError(thrown);
  }
}

/** Null where the host can't call functions: what isn't documented may be there and not do anything. */
async function askForShares({ execute }: DataverseClient, flowId: string): Promise<Shares | null> {
  if (!execute) {
    return null;
  }
  try {
    const { PrincipalAccesses: accesses } = v.parse(answerSchema, await execute(sharesOf(flowId)));
    const shares = accesses.flatMap(({ AccessMask, Principal: { id, type } }) => shareWith(id, type, rightsInNames(AccessMask), []));
    return { shares, source: 'service' };
  } catch (thrown) {
    if (thrown instanceof DataverseError && thrown.problem.kind === 'notAvailable') {
      return null;
    }
    throw thrown;
  }
}

/** Microsoft Learn, "RetrieveSharedPrincipalsAndAccess Function". */
function sharesOf(flowId: string): Operation {
  return { name: 'RetrieveSharedPrincipalsAndAccess', kind: 'function', boundTo: null, parameters: [flowReference(flowId)] };
}

async function readShareRows(client: DataverseClient, flowId: string, signal: AbortSignal): Promise<Shares> {
  const query =
    '?$select=principalid,principaltypecode,accessrightsmask,inheritedaccessrightsmask' +
    `&$filter=objectid eq ${flowId}&$orderby=principalobjectaccessid asc`;
  const shares: Share[] = [];
  for await (const rows of client.pages('principalobjectaccess', query, pageSize, signal)) {
    for (const row of v.parse(v.array(rowSchema), rows)) {
      const [rights, inherited] = [rightsInMask(row.accessrightsmask), rightsInMask(row.inheritedaccessrightsmask)];
      shares.push(...shareWith(row.principalid, row.principaltypecode, rights, inherited));
    }
  }
  return { shares, source: 'rows' };
}

function shareWith(id: string, type: string, rights: readonly SharedRight[], inherited: readonly SharedRight[]): readonly Share[] {
  const kind = kinds[type];
  return kind === undefined ? [] : [{ id, kind, rights, inherited }];
}
