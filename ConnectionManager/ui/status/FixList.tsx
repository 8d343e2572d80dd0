import * as React from 'react';
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { LinkTarget } from '../../model/links';
import type { Fix, FixCode } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { causePage, doneLike } from './causeFix';
import { causeText } from './causeText';
import { fixTargets, fixWords } from './fixWords';
import { PageLink } from './PageLink';
import { Sentence } from './Sentence';

/** Properties of {@link FixList}. */
export interface FixListProps {
  readonly fixes: readonly Fix[];
  /** What can be done right here; these become buttons. */
  readonly actions: Readonly<Partial<Record<FixCode, () => void>>>;
  /** Pages where a fix is done, in place of or beside the usual ones, such as that of the flow. */
  readonly targets?: Readonly<Partial<Record<FixCode, LinkTarget>>>;
  /** Application (client) ID of the connection that the fixes are for, where one is known. */
  readonly applicationId?: string | null;
  /** Name of the user that steps run as, where one is known. */
  readonly user?: string | null;
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
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});

/**
 * What to do, one thing an item: a sentence, and a button or links where there are any. Nothing is shown where there is nothing to do.
 * An error that asks for what is another item already has no button of its own.
 */
export function FixList({ fixes, actions, targets = {}, applicationId = null, user = null }: FixListProps): React.ReactElement | null {
  const styles = useStyles();
  const codes = new Set(fixes.map(({ code }) => code));
  return fixes.length === 0 ? null : (
    <ul className={styles.list}>
      {fixes.map((fix) => {
        const like = doneLike(fix);
        const isElsewhere = like !== fix.code && codes.has(like);
        return (
          <li key={`${fix.code} ${fix.cause ?? ''}`} className={styles.item}>
            <Advice fix={fix} user={user} />
            {isElsewhere ? null : <FixWays like={like} action={actions[like]} pages={pagesOf(fix, targets[like], applicationId)} />}
          </li>
        );
      })}
    </ul>
  );
}

function Advice({ fix, user }: { readonly fix: Fix; readonly user: string | null }): React.ReactElement {
  const { advice, unnamed = advice } = fixWords[fix.code];
  const usual = user === null ? unnamed : advice;
  return (
    <Body1>
      <Sentence text={fix.cause === undefined ? usual : causeText[fix.cause].fix} values={{ user }} />
    </Body1>
  );
}

interface FixWaysProps {
  readonly like: FixCode;
  readonly action?: () => void;
  readonly pages: readonly LinkTarget[];
}

/** A button in place of a page; both only where the pages say more than the button does. */
function FixWays({ like, action, pages }: FixWaysProps): React.ReactElement {
  const texts = useTexts();
  const { action: label } = fixWords[like];
  const isButton = action !== undefined && label !== undefined;
  return (
    <>
      {isButton ? (
        <Button size="small" onClick={action}>
          {texts.text(label)}
        </Button>
      ) : null}
      {isButton && like !== 'stop-runs' ? null : pages.map((target) => <PageLink key={target.page} target={target} />)}
    </>
  );
}

function pagesOf(fix: Fix, given: LinkTarget | undefined, applicationId: string | null): readonly LinkTarget[] {
  const page = given ?? (fix.cause && causePage(fix.cause, applicationId));
  return page ? [page] : (fixTargets[doneLike(fix)] ?? []);
}
