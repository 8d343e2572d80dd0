import * as React from 'react';
import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts, type Texts } from '../../../strings/texts';
import { useActivities } from '../../../ui/activity/ActivityContext';
import type { Activity, ActivityChange, ActivityLog } from '../../../ui/activity/activity';
import { ChangeLine } from '../../../ui/activity/ChangeLine';
import { canUndo } from '../../../ui/activity/createActivityLog';
import { UndoneWord } from '../../../ui/activity/UndoneWord';
import { ResultList, type Result } from '../../../ui/ResultList';
import { changeOf } from '../recordSave';
import { toldSave } from '../settings/savedText';
import type { BulkOutcome, BulkResult } from './useBulkSettings';

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
export function BulkResults({ outcome: { results, left }, ...about }: BulkResultsProps): React.ReactElement {
  const texts = useTexts();
  const failed = results.filter(({ saved }) => !toldSave(saved, texts).well);
  const changed = results.filter(({ activityId }) => activityId !== null);
  return (
    <>
      <ResultList headed label={texts.count('Bulk_Failed', failed.length)} items={failed} resultOf={(result) => failure(result, texts)} />
      <ResultList headed label={texts.count('Bulk_Left', left.length)} items={left} resultOf={({ flow: { id, name } }) => ({ id, name })} />
      <Changed results={changed} {...about} />
    </>
  );
}

/** Of settings that somebody else has changed there is nothing to choose here, other than on the page of one flow. */
function failure({ flow, saved }: BulkResult, texts: Texts): Result {
  const { id, name } = flow;
  if (saved.outcome !== 'conflict') {
    const { message, details } = toldSave(saved, texts);
    return { id, name, told: { tone: 'bad', message }, details };
  }
  const changes = saved.conflicts.map(({ change, now }) => changeOf(flow, { from: now, to: change.to }));
  return { id, name, told: { tone: 'bad', message: texts.text('Bulk_Conflict') }, more: <Lines changes={changes} made={false} /> };
}

interface ChangedProps extends Omit<BulkResultsProps, 'outcome'> {
  readonly results: readonly BulkResult[];
}

function Changed({ results, activity, busy, onUndo }: ChangedProps): React.ReactElement {
  const styles = useStyles();
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
  const resultOf = ({ flow: { id, name }, activityId }: BulkResult): Result => {
    const change = recorded.get(activityId ?? '');
    return change
      ? { id, name, title: canUndo(change) ? checkbox(change, picked.has(change.id), pick) : undefined, more: <Recorded change={change} /> }
      : { id, name };
  };
  return (
    <ResultList headed label={texts.count('Bulk_Changed', results.length)} items={results} resultOf={resultOf}>
      <div className={styles.buttons}>
        <Button size="small" disabledFocusable={busy || chosen.length === 0} onClick={() => onUndo(chosen)}>
          {texts.count('Bulk_UndoSelected', chosen.length)}
        </Button>
        <Button size="small" disabledFocusable={busy || undoable.length === 0} onClick={() => onUndo(undoable)}>
          {texts.text('Bulk_UndoAll')}
        </Button>
      </div>
    </ResultList>
  );
}

function checkbox({ id, subject }: Activity, checked: boolean, onPick: (id: string, on: boolean) => void): React.ReactElement {
  return <Checkbox label={<bdi>{subject.name}</bdi>} checked={checked} onChange={(_event, data) => onPick(id, data.checked === true)} />;
}

function Recorded({ change }: { readonly change: Activity }): React.ReactElement {
  return (
    <>
      <Lines changes={change.changes} made />
      <UndoneWord undone={change.undone} />
    </>
  );
}

function Lines({ changes, made }: { readonly changes: readonly ActivityChange[]; readonly made: boolean }): React.ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.lines}>
      {changes.map((change) => (
        <ChangeLine key={JSON.stringify(change)} change={change} made={made} />
      ))}
    </div>
  );
}
