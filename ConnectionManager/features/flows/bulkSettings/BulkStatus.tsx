import * as React from 'react';
import { Body1, Button, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts, type Texts } from '../../../strings/texts';
import { isolated } from '../../../ui/isolated';
import { toldSave } from '../settings/savedText';
import type { BulkOutcome, BulkProgress } from './useBulkSettings';

/** Properties of {@link BulkStatus}. */
export interface BulkStatusProps {
  readonly progress: BulkProgress | null;
  readonly outcome: BulkOutcome | null;
  readonly onStop: () => void;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  text: { overflowWrap: 'anywhere' },
  stop: { alignSelf: 'flex-start' },
});

/** How saving several flows is going, or has gone, and Stop. Keep it mounted, or screen readers miss the first thing it says. */
export function BulkStatus({ progress, outcome, onStop }: BulkStatusProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <div className={styles.root}>
      {progress ? (
        <ProgressBar aria-label={texts.text(workKeys[progress.work])} value={progress.done} max={Math.max(progress.total, 1)} />
      ) : null}
      <div role="status">
        <Body1 className={styles.text}>{progress ? progressText(progress, texts) : outcome ? outcomeText(outcome, texts) : ''}</Body1>
      </div>
      {progress ? (
        <Button size="small" className={styles.stop} disabledFocusable={progress.stopping || progress.name === null} onClick={onStop}>
          {texts.text('Bulk_Stop')}
        </Button>
      ) : null}
    </div>
  );
}

const workKeys = { saving: 'Bulk_Saving', undoing: 'Bulk_Undoing' } as const;

/**
 * How saving several flows is going, in words.
 *
 * @param progress How it is going.
 * @param texts The texts of the control.
 * @returns A sentence.
 */
export function progressText({ work, done, total, name, waiting, stopping }: BulkProgress, texts: Texts): string {
  if (waiting) {
    return texts.text('Bulk_Waiting', { done, total });
  }
  if (name === null) {
    return texts.text(done > 0 ? 'Bulk_LookingOnce' : workKeys[work]);
  }
  if (stopping) {
    return texts.text('Bulk_Stopping');
  }
  return texts.text(work === 'saving' ? 'Bulk_SavingFlow' : 'Bulk_UndoingFlow', { done: Math.min(done + 1, total), total, flow: isolated(name) });
}

/**
 * What became of saving several flows, in words.
 *
 * @param outcome What became of them.
 * @param texts The texts of the control.
 * @returns A sentence, or two.
 */
export function outcomeText({ results, left }: BulkOutcome, texts: Texts): string {
  const well = results.filter(({ saved }) => toldSave(saved, texts).well).length;
  const failed = results.length - well;
  const parts = [
    texts.count('Bulk_Done', well),
    ...(failed > 0 ? [texts.count('Bulk_DoneFailed', failed)] : []),
    ...(left.length > 0 ? [texts.count('Bulk_DoneLeft', left.length)] : []),
  ];
  return parts.reduce((first, second) => texts.text('Common_TwoSentences', { first, second }));
}
