import * as React from 'react';
import { Button, Caption1, Tooltip, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/headless/svg/copy';
import { useTexts } from '../strings/texts';
import { Identifier } from './Identifier';

/** Properties of {@link CopyField}. */
export interface CopyFieldProps {
  /** What the identifier is, such as "Connection ID"; it names the button and isn't shown. */
  readonly label: string;
  readonly value: string;
}

type Outcome = 'none' | 'copied' | 'refused';

/** How long, in milliseconds, it says that it has copied. */
const shownFor = 4_000;

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  value: { minWidth: 0, overflowWrap: 'anywhere' },
  outcome: { color: tokens.colorNeutralForeground2 },
});

/**
 * An identifier with a button that copies it. Where the browser or the host's frame doesn't let the page copy, the identifier
 * is selected instead, for the person's own copy command.
 */
export function CopyField({ label, value }: CopyFieldProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const [outcome, setOutcome] = React.useState<Outcome>('none');
  const shown = React.useRef<HTMLSpanElement>(null);
  useForgotten(outcome, setOutcome);
  const copy = async (): Promise<void> => {
    const copied = await copyText(value);
    if (!copied && shown.current) {
      select(shown.current);
    }
    setOutcome(copied ? 'copied' : 'refused');
  };
  const name = texts.text('Copy_Action', { what: label });
  return (
    <div className={styles.root}>
      <span ref={shown} className={styles.value}>
        <Identifier>{value}</Identifier>
      </span>
      <Tooltip content={name} relationship="label">
        <Button appearance="subtle" size="small" icon={<CopyRegular />} onClick={() => void copy()} />
      </Tooltip>
      <Caption1 role="status" className={styles.outcome}>
        {outcome === 'none' ? '' : texts.text(outcome === 'copied' ? 'Copy_Copied' : 'Copy_Refused')}
      </Caption1>
    </div>
  );
}

function useForgotten(outcome: Outcome, setOutcome: (outcome: Outcome) => void): void {
  React.useEffect(() => {
    const timer = outcome === 'copied' ? setTimeout(() => setOutcome('none'), shownFor) : undefined;
    return () => clearTimeout(timer);
  }, [outcome, setOutcome]);
}

/** Pages without https have no clipboard at all, and a frame may not be allowed to use it. */
async function copyText(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    await clipboard?.writeText(text);
    return clipboard !== undefined;
  } catch {
    return false;
  }
}

function select(element: HTMLElement): void {
  element.ownerDocument.getSelection()?.selectAllChildren(element);
}
