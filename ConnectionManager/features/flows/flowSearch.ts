import { connectorTitle } from '../../model/connectorTitle';
import type { RunAs } from '../../model/flow/flowProfile';
import type { EntryAssessment, FlowAssessment } from '../../model/status/assessment';

/** What Run as was called until 2020, which many people still look for; the names were English ones in every language. */
const formerRunAs: Readonly<Record<RunAs, string>> = {
  'flow-owner': 'Process Owner',
  'row-owner': 'Record Owner',
  'modifying-user': 'Triggering User',
  unknown: '',
};

/** What Dataverse was called until 2020; the names of its connectors still begin so. */
const formerDataverse = 'Common Data Service CDS';
const dataverseConnectors = 'shared_commondataservice';

/**
 * Everything that the search finds a flow by.
 *
 * @param assessment The flow and what it uses.
 * @param shown What the list shows of it.
 * @returns The words, in lower case.
 */
export function searchableFlow({ profile, entries, flow }: FlowAssessment, shown: readonly string[]): string {
  const former = profile?.runAs ? formerRunAs[profile.runAs] : '';
  const words = [...shown, flow.id, flow.owner.userName ?? '', profile?.trigger?.table ?? '', former, ...tables(profile?.needs ?? [])];
  return [...words, ...entries.flatMap(entryWords)].join('\n').toLowerCase();
}

function entryWords({ entry, reference, connection }: EntryAssessment): readonly string[] {
  const { connector } = entry;
  return [
    connector === null ? '' : connectorTitle(connector),
    connector ?? '',
    connector?.startsWith(dataverseConnectors) ? formerDataverse : '',
    entry.connectionReference ?? '',
    reference?.displayName ?? '',
    reference?.connectionId ?? '',
    connection?.name ?? '',
    connection?.displayName ?? '',
    connection?.accountName ?? '',
  ];
}

function tables(needs: readonly { readonly table: string }[]): readonly string[] {
  return needs.map(({ table }) => table);
}
