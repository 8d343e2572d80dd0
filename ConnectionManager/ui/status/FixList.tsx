import * as React from 'react';
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { LinkTarget } from '../../model/links';
import type { Fix, FixCode } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { causeText } from './causeText';
import { fixTargets, fixWords } from './fixWords';
import { PageLink } from './PageLink';

/** Properties of {@link FixList}. */
export interface FixListProps {
  readonly fixes: readonly Fix[];
  /** What can be done right here; these become buttons. */
  readonly actions: Readonly<Partial<Record<FixCode, () => void>>>;
  /** Pages where a fix is done, in place of or beside the usual ones, such as that of the flow. */
  readonly targets?: Readonly<Partial<Record<FixCode, LinkTarget>>>;
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalMNudge,
    listStyleType: 'none',
    marginTop: 0,
    marginBottom: 0,
    paddingLeft: 0,
    paddingRight: 0,
  },
  item: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXS },
});

/** What to do, one thing an item: a sentence, and a button or a link where there is one. Nothing is shown where there is nothing to do. */
export function FixList({ fixes, actions, targets = {} }: FixListProps): React.ReactElement | null {
  const styles = useStyles();
  return fixes.length === 0 ? null : (
    <ul className={styles.list}>
      {fixes.map((fix) => (
        <li key={`${fix.code} ${fix.cause ?? ''}`} className={styles.item}>
          <FixItem fix={fix} action={actions[fix.code]} target={targets[fix.code] ?? fixTargets[fix.code]} />
        </li>
      ))}
    </ul>
  );
}

interface FixItemProps {
  readonly fix: Fix;
  readonly action?: () => void;
  readonly target?: LinkTarget;
}

function FixItem({ fix, action, target }: FixItemProps): React.ReactElement {
  const texts = useTexts();
  const { advice, action: label } = fixWords[fix.code];
  return (
    <>
      <Body1>{texts.text(fix.cause === undefined ? advice : causeText[fix.cause].fix)}</Body1>
      {action && label ? (
        <Button size="small" onClick={action}>
          {texts.text(label)}
        </Button>
      ) : null}
      {action || !target ? null : <PageLink target={target} />}
    </>
  );
}
