import * as React from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTexts } from '../strings/texts';
import { useFocusReturn } from './useFocusReturn';

/** Properties of {@link ConfirmDialog}. */
export interface ConfirmDialogProps {
  readonly open: boolean;
  /** What is about to be done, as a question. */
  readonly title: string;
  /** What it does to whom, and whether it can be undone. */
  readonly body: React.ReactNode;
  /** The word on the button that does it, such as "Turn off". */
  readonly confirm: string;
  /** `danger` for what can't be undone. */
  readonly tone: 'normal' | 'danger';
  /** Whether it is being done: the dialog waits and can't be left. */
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

const danger = { backgroundColor: tokens.colorPaletteRedBackground3, color: tokens.colorNeutralForegroundOnBrand };

const useStyles = makeStyles({
  surface: { maxWidth: '480px' },
  content: { overflowWrap: 'anywhere' },
  danger: { ...danger, ':hover': danger, ':hover:active': danger },
});

/**
 * Asks before something is done that others feel or that can't be undone. Cancel has the focus at first, Escape cancels, and
 * the focus goes back to where it was before.
 */
export function ConfirmDialog({ open, title, body, confirm, tone, busy, onConfirm, onCancel }: ConfirmDialogProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  useFocusReturn(open);
  const cancelButton = useFirstFocus(open);
  const cancel = (): void => (busy ? undefined : onCancel());
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_event, data) => (data.open ? undefined : cancel())}>
      <DialogSurface className={styles.surface} lang={texts.language} aria-busy={busy}>
        <DialogBody>
          <DialogTitle action={null}>{title}</DialogTitle>
          <DialogContent className={styles.content}>{body}</DialogContent>
          <DialogActions>
            <Button ref={cancelButton} disabledFocusable={busy} onClick={cancel}>
              {texts.text('Action_Cancel')}
            </Button>
            <Button
              appearance="primary"
              className={tone === 'danger' ? styles.danger : undefined}
              disabledFocusable={busy}
              icon={busy ? <Spinner size="tiny" /> : undefined}
              onClick={onConfirm}
            >
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Fluent gives the focus to whatever comes first, which may be a link in the body. */
function useFirstFocus(open: boolean): React.RefObject<HTMLButtonElement> {
  const button = React.useRef<HTMLButtonElement>(null);
  React.useEffect(() => {
    if (open) {
      button.current?.focus();
    }
  }, [open]);
  return button;
}
