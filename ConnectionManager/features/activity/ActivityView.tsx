import * as React from 'react';
import { ArrowUndoRegular } from '@fluentui/react-icons/headless/svg/arrow-undo';
import type { Inventory, Listing } from '../../model/inventory';
import { useTexts, type Texts } from '../../strings/texts';
import type { Activity, ActivityLog } from '../../ui/activity/activity';
import { canUndo } from '../../ui/activity/createActivityLog';
import type { ListCommand, ListFilter, ListGrouping, SaveFile } from '../../ui/listParts';
import type { ChangeListState, ListState } from '../../ui/listState';
import { ListView, type ListTexts } from '../../ui/ListView';
import { flowsProblem } from '../../ui/problemText';
import { activityColumns, activityExport } from './activityColumns';
import { ActivityDetails } from './ActivityDetails';
import { activityRows, type ActivityRow } from './activityRows';
import type { Standing } from './standing';
import { standingKeys } from './StandingWord';

/** Properties of {@link ActivityView}. */
export interface ActivityViewProps {
  readonly inventory: Inventory;
  /** What was changed in this session, the latest first. */
  readonly activities: readonly Activity[];
  /** How each of them stands, by its id. */
  readonly standings: ReadonlyMap<string, Standing>;
  readonly log: ActivityLog;
  readonly state: ListState;
  readonly onChange: ChangeListState;
  /** Shows the flow or connection reference. */
  readonly onShow: (subject: Activity['subject']) => void;
  readonly onRefresh: () => void;
  /** Null where the host can't save files. */
  readonly saveFile: SaveFile | null;
}

const textKeys: ListTexts = {
  grid: 'Activity_Grid',
  search: 'Activity_Search',
  searchHint: 'Activity_SearchHint',
  loading: 'Activity_Grid',
  emptyTitle: 'Activity_Empty_Title',
  emptyBody: 'Activity_Empty_Body',
  announcement: 'Announce_Activity',
};

/** What was changed in this session, how it stands, and how it's put back. */
export function ActivityView(props: ActivityViewProps): React.ReactElement {
  const { inventory, activities, standings, log, state, onChange, onShow, onRefresh, saveFile } = props;
  const texts = useTexts();
  const rows = React.useMemo(() => activityRows(activities, standings, texts), [activities, standings, texts]);
  const columns = React.useMemo(() => activityColumns(texts), [texts]);
  const exportColumns = React.useMemo(() => activityExport(texts), [texts]);
  const filters = React.useMemo(() => [standingFilter(texts)], [texts]);
  const severalSubjects = new Set(activities.map(({ subject }) => subject.id)).size > 1;
  const grouping = React.useMemo(() => (severalSubjects ? groupedBySubject(texts) : null), [severalSubjects, texts]);
  const listing = React.useMemo(
    (): Listing<ActivityRow> => ({ state: 'complete', complete: true, rows, misfits: [], problem: null, readAt: null }),
    [rows],
  );
  return (
    <ListView
      inventory={inventory}
      listing={listing}
      subject={flowsProblem}
      alsoWatched={[]}
      rows={rows}
      columns={columns}
      filters={filters}
      grouping={grouping}
      commands={[undoCommand(log, texts)]}
      exportColumns={exportColumns}
      exportName={texts.text('Activity_ExportName')}
      saveFile={saveFile}
      scope={texts.text('Activity_Scope')}
      textKeys={textKeys}
      summary={rows.length > 0 ? summary(rows, texts) : ''}
      state={state}
      onChange={onChange}
      onRefresh={onRefresh}
      renderDetails={(row, onClose) => (
        <ActivityDetails key={row.id} row={row} log={log} saveFile={saveFile} onShow={onShow} onClose={onClose} />
      )}
    />
  );
}

const standings: readonly Standing[] = ['in-place', 'changed-again', 'changed-since', 'undone', 'undo-failed'];

function standingFilter(texts: Texts): ListFilter<ActivityRow> {
  return {
    id: 'standing',
    label: texts.text('Activity_Column_Standing'),
    kind: 'choice',
    options: standings.map((value) => ({ value, label: texts.text(standingKeys[value]) })),
    matches: ({ standing }, value) => standing === value,
  };
}

function groupedBySubject(texts: Texts): ListGrouping<ActivityRow> {
  return {
    label: texts.text('Activity_Group'),
    groupOf: ({ name, activity: { subject } }) => ({ id: `${subject.kind} ${subject.id}`, title: name }),
  };
}

function undoCommand(log: ActivityLog, texts: Texts): ListCommand<ActivityRow> {
  return {
    id: 'undo',
    label: texts.text('Action_Undo'),
    icon: <ArrowUndoRegular />,
    unavailable: (rows) => (rows.some(({ activity }) => canUndo(activity)) ? null : texts.text('Activity_NothingToUndo')),
    run: (rows) => void log.undo(rows.map(({ id }) => id)),
  };
}

function summary(rows: readonly ActivityRow[], texts: Texts): string {
  const undone = rows.filter(({ standing }) => standing === 'undone').length;
  const all = texts.count('Activity_Count', rows.length);
  return undone === 0 ? all : texts.text('Common_TwoParts', { first: all, second: texts.count('Activity_UndoneCount', undone) });
}
