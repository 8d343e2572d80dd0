import * as React from 'react';
import { Button, Spinner } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/headless/svg/arrow-clockwise';
import type { SetupReading } from '../../../model/servicePrincipals/setup';
import { useTexts } from '../../../strings/texts';
import { MessageStrip } from '../../../ui/MessageStrip';
import { problemDetails } from '../../../ui/problemText';
import { refusalText } from './refusalText';
import type { Setup } from './setup';

/** Properties of {@link ReadingGate}. */
export interface ReadingGateProps {
  readonly setup: Setup;
  /** What is shown of where things stand. */
  readonly children: (reading: SetupReading) => React.ReactNode;
}

/** Waits until it was read where things stand in Dataverse, and tells where that fails. */
export function ReadingGate({ setup: { standing, reread }, children }: ReadingGateProps): React.ReactElement {
  const texts = useTexts();
  const { value, problem } = standing;
  return (
    <>
      {problem ? (
        <MessageStrip
          intent="error"
          message={texts.text('Setup_ReadFailed', { why: refusalText(problem, texts) })}
          details={problemDetails(problem)}
          onTryAgain={() => void reread()}
        />
      ) : null}
      {value ? children(value) : problem ? null : <Spinner size="tiny" labelPosition="after" label={texts.text('Setup_Reading')} />}
    </>
  );
}

/** Looks again where things stand; it says so while it looks. */
export function CheckAgain({ setup: { standing, reread } }: { readonly setup: Setup }): React.ReactElement {
  const texts = useTexts();
  const busy = standing.state === 'reading';
  return (
    <Button icon={busy ? <Spinner size="tiny" /> : <ArrowClockwiseRegular />} disabledFocusable={busy} onClick={() => void reread()}>
      {texts.text('Setup_CheckAgain')}
    </Button>
  );
}
