import * as React from 'react';
import { Body1, Button, Caption1, Subtitle2, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DataverseClient } from '../../../dataverse/client';
import { connectionReferenceName } from '../../../model/connectionReference';
import { connectorTitle } from '../../../model/connectorTitle';
import type { FlowSharing, SharedRole, SharedWith } from '../../../model/sharing';
import type { EntryAssessment } from '../../../model/status/assessment';
import { useTexts } from '../../../strings/texts';
import type { ActionState } from '../../../ui/ActionStatus';
import { FoldedDetails } from '../../../ui/FoldedDetails';
import { problemDetails } from '../../../ui/problemText';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import type { FlowRow } from '../flowRows';
import { isolated } from '../../../ui/isolated';
import { LateStatus } from '../settings/RunAsSection';
import { principalName } from './principalText';
import { providedText } from './providedText';
import { sharingProblem } from './sharingText';
import { useSharing, type SharingReading } from './useSharing';

/** Properties of {@link RunOnlySection}. */
export interface RunOnlySectionProps {
  readonly row: FlowRow;
  readonly client: DataverseClient;
  /** How saving goes, or has gone. */
  readonly state: ActionState;
  /** How adding or removing somebody goes, or has gone where the page was left before. */
  readonly people: ActionState;
  readonly editButton: React.RefObject<HTMLButtonElement>;
  readonly onEdit: () => void;
}

const useStyles = makeStyles({
  section: { rowGap: tokens.spacingVerticalM },
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
});

/** Who may run an instant flow and with whose connections, and the way to change it. Nothing for flows of other kinds. */
export function RunOnlySection(props: RunOnlySectionProps): React.ReactElement | null {
  return props.row.profile?.trigger?.kind === 'instant' ? <InstantSection {...props} /> : null;
}

function InstantSection({ row, client, state, people, editButton, onEdit }: RunOnlySectionProps): React.ReactElement {
  const styles = useDetailsStyles();
  const own = useStyles();
  const texts = useTexts();
  return (
    <section className={mergeClasses(styles.section, own.section)}>
      <Subtitle2 as="h3" className={styles.heading}>
        {texts.text('RunOnly_Title')}
      </Subtitle2>
      <People reading={useSharing(client, row.id, people.kind === 'running')} />
      <LateStatus state={people} />
      <Connections entries={row.assessment.entries} />
      <div>
        <Button ref={editButton} disabledFocusable={state.kind === 'running'} onClick={onEdit}>
          {texts.text('RunOnly_Edit')}
        </Button>
      </div>
      <LateStatus state={state} />
    </section>
  );
}

function Connections({ entries }: { readonly entries: readonly EntryAssessment[] }): React.ReactElement | null {
  const styles = useDetailsStyles();
  const own = useStyles();
  const texts = useTexts();
  return entries.length === 0 ? null : (
    <div className={own.group}>
      <Text as="h4" weight="semibold" className={styles.heading}>
        {texts.text('RunOnly_Connections')}
      </Text>
      <ul className={styles.list} aria-label={texts.text('RunOnly_Connections')}>
        {entries.map(({ entry, reference, connection }) => (
          <li key={entry.key}>
            <bdi>
              {texts.text('RunOnly_Provider', {
                connector: entry.connector === null ? texts.text('Connector_Unknown') : connectorTitle(entry.connector),
                connection: isolated(reference ? connectionReferenceName(reference) : (entry.connectionReference ?? entry.key)),
              })}
            </bdi>{' '}
            <Caption1 className={styles.quiet}>{providedText(entry.providedBy, connection, texts)}</Caption1>
          </li>
        ))}
      </ul>
    </div>
  );
}

function People({ reading: { sharing, problem, readAgain } }: { readonly reading: SharingReading }): React.ReactElement {
  const texts = useTexts();
  if (problem) {
    return (
      <div role="alert">
        <Body1 block>{sharingProblem(problem, texts)}</Body1>
        <FoldedDetails text={problemDetails(problem)} />
        <Button size="small" onClick={readAgain}>
          {texts.text('Action_TryAgain')}
        </Button>
      </div>
    );
  }
  return sharing ? <SharedNames sharing={sharing} /> : <Body1>{texts.text('RunOnly_Reading')}</Body1>;
}

function SharedNames({ sharing: { shared, source } }: { readonly sharing: FlowSharing }): React.ReactElement {
  const styles = useDetailsStyles();
  const own = useStyles();
  const texts = useTexts();
  const byRole = (wanted: SharedRole): readonly SharedWith[] => shared.filter(({ role }) => role === wanted);
  const [runOnly, coOwners, others] = [byRole('run-only'), byRole('co-owner'), byRole('other')];
  return (
    <>
      <div className={own.group}>
        <Body1>
          {runOnly.length === 0
            ? texts.text(source === 'rows' ? 'RunOnly_NobodyInRows' : 'RunOnly_Nobody')
            : texts.count('RunOnly_Count', runOnly.length)}
        </Body1>
        <Names label={texts.text('RunOnly_RunOnlyUsers')} shared={runOnly} />
      </div>
      {coOwners.length === 0 ? null : (
        <div className={own.group}>
          <Body1>{texts.count('RunOnly_CoOwners', coOwners.length)}</Body1>
          <Names label={texts.text('RunOnly_CoOwnersHeading')} shared={coOwners} />
        </div>
      )}
      {others.length === 0 ? null : <Body1>{texts.count('RunOnly_Others', others.length)}</Body1>}
      {shared.length === 0 ? null : <Caption1 className={styles.evidence}>{texts.text('RunOnly_Inferred')}</Caption1>}
    </>
  );
}

/** More names than these say less; the page that edits them has all. */
const namedAtMost = 10;

function Names({ label, shared }: { readonly label: string; readonly shared: readonly SharedWith[] }): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const more = shared.length - namedAtMost;
  return shared.length === 0 ? null : (
    <ul className={styles.list} aria-label={label}>
      {shared.slice(0, namedAtMost).map(({ principal }) => (
        <li key={principal.id} className={styles.text}>
          <bdi>{principalName(principal, texts)}</bdi>
        </li>
      ))}
      {more > 0 ? <li>{texts.count('RunOnly_More', more)}</li> : null}
    </ul>
  );
}
