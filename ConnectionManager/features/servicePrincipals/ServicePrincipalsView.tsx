import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/headless/svg/add';
import type { Inventory } from '../../model/inventory';
import type { EnvironmentAssessment } from '../../model/status/assessment';
import { useTexts } from '../../strings/texts';
import { useLayout } from '../../ui/LayoutContext';
import type { SaveFile } from '../../ui/listParts';
import { ListView, type ListTexts } from '../../ui/ListView';
import type { ChangeListState, ListState } from '../../ui/listState';
import { applicationUsersProblem } from './applicationUsersProblem';
import { principalColumns, principalExport } from './principalColumns';
import { PrincipalDetails } from './PrincipalDetails';
import { principalRows } from './principalRows';
import type { ServicePrincipalsSession } from './servicePrincipalsSession';

/** Properties of {@link ServicePrincipalsView}. */
export interface ServicePrincipalsViewProps {
  readonly inventory: Inventory;
  /** What the inventory means. */
  readonly assessment: EnvironmentAssessment;
  /** What outlives this view. */
  readonly session: ServicePrincipalsSession;
  readonly state: ListState;
  readonly onChange: ChangeListState;
  readonly onShowFlow: (flowId: string) => void;
  readonly onShowConnection: (referenceId: string) => void;
  readonly onRefresh: () => void;
  /** Null where the host can't save files. */
  readonly saveFile: SaveFile | null;
}

const textKeys: ListTexts = {
  grid: 'Principals_Grid',
  search: 'Principals_Search',
  searchHint: 'Principals_SearchHint',
  loading: 'Principals_Loading',
  emptyTitle: 'Principals_Empty_Title',
  emptyBody: 'Principals_Empty_Body',
  announcement: 'Announce_Principals',
};

/** The application users of the environment, what is wrong with them, and what leans on them. */
export function ServicePrincipalsView(props: ServicePrincipalsViewProps): React.ReactElement {
  const { inventory, assessment, session, state, onChange, onRefresh, saveFile } = props;
  const texts = useTexts();
  const { listing, roles, begin, refresh } = session.users;
  React.useEffect(begin, [begin]);
  const access = inventory.access.rows;
  const rows = React.useMemo(() => principalRows({ users: listing.rows, roles, access, assessment }, texts), [listing.rows, roles, access, assessment, texts]);
  const columns = React.useMemo(() => principalColumns(texts), [texts]);
  const exportColumns = React.useMemo(() => principalExport(texts), [texts]);
  return (
    <ListView
      inventory={inventory}
      listing={listing}
      subject={applicationUsersProblem}
      alsoWatched={[]}
      rows={rows}
      columns={columns}
      exportColumns={exportColumns}
      exportName={texts.text('Principals_Export_Name')}
      saveFile={saveFile}
      listCommands={<NewSetup session={session} />}
      textKeys={textKeys}
      summary={rows.length > 0 ? texts.count(listing.complete ? 'Principals_Count' : 'Principals_CountSoFar', rows.length) : ''}
      scope={texts.text('Principals_Scope')}
      state={state}
      onChange={onChange}
      onRefresh={() => {
        refresh();
        onRefresh();
      }}
      renderDetails={(row, onClose) => (
        <PrincipalDetails
          row={row}
          onReview={() => session.start({ name: row.user.name ?? '', applicationId: row.user.applicationId })}
          onShowFlow={props.onShowFlow}
          onShowConnection={props.onShowConnection}
          onClose={onClose}
        />
      )}
    />
  );
}

/** Opens the setup of a new connection, or goes on with one that was left; it has the focus again when that is closed. */
function NewSetup({ session }: { readonly session: ServicePrincipalsSession }): React.ReactElement {
  const texts = useTexts();
  const narrow = useLayout() === 'narrow';
  const button = React.useRef<HTMLButtonElement>(null);
  const { takeClosed } = session;
  React.useEffect(() => {
    if (takeClosed()) {
      button.current?.focus();
    }
  }, [takeClosed]);
  const label = texts.text('Principals_New');
  return (
    <Button ref={button} appearance="primary" icon={<AddRegular />} aria-label={narrow ? label : undefined} onClick={() => session.start()}>
      {narrow ? null : label}
    </Button>
  );
}
