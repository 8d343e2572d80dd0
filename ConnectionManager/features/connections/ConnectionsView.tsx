import * as React from 'react';
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

const ownSubject = { privilege: 'Problem_Connections_Privilege', other: 'Problem_Connections_Other' } as const;
const flowsSubject = { privilege: 'Problem_Flows_Privilege', other: 'Problem_Definitions_Other' } as const;

/** The connection references of the environment and the flows that use them. */
export function ConnectionsView({ inventory, state, onChange, onShowFlow, onRefresh }: ConnectionsViewProps): React.ReactElement {
  const texts = useTexts();
  const listing = inventory.connectionReferences;
  const rows = React.useMemo(() => connectionRows(inventory, texts), [inventory, texts]);
  const columns = React.useMemo(() => connectionColumns(texts), [texts]);
  const found = useSearch(rows, state.search);
  const { open, close } = useOpenItem(onChange);
  const openRow = rows.find((row) => rowId(row) === state.openId);
  return (
    <ListPage
      search={{
        label: texts.text('Connections_Search'),
        hint: texts.text('Connections_SearchHint'),
        value: state.search,
        onChange: (search) => onChange({ search }),
      }}
      summary={summary(inventory, rows, found.length, texts)}
      progress={readingProgress(inventory, listing, texts.text('Connections_Loading'), texts)}
      announcement={listing.state === 'loading' ? '' : texts.count('Announce_Connections', found.length)}
      messages={
        <ListMessages
          watched={[
            ...(rows.length > 0 ? [{ listing, subject: ownSubject }] : []),
            { listing: inventory.definitions, subject: flowsSubject },
          ]}
          onTryAgain={onRefresh}
        />
      }
      onRefresh={onRefresh}
      details={
        openRow ? (
          <ConnectionDetails
            row={openRow}
            definitions={inventory.definitions}
            readAt={listing.readAt}
            onShowFlow={onShowFlow}
            onClose={close}
          />
        ) : null
      }
    >
      <ListBody
        listing={listing}
        found={found.length}
        search={state.search}
        loadingLabel={texts.text('Connections_Loading')}
        empty={{ title: texts.text('Connections_Empty_Title'), body: texts.text('Connections_Empty_Body') }}
        subject={ownSubject}
        onTryAgain={onRefresh}
      >
        <VirtualGrid
          label={texts.text('Connections_Grid')}
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

function rowId(row: ConnectionRow): string {
  return row.reference.id;
}

function summary(inventory: Inventory, rows: readonly ConnectionRow[], found: number, texts: Texts): string {
  if (rows.length === 0) {
    return '';
  }
  if (found < rows.length) {
    return texts.text('Search_Found', { found, total: rows.length });
  }
  const complete = inventory.connectionReferences.state === 'complete';
  const notBound = rows.filter((row) => row.reference.connectionId === null).length;
  const all = texts.count(complete ? 'Connections_Count' : 'Connections_CountSoFar', rows.length);
  return notBound > 0 ? `${all} · ${texts.count('Connections_NotBoundCount', notBound)}` : all;
}
