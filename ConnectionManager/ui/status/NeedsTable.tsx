import * as React from 'react';
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { heldDepth } from '../../model/privileges/heldDepth';
import type { NeededPrivilege } from '../../model/privileges/privileges';
import type { EntryAssessment, UseIdentity } from '../../model/status/assessment';
import { useTexts } from '../../strings/texts';
import { Identifier } from '../Identifier';
import { depthText, needText, undeterminedText } from './privilegeText';
import { stepsText } from './stepsText';
import { StatusWord } from '../StatusWord';

const useStyles = makeStyles({
  root: { width: '100%' },
  panel: { marginLeft: 0, marginRight: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: {
    textAlign: 'left',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    fontWeight: tokens.fontWeightRegular,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    paddingRight: tokens.spacingHorizontalM,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/**
 * The privileges that a flow's Dataverse steps need and how far the user that they run as holds them, folded away.
 *
 * @param props.entry The flow's entry; nothing is shown where it needs nothing that is known.
 */
export function NeedsTable({ entry: { needs, identity } }: { readonly entry: EntryAssessment }): React.ReactElement | null {
  const styles = useStyles();
  const texts = useTexts();
  const { needed, undetermined } = needs;
  if (needed.length + undetermined.length === 0) {
    return null;
  }
  return (
    <Accordion collapsible className={styles.root}>
      <AccordionItem value="needs">
        <AccordionHeader size="small">
          {needed.length > 0 ? texts.count('Needs_Heading', needed.length) : texts.text('Needs_HeadingUndetermined')}
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <WhoseNeeds identity={identity} />
          {needed.length > 0 ? <Privileges needed={needed} identity={identity} /> : null}
          {undetermined.map((need, index) => (
            <Caption1 key={`${index} ${need.reason}`} className={styles.quiet}>
              {texts.text('Common_TwoParts', { first: undeterminedText(need, texts), second: stepsText(need.steps, texts) })}
            </Caption1>
          ))}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function WhoseNeeds({ identity }: { readonly identity: UseIdentity | null }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const { name = null, source } = identity ?? {};
  return (
    <Caption1 className={styles.quiet}>
      {name === null ? texts.text('Needs_OfNobodyKnown') : texts.text(source === 'connection' ? 'Needs_OfUser' : 'Needs_OfFlowOwner', { user: name })}
    </Caption1>
  );
}

interface PrivilegesProps {
  readonly needed: readonly NeededPrivilege[];
  readonly identity: UseIdentity | null;
}

function Privileges({ needed, identity }: PrivilegesProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.cell}>
            {texts.text('Needs_Column_Needed')}
          </th>
          <th scope="col" className={styles.cell}>
            {texts.text('Needs_Column_Held')}
          </th>
        </tr>
      </thead>
      <tbody>
        {needed.map((need) => (
          <tr key={`${need.privilege} ${need.table} ${need.perhaps}`}>
            <th scope="row" className={styles.cell}>
              {needText(need, texts)}
              <Caption1 block className={styles.quiet}>
                <Identifier>{need.privilege}</Identifier>
              </Caption1>
              <Caption1 block className={styles.quiet}>
                {stepsText(need.steps, texts)}
              </Caption1>
            </th>
            <td className={styles.cell}>
              <Held need={need} identity={identity} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A privilege that is needed in some cases only isn't called missing. */
function Held({ need, identity }: { readonly need: NeededPrivilege; readonly identity: UseIdentity | null }): React.ReactElement {
  const texts = useTexts();
  const depth = heldDepth(identity?.access ?? null, need.privilege);
  if (depth === 'unknown') {
    return <StatusWord tone="unknown">{depthText(depth, texts)}</StatusWord>;
  }
  return depth === 'none' ? (
    <StatusWord tone={need.perhaps ? 'warning' : 'bad'}>{texts.text('Needs_Missing')}</StatusWord>
  ) : (
    <StatusWord tone="good">{depthText(depth, texts)}</StatusWord>
  );
}
