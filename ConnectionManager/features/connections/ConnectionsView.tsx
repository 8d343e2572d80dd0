import * as React from 'react';
import type { Inventory } from '../../model/inventory';
import { useTexts, type Texts } from '../../strings/texts';
import { ListView, type ListTexts } from '../../ui/ListView';
import type { ChangeListState, ListState } from '../../ui/listState';
import { definitionsProblem, flowsProblem, type ProblemSubject } from '../../ui/problemText';
import { connectionColumns } from './connectionColumns';
import { ConnectionDetails } from './ConnectionDetails';
import { connectionRows, type ConnectionRow } from './connectionRows';

/** Properties of {@link ConnectionsView}. */
export interface ConnectionsViewProps {
  readonly inventory: Inventory;
  readonly state: ListState;
  readonly onChange: ChangeListState;
  readonly onShowFlow: (flowId: string) => void;
  readonly onRefresh: () => void;
}

const subject: ProblemSubject = {
  privilege: 'Problem_Connections_Privilege',
  privilegeUnnamed: 'Problem_Connections_PrivilegeUnnamed',
  nothing: 'Problem_Connections_Nothing',
  partly: 'Problem_Connections_Partly',
};

const textKeys: ListTexts = {
  grid: 'Connections_Grid',
  search: 'Connections_Search',
  searchHint: 'Connections_SearchHint',
  loading: 'Connections_Loading',
  emptyTitle: 'Connections_Empty_Title',
  emptyBody: 'Connections_Empty_Body',
  announcement: 'Announce_Connections',
};

/** The connection references of the environment and the flows that use them. */
export function ConnectionsView({ inventory, state, onChange, onShowFlow, onRefresh }: ConnectionsViewProps): React.ReactElement {
  const texts = useTexts();
  const { connectionReferences: listing, definitions } = inventory;
  const rows = React.useMemo(() => connectionRows(inventory, texts), [inventory, texts]);
  const columns = React.useMemo(() => connectionColumns(texts), [texts]);
  return (
    <ListView
      inventory={inventory}
      listing={listing}
      subject={subject}
      alsoWatched={[{ listing: inventory.flows, subject: flowsProblem }, { listing: definitions, subject: definitionsProblem }]}
      rows={rows}
      columns={columns}
      textKeys={textKeys}
      summary={summary(rows, listing.complete, texts)}
      state={state}
      onChange={onChange}
      onRefresh={onRefresh}
      renderDetails={(row, onClose) => (
        <ConnectionDetails row={row} readAt={listing.readAt} onShowFlow={onShowFlow} onClose={onClose} />
      )}
    />
  );
}

function summary(rows: readonly ConnectionRow[], complete: boolean, texts: Texts): string {
  if (rows.length === 0) {
    return '';
  }
  const notBound = rows.filter((row) => row.reference.connectionId === null).length;
  const all = texts.count(complete ? 'Connections_Count' : 'Connections_CountSoFar', rows.length);
  return notBound > 0 ? texts.text('Common_TwoParts', { first: all, second: texts.count('Connections_NotBoundCount', notBound) }) : all;
}
