import * as React from 'react';
import { useTexts } from '../strings/texts';
import { MessageStrip } from './MessageStrip';
import type { ListExport } from './useExport';

/** What went wrong with the last export, and what to do about it. */
export function ExportProblem({ outcome, dismiss }: Pick<ListExport, 'outcome' | 'dismiss'>): React.ReactElement | null {
  const texts = useTexts();
  return outcome.kind === 'failed' ? (
    <div role="alert">
      <MessageStrip
        intent="error"
        message={texts.text('Export_Failed')}
        details={outcome.detail}
        onTryAgain={outcome.retry}
        onDismiss={dismiss}
      />
    </div>
  ) : null;
}
