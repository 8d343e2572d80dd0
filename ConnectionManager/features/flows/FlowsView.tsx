import * as React from 'react';
import type { ConnectionReference } from '../../model/connectionReference';
import { referenceKey } from '../../model/flowUse';
import type { Inventory } from '../../model/inventory';
import { useTexts, type Texts } from '../../strings/texts';
import { ListBody } from '../../ui/ListBody';
import { ListMessages } from '../../ui/ListMessages';
import { ListPage } from '../../ui/ListPage';
import type { ChangeListState, ListState } from '../../ui/listState';
import { readingProgress } from '../../ui/readingProgress';
import { useOpenItem } from '../../ui/useOpenItem';
import { useSearch } from '../../ui/useSearch';
import { VirtualGrid } from '../../ui/VirtualGrid';
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

const ownSubject = { privilege: 'Problem_Flows_Privilege', other: 'Problem_Flows_Other' } as const;
const definitionsSubject = { privilege: 'Problem_Flows_Privilege', other: 'Problem_Definitions_Other' } as const;

/** The cloud flows of the environment, whom they run as, and whose connections they use. */
export function FlowsView({ inventory, state, onChange, onShowConnection, onRefresh }: FlowsViewProps): React.ReactElement {
  const texts = useTexts();
  const listing = inventory.flows;
  const rows = React.useMemo(() => flowRows(inventory, texts), [inventory, texts]);
  const columns = React.useMemo(() => flowColumns(texts), [texts]);
  const references = React.useMemo(() => visibleReferences(inventory), [inventory]);
  const found = useSearch(rows, state.search);
  const { open, close } = useOpenItem(onChange);
  const openRow = rows.find((row) => rowId(row) === state.openId);
  return (
    <ListPage
      search={{ label: texts.text('Flows_Search'), hint: texts.text('Flows_SearchHint'), value: state.search, onChange: (search) => onChange({ search }) }}
      summary={summary(inventory, rows, found.length, texts)}
      progress={readingProgress(inventory, listing, texts.text('Flows_Loading'), texts)}
      announcement={listing.state === 'loading' ? '' : texts.count('Announce_Flows', found.length)}
      messages={
        rows.length > 0 ? (
          <ListMessages
            watched={[
              { listing, subject: ownSubject },
              { listing: inventory.definitions, subject: definitionsSubject },
            ]}
            onTryAgain={onRefresh}
          />
        ) : null
      }
      onRefresh={onRefresh}
      details={
        openRow ? (
          <FlowDetails
            row={openRow}
            references={references}
            readAt={listing.readAt}
            onShowConnection={onShowConnection}
            onClose={close}
          />
        ) : null
      }
    >
      <ListBody
        listing={listing}
        found={found.length}
        search={state.search}
        loadingLabel={texts.text('Flows_Loading')}
        empty={{ title: texts.text('Flows_Empty_Title'), body: texts.text('Flows_Empty_Body') }}
        subject={ownSubject}
        onTryAgain={onRefresh}
      >
        <VirtualGrid
          label={texts.text('Flows_Grid')}
          rows={found}
          columns={columns}
          rowId={rowId}
          openRowId={state.openId}
          onOpen={open}
          sort={state.sort}
          onSort={(sort) => onChange({ sort })}
        />
      </ListBody>
    </ListPage>
  );
}

function rowId(row: FlowRow): string {
  return row.flow.id;
}

function visibleReferences({ connectionReferences }: Inventory): ReadonlyMap<string, ConnectionReference> | null {
  return connectionReferences.state === 'complete'
    ? new Map(connectionReferences.rows.map((reference) => [referenceKey(reference.logicalName), reference]))
    : null;
}

function summary(inventory: Inventory, rows: readonly FlowRow[], found: number, texts: Texts): string {
  if (rows.length === 0) {
    return '';
  }
  if (found < rows.length) {
    return texts.text('Search_Found', { found, total: rows.length });
  }
  const on = rows.filter((row) => row.flow.state === 'on').length;
  const all = texts.count(inventory.flows.state === 'complete' ? 'Flows_Count' : 'Flows_CountSoFar', rows.length);
  return `${all} · ${texts.count('Flows_OnCount', on)}`;
}
