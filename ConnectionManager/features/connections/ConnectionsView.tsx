import * as React from 'react';
import type { Inventory, LiveConnections } from '../../model/inventory';
import type { EnvironmentAssessment } from '../../model/status/assessment';
import { useTexts, type Texts } from '../../strings/texts';
import { ListView, type ListTexts } from '../../ui/ListView';
import type { SaveFile } from '../../ui/listParts';
import type { ChangeListState, ListState } from '../../ui/listState';
import type { ProblemSubject } from '../../ui/problemText';
import { watchedListings } from '../../ui/watchedListings';
import { BulkChangePane } from './BulkChangePane';
import { connectionColumns } from './connectionColumns';
import { connectionCommands } from './connectionCommands';
import { ConnectionDetails } from './ConnectionDetails';
import { connectionExport } from './connectionExport';
import { connectionFilters } from './connectionFilters';
import { connectionGrouping } from './connectionGrouping';
import { createConnectionRows, isReferenceRow, type ConnectionRow } from './connectionRows';
import type { ConnectionsSession } from './connectionsSession';
import { LiveMessages } from './LiveMessages';
import { connectionsScope } from './scopeText';
import { useBulkChange } from './useBulkChange';

/** Properties of {@link ConnectionsView}. */
export interface ConnectionsViewProps {
  readonly inventory: Inventory;
  /** What the inventory means. */
  readonly assessment: EnvironmentAssessment;
  /** The connections that the host handed in. */
  readonly live: LiveConnections;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
  /** What outlives this view. */
  readonly session: ConnectionsSession;
  readonly state: ListState;
  readonly onChange: ChangeListState;
  readonly onShowFlow: (flowId: string) => void;
  /** Shows the flows that use a connection reference. */
  readonly onShowFlowsOf: (connectionReferenceId: string) => void;
  readonly onRefresh: () => void;
  /** Null where the host can't save files. */
  readonly saveFile: SaveFile | null;
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

/** The connection references of the environment, the connections without one, how they are doing, and the flows that use them. */
export function ConnectionsView(props: ConnectionsViewProps): React.ReactElement {
  const { inventory, assessment, live, viewerId, session, state, onRefresh, saveFile } = props;
  const texts = useTexts();
  const listing = inventory.connectionReferences;
  const toRows = React.useMemo(() => createConnectionRows(viewerId, texts), [viewerId, texts]);
  const rows = React.useMemo(() => toRows({ people: inventory.people }, assessment), [assessment, inventory.people, toRows]);
  const columns = React.useMemo(() => connectionColumns(texts), [texts]);
  const filters = React.useMemo(() => connectionFilters(rows, texts), [rows, texts]);
  const grouping = React.useMemo(() => connectionGrouping(texts), [texts]);
  const exportColumns = React.useMemo(() => connectionExport(texts), [texts]);
  const bulk = useBulkChange(session, rows, props.onChange);
  session.rows.current = React.useMemo(() => new Map(rows.filter(isReferenceRow).map((row) => [row.id, row])), [rows]);
  const common = { session, known: { inventory, live } };
  return (
    <>
      <LiveMessages live={live} />
      <ListView
        inventory={inventory}
        listing={listing}
        subject={subject}
        alsoWatched={watchedListings(inventory)}
        rows={rows}
        columns={columns}
        filters={filters}
        grouping={grouping}
        commands={connectionCommands(bulk.open, texts)}
        exportColumns={exportColumns}
        exportName={texts.text('Connections_ExportName')}
        saveFile={saveFile}
        scope={listing.problem?.kind === 'privilege' ? '' : texts.text(connectionsScope(inventory.access.rows, viewerId))}
        textKeys={textKeys}
        summary={summary(rows, listing.complete, texts)}
        state={state}
        onChange={bulk.onChange}
        onRefresh={onRefresh}
        renderDetails={(row, onClose) =>
          bulk.rows.length > 0 ? (
            <BulkChangePane {...common} rows={bulk.rows} onClose={onClose} />
          ) : (
            <ConnectionDetails
              key={row.id}
              {...common}
              row={row}
              readAt={listing.readAt}
              onShowFlow={props.onShowFlow}
              onShowFlowsOf={props.onShowFlowsOf}
              onClose={onClose}
            />
          )
        }
      />
    </>
  );
}

function summary(rows: readonly ConnectionRow[], complete: boolean, texts: Texts): string {
  const references = rows.filter(isReferenceRow);
  const notBound = references.filter(({ connectionId }) => connectionId === null).length;
  const loose = rows.length - references.length;
  const parts = [
    ...(references.length > 0 ? [texts.count(complete ? 'Connections_Count' : 'Connections_CountSoFar', references.length)] : []),
    ...(notBound > 0 ? [texts.count('Connections_NotBoundCount', notBound)] : []),
    ...(loose > 0 ? [texts.count('Connections_LooseCount', loose)] : []),
  ];
  return parts.length === 0 ? '' : parts.reduce((first, second) => texts.text('Common_TwoParts', { first, second }));
}
