import * as React from 'react';
import { Body1, Button, Caption1, makeStyles, tokens, useId } from '@fluentui/react-components';
import type { KnownAround } from '../../../model/flowSettings/settingsContext';
import { useTexts } from '../../../strings/texts';
import type { ActivityLog } from '../../../ui/activity/activity';
import { DetailsPane } from '../../../ui/DetailsPane';
import type { FlowRow } from '../flowRows';
import { BulkPreview } from './BulkPreview';
import { BulkResults } from './BulkResults';
import { BulkStatus } from './BulkStatus';
import { planBulk, wantedOf, type BulkPlan } from './planBulk';
import type { BulkJob, BulkSettings, BulkSettingsControl } from './useBulkSettings';
import { WantedForm } from './WantedForm';

/** Properties of {@link BulkSettingsPane}. */
export interface BulkSettingsPaneProps {
  readonly bulk: BulkSettings;
  readonly control: BulkSettingsControl;
  /** All rows of the list. */
  readonly rows: readonly FlowRow[];
  readonly known: KnownAround;
  readonly activity: ActivityLog;
  readonly onClose: () => void;
}

const useStyles = makeStyles({
  footer: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, width: '100%', minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
  whyNot: { color: tokens.colorNeutralForeground2 },
});

/**
 * Sets Run as, or who provides connections, of several flows: what to set, what that means for each flow, how saving goes, and what
 * became of each. Closing it doesn't stop what is under way.
 */
export function BulkSettingsPane({ bulk, control, rows, known, activity, onClose }: BulkSettingsPaneProps): React.ReactElement {
  const texts = useTexts();
  const { choice, progress, outcome } = bulk;
  const chosen = useChosenRows(rows, bulk.flowIds);
  const editing = outcome === null && progress === null;
  const wanted = React.useMemo(() => wantedOf(choice), [choice]);
  const { inventory, viewerId } = known;
  const plan = React.useMemo(
    () => (editing && wanted !== null ? planBulk(chosen, { inventory, viewerId }, wanted) : null),
    [editing, wanted, chosen, inventory, viewerId],
  );
  const close = (): void => {
    if (editing) {
      control.dismiss();
    }
    onClose();
  };
  return (
    <DetailsPane
      id={`${choice.kind} ${bulk.flowIds.join(' ')}`}
      title={texts.text(choice.kind === 'run-as' ? 'Bulk_RunAs' : 'Bulk_ProvidedBy')}
      subtitle={texts.count('Bulk_Flows', bulk.flowIds.length)}
      onClose={close}
      footer={<Footer bulk={bulk} plan={plan} control={control} onClose={close} />}
    >
      {editing ? <WantedForm rows={chosen} choice={choice} onChoose={control.choose} /> : null}
      {plan ? <BulkPreview plan={plan} /> : null}
      {outcome ? <BulkResults outcome={outcome} activity={activity} busy={progress !== null} onUndo={control.undo} /> : null}
      {progress?.work === 'saving' ? <Body1>{texts.text('Bulk_MayClose')}</Body1> : null}
    </DetailsPane>
  );
}

function useChosenRows(rows: readonly FlowRow[], flowIds: readonly string[]): readonly FlowRow[] {
  return React.useMemo(() => {
    const ids = new Set(flowIds);
    return rows.filter(({ id }) => ids.has(id));
  }, [rows, flowIds]);
}

interface FooterProps {
  readonly bulk: BulkSettings;
  /** What would be done; null while not all is chosen. */
  readonly plan: BulkPlan | null;
  readonly control: BulkSettingsControl;
  readonly onClose: () => void;
}

function Footer({ bulk: { progress, outcome }, plan, control, onClose }: FooterProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const reasonId = useId('why-not');
  const editing = outcome === null && progress === null;
  const whyNot = plan === null ? texts.text('Bulk_ChooseFirst') : plan.changing.length === 0 ? texts.text('Bulk_NothingToDo') : '';
  return (
    <div className={styles.footer}>
      <BulkStatus progress={progress} outcome={outcome} onStop={control.stop} />
      <div className={styles.buttons}>
        {editing ? (
          <Button
            appearance="primary"
            disabledFocusable={whyNot !== ''}
            aria-describedby={whyNot ? reasonId : undefined}
            onClick={() => control.apply(plan?.changing.map(toJob) ?? [])}
          >
            {plan && plan.changing.length > 0 ? texts.count('Bulk_Apply', plan.changing.length) : texts.text('Bulk_ApplyNone')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{texts.text(editing ? 'Action_Cancel' : 'Action_Close')}</Button>
        {editing && whyNot ? <Caption1 id={reasonId} className={styles.whyNot}>{whyNot}</Caption1> : null}
      </div>
    </div>
  );
}

function toJob({ row, plan }: BulkPlan['changing'][number]): BulkJob {
  return { flow: row, changes: plan.changes };
}
