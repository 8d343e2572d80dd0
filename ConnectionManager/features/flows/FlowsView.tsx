import * as React from 'react';
import type { ConnectionReference } from '../../model/connectionReference';
import { referenceKey } from '../../model/flowUse';
import type { Inventory } from '../../model/inventory';
import { useTexts, type Texts } from '../../strings/texts';
import { ListView, type ListTexts } from '../../ui/ListView';
import type { ChangeListState, ListState } from '../../ui/listState';
import { definitionsProblem, flowsProblem } from '../../ui/problemText';
import { flowColumns } from './flowColumns';
import { FlowDetails } from './FlowDetails';
import { flowRows, type FlowRow } from './flowRows';

/** Properties of {@link FlowsView}. */
export interface FlowsViewProps {
  readonly inventory: Inventory;
  readonly state: ListState;
  readonly onChange: ChangeListState;
  readonly onShowConnection: (connectionReferenceId: string) => void;
  readonly onRefresh: () => void;
}

const textKeys: ListTexts = {
  grid: 'Flows_Grid',
  search: 'Flows_Search',
  searchHint: 'Flows_SearchHint',
  loading: 'Flows_Loading',
  emptyTitle: 'Flows_Empty_Title',
  emptyBody: 'Flows_Empty_Body',
  announcement: 'Announce_Flows',
};

/** The cloud flows of the environment, whom they run as, and whose connections they use. */
export function FlowsView({ inventory, state, onChange, onShowConnection, onRefresh }: FlowsViewProps): React.ReactElement {
  const texts = useTexts();
  const { flows: listing, definitions } = inventory;
  const rows = React.useMemo(() => flowRows(inventory, texts), [inventory, texts]);
  const columns = React.useMemo(() => flowColumns(texts), [texts]);
  const references = React.useMemo(() => visibleReferences(inventory), [inventory]);
  return (
    <ListView
      inventory={inventory}
      listing={listing}
      subject={flowsProblem}
      alsoWatched={[{ listing: definitions, subject: definitionsProblem }]}
      rows={rows}
      columns={columns}
      textKeys={textKeys}
      summary={summary(rows, listing.complete, texts)}
      state={state}
      onChange={onChange}
      onRefresh={onRefresh}
      renderDetails={(row, onClose) => (
        <FlowDetails row={row} references={references} readAt={listing.readAt} onShowConnection={onShowConnection} onClose={onClose} />
      )}
    />
  );
}

function visibleReferences({ connectionReferences }: Inventory): ReadonlyMap<string, ConnectionReference> | null {
  return connectionReferences.complete
    ? new Map(connectionReferences.rows.map((reference) => [referenceKey(reference.logicalName), reference]))
    : null;
}

function summary(rows: readonly FlowRow[], complete: boolean, texts: Texts): string {
  if (rows.length === 0) {
    return '';
  }
  const on = rows.filter((row) => row.flow.state === 'on').length;
  const all = texts.count(complete ? 'Flows_Count' : 'Flows_CountSoFar', rows.length);
  return texts.text('Common_TwoParts', { first: all, second: texts.count('Flows_OnCount', on) });
}
