import * as React from 'react';
import { PauseCircleRegular } from '@fluentui/react-icons/headless/svg/pause-circle';
import { PlayCircleRegular } from '@fluentui/react-icons/headless/svg/play-circle';
import type { FlowSwitch } from '../../dataverse/changeFlowState';
import type { DataverseClient } from '../../dataverse/client';
import type { ConnectionReference } from '../../model/connectionReference';
import type { Inventory } from '../../model/inventory';
import type { EnvironmentAssessment } from '../../model/status/assessment';
import { useTexts, type Texts } from '../../strings/texts';
import type { ListCommand, SaveFile } from '../../ui/listParts';
import { ListView, type ListTexts } from '../../ui/ListView';
import type { ChangeListState, ListState } from '../../ui/listState';
import { flowsProblem } from '../../ui/problemText';
import { watchedListings } from '../../ui/watchedListings';
import { BulkSettingsPane } from './bulkSettings/BulkSettingsPane';
import { BulkSettingsStrip } from './bulkSettings/BulkSettingsStrip';
import { settingsCommands } from './bulkSettings/settingsCommands';
import { useBulkPage } from './bulkSettings/useBulkPage';
import { BulkTurnPanel } from './BulkTurnPanel';
import { flowColumns } from './flowColumns';
import { FlowDetails } from './FlowDetails';
import { flowExportColumns } from './flowExport';
import { flowFilters, referenceFilterId } from './flowFilters';
import { flowRows, type FlowRow } from './flowRows';
import { flowScope } from './flowScope';
import type { FlowsSession } from './flowsSession';
import { canTurn } from './flowSwitch';

/** Properties of {@link FlowsView}. */
export interface FlowsViewProps {
  readonly inventory: Inventory;
  /** What the inventory means. */
  readonly assessment: EnvironmentAssessment;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
  readonly client: DataverseClient;
  /** What outlives this view. */
  readonly session: FlowsSession;
  /** Its filter `reference` leaves the flows that use one connection reference. */
  readonly state: ListState;
  readonly onChange: ChangeListState;
  readonly onShowConnection: (connectionReferenceId: string) => void;
  readonly onRefresh: () => void;
  /** Is told which flow was changed, or may have been. */
  readonly onChanged: (flowId: string) => void;
  /** Null where the host can't save files. */
  readonly saveFile: SaveFile | null;
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

/** The cloud flows of the environment, whether they can be saved and their runs work, and whose connections they use. */
export function FlowsView(props: FlowsViewProps): React.ReactElement {
  const { inventory, assessment, viewerId, client, session, state, onChange, onShowConnection, onRefresh, onChanged, saveFile } = props;
  const texts = useTexts();
  const { flows: listing } = inventory;
  const rows = React.useMemo(() => flowRows(inventory, assessment, viewerId, texts), [inventory, assessment, viewerId, texts]);
  const columns = React.useMemo(() => flowColumns(texts), [texts]);
  const exportColumns = React.useMemo(() => flowExportColumns(texts), [texts]);
  const reference = useAskedReference(inventory, state);
  const filters = React.useMemo(() => flowFilters(rows, { viewerId, reference }, texts), [rows, viewerId, reference, texts]);
  const { turning, settings, activity } = session;
  const bulk = useBulkPage(settings, rows, state, onChange);
  const commands = [turnCommand('on', turning.ask, texts), turnCommand('off', turning.ask, texts), ...settingsCommands(bulk.start, texts)];
  return (
    <>
      <BulkTurnPanel control={turning} />
      {settings.bulk && !bulk.shown ? <BulkSettingsStrip bulk={settings.bulk} control={settings} onShow={bulk.show} /> : null}
      <ListView
        inventory={inventory}
        listing={listing}
        subject={flowsProblem}
        alsoWatched={watchedListings(inventory)}
        rows={rows}
        columns={columns}
        filters={filters}
        grouping={null}
        commands={commands}
        exportColumns={exportColumns}
        exportName={texts.text('Flows_Export_Name')}
        saveFile={saveFile}
        scope={listing.problem?.kind === 'privilege' ? '' : flowScope(inventory, viewerId, texts)}
        textKeys={textKeys}
        summary={summary(rows, listing.complete, texts)}
        state={state}
        onChange={bulk.onChange}
        onRefresh={onRefresh}
        renderDetails={(row, onClose) =>
          bulk.shown ? (
            <BulkSettingsPane bulk={bulk.shown} control={settings} rows={rows} known={{ inventory, viewerId }} activity={activity} onClose={onClose} />
          ) : (
            <FlowDetails
              key={row.id}
              row={row}
              inventory={inventory}
              viewerId={viewerId}
              client={client}
              session={session}
              onShowConnection={onShowConnection}
              onChanged={onChanged}
              onRefresh={onRefresh}
              onClose={onClose}
            />
          )
        }
      />
    </>
  );
}

/** The connection reference whose flows were asked for. It stays on offer when it is no longer picked, so that it can be again. */
function useAskedReference({ connectionReferences }: Inventory, { filters }: ListState): ConnectionReference | null {
  const asked = React.useRef<string | undefined>(undefined);
  asked.current = filters[referenceFilterId] ?? asked.current;
  return connectionReferences.rows.find(({ id }) => id === asked.current) ?? null;
}

function turnCommand(to: FlowSwitch, ask: (to: FlowSwitch, rows: readonly FlowRow[]) => void, texts: Texts): ListCommand<FlowRow> {
  const on = to === 'on';
  return {
    id: `turn-${to}`,
    label: texts.text(on ? 'Flow_TurnOn' : 'Flow_TurnOff'),
    icon: on ? <PlayCircleRegular /> : <PauseCircleRegular />,
    unavailable: (rows) => (rows.some((row) => canTurn(row, to)) ? null : texts.text(on ? 'Flows_AllAreOn' : 'Flows_NoneIsOn')),
    run: (rows) => ask(to, rows),
  };
}

function summary(rows: readonly FlowRow[], complete: boolean, texts: Texts): string {
  if (rows.length === 0) {
    return '';
  }
  const on = rows.filter((row) => row.flow.state === 'on').length;
  const all = texts.count(complete ? 'Flows_Count' : 'Flows_CountSoFar', rows.length);
  return texts.text('Common_TwoParts', { first: all, second: texts.count('Flows_OnCount', on) });
}
