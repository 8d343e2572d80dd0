import * as React from 'react';
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../strings/texts';
import { FoldedDetails } from './FoldedDetails';

/** How something that a person has asked for is going. */
export type ActionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly message: string }
  | {
      readonly kind: 'done';
      readonly message: string;
      /** Puts back what was there; absent where that can't be done. */
      readonly undo?: () => void;
    }
  | {
      readonly kind: 'failed';
      /** What happened, why, and what to do. */
      readonly message: string;
      /** Codes and the service's own words. */
      readonly details?: string;
      /** Absent where trying again can't help. */
      readonly retry?: () => void;
      /** Puts back what was there, where something was changed all the same; with it there is no trying again. */
      readonly undo?: () => void;
    };

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', outlineStyle: 'none' },
  body: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, minWidth: 0, overflowWrap: 'anywhere' },
  spinner: { justifyContent: 'flex-start' },
});

/**
 * Says how something that a person has asked for is going: it runs, it is done and can be undone, or it failed and can be tried
 * again. Keep it mounted while there is nothing to say, or screen readers miss the first thing it says.
 *
 * @param props.state How it is going.
 */
export function ActionStatus({ state }: { readonly state: ActionState }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const root = React.useRef<HTMLDivElement>(null);
  const keepingFocus = (act: () => void) => (): void => {
    root.current?.focus();
    act();
  };
  return (
    <div ref={root} tabIndex={-1} className={styles.root}>
      <div role="status">
        {state.kind === 'running' ? <Spinner size="tiny" className={styles.spinner} label={state.message} /> : null}
        {state.kind === 'done' ? (
          <Outcome intent="success" message={state.message} action={texts.text('Action_Undo')} onAction={state.undo && keepingFocus(state.undo)} />
        ) : null}
      </div>
      <div role="alert">
        {state.kind === 'failed' ? (
          <Outcome
            intent="error"
            message={state.message}
            details={state.details}
            action={texts.text(state.undo ? 'Action_Undo' : 'Action_TryAgain')}
            onAction={failedAction(state, keepingFocus)}
          />
        ) : null}
      </div>
    </div>
  );
}

function failedAction(
  { undo, retry }: Extract<ActionState, { kind: 'failed' }>,
  keepingFocus: (act: () => void) => () => void,
): (() => void) | undefined {
  const act = undo ?? retry;
  return act && keepingFocus(act);
}

interface OutcomeProps {
  readonly intent: 'success' | 'error';
  readonly message: string;
  readonly details?: string;
  readonly action: string;
  readonly onAction?: () => void;
}

function Outcome({ intent, message, details = '', action, onAction }: OutcomeProps): React.ReactElement {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.body}>
        {message}
        <FoldedDetails text={details} />
      </MessageBarBody>
      {onAction ? (
        <MessageBarActions>
          <Button size="small" onClick={onAction}>
            {action}
          </Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  );
}
