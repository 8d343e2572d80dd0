import * as React from 'react';
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { heldDepth } from '../../../../model/privileges/heldDepth';
import type { UserAccess } from '../../../../model/privileges/privileges';
import type { FlowSteps, SetupNeed } from '../../../../model/servicePrincipals/setupNeeds';
import { useTexts, type Texts } from '../../../../strings/texts';
import { Identifier } from '../../../../ui/Identifier';
import { MessageStrip } from '../../../../ui/MessageStrip';
import { StatusWord } from '../../../../ui/StatusWord';
import { depthText, needText, undeterminedText } from '../../../../ui/status/privilegeText';
import { stepsText } from '../../../../ui/status/stepsText';
import { listed } from '../refusalText';
import type { ServedFlows } from '../useSetupNeeds';
import { useStepStyles } from '../useStepStyles';

/** Properties of {@link NeedsOverview}. */
export interface NeedsOverviewProps {
  readonly served: ServedFlows;
  /** What the application user holds; null where that isn't known. */
  readonly access: UserAccess | null;
}

const useStyles = makeStyles({
  frame: { maxHeight: '360px', overflowY: 'auto' },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    fontWeight: tokens.fontWeightRegular,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    paddingInlineEnd: tokens.spacingHorizontalM,
  },
});

/** The privileges that the chosen flows need, by table, with the actions that need them and how far they are held; and what can't be told. */
export function NeedsOverview({ served: { wanted, needs }, access }: NeedsOverviewProps): React.ReactElement {
  const styles = useStepStyles();
  const own = useStyles();
  const texts = useTexts();
  const heading = texts.text('Permissions_Needs');
  if (wanted.length === 0) {
    return <p className={styles.paragraph}>{texts.text('Permissions_NothingChosen')}</p>;
  }
  return (
    <>
      {needs.needed.length > 0 ? (
        <div className={own.frame} role="region" aria-label={heading} tabIndex={0}>
          <table className={own.table} aria-label={heading}>
            <thead>
              <tr>
                <th scope="col" className={own.cell}>
                  {texts.text('Needs_Column_Needed')}
                </th>
                <th scope="col" className={own.cell}>
                  {texts.text('Needs_Column_Held')}
                </th>
              </tr>
            </thead>
            <tbody>
              {needs.needed.map((need) => (
                <NeedRow key={need.privilege} need={need} access={access} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className={styles.paragraph}>{texts.text('Permissions_NothingNeeded')}</p>
      )}
      {needs.undetermined.map((need) => (
        <Caption1 key={`${need.reason} ${need.table ?? ''}`} className={styles.quiet}>
          {texts.text('Common_TwoParts', { first: undeterminedText(need, texts), second: usesText(need.uses, texts) })}
        </Caption1>
      ))}
      {needs.unread.length > 0 ? (
        <MessageStrip
          intent="warning"
          message={texts.text('Permissions_Unread', { flows: listed(needs.unread.map(({ name }) => name), texts) })}
          details=""
        />
      ) : null}
    </>
  );
}

function NeedRow({ need, access }: { readonly need: SetupNeed; readonly access: UserAccess | null }): React.ReactElement {
  const styles = useStepStyles();
  const own = useStyles();
  const texts = useTexts();
  const depth = heldDepth(access, need.privilege);
  return (
    <tr>
      <th scope="row" className={own.cell}>
        {needText(need, texts)}
        <Caption1 block className={styles.quiet}>
          <Identifier>{need.privilege}</Identifier>
        </Caption1>
        <Caption1 block className={styles.quiet}>
          {usesText(need.uses, texts)}
        </Caption1>
      </th>
      <td className={own.cell}>
        {depth === 'none' ? (
          <StatusWord tone={need.perhaps ? 'unknown' : 'bad'}>{texts.text(need.perhaps ? 'Permissions_NotHeld' : 'Permissions_Missing')}</StatusWord>
        ) : depth === 'unknown' ? (
          texts.text('Common_Unknown')
        ) : (
          <StatusWord tone="good">{depthText(depth, texts)}</StatusWord>
        )}
      </td>
    </tr>
  );
}

function usesText(uses: readonly FlowSteps[], texts: Texts): string {
  return uses.map(({ flow, steps }) => texts.text('Permissions_FlowSteps', { flow, steps: stepsText(steps, texts) })).join(' ');
}
