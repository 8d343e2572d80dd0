import * as React from 'react';
import { Body1, Caption1, Spinner, makeStyles, typographyStyles } from '@fluentui/react-components';
import type { DataverseClient } from '../../../dataverse/client';
import { canShare } from '../../../dataverse/sharing/changeSharing';
import type { FlowSharing, Principal, SharedRole } from '../../../model/sharing';
import { useTexts } from '../../../strings/texts';
import { ActionStatus } from '../../../ui/ActionStatus';
import { MessageStrip } from '../../../ui/MessageStrip';
import { problemDetails } from '../../../ui/problemText';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import type { FlowRow } from '../flowRows';
import type { FlowsSession } from '../flowsSession';
import { PeopleList, type PeopleListProps } from './PeopleList';
import { PeoplePicker } from './PeoplePicker';
import { PickedPrincipal } from './PickedPrincipal';
import { sharingProblem } from './sharingText';
import { usePeopleChanges } from './usePeopleChanges';
import { usePrincipalNeeds } from './usePrincipalNeeds';
import { useSharing } from './useSharing';

/** Properties of {@link PeopleEditor}. */
export interface PeopleEditorProps {
  readonly row: FlowRow;
  readonly client: DataverseClient;
  readonly session: FlowsSession;
}

const useStyles = makeStyles({ heading: { ...typographyStyles.subtitle2, marginTop: 0, marginBottom: 0, outlineStyle: 'none' } });

/** The users and teams who may run a flow. Adding and removing them takes effect at once. */
export function PeopleEditor({ row, client, session }: PeopleEditorProps): React.ReactElement {
  const styles = useDetailsStyles();
  const own = useStyles();
  const texts = useTexts();
  const heading = React.useRef<HTMLHeadingElement>(null);
  const changes = usePeopleChanges({ row, client, session });
  const busy = changes.state.kind === 'running';
  const { sharing, problem, readAgain } = useSharing(client, row.id, busy);
  const [picked, setPicked] = React.useState<Principal | null>(null);
  const pickedNeeds = usePrincipalNeeds(client, React.useMemo(() => (picked ? [picked] : []), [picked]));
  const needsOf = usePrincipalNeeds(client, React.useMemo(() => sharing?.shared.map(({ principal }) => principal) ?? [], [sharing]));
  const changeable = canShare(client);
  /** What had the focus goes away. */
  const fromHeading = (act: () => void): void => {
    heading.current?.focus();
    act();
  };
  const leavePicked = (act: () => void): void =>
    fromHeading(() => {
      setPicked(null);
      act();
    });
  return (
    <section className={styles.section}>
      <h3 ref={heading} tabIndex={-1} className={own.heading}>
        {texts.text('RunOnly_People')}
      </h3>
      {changeable ? <Caption1 className={styles.quiet}>{texts.text('RunOnly_AtOnce')}</Caption1> : null}
      <ActionStatus state={changes.state} />
      <PeoplePicker client={client} onPick={setPicked} />
      {picked ? (
        <PickedPrincipal
          flowId={row.id}
          principal={picked}
          needs={pickedNeeds(picked)}
          listed={sharing?.shared.some(({ principal, role }) => principal.id === picked.id && role !== 'other') === true}
          busy={busy}
          onAdd={changeable ? () => leavePicked(() => changes.add(picked)) : null}
          onCancel={() => leavePicked(() => undefined)}
        />
      ) : null}
      {problem ? (
        <MessageStrip intent="error" message={sharingProblem(problem, texts)} details={problemDetails(problem)} onTryAgain={readAgain} />
      ) : null}
      {!problem && !sharing ? <Spinner size="tiny" labelPosition="after" label={texts.text('RunOnly_Reading')} /> : null}
      {sharing ? (
        <SharedList
          sharing={sharing}
          flowId={row.id}
          needsOf={needsOf}
          busy={busy}
          onRemove={changeable ? (shared) => fromHeading(() => changes.remove(shared)) : null}
        />
      ) : null}
    </section>
  );
}

const roles: readonly SharedRole[] = ['run-only', 'co-owner', 'other'];

type SharedListProps = Omit<PeopleListProps, 'role' | 'shared'> & { readonly sharing: FlowSharing };

function SharedList({ sharing: { shared, source }, ...others }: SharedListProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const byRole = (wanted: SharedRole): PeopleListProps['shared'] => shared.filter(({ role }) => role === wanted);
  return (
    <>
      {byRole('run-only').length === 0 ? <Body1>{texts.text(source === 'rows' ? 'RunOnly_NobodyInRows' : 'RunOnly_Nobody')}</Body1> : null}
      {roles.map((role) => (
        <PeopleList key={role} role={role} shared={byRole(role)} {...others} />
      ))}
      {source === 'rows' && shared.length > 0 ? <Caption1 className={styles.quiet}>{texts.text('RunOnly_MayNotBeAll')}</Caption1> : null}
      {shared.length > 0 ? <Caption1 className={styles.evidence}>{texts.text('RunOnly_Inferred')}</Caption1> : null}
    </>
  );
}
