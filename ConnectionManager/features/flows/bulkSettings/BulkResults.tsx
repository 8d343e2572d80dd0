import * as React from 'react';
import { Button, Checkbox, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../../strings/texts';
import { useActivities } from '../../../ui/activity/ActivityContext';
import type { Activity, ActivityLog } from '../../../ui/activity/activity';
import { ChangeLine } from '../../../ui/activity/ChangeLine';
import { canUndo } from '../../../ui/activity/createActivityLog';
import { UndoneWord } from '../../../ui/activity/UndoneWord';
import { FoldedDetails } from '../../../ui/FoldedDetails';
import { PagedList } from '../../../ui/PagedList';
import { StatusWord } from '../../../ui/StatusWord';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import { toldSave } from '../settings/savedText';
import type { BulkJob, BulkOutcome, BulkResult } from './useBulkSettings';

/** Properties of {@link BulkResults}. */
export interface BulkResultsProps {
  readonly outcome: BulkOutcome;
  readonly activity: ActivityLog;
  /** Whether something is under way, so that nothing can be undone now. */
  readonly busy: boolean;
  /** Puts back what was recorded under these ids. */
  readonly onUndo: (activityIds: readonly string[]) => void;
}

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
  lines: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS, minWidth: 0 },
});

/** What became of each of several flows: what failed and why first, then those that were changed, each of which can be undone. */
export function BulkResults({ outcome, activity, busy, onUndo }: BulkResultsProps): React.ReactElement {
  const texts = useTexts();
  const failed = outcome.results.filter(({ saved }) => !toldSave(saved, texts).well);
  const changed = outcome.results.filter(({ activityId }) => activityId !== null);
  return (
    <>
      <Failed results={failed} />
      <Left jobs={outcome.left} />
      {changed.length > 0 ? <Changed results={changed} activity={activity} busy={busy} onUndo={onUndo} /> : null}
    </>
  );
}

function Failed({ results }: { readonly results: readonly BulkResult[] }): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const heading = texts.count('Bulk_Failed', results.length);
  return results.length === 0 ? null : (
    <section className={styles.section}>
      <Subtitle2 as="h3" className={styles.heading}>
        {heading}
      </Subtitle2>
      <PagedList label={heading} items={results} keyOf={({ flow }) => flow.id} renderItem={(result) => <FailedItem result={result} />} />
    </section>
  );
}

function FailedItem({ result: { flow, saved } }: { readonly result: BulkResult }): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const { message, details } = toldSave(saved, texts);
  return (
    <>
      <bdi className={styles.text}>{flow.name}</bdi>
      <StatusWord tone="bad">{message}</StatusWord>
      {saved.outcome === 'conflict'
        ? saved.conflicts.map(({ change, now }) => (
            <ChangeLine key={JSON.stringify(change)} change={{ what: 'setting', change: { from: now, to: change.to } }} made={false} />
          ))
        : null}
      <FoldedDetails text={details} />
    </>
  );
}

function Left({ jobs }: { readonly jobs: readonly BulkJob[] }): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const heading = texts.count('Bulk_Left', jobs.length);
  return jobs.length === 0 ? null : (
    <section className={styles.section}>
      <Subtitle2 as="h3" className={styles.heading}>
        {heading}
      </Subtitle2>
      <PagedList
        label={heading}
        items={jobs}
        keyOf={({ flow }) => flow.id}
        renderItem={({ flow }) => <bdi className={styles.text}>{flow.name}</bdi>}
      />
    </section>
  );
}

interface ChangedProps extends Omit<BulkResultsProps, 'outcome'> {
  readonly results: readonly BulkResult[];
}

function Changed({ results, activity, busy, onUndo }: ChangedProps): React.ReactElement {
  const styles = useDetailsStyles();
  const own = useStyles();
  const texts = useTexts();
  const log = useActivities(activity);
  const [picked, setPicked] = React.useState<ReadonlySet<string>>(new Set());
  const recorded = React.useMemo(() => new Map(log.map((each) => [each.id, each])), [log]);
  const undoable = results.flatMap(({ activityId }) => {
    const each = recorded.get(activityId ?? '');
    return each && canUndo(each) ? [each.id] : [];
  });
  const chosen = undoable.filter((id) => picked.has(id));
  const pick = (id: string, on: boolean): void => setPicked(new Set(on ? [...picked, id] : [...picked].filter((each) => each !== id)));
  const heading = texts.count('Bulk_Changed', results.length);
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3" className={styles.heading}>
        {heading}
      </Subtitle2>
      <div className={own.buttons}>
        <Button size="small" disabledFocusable={busy || chosen.length === 0} onClick={() => onUndo(chosen)}>
          {texts.count('Bulk_UndoSelected', chosen.length)}
        </Button>
        <Button size="small" disabledFocusable={busy || undoable.length === 0} onClick={() => onUndo(undoable)}>
          {texts.text('Bulk_UndoAll')}
        </Button>
      </div>
      <PagedList
        label={heading}
        items={results}
        keyOf={({ flow }) => flow.id}
        renderItem={(result) => (
          <ChangedItem result={result} recorded={recorded.get(result.activityId ?? '')} picked={picked.has(result.activityId ?? '')} onPick={pick} />
        )}
      />
    </section>
  );
}

interface ChangedItemProps {
  readonly result: BulkResult;
  readonly recorded: Activity | undefined;
  readonly picked: boolean;
  readonly onPick: (activityId: string, on: boolean) => void;
}

function ChangedItem({ result: { flow }, recorded, picked, onPick }: ChangedItemProps): React.ReactElement {
  const own = useStyles();
  const styles = useDetailsStyles();
  return (
    <>
      {recorded && canUndo(recorded) ? (
        <Checkbox label={<bdi>{flow.name}</bdi>} checked={picked} onChange={(_event, data) => onPick(recorded.id, data.checked === true)} />
      ) : (
        <bdi className={styles.text}>{flow.name}</bdi>
      )}
      <div className={own.lines}>
        {recorded?.changes.map((change) => (
          <ChangeLine key={JSON.stringify(change)} change={change} made />
        ))}
      </div>
      {recorded ? <UndoneWord undone={recorded.undone} /> : null}
    </>
  );
}
